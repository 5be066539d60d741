"""The period of each fact: its own words, read against its neighbours' (`im Vorjahr`), or what holds for all.

What is measured over a period (revenue, profit, deliveries) has one even where its sentence does not repeat it: that
of the nearest fact of the same subject before it, else of any fact before it, else of the next one. A guidance never
inherits. A share price or market value as of now has the day of publication (contract). All else stays None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractors.statements.anchors import Anchor
from extractors.statements.context import Context
from kg.model import Mention
from kg.values import resolve_period

#: An event so many days before its article is its news.
_NEWS = 4
_MONTH = re.compile(r"\d{4}-\d\d")
_THREE_MONTHS = re.compile(r"\b(?:drei|3) Monaten?\b|\b(?:three|3) months\b|\btrois mois\b", re.IGNORECASE)
_SAME = re.compile(
    r"(?:in |im |in dem |dem |das |the |that |this |diesem |dieses |le |ce |du |au )?(?:same |gleichen |selben )?"
    r"(?:quarter|period|half|Quartals?|Berichtsquartal|Zeitraums?|Berichtszeitraum|Jahresviertel|trimestre|semestre|période)",
    re.IGNORECASE,
)
Dated = tuple[str | None, bool]

#: What is measured over a stretch of time, so that a period named once holds for its neighbours.
OVER_A_PERIOD = frozenset(
    {
        "revenue", "net_income", "net_loss", "pretax_income", "operating_income", "ebitda", "ebit", "eps",
        "gross_margin", "operating_margin", "free_cash_flow", "order_intake", "units_sold", "revenue_share",
    }
)  # fmt: skip
_STRETCH = re.compile(r"-(?:Q\d|H\d|9M)$")
#: What is quoted on a day.
OF_THE_DAY = frozenset({"share_price", "market_cap"})
#: A price compared with a year before did not move over a day.
_OVER_A_YEAR = re.compile(
    r"\b(?:im Jahresvergleich|auf Jahressicht|binnen (?:Jahresfrist|eines Jahres)|innerhalb eines Jahres"
    r"|gegenüber dem Vorjahr|year[- ]on[- ]year|(?:over|in) the (?:past|last) (?:year|12 months|twelve months)"
    r"|sur un an|en un an)\b"
)
_SINCE = re.compile(
    r"\b(?:seit|since|depuis|desde|dal|dalla|da|sinds|sedan)(?: (?:dem|der|the|le|la|el|l['’]))? ?$", re.IGNORECASE
)


def periods_of(context: Context, anchors: Sequence[Anchor]) -> list[Dated]:
    """(period, fiscal) of each anchor."""
    first = [_resolved(context, anchor, None) for anchor in anchors]
    own = [
        _resolved(context, anchor, beside)
        if anchor.period is not None and (beside := _beside(anchors, first, i))
        else first[i]
        for i, anchor in enumerate(anchors)
    ]
    return [dated if dated[0] else _inherited(context, anchors, own, i) for i, dated in enumerate(own)]


def since(context: Context, mention: Mention) -> bool:
    """Whether the period is where a change is counted from (`seit Jahresbeginn`), not when it was measured."""
    return bool(_SINCE.search(context.text[max(mention.start - 14, 0) : mention.start]))


def over_a_year(context: Context, number: Mention) -> bool:
    """Whether the words right beside a number make it a change over a year (`im Jahresvergleich um 8 Prozent`)."""
    start, end = context.span(number)
    return bool(_OVER_A_YEAR.search(context.text[max(start, number.start - 45) : min(end, number.end + 35)]))


def _resolved(context: Context, anchor: Anchor, beside: str | None) -> Dated:
    if anchor.period is None or since(context, anchor.period):
        return None, False
    words = _spelt_out(context, anchor.period)
    if _SAME.fullmatch(words.text.strip()):
        return None, False  # `in the quarter`: the one that was spoken of
    start, end = context.span(words)
    found = resolve_period(words.text, context.lang, context.published, context.text[start:end], beside)
    if found.value is not None and not found.fiscal and _THREE_MONTHS.search(words.text):
        fiscal = _fiscal_quarter(context)
        if fiscal is not None:
            return fiscal, True
    day = found.value is not None and len(found.value) == len("2024-08-13")
    if day and (anchor.metric in OVER_A_PERIOD or _is_news(context, anchor, found.value)):
        return None, False  # the day of the report, not what it reports on
    elsewhere = not start <= anchor.number.start < end
    if anchor.metric in OF_THE_DAY and not day and (elsewhere or found.fiscal or _STRETCH.search(found.value or "")):
        return None, False  # a year of another sentence, or a quarter: nothing is quoted over one
    return found.value, found.fiscal


def _is_news(context: Context, anchor: Anchor, day: str | None) -> bool:
    """Whether a one-off amount is dated with the day that the article reports on it (`teilte am Montag mit`)."""
    if anchor.metric in OF_THE_DAY or context.published is None or day is None:
        return False
    try:
        return 0 <= (context.published - date.fromisoformat(day)).days <= _NEWS
    except ValueError:
        return False


def _fiscal_quarter(context: Context) -> str | None:
    """The one fiscal quarter that the text names; `the three months to March` is then this one, not the calendar's."""
    found = {
        resolved.value
        for m in context.ordered
        if m.type == "PERIOD"
        and (resolved := resolve_period(m.text, context.lang, context.published, context.sentence(m))).fiscal
        and resolved.value is not None
        and "-Q" in resolved.value
    }
    return found.pop() if len(found) == 1 else None


def _spelt_out(context: Context, period: Mention) -> Mention:
    """`im Vorquartal (viertes Quartal 2023)`: what stands in brackets after a period says which one it is."""
    for other in context.ordered:
        if (
            other.type == "PERIOD"
            and other.start > period.end
            and context.text[period.end : other.start] in (" (", ", ")
        ):
            closes = context.text[other.end : other.end + 40].find(")")
            if context.text[period.end : other.start] == " (" and closes >= 0 and any(c.isdigit() for c in other.text):
                return other
    return period


def _beside(anchors: Sequence[Anchor], periods: Sequence[Dated], here: int) -> str | None:
    """The period of the nearest other fact that has words of its own for it; of the same measure if there is one."""
    me = anchors[here]
    others = [
        (anchors[j].measure.id != me.measure.id, abs(j - here), j > here, period)
        for j, (period, _) in enumerate(periods)
        if j != here and period and anchors[j].period != me.period
    ]
    return min(others)[3] if others else None


def _inherited(context: Context, anchors: Sequence[Anchor], own: Sequence[Dated], here: int) -> Dated:
    me = anchors[here]
    status = _status(me)
    if me.metric in OF_THE_DAY and status == "actual":
        day = None if over_a_year(context, me.number) else context.reading.document.date
        return _told_of(context, me) or day, False
    if me.metric not in OVER_A_PERIOD or status not in ("actual", "expected"):
        return None, False
    givers = [
        (anchors[j].subject.text != me.subject.text, j > here, abs(j - here), dated)
        for j, dated in enumerate(own)
        if dated[0]
        and anchors[j].metric in OVER_A_PERIOD
        and anchors[j].governor.get("status") in (None, "actual", "expected")
    ]
    return min(givers, key=lambda g: g[:3])[3] if givers else (None, False)


def _told_of(context: Context, anchor: Anchor) -> str | None:
    """The month or day long past that the sentence before, or this one, tells of: then a price is not of today."""
    start, end = context.span(anchor.number)
    earlier = max([b for _, b in context.reading.sentences if b <= start], default=0)
    begin = max([a for a, b in context.reading.sentences if b <= earlier], default=start)
    for words in reversed([m for m in context.ordered if m.type == "PERIOD" and begin <= m.start < end]):
        found = resolve_period(words.text, context.lang, context.published, context.sentence(words)).value
        if found and _MONTH.match(found) and context.published is not None and not since(context, words):
            months = (context.published.year - int(found[:4])) * 12 + context.published.month - int(found[5:7])
            if months > 2:
                return found
    return None


def _status(anchor: Anchor) -> str:
    return anchor.governor.get("status") or "actual"

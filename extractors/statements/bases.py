"""What a change is measured against: the year before, the quarter before, yesterday's close, a day long ago.

`since` counts only with words that say so. A share price moves over a day unless the sentence tells of trading that
still goes on. A result of a quarter, half or year is compared with the year before unless the text says otherwise:
that is how the business press writes, and how its readers read (docs/decisions.md).
"""

from __future__ import annotations

import re

from extractors.statements.anchors import Anchor
from extractors.statements.context import Context
from extractors.statements.periods import OF_THE_DAY, OVER_A_PERIOD, over_a_year, since
from kg.model import Mention
from kg.values import resolve_period

_DURING = re.compile(
    r"\b(?:zeitweise|zwischenzeitlich|in der Spitze|im (?:Tages)?[Vv]erlauf|bis zum (?:Mittag|Nachmittag|Vormittag)|am (?:Mittag|Vormittag"
    r"|Nachmittag|Morgen)|(?:nach|vor)börslich\w*|im frühen Handel|zum Handelsstart|zu Handelsbeginn|intraday"
    r"|(?:early|extended|after-hours|pre-?market|late|morning|afternoon) trading|after(?: the)? hours|at one point|initially"
    r"|as much as|en séance|en début de (?:séance|matinée)|à la mi-(?:journée|séance)|dans les premiers échanges|vers \d+ ?h)\b"
)
_CLOSED = re.compile(
    r"\b(?:schloss\w*|schlossen|aus dem Handel|Handelsschluss|Börsenschluss|Schlusskurs|clos(?:ed|ing|e)|ended|finished"
    r"|en clôture|a clôturé|a terminé|a fini)\b"
)
#: `der größte Anstieg seit 2021` is a record, not what the change is measured against.
_RECORD = re.compile(
    r"\b(?:größt|höchst|niedrigst|stärkst|schwächst|schnellst|tiefst|best|schlechtest)\w*\b|\b(?:biggest|largest|highest|lowest|worst"
    r"|best|strongest|weakest|fastest|steepest|most|least)\b|\bplus (?:forte?|grande?|haut|bas|important)\w*\b"
)
_BEFORE = {
    "qoq": re.compile(
        r"\b(?:Vorquartal\w*|zum Vorquartal|previous quarter|prior quarter|quarter on quarter|quarter-on-quarter|sequentially"
        r"|trimestre précédent)\b"
    ),
    "mom": re.compile(r"\b(?:Vormonat\w*|previous month|month on month|month-on-month|mois précédent)\b"),
}


def basis_of(context: Context, anchor: Anchor, number: Mention, said: str | None, period: str | None) -> str | None:
    """The basis of a change, in contract form; `said` is the reader's opinion."""
    start, end = context.span(number)
    sentence = context.text[start:end]
    dated = _since(context, anchor, number)
    if dated is not None:
        return dated
    if anchor.metric in OF_THE_DAY:
        clause = context.text[max(start, number.start - 90) : min(end, number.end + 60)]
        if over_a_year(context, number):
            return "yoy"
        if _CLOSED.search(clause):
            return "day"
        return "intraday" if _DURING.search(clause) or said == "intraday" else "day"
    for basis, words in _BEFORE.items():
        if words.search(sentence) and said in (basis, None, "since"):
            return basis
    if said in ("day", "intraday", "since"):
        said = None
    over = anchor.metric in OVER_A_PERIOD or anchor.metric == "employees"
    return said or ("yoy" if over and (period is None or len(period) <= len("2024-Q2")) else None)


def _since(context: Context, anchor: Anchor, number: Mention) -> str | None:
    """`since:<period>` of the fact's own period or of the nearest one inside the sentence, if words say since."""
    start, end = context.span(number)
    near = [
        m for m in context.ordered if m.type == "PERIOD" and start <= m.start < end and abs(m.start - number.start) < 80
    ]
    for words in sorted(near, key=lambda m: (m is not anchor.period, abs(m.start - number.start))):
        between = context.text[min(number.end, words.start) : words.start]
        if since(context, words) and not _RECORD.search(between):
            found = resolve_period(words.text, context.lang, context.published, context.text[start:end])
            return f"since:{found.value}" if found.value else None
    return None

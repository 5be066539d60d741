"""Since when and until when a post is held, where the words beside the title say so.

A period counts only in a clause that tells nothing else: `Kern, seit 2017 Chefin von Alpha,` gives a beginning,
`Chefin Kern sieht seit 2017 sinkende Preise` gives none. Days of taking office and of leaving need a verb for it.
"""

from __future__ import annotations

import re

from extractors.statements.context import Context
from kg.model import Link, Mention
from kg.values import resolve_period

_PART = (
    r"(?: (?:dem|der|den|Jahr|Jahre|Anfang|Mitte|Ende|early|mid|late|the|start|end|of|le|la|l['’]|début|fin|on))*\s*$"
)
#: Right before a period.
_SINCE = re.compile(rf"\b(?:seit|since|depuis){_PART}", re.IGNORECASE)
_FROM = re.compile(rf"\b(?:von|from|de|between|zwischen){_PART}", re.IGNORECASE)
_UNTIL = re.compile(rf"\b(?:bis|bis zu[mr]|until|till|to|through|à|jusqu['’](?:en|au|à)){_PART}", re.IGNORECASE)
_ON = re.compile(
    r"\b(?:zum|ab|am|im|mit Wirkung vom|mit Wirkung zum|on|from|in|effective|as of|starting|beginning|le|en|au|dès"
    rf"|à partir d[ue]|à compter d[ue]|per|Ende|Anfang|by|fin|début){_PART}",
    re.IGNORECASE,
)
#: Right behind the first period of two.
_TO = re.compile(r"^\s(?:bis|to|until|till|through|à|jusqu['’](?:en|au|à))\b", re.IGNORECASE)
#: A range in one period: `2008 bis 2016`, `2008-2016`.
_RANGE = re.compile(r"(?P<first>(?:19|20)\d\d)\s?(?:bis|to|à|[–-])\s?(?P<last>(?:19|20)\d\d)")
#: Who runs a house needs no title in the clause.
_RUNS = re.compile(
    r"\b(?:leitet|führt|leitete|führte|amtiert|steht|stand"
    r"|has led|has run|has headed|leads|led|ran|headed|heads|dirige|dirigeait|dirigé)\b"
)
_LEAVES = re.compile(
    r"\b(?:scheidet|ausscheide\w*|ausgeschieden|schied|verlässt|verlassen|verließ"
    r"|tritt [^.;]{0,40}\b(?:zurück|ab)|trat [^.;]{0,40}\b(?:zurück|ab)|zurücktreten|zurückgetreten"
    r"|legt [^.;]{0,40}\bnieder|geht in (?:den )?Ruhestand|hört [^.;]{0,30}\bauf|räumt [^.;]{0,30}Posten"
    r"|will (?:leave|step down|resign|retire|depart)|steps? down|stepped down|stepping down"
    r"|leaves|left|resigns?|resigned|retires?|retired|departs?|departed"
    r"|quitte(?:ra)?|quitté|démissionne(?:ra)?|démissionné|part(?:ira)?|prend sa retraite)\b"
)
_STAYS = re.compile(
    r"\b(?:Vertrag|Mandat|Amtszeit|bleibt|bleiben|contract|term|tenure|remains?|stays?|mandat|contrat|reste(?:ra)?)\b"
)
_CLAUSE = re.compile(r"[,;:()–—]|\s-\s|\b(?:und|and|et|sowie)\b(?= (?:war|ist|was|is|sagte|said|will|est)\b)")
#: Words that tell nothing beside a title.
_IDLE = frozenset(
    """
    ist war wird wurde bleibt der die das des dem den von vom bei beim im in an als neue neuer neuen alleinige
    alleiniger seit ab bis zum zur jahr jahre anfang mitte ende er sie dort hier amt und
    is was has been the a an of at in as served serves since from to until he she who had and its
    est était a été le la les l du de des d en chez comme depuis à il elle qui son sa
    """.split()  # noqa: SIM905
)


def term(context: Context, link: Link, ended: bool, status: str | None) -> tuple[str | None, str | None]:
    """(since, until) of a post in the contract's form of periods, None for what is not said."""
    since = until = None
    for anchor in _anchors(context, link):
        start, end = context.span(anchor)
        for period in (m for m in context.ordered if m.type == "PERIOD" and start <= m.start < end):
            if not _owns(context, link, period):
                continue
            left, right = _clause(context.text, period, start, end)
            first, last = _said(context, link, period, (left, right), (ended, status))
            since, until = since or first, until or last
    return since, until


def _clause(text: str, period: Mention, start: int, end: int) -> tuple[int, int]:
    """The bounds of the clause that a period stands in; a comma inside the period's own words bounds nothing."""
    left = max((m.end() for m in _CLAUSE.finditer(text, start, period.start)), default=start)
    right = min((m.start() for m in _CLAUSE.finditer(text, period.end, end)), default=end)
    return left, right


def _owns(context: Context, link: Link, period: Mention) -> bool:
    """Whether no other post in the sentence stands nearer to a period."""

    def far(one: Link) -> int:
        anchors = _anchors(context, one)
        return min(period.start - a.end if a.end <= period.start else max(a.start - period.end, 0) for a in anchors)

    return all(far(link) <= far(other) for other in context.links("holdsPosition"))


def _said(
    context: Context, link: Link, period: Mention, clause: tuple[int, int], told: tuple[bool, str | None]
) -> tuple[str | None, str | None]:
    text, (left, right), (ended, status) = context.text, clause, told
    words, before, after = text[left:right], text[left : period.start], text[period.end : right]
    value = resolve_period(period.text, context.lang, context.published, context.sentence(period)).value
    anchored = any(left <= m.start and m.end <= right for m in _anchors(context, link))
    if _LEAVES.search(words):
        return None, value if _ON.search(before) and not _SINCE.search(before) else None
    if _STAYS.search(words) and _UNTIL.search(before):
        return None, value
    if anchored and (_RUNS.search(words) or _idle(context, clause)):
        span = _RANGE.fullmatch(period.text)
        if span:
            return span["first"], span["last"]
        if _SINCE.search(before) or (_FROM.search(before) and _TO.match(after)):
            return value, None
        if _UNTIL.search(before) and (ended or re.search(r"\d\s*\w+\s*$", before)):
            return None, value
    if status == "announced" and anchored and _ON.search(before):
        return value, None
    return None, None


def _anchors(context: Context, link: Link) -> list[Mention]:
    title = context.mentions.get(link.get("role_mention") or "")
    return [context.mentions[link.source], *([title] if title else [])]


def _idle(context: Context, clause: tuple[int, int]) -> bool:
    """Whether a clause holds nothing but names, titles, periods and words that tell nothing."""
    left, right = clause
    rest, at = [], left
    for mention in sorted((m for m in context.ordered if left <= m.start < right), key=lambda m: m.start):
        rest.append(context.text[at : max(at, mention.start)])
        at = max(at, mention.end)
    rest.append(context.text[at:right])
    return all(word.casefold() in _IDLE for word in re.findall(r"[^\W\d_]+", " ".join(rest)))

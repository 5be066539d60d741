"""The part of a firm that a figure is of (division, product line, region), in the words of the text.

Only turns of phrase that tie a part to the figure count: a region that opens the clause (`In China sank der Absatz`),
stands right before the figure (`in Europa 948.000`) or after its measure (`sales in Greater China`), a division that
is called one (`Sparte Automotive`, `cloud division`), or the first half of a compound measure (`Cloud-Umsatz`).
"""

from __future__ import annotations

import re

from extractors.statements.anchors import Anchor
from extractors.statements.context import Context
from kg.model import Mention

_OF_PARTS = frozenset(
    {
        "revenue", "operating_income", "ebit", "ebitda", "units_sold", "order_intake", "employees", "layoffs",
        "market_share", "customers", "users", "users_daily", "users_monthly", "subscribers", "production",
        "operating_margin", "net_loss",
    }
)  # fmt: skip
_WHOLE = frozenset(
    "konzern netto brutto gesamt jahres quartals halbjahres rekord gruppen group weltweit mehr unternehmens ebit ebitda".split()  # noqa: SIM905
)
_COMPOUND = re.compile(
    r"^([A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ][\wäöüß]+)*)-(?:Umsatz|Umsätze|Erlöse?|Geschäft|Absatz|Ergebnis|Sparte)\w*$"
)
_DIVISION = (
    re.compile(
        r"\b(?:Sparte|Segment|Bereich|Geschäftsbereich|Geschäftsfeld|Division) [„\"]?([A-ZÄÖÜ][\w&-]+(?: (?:und|&) [A-ZÄÖÜ][\w-]+)?)"
    ),
    re.compile(r"\b(?:Geschäft|Umsatz|Erlöse?n?) mit ((?:[a-zäöüß]+n )?[A-ZÄÖÜ][\wäöüß-]+)"),
    re.compile(r"\b([A-ZÄÖÜ][\wäöüß]+)(?:sparte|geschäft)\b"),
    re.compile(
        r"\b(?:its|the|in) ((?!same|whole|entire|core|parent|group)[A-Za-z][\w&-]+(?: [a-z]+)?) (?:division|segment|unit|arm)\b"
    ),
    re.compile(r"\b(?:branche|division|activité|pôle) ([\wéèêà-]+)"),
)
_IN = re.compile(r"(?:^|[\s(])(?:in|im|In|Im|en|En|au|aux|dans|nel|nella|in den|in der|in the|In the|In den|In der) $")

#: A clause that begins with where: `zu, in den `, `; in `.
_OPENS = re.compile(
    r"(?:^[ ,;:.–(-]*|[,;–] )(?:(?:und|and|et|aber|but|while|während|tandis qu['’]) ?)?(?:in|im|en|au|aux|dans)(?: den| der| the| la| les)? $",
    re.IGNORECASE,
)
#: How far behind a figure its part may be named (`1900 Stellen in der Spielesparte`), in characters.
_BEHIND = 45


def segment_of(context: Context, anchor: Anchor, amounts: list[Mention]) -> str | None:
    """The segment of a figure, None where it is of the whole."""
    if anchor.metric not in _OF_PARTS or anchor.subject.type != "Company":
        return None
    compound = _COMPOUND.match(anchor.measure.text)
    if compound and compound.group(1).casefold() not in _WHOLE:
        return compound.group(1)
    start, end = context.span(anchor.number)
    left = max(
        [m.end for m in amounts if start <= m.end <= anchor.number.start and m is not anchor.change], default=start
    )
    region = _region(context, anchor, left, end)
    if region is not None:
        return region
    right = min([m.start for m in amounts if anchor.number.end <= m.start <= end], default=end)
    behind = context.text[anchor.number.end : min(right, anchor.number.end + _BEHIND)]
    clause = context.text[left : anchor.number.end] + re.split(r"[.;:]|, ", behind, maxsplit=1)[0]
    for pattern in _DIVISION:
        found = pattern.search(clause)
        if found and found.group(1).strip().casefold() not in _WHOLE:
            return found.group(1).strip()
    return None


def _region(context: Context, anchor: Anchor, left: int, end: int) -> str | None:
    for place in context.ordered:
        if (
            place.type != "Place"
            or not left <= place.start < end
            or not _IN.search(context.text[max(place.start - 8, 0) : place.start])
        ):
            continue
        clause = context.text[place.end : anchor.number.start]
        opens = place.start - left <= 8 or (_OPENS.search(context.text[left : place.start]) and "," not in clause)
        beside = 0 <= anchor.number.start - place.end <= 4
        measured = 0 <= place.start - anchor.measure.end <= 5
        after = 0 <= place.start - anchor.number.end <= 5
        if (opens and place.end < anchor.number.start) or beside or measured or after:
            return place.text
    return None

"""Whether a figure is what came, what analysts expected, what the firm forecasts, or what is only rumoured.

The reader classifies each figure; these cues decide where the wording between two figures names the market's view
(`Analysten hatten mit ... gerechnet`, `against forecasts of`), which a model easily carries over from a neighbour.
"""

from __future__ import annotations

import re

from extractors.statements.context import Context
from extractors.statements.periods import OVER_A_PERIOD
from kg import vocab
from kg.model import Mention

_BEFORE = re.compile(
    r"(?:Analysten|Experten|Beobachter|Volkswirte|Analystenkonsens|Konsens(?:schätzung\w*)?|Marktkonsens|Markterwartung\w*|Schätzung\w*"
    r"|Erwartung\w* (?:der|von) (?:Analysten|Experten)|Erwartungen (?:lagen|hatten)|Wall Street|[Aa]nalysts?\b[^.;]{0,30}\b(?:expected|forecast\w*|predicted|estimat\w*|polled)"
    r"|consensus|expectations? of|estimates? of|forecasts? of|(?:had )?expected|analystes|consensus|attentes)"
    r"[^.;()]{0,70}$"
)
_AFTER = re.compile(
    r"^[^.;()\d]{0,25}(?:gerechnet|erwartet(?:en)? (?:worden|hatten)?|erwartet\b(?! (?:der|das|die|er|sie))|prognostiziert (?:worden|hatten)"
    r"|expected by|forecast by|that analysts|analysts (?:had )?(?:expected|forecast)|attendus? par|anticipés? par|prévus? par les analystes)"
)
_IN_BRACKETS = re.compile(
    r"\((?:Konsens|Prognose|Analysten(?:schätzung)?|Erwartung|Schätzung|consensus|est\.?|estimate|forecast|attendu|consensus)\s*:?\s*$",
    re.IGNORECASE,
)
#: The firm's own view: then `erwartet` is a forecast, whatever stands near.
_OWN = re.compile(
    r"\b(?:Konzern|Unternehmen|Firma|Gruppe|Vorstand\w*|Management|Manager\w*|stellt|peilt|will|company|group|management|groupe|direction)\b"
)


#: What a firm decides on (the contract's jobs, plants, prices, spending) is planned; what it hopes to reach is forecast.
_DECIDED = frozenset(
    {
        "layoffs", "employees", "investment", "capex", "rnd_spend", "deal_value", "dividend", "price", "funding",
        "bonus", "fine", "valuation",
    }
)  # fmt: skip
_REACHED = OVER_A_PERIOD | {"users", "users_daily", "users_monthly", "subscribers", "order_backlog", "assets"}


def status_of(context: Context, number: Mention, said: str | None, metric: str) -> str:
    """The status of a figure of `metric`; `said` is the reader's opinion (None: actual)."""
    status = _said(context, number, said)
    if status == "forecast" and metric in _DECIDED:
        return "planned"
    return "forecast" if status == "planned" and metric in _REACHED else status


def _said(context: Context, number: Mention, said: str | None) -> str:
    start, end = context.span(number)
    amounts = [m for m in context.ordered if m.type in vocab.AMOUNT_TYPES]
    left = max([m.end for m in amounts if start <= m.end <= number.start], default=start)
    right = min([m.start for m in amounts if number.end <= m.start <= end], default=end)
    before, after = context.text[left : number.start], context.text[number.end : right]
    if _IN_BRACKETS.search(before):
        return "expected"
    if (
        said in (None, "actual", "forecast")
        and (_BEFORE.search(before) or _AFTER.match(after))
        and not _OWN.search(before)
    ):
        return "expected"
    return said or "actual"

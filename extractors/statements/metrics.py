"""Which metric a figure has: the trade's terms, the reader's opinion and what kind of amount it is must agree.

A sum of money is no head count, a number of cars no revenue. Of the candidates (fixed term, reader's class of the
number, reader's class of the words, what the counted noun suggests) the first that can have such an amount wins.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.statements.context import Context
from extractors.statements.measures import measure
from kg import vocab
from kg.model import Link, Mention
from kg.values.types import Amount

PEOPLE = frozenset({"employees", "layoffs", "users_daily", "users_monthly", "users", "subscribers", "customers"})
_UNITS = frozenset({"units_sold", "production", "order_intake", "order_backlog", "other"})
_SUGGESTED = {"people": "employees", "units": "units_sold", "parameters": "parameters"}
PROFIT = frozenset({"net_income", "net_loss", "operating_income", "ebit", "revenue", "other", "pretax_income"})
#: A price of one share is small, the value of all of them is not.
_ONE_SHARE = Decimal(1_000_000)
PER_SHARE = re.compile(
    r"^(?:,| \(|)? ?(?:je (?:\w+-)?(?:Aktie|Anteil|Papier)|pro (?:Aktie|Anteil)|a share|per share|an? ADS|per ADS|par action|por acción"
    r"|per azione|per aandeel|por ação)\b"
)
_STAFF = re.compile(
    r"beschäftig|arbeite|Belegschaft|Kopfzahl|employ(?:s|ed|ing)?\b|workforce|headcount|emploie|effectif|compte|zähl|Personalstand",
    re.IGNORECASE,
)
_CUTS = re.compile(
    r"\b(?:streich\w*|gestrichen|(?:ab|weg)fallen|fallen weg|fällt weg|wegfallen|abbau\w*|baut?e?n? .{0,40}\bab\b|abgebaut|entlass\w*|kündig\w*"
    r"|gekündigt|vor dem Aus|freigestellt|Kahlschlag|cut(?:s|ting)?|shed(?:s|ding)?|axe[ds]?|lay(?:ing)? off|laid off|lay-?offs|job losses"
    r"|redundan\w+|lose their jobs|eliminat\w+|supprim\w+|suppression\w*|licenci\w+|esuberi|licenziament\w*|despid\w+|ontslag\w*)\b"
)


def metric_of(context: Context, governor: Link, words: Mention, number: Mention, amount: Amount) -> str:
    """The metric of a figure; `other` where no candidate can have such an amount."""
    said = governor.get("metric") or words.label or "other"
    term = measure(words.text, context.lang)
    unit = _kind(amount, number)
    candidates = [term, said, words.label, _SUGGESTED.get(unit)]
    change = governor.kind == "change"
    metric = next((m for m in candidates if m and (change or fits(m, unit))), said)
    return _told_apart(context, metric, words, number, amount)


def _kind(amount: Amount, number: Mention) -> str:
    if amount.unit is None:
        return "money" if number.type == "MONEY" else "%" if number.type == "PERCENT" else "any"
    return "money" if len(amount.unit) == 3 and amount.unit.isupper() else amount.unit


def fits(metric: str, unit: str) -> bool:
    """Whether a figure of `metric` can be an amount of this unit (`money` for any currency, `any` if not known)."""
    if unit == "any" or metric in vocab.ANY_METRICS:
        return True
    if unit == "money":
        return metric in vocab.MONEY_METRICS
    if unit in ("%", "percentage_point"):
        return metric in vocab.PERCENT_METRICS
    if unit == "people":
        return metric in PEOPLE
    if unit == "units":
        return metric in _UNITS
    return metric not in vocab.MONEY_METRICS | vocab.PERCENT_METRICS


def _told_apart(context: Context, metric: str, words: Mention, number: Mention, amount: Amount) -> str:
    """Pairs that words outside the measure tell apart: per share or in all, staff or staff to go."""
    if metric in PROFIT and number.type == "MONEY" and PER_SHARE.match(context.text[number.end : number.end + 24]):
        return "eps"
    if metric in ("share_price", "price_target") and number.type == "MONEY" and amount.value >= _ONE_SHARE:
        return "market_cap"
    if metric == "employees" and not _STAFF.search(words.text):
        start, end = context.span(number)
        if _CUTS.search(context.text[max(start, number.start - 70) : min(end, number.end + 70)]):
            return "layoffs"
    return metric

"""Facts from the reader's links: a fact is its number, which picks a measure, a subject and a period.

Money, counts and percentages are read by the value tables, so that a model that cuts a number short cannot change
it. What the text leaves open stays open: a period that nothing names is None, a bare amount takes the currency of
its neighbours or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.statements.anchors import Anchor, anchors_of
from extractors.statements.bases import basis_of
from extractors.statements.context import Context
from extractors.statements.metrics import PEOPLE
from extractors.statements.periods import periods_of
from extractors.statements.segments import segment_of
from extractors.statements.statuses import status_of
from kg import vocab
from kg.errors import InvalidFinding
from kg.model import Change, FactClaim, Figure, Link, Mention
from kg.values import approximate, direction, find_multiples, read_amount
from kg.values.types import Amount

#: What is produced or sold by weight, volume or power keeps its unit.
_MEASURED = frozenset(
    {"tonnes", "tons", "kilograms", "barrels", "litres", "hectolitres", "megawatts", "gigawatts", "kilowatts"}
)
#: How far off an amount may stand that lends its scale, in characters, and how many times as much or little it may be.
_NEARBY, _ALIKE = 250, 5
_COUNT_UNIT = {"units_sold": "units", "production": "units", "parameters": "parameters"} | dict.fromkeys(
    PEOPLE, "people"
)


def facts(context: Context, name: str) -> Iterator[FactClaim]:
    """All facts that the links of this reading state, in order of their numbers."""
    anchors = anchors_of(context)
    periods = periods_of(context, anchors)
    currencies = _Currencies(context, anchors)
    amounts = [m for m in context.ordered if m.type in vocab.AMOUNT_TYPES]
    for anchor, (period, fiscal) in zip(anchors, periods, strict=True):
        figure = _figure(context, anchor, period, fiscal, currencies)
        if figure is not None:
            figure = replace(figure, segment=segment_of(context, anchor, amounts))
        if figure is not None:
            parts = [m for m in (anchor.number, anchor.measure, anchor.change) if m is not None]
            evidence = context.reading.evidence(
                min(m.start for m in parts), max(m.end for m in parts), anchor.confidence, name
            )
            yield FactClaim(anchor.subject.id, figure, evidence)


class _Currencies:
    """The currency of an amount that does not name its own: that of its nearest neighbour in the text."""

    def __init__(self, context: Context, anchors: Sequence[Anchor]) -> None:
        self._known: list[tuple[int, str]] = []
        self._values: list[tuple[int, Decimal]] = []
        for mention in context.ordered:
            if mention.type == "MONEY":
                amount = read_amount(context.text, mention.start, mention.end, context.lang)
                if amount is not None and amount.value >= 10**6:
                    self._values.append((mention.start, amount.value))
                if amount is not None and amount.unit is not None and len(amount.unit) == 3 and amount.unit.isupper():
                    self._known.append((mention.start, amount.unit))

    def near(self, place: int) -> str | None:
        """The currency nearest to `place`, earlier before later."""
        if not self._known:
            return None
        return min(self._known, key=lambda k: (abs(k[0] - place), k[0] > place))[1]

    def scale(self, place: int, value: Decimal) -> Decimal | None:
        """The scale that a bare number at `place` leaves out: that of the amount nearby which it is most like.

        `90,75 Milliarden; das Telefon brachte 45,96`, `2,42 Md€, les analystes n'en espéraient que 2,37`.
        """
        scales = [
            (max(value * scale / known, known / (value * scale)), scale)
            for start, known in self._values
            if abs(start - place) <= _NEARBY
            for scale in (Decimal(10) ** 6, Decimal(10) ** 9, Decimal(10) ** 12)
            if known >= scale
        ]
        far, scale = min(scales, default=(Decimal(0), None))
        return scale if far <= _ALIKE else None

    def common(self) -> str | None:
        """The currency that the text uses most."""
        counted = Counter(unit for _, unit in self._known)
        return min(counted, key=lambda u: (-counted[u], u)) if counted else None


def _figure(
    context: Context, anchor: Anchor, period: str | None, fiscal: bool, currencies: _Currencies
) -> Figure | None:
    metric = anchor.metric
    status = status_of(context, anchor.number, anchor.governor.get("status"), metric)
    try:
        unit = _unit(anchor.amount, metric, anchor.number, currencies)
        if anchor.is_change or (unit == "%" and metric in vocab.MONEY_METRICS | vocab.COUNT_METRICS):
            change = _change(context, anchor, currencies, period)
            return None if change is None else Figure(metric, None, None, period, change, status, fiscal=fiscal)
        if unit is None:
            return None
        change = _multiple(context, anchor, period)
        if anchor.change is not None:
            change = _change(context, anchor, currencies, period) or change
        if anchor.amount.unit is None and metric in vocab.LARGE_METRICS and 0 < anchor.amount.value < 1000:
            scale = currencies.scale(anchor.number.start, anchor.amount.value)
            if scale is None:
                return None
            anchor = replace(anchor, amount=_times(anchor.amount, scale))
        value, top, metric = _signed(anchor, metric)
        approx = anchor.amount.approx or approximate(context.text, anchor.amount.start, context.lang)
        return Figure(metric, value, unit, period, change, status, None, top, approx, fiscal)
    except InvalidFinding:
        return None


def _times(amount: Amount, scale: Decimal) -> Amount:
    top = amount.value_max
    return replace(amount, value=amount.value * scale, value_max=None if top is None else top * scale)


def _signed(anchor: Anchor, metric: str) -> tuple[Decimal, Decimal | None, str]:
    """The value with the sign of the contract: a loss is positive under `net_loss`, negative elsewhere."""
    value, top = anchor.amount.value, anchor.amount.value_max
    negative = anchor.governor.get("negative") == "true" or anchor.amount.sign < 0
    if not negative or metric == "net_loss":
        return value, top, metric
    if metric == "net_income":
        return value, top, "net_loss"
    if metric in vocab.SIGNED_METRICS or metric in vocab.PERCENT_METRICS or metric == "eps":
        return -value, None if top is None else -top, metric
    return value, top, metric


def _unit(amount: Amount, metric: str, number: Mention, currencies: _Currencies) -> str | None:
    """The unit of a figure of `metric`; None where the amount cannot be one."""
    unit = amount.unit
    money = unit is not None and len(unit) == 3 and unit.isupper()
    if metric in vocab.COUNT_METRICS:
        if unit == "%" or money:
            return unit if unit == "%" else None
        physical = unit is not None and unit in _MEASURED and metric not in PEOPLE
        return unit if physical else _COUNT_UNIT[metric]
    if metric in vocab.PERCENT_METRICS:
        return "%" if unit in (None, "%") else None
    if unit is None and metric in vocab.MONEY_METRICS:
        return currencies.near(number.start)
    if metric in vocab.MONEY_METRICS and unit != "%" and not money:
        return None
    return unit


def _multiple(context: Context, anchor: Anchor, period: str | None) -> Change | None:
    """`verdreifachte sich auf 22 Millionen`: the change that a verb tells, between the figure and its neighbours.

    A number inside such a change (`dreimal so viel wie 2023`) is no neighbour; such a change follows its figure.
    """
    number = anchor.number
    start, end = context.span(number, anchor.measure)
    multiples = find_multiples(context.text[start:end], context.lang)
    if not multiples:
        return None
    amounts = [m for m in context.ordered if m.type in vocab.AMOUNT_TYPES and m is not number]
    counted = [t for t in multiples if any(t.start <= m.start - start < t.end for m in amounts)]
    beside = [
        m
        for m in amounts
        if not any(t.start <= m.start - start < t.end for t in counted)
        and context.text[number.end : m.start].strip() != "("  # `CHF 21m (USD 26m)` is one figure
    ]
    left = max([m.end for m in beside if start <= m.end <= number.start], default=start) - start
    right = min([m.start for m in beside if number.end <= m.start <= end], default=end) - start
    told = [
        t
        for t in multiples
        if left <= t.start and t.end <= right and not (t in counted and t.end <= number.start - start)
    ]
    if len(told) != 1 or anchor.governor.get("status") == "expected":
        return None
    return Change(told[0].value, told[0].unit, basis_of(context, anchor, number, None, period))


def _change(context: Context, anchor: Anchor, currencies: _Currencies, period: str | None) -> Change | None:
    """The change of a fact: of its value, or (where the fact has no value) the number itself."""
    number, link = anchor.number, anchor.governor
    if anchor.change is not None and anchor.change_link is not None:
        number, link = anchor.change, anchor.change_link
    amount = read_amount(context.text, number.start, number.end, context.lang)
    if amount is None:
        return None
    unit, value, top = _moved(anchor.metric, amount), amount.value, amount.value_max
    if unit is None:
        unit = currencies.near(number.start)
    if unit is None:
        return None
    if unit == "x":  # `viermal so viel` is 300 % more
        unit, value, top = "%", (value - 1) * 100, None
    whole = anchor.amount.value
    if len(unit) == 3 and not anchor.is_change and value * 10_000 < whole:
        return None  # a figure in millions whose scale was lost is no change
    sign = amount.sign if amount.sign < 0 else _sign(context, number, link)
    basis = basis_of(context, anchor, number, link.get("basis"), period)
    return Change(sign * value, unit, basis, None if top is None else sign * top)


def _moved(metric: str, amount: Amount) -> str | None:
    """The unit of a change of `metric`; None for money without a currency."""
    unit = amount.unit
    if metric in vocab.PERCENT_METRICS and unit not in ("%", "percentage_point"):
        return "percentage_point"  # `2,1 points`
    if unit is None or unit in ("people", "units"):
        return _COUNT_UNIT.get(metric, unit)
    if unit not in vocab.UNITS and not (len(unit) == 3 and unit.isupper()):
        return "units"
    return unit


def _sign(context: Context, number: Mention, link: Link) -> int:
    """Words of rising and falling decide (98 % right on passages where they speak), else the reader."""
    said = direction(context.text, number.start, number.end, context.lang)
    return said or (-1 if link.get("sign") == "-" else 1)

"""Checks of the figures of a graph against each other: what cannot all be true at once is worth a second look.

A newspaper's figures hang together: a quarter's revenue and its change give the revenue a year before, a division is
no larger than its firm, a market share is no more than everything. Where an article's own figures do not, most often
the reading is at fault. A violated check lowers the confidence of the statement it is about and is told; nothing is
deleted, for the article may be wrong, round or speak of something else (organic growth, changed scope).

Each check is one function from a `_Table` to `Violation`s, in `CHECKS`; a further check is one more of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kg import vocab
from kg.graph import KnowledgeGraph
from kg.ids import number
from kg.model import Fact, Figure, Relation
from kg.values.calendar import Span, parse, shifted

#: The confidence of a statement is multiplied with this for a violated check (docs/quality.md has the measurement).
DOUBT = Decimal("0.5")

#: Amounts that add up over the divisions of a firm; those of a time span (no headcount) add up over its quarters too.
_FLOWS = frozenset(
    {"revenue", "units_sold", "production", "order_intake", "capex", "rnd_spend", "cost", "layoffs", "investment"}
)
_ADDITIVE = _FLOWS | {"employees", "subscribers", "customers", "order_backlog"}
_LEAST = 1000
_BASIS_UNIT = {"yoy": "year", "qoq": "quarter", "mom": "month"}
#: Percentage points that the change of two rounded figures may differ from the stated one beside their rounding.
_SLACK = Decimal("1.5")
_APPROX = Decimal("0.05")
_PARTS_SLACK = Decimal("1.02")


@dataclass(frozen=True, slots=True)
class Violation:
    """A statement that does not go with others: the check's name, ids of the statement and of the others, and why."""

    check: str
    statement: str
    against: tuple[str, ...]
    message: str


def violations(graph: KnowledgeGraph) -> tuple[Violation, ...]:
    """All violated checks, by statement and check. A pure function of the graph; confidences play no part."""
    table = _Table(graph)
    found = {violation for check in CHECKS for violation in check(table)}
    return tuple(sorted(found, key=lambda v: (v.statement, v.check, v.against)))


def doubted(graph: KnowledgeGraph, found: Iterable[Violation]) -> KnowledgeGraph:
    """The graph with the confidence of each statement that violates checks lowered, once for each kind of check."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for violation in found:
        kinds[violation.statement].add(violation.check)

    def lowered(one: Relation | Fact) -> float:
        return max(float(round(Decimal(str(one.confidence)) * DOUBT ** len(kinds[one.id]), 2)), 0.01)

    return KnowledgeGraph(
        graph.documents,
        graph.entities,
        tuple(replace(r, confidence=lowered(r)) if r.id in kinds else r for r in graph.relations),
        tuple(replace(f, confidence=lowered(f)) if f.id in kinds else f for f in graph.facts),
    )


class _Table:
    """The facts of a graph by subject and metric, and what two facts must share to be compared."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self.groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in graph.facts:
            self.groups[fact.subject, fact.figure.metric].append(fact)
        self._documents = {fact.id: {e.document for e in fact.evidence} for fact in graph.facts}

    def together(self, a: Fact, b: Fact) -> bool:
        """Whether one article gives both, in one unit: another one may count in another way."""
        return a.figure.unit == b.figure.unit and bool(self._documents[a.id] & self._documents[b.id])


def _told(figure: Figure) -> str:
    value = "no value" if figure.value is None else f"{number(figure.value)} {figure.unit}"
    parts = [figure.metric, value, figure.period, figure.segment]
    return " ".join(part for part in parts if part)


# ---- value and change against the earlier value -------------------------------------------------------------------


def _changes(table: _Table) -> Iterator[Violation]:
    """`39 Milliarden, 22 Prozent mehr` beside `32 Milliarden im Vorjahresquartal`: the three must go together."""
    for facts in table.groups.values():
        actual = [f for f in facts if f.figure.status == "actual" and f.figure.value]
        for fact in facts:
            for earlier in actual:
                before = _before(fact.figure)
                same = earlier is not fact and earlier.figure.segment == fact.figure.segment
                if same and earlier.figure.period in before and table.together(fact, earlier):
                    message = _mismatch(fact.figure, earlier.figure)
                    if message:
                        yield Violation("change", fact.id, (earlier.id,), message)


def _before(figure: Figure) -> frozenset[str]:
    """The periods that a figure's change may be measured against."""
    span = parse(figure.period) if figure.period and figure.value and figure.change else None
    if span is None or figure.change is None:
        return frozenset()
    unit = _BASIS_UNIT.get(figure.change.basis or "yoy")
    earlier = shifted(span, unit, -1) if unit else None
    form = earlier.form() if earlier else None
    return frozenset({form} if form else ())


def _mismatch(figure: Figure, earlier: Figure) -> str | None:
    value, base, change = figure.value, earlier.value, figure.change
    if value is None or base is None or change is None or base <= 0 or value < 0:
        return None  # a change from or into a loss is told in words, seldom as a percentage
    rounding = _rounding(value) + _rounding(base) + (_APPROX if figure.approx or earlier.approx else 0)
    moved = (value / base - 1) * 100
    if change.unit == "%":
        told, shown = change.value, f"{number(change.value)} %"
    elif change.unit == figure.unit:
        told, shown = change.value / base * 100, f"{number(change.value)} {change.unit}"
    else:
        return None
    if abs(moved - told) <= _SLACK + (1 + abs(moved) / 100) * rounding * 100:
        return None
    return f"{_told(figure)} and {_told(earlier)} are a change of {number(round(moved, 1))} %, not of {shown}"


def _rounding(value: Decimal) -> Decimal:
    """The largest relative error of a figure that was rounded to the digits that are shown."""
    digits = int("".join(map(str, value.normalize().as_tuple().digits)))
    return Decimal("0.5") / max(digits, 1)


# ---- units, scales and percentages --------------------------------------------------------------------------------


def _units(table: _Table) -> Iterator[Violation]:
    """A figure in a unit that its metric cannot have."""
    for (_, metric), facts in table.groups.items():
        for fact in facts:
            figure = fact.figure
            if figure.value is not None and not _unit_fits(metric, figure.unit):
                yield Violation("unit", fact.id, (), f"{_told(figure)}: {metric} is not given in {figure.unit}")


def _unit_fits(metric: str, unit: str | None) -> bool:
    money = unit is not None and len(unit) == 3 and unit.isupper()
    if metric in vocab.MONEY_METRICS:
        return money
    if metric in vocab.PERCENT_METRICS:
        return unit == "%"
    return metric in vocab.ANY_METRICS or not (money or unit == "%")


def _scales(table: _Table) -> Iterator[Violation]:
    """`Umsatz: 39 Euro`: a firm's figure without its millions; people who are not whole."""
    for (_, metric), facts in table.groups.items():
        for fact in facts:
            value = fact.figure.value
            if value is None:
                continue
            if metric in vocab.LARGE_METRICS and 0 < abs(value) < _LEAST:
                yield Violation("scale", fact.id, (), f"{_told(fact.figure)}: too small, a million may be missing")
            if metric in vocab.COUNT_METRICS and fact.figure.unit == "people" and value % 1:
                yield Violation("scale", fact.id, (), f"{_told(fact.figure)}: people are counted in whole numbers")


def _percentages(table: _Table) -> Iterator[Violation]:
    """Shares above everything, margins above the revenue, falls by more than everything."""
    for (_, metric), facts in table.groups.items():
        for fact in facts:
            value, change = fact.figure.value, fact.figure.change
            share = metric in ("market_share", "revenue_share") and value is not None and not 0 <= value <= 100
            if share or (metric in vocab.PERCENT_METRICS and value is not None and value > 100):
                yield Violation("percentage", fact.id, (), f"{_told(fact.figure)}: no part is over the whole")
            fallen = change is not None and change.unit == "%" and change.value < -100
            if fallen and change is not None and metric not in vocab.SIGNED_METRICS | {"net_loss", "eps"}:
                message = f"{_told(fact.figure)}: it cannot fall by {number(-change.value)} %"
                yield Violation("percentage", fact.id, (), message)


# ---- parts against wholes -----------------------------------------------------------------------------------------


def _parts(table: _Table) -> Iterator[Violation]:
    """A division above its firm, a quarter above its year."""
    for (_, metric), facts in table.groups.items():
        told = [f for f in facts if f.figure.value is not None and f.figure.status == "actual" and f.figure.period]
        for part in told if metric in _ADDITIVE else ():
            for whole in told:
                if part is not whole and _is_part(part.figure, whole.figure) and table.together(part, whole):
                    a, b = part.figure.value, whole.figure.value
                    if a is not None and b is not None and a > b * _PARTS_SLACK:
                        message = f"{_told(part.figure)} is a part of {_told(whole.figure)}, and larger"
                        yield Violation("part", part.id, (whole.id,), message)


def _is_part(part: Figure, whole: Figure) -> bool:
    if part.fiscal != whole.fiscal:
        return False
    if part.period == whole.period:
        return part.segment is not None and whole.segment is None
    spans = parse(part.period or ""), parse(whole.period or "")
    inside = spans[0] is not None and spans[1] is not None and _within(spans[0], spans[1])
    return part.metric in _FLOWS and part.segment == whole.segment and inside


def _within(part: Span, whole: Span) -> bool:
    """Whether a quarter, half or month lies in the year `whole` (or a quarter or month in a half)."""
    if part.year != whole.year or part.kind == whole.kind:
        return False
    if whole.kind == "year":
        return part.kind in ("quarter", "half", "nine_months", "month")
    quarter = {"quarter": part.number, "month": (part.number + 2) // 3}.get(part.kind)
    return whole.kind == "half" and quarter is not None and (quarter + 1) // 2 == whole.number


def _sums(table: _Table) -> Iterator[Violation]:
    """Divisions that are more than their firm when added up."""
    for (_, metric), facts in table.groups.items():
        told = [f for f in facts if f.figure.value is not None and f.figure.status == "actual" and f.figure.period]
        for whole in told if metric in _ADDITIVE else ():
            parts = {
                f.figure.segment: f
                for f in told
                if f.figure.segment and f.figure.period == whole.figure.period and table.together(f, whole)
            }
            value = whole.figure.value
            total = sum((f.figure.value or Decimal(0) for f in parts.values()), Decimal(0))
            if whole.figure.segment is None and value is not None and len(parts) > 1 and total > value * _PARTS_SLACK:
                message = f"its parts add up to {number(total)}, more than {_told(whole.figure)}"
                yield Violation("sum", whole.id, tuple(sorted(f.id for f in parts.values())), message)


def _shares(table: _Table) -> Iterator[Violation]:
    """Owners who hold more than the whole of a firm together, by one article."""
    held: dict[tuple[str, str], dict[str, Relation]] = defaultdict(dict)
    for relation in table.graph.relations:
        firm = {"investedIn": relation.object, "subsidiaryOf": relation.subject, "acquired": relation.object}
        owner = relation.object if relation.predicate == "subsidiaryOf" else relation.subject
        key = firm.get(relation.predicate)
        if key and owner and relation.qualifiers.share is not None and relation.holds:
            for document in {e.document for e in relation.evidence}:
                held[key, document].setdefault(owner, relation)
    for owners in held.values():
        total = sum((r.qualifiers.share or Decimal(0) for r in owners.values()), Decimal(0))
        if total > 100 and len(owners) > 1:
            ids = sorted(r.id for r in owners.values())
            for id_ in ids:
                others = tuple(other for other in ids if other != id_)
                yield Violation("shares", id_, others, f"the shares of all owners add up to {number(total)} %")


CHECKS: tuple[Callable[[_Table], Iterator[Violation]], ...] = (
    _changes, _units, _scales, _percentages, _parts, _sums, _shares,
)  # fmt: skip

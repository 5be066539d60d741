"""Figures on which articles disagree: the same subject, metric, period, status and part, and two values.

Both stay in the graph, each with its sources; here they are told side by side. What one article gives rounded and
another exact (`39 Milliarden` and 39.07) agrees, and so does a figure that is called approximate within five percent.
Figures of one article are none of this module's: `kg.plausible` checks those against each other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from kg.graph import KnowledgeGraph
from kg.model import Fact
from kg.rounding import rounds_to

_APPROX = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two facts (ids) that cannot both be right; `earlier` was reported first. `difference` is the later value less the
    earlier one, as a share of the earlier one (None where that is zero).
    """

    earlier: str
    later: str
    difference: Decimal | None


def contradictions(graph: KnowledgeGraph) -> tuple[Contradiction, ...]:
    """All pairs of facts from different articles that disagree, by the ids of the facts."""
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in graph.facts:
        f = fact.figure
        if f.value is not None and f.period is not None:
            groups[fact.subject, f.metric, f.period, f.fiscal, f.status, f.segment, f.unit].append(fact)
    dates = {d.id: d.date or "" for d in graph.documents}
    found = []
    for facts in groups.values():
        for pair in combinations(facts, 2):
            sources = [{e.document for e in fact.evidence} for fact in pair]
            if sources[0] & sources[1] or _agree(*pair):
                continue
            first, second = sorted(pair, key=lambda f: (min(dates[e.document] for e in f.evidence), f.id))
            found.append(Contradiction(first.id, second.id, _apart(first, second)))
    return tuple(sorted(found, key=lambda c: (c.earlier, c.later)))


def _agree(a: Fact, b: Fact) -> bool:
    x, y = a.figure, b.figure
    if x.value is None or y.value is None or x.value_max != y.value_max:
        return x.value == y.value
    if (x.approx or y.approx) and abs(x.value - y.value) <= _APPROX * max(abs(x.value), abs(y.value)):
        return True
    return rounds_to(x.value, y.value) or rounds_to(y.value, x.value)


def _apart(first: Fact, second: Fact) -> Decimal | None:
    a, b = first.figure.value, second.figure.value
    return None if not a or b is None else round((b - a) / abs(a), 4)

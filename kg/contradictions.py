"""Figures that articles give for one subject, metric, period, status and part: where they disagree, where they agree.

Two values that cannot both be right stay in the graph, each with its sources; here they are told side by side. Where
the later article says that it corrects, that is said too. What one article gives rounded and another exact
(`39 Milliarden` and 39.07) agrees, and so does a figure that is called approximate within five percent: such figures
bear each other out. Figures of one article are none of this module's: `kg.plausible` checks those against each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from kg.graph import KnowledgeGraph
from kg.model import Fact
from kg.rounding import rounds_to

_APPROX = Decimal("0.05")
#: What an article says that mends an earlier report or figure (German, English, French, Spanish, Italian).
_CORRECTS = re.compile(
    r"\b(?:korrigier\w*|korrektur|berichtig\w*|richtigstellung|revidier\w*|statt (?:der |wie )?(?:zunächst|zuvor|bisher"
    r"|ursprünglich) \w*(?:gemeldet|genannt|angegeben|berichtet)\w*"
    r"|correct(?:s|ed|ion|ions|ing)|restat(?:es|ed|ement|ing)|revis(?:es|ed|ion|ing)|amended|erratum"
    r"|corrig(?:e|é|ée|és|ées|eant)|rectifi(?:e|é|ée|cation|catif)|révis(?:e|é|ée|ion|ant)|retrait(?:é|ée|ement)s?"
    r"|corregid\w*|corrige|rettific\w*|rivist\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two facts (ids) that cannot both be right; `earlier` was reported first. `difference` is the later value less the
    earlier one, as a share of the earlier one (None where that is zero). `correction`: the later article says that it
    corrects.
    """

    earlier: str
    later: str
    difference: Decimal | None
    correction: bool = False


def contradictions(graph: KnowledgeGraph) -> tuple[Contradiction, ...]:
    """All pairs of facts from different articles that disagree, by the ids of the facts."""
    dates = {d.id: d.date or "" for d in graph.documents}
    found = []
    for pair in _pairs(graph):
        if not _agree(*pair):
            first, second = sorted(pair, key=lambda f: (min(dates[e.document] for e in f.evidence), f.id))
            corrects = _first_told(second, dates) > _first_told(first, dates) and _corrects(graph, second)
            found.append(Contradiction(first.id, second.id, _apart(first, second), corrects))
    return tuple(sorted(found, key=lambda c: (c.earlier, c.later)))


def agreements(graph: KnowledgeGraph) -> tuple[tuple[str, str], ...]:
    """All pairs of facts (ids in order) from different articles that are one figure, given more and less exactly."""
    return tuple(sorted((min(a.id, b.id), max(a.id, b.id)) for a, b in _pairs(graph) if _agree(a, b)))


def _pairs(graph: KnowledgeGraph) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of facts from different articles about one figure of one period."""
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in graph.facts:
        f = fact.figure
        if f.value is not None and f.period is not None:
            groups[fact.subject, f.metric, f.period, f.fiscal, f.status, f.segment, f.unit].append(fact)
    for facts in groups.values():
        for a, b in combinations(facts, 2):
            if not {e.document for e in a.evidence} & {e.document for e in b.evidence}:
                yield a, b


def _first_told(fact: Fact, dates: dict[str, str]) -> str:
    return min(dates[e.document] for e in fact.evidence)


def _corrects(graph: KnowledgeGraph, fact: Fact) -> bool:
    """Whether a sentence that gives the figure, or its article's title, says that it mends an earlier one."""
    titles = (graph.document_by_id[e.document].title or "" for e in fact.evidence)
    return any(_CORRECTS.search(text) for text in (*(e.text for e in fact.evidence), *titles))


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

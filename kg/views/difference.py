"""What is new, gone and changed between two graphs.

Statements are compared by what they say: evidence and confidence may differ. A statement that is gone and one that is
new are one that *changed* where they speak of the same thing: the same tie between the same two, or the same metric,
period, status and part of the same subject.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Fact, Relation

Statement = Relation | Fact


@dataclass(frozen=True)
class Difference:
    """From `old` to `new`; pairs are (before, after). All in canonical order."""

    old: KnowledgeGraph
    new: KnowledgeGraph
    documents_new: tuple[Document, ...]
    documents_gone: tuple[Document, ...]
    entities_new: tuple[Entity, ...]
    entities_gone: tuple[Entity, ...]
    entities_changed: tuple[tuple[Entity, Entity], ...]
    statements_new: tuple[Statement, ...]
    statements_gone: tuple[Statement, ...]
    statements_changed: tuple[tuple[Statement, Statement], ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any(
            (
                self.documents_new, self.documents_gone, self.entities_new, self.entities_gone, self.entities_changed,
                self.statements_new, self.statements_gone, self.statements_changed,
            )
        )  # fmt: skip


def difference(old: KnowledgeGraph, new: KnowledgeGraph) -> Difference:
    """What differs between two graphs, of whatever articles they were made."""
    before, after = _statements(old), _statements(new)
    gone = {key: one for key, one in before.items() if key not in after}
    fresh = {key: one for key, one in after.items() if key not in before}
    changed = _pairs(gone.values(), fresh.values())
    told = {one.id for pair in changed for one in pair}
    names = old.entity_by_id.keys() & new.entity_by_id.keys()
    pairs = [(old.entity_by_id[key], new.entity_by_id[key]) for key in sorted(names)]
    return Difference(
        old,
        new,
        tuple(d for d in new.documents if d.id not in old.document_by_id),
        tuple(d for d in old.documents if d.id not in new.document_by_id),
        tuple(e for e in new.entities if e.id not in old.entity_by_id),
        tuple(e for e in old.entities if e.id not in new.entity_by_id),
        tuple((a, b) for a, b in pairs if a != b),
        tuple(one for one in fresh.values() if one.id not in told),
        tuple(one for one in gone.values() if one.id not in told),
        changed,
    )


def _statements(graph: KnowledgeGraph) -> dict[str, Statement]:
    every: list[Statement] = [*graph.relations, *graph.facts]
    return {one.id: one for one in every}


def _speaks_of(one: Statement) -> tuple[object, ...]:
    if isinstance(one, Relation):
        return one.subject, one.predicate, one.object, one.literal, one.qualifiers.role
    f = one.figure
    return one.subject, f.metric, f.period, f.status, f.segment, f.unit


def _pairs(gone: Iterable[Statement], fresh: Iterable[Statement]) -> tuple[tuple[Statement, Statement], ...]:
    """Gone and new statements that speak of one thing, where there is one of each."""
    before: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    after: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for one in gone:
        before[_speaks_of(one)].append(one)
    for one in fresh:
        after[_speaks_of(one)].append(one)
    found = [(before[key][0], after[key][0]) for key in before if len(before[key]) == len(after.get(key, ())) == 1]
    return tuple(sorted(found, key=lambda pair: pair[0].id))

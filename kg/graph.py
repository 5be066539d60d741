"""The knowledge graph as one frozen value, with indexes made on demand.

Order is part of the value: documents, entities and statements are sorted by id, so that equal content is equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.model import Document, Entity, Fact, Relation

#: What a build keeps unless told otherwise; chosen on dev passages and the public gold (docs/quality.md): less costs
#: precision, more costs recall, F1 is flat in between. 0 keeps all that was found.
SURE_ENOUGH = 0.3


@dataclass(frozen=True)
class KnowledgeGraph:
    """All documents, entities, relations and facts of a corpus."""

    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    facts: tuple[Fact, ...] = ()

    @classmethod
    def of(
        cls,
        documents: Iterable[Document] = (),
        entities: Iterable[Entity] = (),
        relations: Iterable[Relation] = (),
        facts: Iterable[Fact] = (),
    ) -> KnowledgeGraph:
        """A graph with everything in canonical order."""
        return cls(
            tuple(sorted(documents, key=lambda d: d.id)),
            tuple(sorted(entities, key=lambda e: e.id)),
            tuple(sorted(relations, key=lambda r: r.id)),
            tuple(sorted(facts, key=lambda f: f.id)),
        )

    def surer_than(self, confidence: float) -> KnowledgeGraph:
        """The same documents and entities, with only the statements of at least this confidence."""
        return KnowledgeGraph(
            self.documents,
            self.entities,
            tuple(r for r in self.relations if r.confidence >= confidence),
            tuple(f for f in self.facts if f.confidence >= confidence),
        )

    @cached_property
    def document_by_id(self) -> dict[str, Document]:
        """Documents by id."""
        return {d.id: d for d in self.documents}

    @cached_property
    def entity_by_id(self) -> dict[str, Entity]:
        """Entities by id."""
        return {e.id: e for e in self.entities}

    @cached_property
    def _by_name(self) -> dict[str, list[Entity]]:
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities:
            for name in dict.fromkeys((entity.name, *entity.aliases)):
                found[name.casefold()].append(entity)
        return dict(found)

    @cached_property
    def facts_of(self) -> dict[str, tuple[Fact, ...]]:
        """Facts by the id of their subject."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.subject].append(fact)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def relations_of(self) -> dict[str, tuple[Relation, ...]]:
        """Relations by the id of either end."""
        found: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.relations:
            for end in dict.fromkeys((relation.subject, relation.object)):
                if end is not None:
                    found[end].append(relation)
        return {key: tuple(value) for key, value in found.items()}

    def named(self, name: str) -> tuple[Entity, ...]:
        """Entities called `name` (id, name or alias; case does not matter), those with more statements first."""
        if name in self.entity_by_id:
            return (self.entity_by_id[name],)

        def weight(entity: Entity) -> int:
            return len(self.facts_of.get(entity.id, ())) + len(self.relations_of.get(entity.id, ()))

        return tuple(sorted(self._by_name.get(name.casefold(), []), key=lambda e: (-weight(e), e.id)))

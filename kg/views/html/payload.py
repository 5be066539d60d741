"""What the page is told: the graph as plain JSON values, best connected entities first.

Inside the page nodes are `n0, n1 ...` and edges `e0, e1 ...`: opaque ids, since entity ids and names come from
articles. Node `n3` is `entities[3]`, edge `e5` is `relations[5]`; a relation to a string has no edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from kg import vocab
from kg.errors import InvalidGraph
from kg.graph import KnowledgeGraph
from kg.model import Change, Document, Entity, Evidence, Fact, Relation

Json = dict[str, Any]


def ranked(graph: KnowledgeGraph) -> list[Entity]:
    """Entities by number of relations, then of facts, then by id."""

    def weight(entity: Entity) -> tuple[int, int, str]:
        return (-len(graph.relations_of.get(entity.id, ())), -len(graph.facts_of.get(entity.id, ())), entity.id)

    return sorted(graph.entities, key=weight)


def statements(graph: KnowledgeGraph, entity: Entity) -> int:
    """How many relations and facts speak of `entity`."""
    return len(graph.relations_of.get(entity.id, ())) + len(graph.facts_of.get(entity.id, ()))


def payload(graph: KnowledgeGraph, entities: Sequence[Entity], shown: int, title: str | None) -> Json:
    """Everything the page needs beside nodes and edges. `InvalidGraph` where a statement names an unknown entity."""
    number = {entity.id: k for k, entity in enumerate(entities)}
    documents = {document.id: k for k, document in enumerate(graph.documents)}
    return {
        "title": title,
        "shown": shown,
        "documents": [_document(document) for document in graph.documents],
        "entities": [_entity(entity) for entity in entities],
        "relations": [_relation(relation, number, documents) for relation in graph.relations],
        "facts": [_fact(fact, number, documents) for fact in graph.facts],
    }


def end(number: dict[str, int], entity: str, statement: str) -> int:
    """The number of the entity that a statement names."""
    if entity not in number:
        raise InvalidGraph(
            f"statement {statement!r} names the entity {entity!r}, which is not in the graph: build the graph again"
        )
    return number[entity]


def _given(**values: Any) -> Json:
    return {key: value for key, value in values.items() if value not in (None, False, (), [])}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _document(document: Document) -> Json:
    return _given(id=document.id, title=document.title, date=document.date, source=document.source, lang=document.lang)


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        **_given(aliases=list(entity.aliases), sameAs=list(entity.same_as)),
        **_given(**{name: getattr(entity, name) for name in vocab.REFERENCE_FIELDS}),
    }


def _evidence(evidence: Iterable[Evidence], documents: dict[str, int]) -> list[Json]:
    return [
        {"doc": documents.get(piece.document, piece.document), "text": piece.text, "confidence": piece.confidence,
         "extractor": piece.extractor}
        for piece in evidence
    ]  # fmt: skip


def _relation(relation: Relation, number: dict[str, int], documents: dict[str, int]) -> Json:
    qualifiers = relation.qualifiers
    return {
        "id": relation.id,
        "subject": end(number, relation.subject, relation.id),
        "predicate": relation.predicate,
        "confidence": relation.confidence,
        "evidence": _evidence(relation.evidence, documents),
        **({} if relation.object is None else {"object": end(number, relation.object, relation.id)}),
        **_given(
            literal=relation.literal,
            role=qualifiers.role,
            title=qualifiers.title,
            ended=qualifiers.ended,
            status=qualifiers.status,
            share=_number(qualifiers.share),
            since=qualifiers.since,
            until=qualifiers.until,
        ),
    }


def _change(change: Change | None) -> Json | None:
    if change is None:
        return None
    return _given(value=_number(change.value), valueMax=_number(change.value_max), unit=change.unit, basis=change.basis)


def _fact(fact: Fact, number: dict[str, int], documents: dict[str, int]) -> Json:
    figure = fact.figure
    return {
        "id": fact.id,
        "subject": end(number, fact.subject, fact.id),
        "metric": figure.metric,
        "status": figure.status,
        "confidence": fact.confidence,
        "evidence": _evidence(fact.evidence, documents),
        **_given(
            value=_number(figure.value),
            valueMax=_number(figure.value_max),
            unit=figure.unit,
            period=figure.period,
            fiscal=figure.fiscal,
            approx=figure.approx,
            change=_change(figure.change),
            segment=figure.segment,
        ),
    }

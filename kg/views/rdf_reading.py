"""From triples to the model: subjects are gathered, turned into records, and read as strictly as `graph.json`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from kg import codec, vocab
from kg.codec import Record
from kg.errors import InvalidGraph
from kg.graph import KnowledgeGraph
from kg.records import Fields
from kg.views import terms as t

#: subject IRI, predicate IRI, object; which graph a triple stands in does not matter for reading
Quad = tuple[str, str, t.Object]
Properties = dict[str, list[t.Object]]

_TYPES = {t.kg(name): name for name in (*vocab.ENTITY_TYPES, "Relation", "Fact", "Evidence", "Document")}
_PLAIN = {t.kg(name) for name in vocab.PREDICATES}
_KINDS = ("entity", "statement", "evidence", "document")
#: kg: properties whose objects are no strings
_NUMBERS = ("value", "valueMax", "changeValue", "changeValueMax", "share", "confidence")
_FLAGS = ("ended", "fiscal", "approx")
#: What follows from other statements is worked out anew, not read.
_DERIVED = {t.kg(name) for name in ("contradicts", "corrects", "agreesWith")}
_NAMES = {"valueMax": "value_max", "language": "lang"}  # kg: name -> name in the record, where they differ


def graph_of(quads: Iterable[Quad]) -> KnowledgeGraph:
    """The graph in these triples, in canonical order; triples about other people's subjects are passed over."""
    found: dict[str, dict[str, Properties]] = {kind: {} for kind in _KINDS}
    for subject, predicate, value in quads:
        kind = next((k for k in _KINDS if subject.startswith(f"{vocab.NAMESPACE}{k}/")), None)
        if kind is not None:
            values = found[kind].setdefault(subject, defaultdict(list))[predicate]
            if value not in values[-1:]:
                values.append(value)
    evidence = {iri: _evidence(iri, properties) for iri, properties in found["evidence"].items()}
    statements = [_statement(iri, properties, evidence) for iri, properties in found["statement"].items()]
    graph = KnowledgeGraph.of(
        (codec.document_of(Fields(_document(iri, p), iri)) for iri, p in found["document"].items()),
        (codec.entity_of(Fields(_entity(iri, p), iri)) for iri, p in found["entity"].items()),
        (codec.relation_of(Fields(record, iri)) for type_, iri, record in statements if type_ == "Relation"),
        (codec.fact_of(Fields(record, iri)) for type_, iri, record in statements if type_ == "Fact"),
    )
    codec.checked(graph)
    _nothing_plain_is_lost(graph, found["entity"])
    return codec.canonical(graph)


def _type(iri: str, properties: Properties, allowed: tuple[str, ...]) -> str:
    types = [_TYPES[value] for value in properties.get(t.TYPE, []) if isinstance(value, str) and value in _TYPES]
    if len(set(types)) != 1 or types[0] not in allowed:
        raise InvalidGraph(
            f"{iri} has {len(set(types))} types of the contract: it needs one of kg:{', kg:'.join(allowed)}"
        )
    return types[0]


def _only(iri: str, name: str, values: list[t.Object]) -> t.Object:
    if len(set(values)) > 1:
        raise InvalidGraph(f"{iri} has {len(set(values))} values of {name}: keep one")
    return values[0]


def _string(iri: str, name: str, value: t.Object) -> str:
    if not isinstance(value, t.Literal):
        raise InvalidGraph(f"{iri}: {name} is an IRI: it has to be a string")
    return value.lexical


def _id(kind: str, iri: str, name: str, value: t.Object) -> str:
    id_ = t.id_of(kind, value) if isinstance(value, str) else None
    if id_ is None:
        raise InvalidGraph(f"{iri}: {name} has to be an IRI of the form kg:{kind}/...")
    return id_


def _value(iri: str, name: str, value: t.Object) -> Any:
    """The value of `kg:name` as it stands in a record."""
    if name in ("subject", "object"):
        return _id("entity", iri, name, value)
    if name == "document":
        return _id("document", iri, name, value)
    if name == "predicate":
        return str(value).removeprefix(vocab.NAMESPACE) if isinstance(value, str) else _id("", iri, name, value)
    text = _string(iri, name, value)
    try:
        if name in _NUMBERS:
            return Decimal(text)
        if name in ("start", "end"):
            return int(text)
    except (InvalidOperation, ValueError):
        raise InvalidGraph(f"{iri}: kg:{name} {text[:40]!r} is no number") from None
    if name in _FLAGS:
        if text not in ("true", "false", "1", "0"):
            raise InvalidGraph(f"{iri}: kg:{name} {text[:40]!r} is not true or false")
        return text in ("true", "1")
    return text


def _own(iri: str, properties: Properties) -> Record:
    """The kg: properties as a record. Properties of other namespaces are other people's notes."""
    record: Record = {}
    for predicate, values in properties.items():
        if predicate.startswith(vocab.NAMESPACE):
            name = predicate.removeprefix(vocab.NAMESPACE)
            record[_NAMES.get(name, name)] = _value(iri, name, _only(iri, f"kg:{name}", values))
    return record


def _document(iri: str, properties: Properties) -> Record:
    _type(iri, properties, ("Document",))
    return {"id": t.id_of("document", iri), **_own(iri, properties)}


def _entity(iri: str, properties: Properties) -> Record:
    labels = properties.get(t.LABEL, [])
    if not labels:
        raise InvalidGraph(f"{iri} has no rdfs:label: give it its name")
    rest = {p: v for p, v in properties.items() if p not in _PLAIN}
    ticker = rest.pop(t.REFERENCES["ticker"], [])
    return {
        "id": t.id_of("entity", iri),
        "type": _type(iri, properties, vocab.ENTITY_TYPES),
        "name": _string(iri, "rdfs:label", _only(iri, "rdfs:label", labels)),
        "aliases": [_string(iri, "skos:altLabel", value) for value in properties.get(t.ALT_LABEL, [])],
        "sameAs": [str(v) for v in properties.get(t.SAME_AS, []) if isinstance(v, str)],
        "ticker": _string(iri, "ticker", _only(iri, "ticker", ticker)) if ticker else None,
        **_own(iri, rest),
    }


def _evidence(iri: str, properties: Properties) -> Record:
    _type(iri, properties, ("Evidence",))
    return _own(iri, properties)


def _statement(iri: str, properties: Properties, evidence: dict[str, Record]) -> tuple[str, str, Record]:
    properties = {p: values for p, values in properties.items() if p not in _DERIVED}
    type_ = _type(iri, properties, ("Relation", "Fact"))
    record: Record = {"id": t.id_of("statement", iri), **_own(iri, properties)}
    change = {name: record.pop(key) for key, name in (
        ("changeValue", "value"), ("changeUnit", "unit"), ("changeBasis", "basis"), ("changeValueMax", "value_max")
    ) if key in record}  # fmt: skip
    if change:
        record["change"] = change
    pieces = []
    for value in properties.get(t.DERIVED, []):
        if not isinstance(value, str) or value not in evidence:
            raise InvalidGraph(
                f"{iri} is derived from {value}, which is no kg:Evidence here: add it or drop the triple"
            )
        pieces.append(evidence[value])
    return type_, iri, record | {"evidence": pieces}


def _nothing_plain_is_lost(graph: KnowledgeGraph, entities: dict[str, Properties]) -> None:
    """A plain triple without a statement would vanish on the next writing: say so instead."""
    said = {(r.subject, r.predicate, r.object or r.literal) for r in graph.relations if r.holds}
    for iri, properties in entities.items():
        for predicate in _PLAIN & properties.keys():
            name = predicate.removeprefix(vocab.NAMESPACE)
            for value in properties[predicate]:
                end = t.id_of("entity", value) if isinstance(value, str) else value.lexical
                if (t.id_of("entity", iri), name, end) not in said:
                    raise InvalidGraph(
                        f"{iri} kg:{name} {end!r} has no kg:Relation that holds behind it: add the statement or drop it"
                    )

"""`graph.json` and the findings of the library, to and from the model.

Writing is canonical: keys in the order of the contract, records sorted by id, one record a line, numbers as plain JSON
numbers (no exponent, no float noise, whole numbers without a point). Reading is strict: an `InvalidGraph` names the
path (`facts[3].change.unit`) and the cure. Order carries no meaning in aliases, sameAs and evidence, so that
`graph_from_json(graph_to_json(g)) == canonical(g)`.

The records (plain dicts in the shape of `graph.json`) are what the RDF, NetworkX and GraphML views are made from too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from kg import vocab
from kg.errors import InvalidFinding, InvalidGraph
from kg.graph import KnowledgeGraph
from kg.model import (
    Change,
    Document,
    Entity,
    Evidence,
    Fact,
    FactClaim,
    Figure,
    Findings,
    Link,
    Mention,
    Qualifiers,
    Relation,
    RelationClaim,
)
from kg.records import Fields, T, loads

Record = dict[str, Any]
#: Numbers of the news have fewer digits than this before and after the point; more are a slip or an attack.
MAX_DIGITS = 60


def plain(value: Decimal) -> str:
    """The shortest decimal form without exponent, exactly: 22.50 -> `22.5`, 4E+10 -> `40000000000`, -0 -> `0`."""
    if not value.is_finite() or (value and abs(value.adjusted()) > MAX_DIGITS):
        raise InvalidGraph(f"the number {value} cannot be written: give one with at most {MAX_DIGITS} digits")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "0") else text


def dumps(value: object) -> str:
    """Compact JSON that keeps every `Decimal` exact (`json.dumps` would refuse it or go through floats)."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return plain(Decimal(repr(value)))
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{encode_basestring(k)}: {dumps(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(dumps, value)) + "]"
    raise TypeError(f"{type(value).__name__} has no JSON form")


def canonical(graph: KnowledgeGraph) -> KnowledgeGraph:
    """`graph` with everything in the order that the views keep: records by id; aliases, sameAs and evidence sorted."""
    return KnowledgeGraph.of(
        graph.documents,
        (replace(e, aliases=_sorted(e.aliases), same_as=_sorted(e.same_as)) for e in graph.entities),
        (replace(r, evidence=sort_evidence(r.evidence)) for r in graph.relations),
        (replace(f, evidence=sort_evidence(f.evidence)) for f in graph.facts),
    )


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))


def sort_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence without repetitions, in the order of documents, places and extractors."""
    return tuple(sorted(set(evidence), key=lambda e: (e.document, e.start, e.end, e.extractor, e.confidence)))


# --- model -> records ------------------------------------------------------------------------------------------------


def document_record(document: Document) -> Record:
    """A document as in `graph.json`."""
    d = document
    return {"id": d.id, "title": d.title, "lang": d.lang, "date": d.date, "source": d.source, "text": d.text}


def entity_record(entity: Entity) -> Record:
    """An entity as in `graph.json`."""
    e = entity
    record = {"id": e.id, "type": e.type, "name": e.name, "aliases": list(e.aliases), "sameAs": list(e.same_as)}
    known = {name: getattr(e, name) for name in vocab.REFERENCE_FIELDS}
    return record | {name: value for name, value in known.items() if value is not None}


def relation_record(relation: Relation) -> Record:
    """A relation as in `graph.json`: qualifiers only where they say something."""
    r = relation
    record: Record = {"id": r.id, "subject": r.subject, "predicate": r.predicate}
    record |= {"literal": r.literal} if r.object is None else {"object": r.object}
    record |= _qualifiers_record(r.qualifiers)
    return record | {"confidence": r.confidence, "evidence": [evidence_record(e) for e in r.evidence]}


def fact_record(fact: Fact) -> Record:
    """A fact as in `graph.json`: null where the contract shows null, rarer fields only where they are set."""
    record: Record = {"id": fact.id, "subject": fact.subject, **_figure_record(fact.figure)}
    return record | {"confidence": fact.confidence, "evidence": [evidence_record(e) for e in fact.evidence]}


def evidence_record(evidence: Evidence) -> Record:
    """A piece of evidence as in `graph.json`."""
    e = evidence
    return {
        "document": e.document, "start": e.start, "end": e.end, "text": e.text,
        "confidence": e.confidence, "extractor": e.extractor,
    }  # fmt: skip


def _qualifiers_record(q: Qualifiers) -> Record:
    fields = {"role": q.role, "title": q.title, "ended": q.ended or None, "status": q.status, "share": q.share,
              "since": q.since, "until": q.until}  # fmt: skip
    return {key: value for key, value in fields.items() if value is not None}


def _figure_record(f: Figure) -> Record:
    record: Record = {"metric": f.metric, "value": f.value}
    if f.value_max is not None:
        record["value_max"] = f.value_max
    record |= {"unit": f.unit, "period": f.period}
    if f.fiscal:
        record["fiscal"] = True
    record |= {"change": _change_record(f.change), "status": f.status, "segment": f.segment}
    if f.approx:
        record["approx"] = True
    return record


def _change_record(change: Change | None) -> Record | None:
    if change is None:
        return None
    record: Record = {"value": change.value, "unit": change.unit, "basis": change.basis}
    return record if change.value_max is None else record | {"value_max": change.value_max}


# --- records -> model ------------------------------------------------------------------------------------------------


def document_of(f: Fields) -> Document:
    """The document in a record; unknown fields and wrong types raise `InvalidGraph`."""
    found = Document(f.name("id"), f.text("text"), f.text("lang"), f.maybe("date"), f.maybe("title"), f.maybe("source"))
    return f.done(found)


def entity_of(f: Fields) -> Entity:
    """The entity in a record."""
    known = {name: f.maybe(name) for name in vocab.REFERENCE_FIELDS}
    found = Entity(f.name("id"), f.one_type("type"), f.name("name"), f.texts("aliases"), f.iris("sameAs"), **known)
    return f.done(found)


def relation_of(f: Fields) -> Relation:
    """The relation in a record."""
    return _built(f, lambda: Relation(
        f.name("id"), f.name("subject"), f.name("predicate"), f.real("confidence"), _evidence_of(f),
        f.maybe("object"), f.maybe("literal"), _qualifiers_of(f),
    ))  # fmt: skip


def fact_of(f: Fields) -> Fact:
    """The fact in a record."""
    return _built(f, lambda: Fact(
        f.name("id"), f.name("subject"), _figure_of(f), f.real("confidence"), _evidence_of(f)
    ))  # fmt: skip


def _built(f: Fields, make: Callable[[], T]) -> T:
    try:
        return f.done(make())
    except InvalidFinding as problem:
        raise InvalidGraph(f"{f.path}: {problem}") from problem


def _evidence_of(f: Fields) -> tuple[Evidence, ...]:
    return tuple(_one_evidence(item) for item in f.records("evidence"))


def _one_evidence(f: Fields) -> Evidence:
    return _built(f, lambda: Evidence(
        f.name("document"), f.whole("start"), f.whole("end"), f.text("text"), f.real("confidence"), f.text("extractor")
    ))  # fmt: skip


def _qualifiers_of(f: Fields) -> Qualifiers:
    return Qualifiers(f.maybe("role"), f.maybe("title"), f.flag("ended"), f.maybe("status"), f.number("share"),
                      f.maybe("since"), f.maybe("until"))  # fmt: skip


def _figure_of(f: Fields) -> Figure:
    return Figure(
        metric=f.name("metric"), value=f.number("value"), unit=f.maybe("unit"), period=f.maybe("period"),
        change=_change_of(f.record("change")), status=f.maybe("status") or "actual", segment=f.maybe("segment"),
        value_max=f.number("value_max"), approx=f.flag("approx"), fiscal=f.flag("fiscal"),
    )  # fmt: skip


def _change_of(f: Fields | None) -> Change | None:
    if f is None:
        return None
    value = f.number("value")
    if value is None:
        raise InvalidGraph(f'{f.path}.value is missing: a change has a number, or write `"change": null`')
    return _built(f, lambda: Change(value, f.name("unit"), f.maybe("basis"), f.number("value_max")))


# --- the graph -------------------------------------------------------------------------------------------------------

_SECTIONS = ("documents", "entities", "relations", "facts")


def graph_to_json(graph: KnowledgeGraph) -> str:
    """`graph.json`: UTF-8 text ending in a newline, one record a line, the same bytes for equal content."""
    graph = canonical(graph)
    sections = (
        map(document_record, graph.documents), map(entity_record, graph.entities),
        map(relation_record, graph.relations), map(fact_record, graph.facts),
    )  # fmt: skip
    parts = [f'"{name}": [{_lines(records)}]' for name, records in zip(_SECTIONS, sections, strict=True)]
    return "{" + ",\n".join(parts) + "}\n"


def _lines(records: Iterator[Record]) -> str:
    body = ",\n".join(map(dumps, records))
    return f"\n{body}\n" if body else ""


def graph_from_json(text: str) -> KnowledgeGraph:
    """The graph in `graph.json`, in canonical order.

    Raises `InvalidGraph` with the path and the cure for wrong JSON, unknown or missing fields, values outside the
    contract, ids that stand twice or point to nothing, and evidence that is not the words of its document.
    """
    f = Fields(loads(text), "graph")
    graph = KnowledgeGraph.of(
        map(document_of, f.records("documents")), map(entity_of, f.records("entities")),
        map(relation_of, f.records("relations")), map(fact_of, f.records("facts")),
    )  # fmt: skip
    f.done(None)
    return canonical(checked(graph))


def checked(graph: KnowledgeGraph) -> KnowledgeGraph:
    """`graph` itself if its ids are unique and point to something and its evidence quotes its documents."""
    statements: tuple[Relation | Fact, ...] = (*graph.relations, *graph.facts)
    for kind, records in (("document", graph.documents), ("entity", graph.entities), ("statement", statements)):
        _unique(kind, [record.id for record in records])
    for statement in statements:
        ends = [statement.subject]
        if isinstance(statement, Relation) and statement.object is not None:
            ends.append(statement.object)
        for end in ends:
            if end not in graph.entity_by_id:
                raise InvalidGraph(f"statement {statement.id} speaks of {end!r}, which is no entity: add it")
        for evidence in statement.evidence:
            _quoted(statement.id, evidence, graph.document_by_id.get(evidence.document))
    return graph


def _unique(kind: str, ids: list[str]) -> None:
    if len(set(ids)) < len(ids):
        twice = next(id_ for id_ in ids if ids.count(id_) > 1)
        raise InvalidGraph(f"the {kind} id {twice!r} stands twice: keep one of them")


def _quoted(statement: str, evidence: Evidence, document: Document | None) -> None:
    if document is None:
        raise InvalidGraph(f"statement {statement} has evidence in {evidence.document!r}, which is no document: add it")
    if document.text[evidence.start : evidence.end] != evidence.text:
        raise InvalidGraph(
            f"statement {statement}: the evidence text is not what stands at {evidence.start}..{evidence.end} "
            f"of document {document.id}: offsets count code points of the stored text"
        )


# --- documents and findings (the library) ----------------------------------------------------------------------------


def document_to_json(document: Document) -> str:
    """One document as a JSON object on one line."""
    return dumps(document_record(document))


def document_from_json(text: str) -> Document:
    """The document that `document_to_json` wrote; `InvalidGraph` otherwise."""
    return document_of(Fields(loads(text), "document"))


def findings_to_json(findings: Findings) -> str:
    """Findings as a JSON object on one line; order is kept."""
    return dumps(
        {
            "mentions": [_mention_record(m) for m in findings.mentions],
            "links": [_link_record(link) for link in findings.links],
            "relations": [_relation_claim_record(r) for r in findings.relations],
            "facts": [
                {"subject": c.subject, **_figure_record(c.figure), "evidence": evidence_record(c.evidence)}
                for c in findings.facts
            ],
            "notes": list(findings.notes),
        }
    )


def findings_from_json(text: str) -> Findings:
    """The findings that `findings_to_json` wrote; `InvalidGraph` otherwise."""
    f = Fields(loads(text), "findings")
    found = Findings(
        tuple(map(_mention_of, f.records("mentions"))), tuple(map(_link_of, f.records("links"))),
        tuple(map(_relation_claim_of, f.records("relations"))), tuple(map(_fact_claim_of, f.records("facts"))),
        f.texts("notes"),
    )  # fmt: skip
    return f.done(found)


def _mention_record(m: Mention) -> Record:
    return {
        "document": m.document, "start": m.start, "end": m.end, "text": m.text, "type": m.type,
        "confidence": m.confidence, "label": m.label, "name": m.name, "sameAs": list(m.same_as),
        "extractor": m.extractor,
    }  # fmt: skip


def _mention_of(f: Fields) -> Mention:
    return _built(f, lambda: Mention(
        f.text("document"), f.whole("start"), f.whole("end"), f.text("text"), f.name("type"), f.real("confidence"),
        f.maybe("label"), f.maybe("name"), f.texts("sameAs"), f.text("extractor"),
    ))  # fmt: skip


def _link_record(link: Link) -> Record:
    return {
        "kind": link.kind, "source": link.source, "target": link.target, "confidence": link.confidence,
        "attributes": [list(pair) for pair in link.attributes], "extractor": link.extractor,
    }  # fmt: skip


def _link_of(f: Fields) -> Link:
    return _built(f, lambda: Link(
        f.name("kind"), f.text("source"), f.text("target"), f.real("confidence"), f.pairs("attributes"),
        f.text("extractor"),
    ))  # fmt: skip


def _relation_claim_record(c: RelationClaim) -> Record:
    record: Record = {"subject": c.subject, "predicate": c.predicate}
    record |= {"literal": c.literal} if c.object is None else {"object": c.object}
    return record | _qualifiers_record(c.qualifiers) | {"evidence": evidence_record(c.evidence)}


def _relation_claim_of(f: Fields) -> RelationClaim:
    return _built(f, lambda: RelationClaim(
        f.text("subject"), f.name("predicate"), _one_evidence(f.needed("evidence")),
        f.maybe("object"), f.maybe("literal"), _qualifiers_of(f),
    ))  # fmt: skip


def _fact_claim_of(f: Fields) -> FactClaim:
    return _built(f, lambda: FactClaim(f.text("subject"), _figure_of(f), _one_evidence(f.needed("evidence"))))

"""The graph as RDF and back: contract, section RDF.

Default graph: entities, statements and the plain triples of relations that hold. Named graph of a document
(`kg:document/<id>`): the document, the evidence found in it, and `prov:wasDerivedFrom` from statements to that
evidence; so a withdrawn article is one dropped graph. Every triple stands in exactly one graph (Oxigraph counts a
triple of two graphs twice in their union). There are no blank nodes. Turtle has everything in one graph.

Terms are converted here and in `kg.views.terms` only. Both writers are our own: they are fast and their output is
the same bytes for the same graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph

from kg import ids, vocab
from kg.codec import canonical
from kg.contradictions import Contradiction, agreements, contradictions
from kg.errors import InvalidGraph
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Evidence, Fact, Relation
from kg.views import terms as t
from kg.views.rdf_reading import Quad, graph_of

if TYPE_CHECKING:
    import rdflib

#: predicate, object, graph (None: the default graph)
Property = tuple[str, t.Object, str | None]
#: One subject with its properties.
Node = tuple[str, list[Property]]

FORMATS = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "trig": pyoxigraph.RdfFormat.TRIG,
}


def nodes(graph: KnowledgeGraph) -> Iterator[Node]:
    """Every subject of the RDF view with its properties: documents, entities, statements, evidence.

    Raises `InvalidGraph` for a sameAs that is no IRI and for numbers that cannot be written.
    """
    graph = canonical(graph)
    for document in graph.documents:
        yield _document(document)
    held = _held(graph.relations)
    for entity in graph.entities:
        yield _entity(entity, held.get(entity.id, []))
    evidence: dict[str, Evidence] = {}
    told = contradictions(graph)
    beside = _beside(told, agreements(graph))
    statements: tuple[Relation | Fact, ...] = (*graph.relations, *graph.facts)
    for statement in statements:
        iri = t.iri_of("statement", statement.id)
        properties = _relation(statement) if isinstance(statement, Relation) else _fact(statement)
        properties += beside.get(statement.id, [])
        for piece in statement.evidence:
            evidence_iri = _evidence_iri(piece)
            evidence[evidence_iri] = piece
            properties.append((t.DERIVED, evidence_iri, t.iri_of("document", piece.document)))
        yield iri, properties
    for one in told:
        yield _contradiction(one)
    for iri in sorted(evidence):
        yield _evidence(iri, evidence[iri])


def _held(relations: Iterable[Relation]) -> dict[str, list[Property]]:
    """The plain triples of relations that hold, by subject; each once, however many statements say it."""
    held: dict[str, dict[Property, None]] = {}
    for r in relations:
        if r.holds:
            end: t.Object = t.Literal(r.literal or "") if r.object is None else t.iri_of("entity", r.object)
            held.setdefault(r.subject, {})[(t.kg(r.predicate), end, None)] = None
    return {subject: list(properties) for subject, properties in held.items()}


def _document(d: Document) -> Node:
    iri = t.iri_of("document", d.id)
    properties: list[Property] = [(t.TYPE, t.kg("Document"), iri)]
    if d.title is not None:
        properties.append((t.kg("title"), t.Literal(d.title), iri))
    if d.date is not None:
        properties.append((t.kg("date"), t.day(d.date), iri))
    properties.append((t.kg("language"), t.Literal(d.lang), iri))
    if d.source is not None:
        properties.append((t.kg("source"), t.Literal(d.source), iri))
    return iri, [*properties, (t.kg("text"), t.Literal(d.text), iri)]


def _entity(e: Entity, held: list[Property]) -> Node:
    properties: list[Property] = [(t.TYPE, t.kg(e.type), None), (t.LABEL, t.Literal(e.name), None)]
    properties += [(t.ALT_LABEL, t.Literal(alias), None) for alias in e.aliases]
    properties += [(t.SAME_AS, _checked_iri(e, same), None) for same in e.same_as]
    known = ((iri, getattr(e, name)) for name, iri in t.REFERENCES.items())
    properties += [(iri, t.Literal(value), None) for iri, value in known if value is not None]
    return t.iri_of("entity", e.id), properties + held


def _checked_iri(entity: Entity, iri: str) -> str:
    try:
        return pyoxigraph.NamedNode(iri).value
    except ValueError as problem:
        raise InvalidGraph(
            f"entity {entity.id}: sameAs {iri[:80]!r} is no absolute IRI: correct or remove it"
        ) from problem


def _relation(r: Relation) -> list[Property]:
    q = r.qualifiers
    values: list[tuple[str, t.Object | None]] = [
        ("subject", t.iri_of("entity", r.subject)),
        ("predicate", t.kg(r.predicate)),
        ("object", None if r.object is None else t.iri_of("entity", r.object)),
        ("literal", _text(r.literal)),
        ("role", _text(q.role)),
        ("title", _text(q.title)),
        ("ended", t.TRUE if q.ended else None),
        ("status", _text(q.status)),
        ("share", None if q.share is None else t.decimal(q.share)),
        ("since", _text(q.since)),
        ("until", _text(q.until)),
        ("confidence", t.decimal(r.confidence)),
    ]
    return _statement("Relation", values)


def _fact(fact: Fact) -> list[Property]:
    f, c = fact.figure, fact.figure.change
    values: list[tuple[str, t.Object | None]] = [
        ("subject", t.iri_of("entity", fact.subject)),
        ("metric", _text(f.metric)),
        ("value", None if f.value is None else t.decimal(f.value)),
        ("valueMax", None if f.value_max is None else t.decimal(f.value_max)),
        ("unit", _text(f.unit)),
        ("period", _text(f.period)),
        ("fiscal", t.TRUE if f.fiscal else None),
        ("changeValue", None if c is None else t.decimal(c.value)),
        ("changeValueMax", None if c is None or c.value_max is None else t.decimal(c.value_max)),
        ("changeUnit", None if c is None else _text(c.unit)),
        ("changeBasis", None if c is None else _text(c.basis)),
        ("status", _text(f.status)),
        ("segment", _text(f.segment)),
        ("approx", t.TRUE if f.approx else None),
        ("confidence", t.decimal(fact.confidence)),
    ]
    return _statement("Fact", values)


def _beside(told: Iterable[Contradiction], agreed: Iterable[tuple[str, str]]) -> dict[str, list[Property]]:
    """How figures of different articles stand to each other, by statement."""
    apart = [(c.earlier, c.later) for c in told]
    pairs = [("contradicts", a, b) for pair in apart for a, b in (pair, pair[::-1])]
    pairs += [("corrects", c.later, c.earlier) for c in told if c.correction]
    pairs += [("agreesWith", a, b) for pair in agreed for a, b in (pair, pair[::-1])]
    found: dict[str, list[Property]] = {}
    for predicate, a, b in sorted(pairs):
        found.setdefault(a, []).append((t.kg(predicate), t.iri_of("statement", b), None))
    return found


def _contradiction(one: Contradiction) -> Node:
    properties: list[Property] = [
        (t.TYPE, t.kg("Contradiction"), None),
        (t.kg("earlier"), t.iri_of("statement", one.earlier), None),
        (t.kg("later"), t.iri_of("statement", one.later), None),
    ]
    if one.difference is not None:
        properties.append((t.kg("difference"), t.decimal(one.difference), None))
    return f"{vocab.NAMESPACE}contradiction/{ids.digest(one.earlier, one.later)}", properties


def _text(text: str | None) -> t.Literal | None:
    return None if text is None else t.Literal(text)


def _statement(type_: str, values: list[tuple[str, t.Object | None]]) -> list[Property]:
    properties: list[Property] = [(t.TYPE, t.kg(type_), None)]
    return properties + [(t.kg(name), value, None) for name, value in values if value is not None]


def _evidence_iri(e: Evidence) -> str:
    return t.iri_of("evidence", ids.digest(e.document, e.start, e.end, e.text, float(e.confidence), e.extractor))


def _evidence(iri: str, e: Evidence) -> Node:
    document = t.iri_of("document", e.document)
    values: list[tuple[str, t.Object]] = [
        (t.TYPE, t.kg("Evidence")),
        (t.kg("document"), document),
        (t.kg("start"), t.integer(e.start)),
        (t.kg("end"), t.integer(e.end)),
        (t.kg("text"), t.Literal(e.text)),
        (t.kg("confidence"), t.decimal(e.confidence)),
        (t.kg("extractor"), t.Literal(e.extractor)),
    ]
    return iri, [(predicate, value, document) for predicate, value in values]


# --- writing ---------------------------------------------------------------------------------------------------------


def write_nquads(graph: KnowledgeGraph) -> str:
    """`graph.nq`: canonical N-Quads, one quad a line, lines sorted by code point."""
    lines = [
        f"<{subject}> <{predicate}> {t.ntriples(value)} ." if name is None
        else f"<{subject}> <{predicate}> {t.ntriples(value)} <{name}> ."
        for subject, properties in nodes(graph)
        for predicate, value, name in properties
    ]  # fmt: skip
    lines.sort()
    return "\n".join(lines) + "\n" if lines else ""


def write_turtle(graph: KnowledgeGraph) -> str:
    """`graph.ttl`: one graph, a block a subject: documents, entities, statements, evidence."""
    head = [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in t.PREFIXES.items()]
    return "".join(head) + "".join(block(node) for node in nodes(graph))


def block(node: Node) -> str:
    """One subject in Turtle, whatever graph its properties stand in."""
    subject, properties = node
    by_predicate: dict[str, list[str]] = {}
    for predicate, value, _ in properties:
        by_predicate.setdefault(predicate, []).append(t.turtle(value))
    lines = (
        f"{'a' if predicate == t.TYPE else t.turtle(predicate)} {', '.join(values)}"
        for predicate, values in by_predicate.items()
    )
    return f"\n{t.turtle(subject)} " + " ;\n    ".join(lines) + " .\n"


# --- reading ---------------------------------------------------------------------------------------------------------


def read(text: str, format: str) -> KnowledgeGraph:
    """The graph in RDF text; `format` is one of `FORMATS` (`ttl`, `nq`, `nt`, `trig`).

    Triples about things that are not ours (an ontology, other people's notes) are passed over. `InvalidGraph` for
    wrong syntax, for anything of ours outside the contract, and for a plain triple that no statement stands behind.
    """
    return graph_of(quads(text, format))


def quads(text: str, format: str) -> Iterator[Quad]:
    """The triples of RDF text, whatever graph they stand in; `InvalidGraph` for wrong syntax or an unknown format."""
    if format not in FORMATS:
        raise InvalidGraph(f"the RDF format {format!r} is not known: use one of {', '.join(FORMATS)}")
    try:
        yield from map(_quad, pyoxigraph.parse(text, format=FORMATS[format]))
    except (SyntaxError, ValueError) as problem:
        raise InvalidGraph(f"not valid {format}: {problem}") from problem


def of_quads(quads: Iterable[pyoxigraph.Quad]) -> KnowledgeGraph:
    """The graph in quads of Oxigraph; `InvalidGraph` as in `read`."""
    return graph_of(map(_quad, quads))


def _quad(quad: pyoxigraph.Quad) -> Quad:
    subject, end = quad.subject, quad.object
    if not isinstance(subject, pyoxigraph.NamedNode):
        return "", quad.predicate.value, ""  # a blank node: not ours
    if isinstance(end, pyoxigraph.Literal):
        datatype = end.datatype.value
        # A plain string and one with an explicit xsd:string are the same in RDF, but not to rdflib.
        literal = t.Literal(end.value, None if datatype == t.XSD + "string" else datatype)
        return subject.value, quad.predicate.value, literal
    return subject.value, quad.predicate.value, end.value if isinstance(end, pyoxigraph.NamedNode) else ""


def to_dataset(graph: KnowledgeGraph) -> rdflib.Dataset:
    """An `rdflib.Dataset` with the same quads as `write_nquads`; its default graph is the union of all graphs."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    for prefix, namespace in t.PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    graphs: dict[str | None, rdflib.Graph] = {None: dataset.default_graph}
    for subject, properties in nodes(graph):
        node = rdflib.URIRef(subject)
        for predicate, value, name in properties:
            if name not in graphs:
                graphs[name] = dataset.graph(rdflib.URIRef(name or ""))
            graphs[name].add((node, rdflib.URIRef(predicate), rdflib_term(value)))
    return dataset


def rdflib_term(value: t.Object) -> rdflib.URIRef | rdflib.Literal:
    """A term as rdflib has it."""
    import rdflib

    if isinstance(value, str):
        return rdflib.URIRef(value)
    return rdflib.Literal(value.lexical, datatype=None if value.datatype is None else rdflib.URIRef(value.datatype))


def from_dataset(dataset: rdflib.Dataset | rdflib.Graph) -> KnowledgeGraph:
    """The graph in an `rdflib.Dataset` or a single `rdflib.Graph` (as Turtle gives it); `InvalidGraph` as in `read`."""
    import rdflib

    def quads() -> Iterator[Quad]:
        triples = (
            (s, p, o) for s, p, o, _ in dataset.quads()
        ) if isinstance(dataset, rdflib.Dataset) else iter(dataset)  # fmt: skip
        for subject, predicate, end in triples:
            if isinstance(end, rdflib.Literal):
                yield str(subject), str(predicate), t.Literal(str(end), str(end.datatype) if end.datatype else None)
            else:
                yield str(subject), str(predicate), str(end)

    return graph_of(quads())

"""Validation of a graph with pySHACL against the shapes that `kg.views.shapes` derives from the contract.

Large graphs are validated in chunks of subjects. A chunk holds the triples of its subjects and, so that the rules on
types can be judged, those of everything they point to (statement -> entities and evidence -> document), without the
plain triples of the latter, which are judged with their own subject. Every subject is in one chunk as a subject, so
the chunks together find what one run would find; a run keeps one chunk in memory as an rdflib graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg import vocab
from kg.errors import InvalidGraph
from kg.graph import KnowledgeGraph
from kg.views import shapes
from kg.views import terms as t

if TYPE_CHECKING:
    import rdflib

_SHAPES = Path(__file__).with_name("data") / "shapes.ttl"
_PLAIN = {t.kg(name) for name in vocab.PREDICATES}
Triples = dict[str, list[tuple[str, t.Object]]]


@dataclass(frozen=True, order=True)
class Problem:
    """One broken rule: the node it is about, the property (None: the node as a whole), the value, and the rule."""

    node: str
    path: str | None
    value: str | None
    message: str

    def __str__(self) -> str:
        node = t.short(self.node) or self.node
        path = f" {t.short(self.path) or self.path}" if self.path else ""
        value = f" {t.short(self.value) or self.value[:80]!r}" if self.value and self.value != self.node else ""
        return f"{node}{path}{value}: {self.message}"


@dataclass(frozen=True)
class Report:
    """Whether a graph follows the contract, and every broken rule in the order of nodes."""

    conforms: bool
    problems: tuple[Problem, ...] = ()


def validate(graph: KnowledgeGraph | str, *, format: str = "nq", chunk: int = 10_000) -> Report:
    """What the shapes say of `graph`, a graph or RDF text in `format` (`ttl`, `nq`, `nt`, `trig`).

    `chunk` is the number of subjects judged at a time. Raises `InvalidGraph` for text that is no RDF.
    """
    triples = _of_graph(graph) if isinstance(graph, KnowledgeGraph) else _of_text(graph, format)
    problems: set[Problem] = set()
    for data in _chunks(triples, chunk):
        problems.update(_judged(data))
    return Report(not problems, tuple(sorted(problems, key=lambda p: (p.node, p.path or "", p.value or "", p.message))))


def _of_graph(graph: KnowledgeGraph) -> Triples:
    from kg.views.rdf import nodes

    return {subject: [(predicate, value) for predicate, value, _ in properties] for subject, properties in nodes(graph)}


def _of_text(text: str, format: str) -> Triples:
    from kg.views.rdf import quads

    found: Triples = {}
    for subject, predicate, value in quads(text, format):
        found.setdefault(subject, []).append((predicate, value))
    found.pop("", None)  # blank nodes and what they say are not ours
    return found


def _chunks(triples: Triples, size: int) -> Iterator[Triples]:
    subjects = list(triples)
    for first in range(0, len(subjects), size):
        own = subjects[first : first + size]
        data = {subject: triples[subject] for subject in own}
        waiting = own
        while waiting:
            ends = {value for subject in waiting for _, value in data[subject] if isinstance(value, str)}
            waiting = [end for end in ends if end in triples and end not in data]
            for end in waiting:
                data[end] = [(predicate, value) for predicate, value in triples[end] if predicate not in _PLAIN]
        yield data


def _judged(data: Triples) -> Iterator[Problem]:
    import pyshacl

    try:
        conforms, report, _ = pyshacl.validate(
            _rdflib(data), shacl_graph=_shapes_graph(), inference="none", inplace=True, meta_shacl=False
        )
    except pyshacl.errors.ReportableRuntimeError as problem:
        raise InvalidGraph(f"the graph cannot be validated: {problem}") from problem
    if not conforms:
        yield from _problems(report, data)


def _rdflib(data: Triples) -> rdflib.Graph:
    import rdflib

    from kg.views.rdf import rdflib_term

    graph = rdflib.Graph(bind_namespaces="none")
    graph.addN(
        (rdflib.URIRef(subject), rdflib.URIRef(predicate), rdflib_term(value), graph)
        for subject, properties in data.items()
        for predicate, value in properties
    )
    return graph


@lru_cache(maxsize=1)
def _shapes_graph() -> rdflib.Graph:
    import rdflib

    return rdflib.Graph("SimpleMemory", bind_namespaces="none").parse(_SHAPES, format="turtle")


def _problems(report: rdflib.Graph, data: Triples) -> Iterator[Problem]:
    import rdflib

    sh = rdflib.Namespace(shapes.SH)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        focus, path = report.value(result, sh.focusNode), report.value(result, sh.resultPath)
        value = report.value(result, sh.value)
        message = "; ".join(sorted(str(text) for text in report.objects(result, sh.resultMessage)))
        said = None if value is None else str(value)
        if isinstance(path, rdflib.BNode):
            yield from _located(data, *_way(report, path), _object(focus), said, message)
        else:
            yield Problem(str(focus), None if path is None else str(path), said, message)


def _way(report: rdflib.Graph, path: rdflib.BNode) -> tuple[str, str | None]:
    """The property of statements whose value was the focus, and the property of theirs that is wrong."""
    import rdflib

    inverse = rdflib.URIRef(shapes.SH + "inversePath")
    if (link := report.value(path, inverse)) is not None:
        return str(link), None
    first, last = rdflib.collection.Collection(report, path)
    return str(report.value(first, inverse)), str(last)


def _object(term: object) -> t.Object:
    import rdflib

    return t.Literal(str(term)) if isinstance(term, rdflib.Literal) else str(term)


def _located(
    data: Triples, link: str, path: str | None, focus: t.Object, value: str | None, message: str
) -> Iterator[Problem]:
    """A rule that was broken somewhere among all statements of a predicate or metric: the statements that break it."""
    for subject, properties in data.items():
        if (link, focus) not in properties:
            continue
        if path is None:
            if subject == value:
                yield Problem(subject, None, None, message)
            continue
        for predicate, found in properties:
            lexical = found if isinstance(found, str) else found.lexical
            if predicate == path and value in (None, lexical):
                yield Problem(subject, path, lexical, message)

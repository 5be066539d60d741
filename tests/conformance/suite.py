"""The W3C test suite of SPARQL 1.1: its manifests as cases, results read from files, and when two results are the same.

Vocabulary of the manifests: https://www.w3.org/2001/sw/DataAccess/tests/README. The files are read with pyoxigraph's
parsers; the engine under test never reads what is expected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

BASE = "https://w3c.github.io/rdf-tests/sparql/sparql11/"
_MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
RESULTS = {
    ".srx": ox.QueryResultsFormat.XML, ".srj": ox.QueryResultsFormat.JSON, ".tsv": ox.QueryResultsFormat.TSV,
}  # fmt: skip
DATA = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML}


@dataclass(frozen=True)
class Case:
    """One test: its id (folder/name), its kind (the class of the manifest), and its files."""

    id: str
    kind: str
    request: Path
    data: tuple[Path, ...] = ()
    graphs: tuple[tuple[str, Path], ...] = ()
    result: Path | None = None

    @property
    def text(self) -> str:
        return self.request.read_text("utf-8")


@dataclass(frozen=True)
class Result:
    """What a query gives: rows (one dict a solution), a boolean, or triples."""

    rows: tuple[Mapping[str, Any], ...] | None = None
    boolean: bool | None = None
    triples: tuple[Any, ...] | None = None


def cases(suite: Path) -> Iterator[Case]:
    """All cases of all folders but those of other specifications (entailment, service, protocols) in a fixed order."""
    for folder in sorted(path.parent for path in suite.glob("*/manifest.ttl")):
        yield from _cases(folder)


def base_of(path: Path) -> str:
    return f"{BASE}{path.parent.name}/{path.name}"


def _cases(folder: Path) -> Iterator[Case]:
    store = ox.Store()
    store.load(
        path=str(folder / "manifest.ttl"), format=ox.RdfFormat.TURTLE, base_iri=f"{BASE}{folder.name}/manifest.ttl"
    )

    def values(subject: Any, iri: str) -> list[Any]:
        return [quad.object for quad in store.quads_for_pattern(subject, ox.NamedNode(iri), None)]

    def file(term: Any) -> Path:
        assert isinstance(term, ox.NamedNode)
        assert term.value.startswith(BASE)
        return folder.parent / term.value.removeprefix(BASE)

    def graph(term: Any) -> tuple[str, Path]:
        return (base_of(file(term)), file(term))

    for quad in sorted(store.quads_for_pattern(None, ox.NamedNode(_RDF + "type"), None), key=str):
        kind = str(getattr(quad.object, "value", "")).removeprefix(_MF)
        actions = values(quad.subject, _MF + "action")
        if not actions or not isinstance(quad.subject, ox.NamedNode):
            continue
        name = f"{folder.name}/{quad.subject.value.rpartition('#')[2]}"
        (action,) = actions
        queries = values(action, _QT + "query") if isinstance(action, ox.BlankNode) else [action]
        if not queries or not isinstance(queries[0], ox.NamedNode):
            continue  # protocol tests and updates have other actions
        (result,) = values(quad.subject, _MF + "result") or [None]
        yield Case(
            name, kind, file(queries[0]),
            tuple(sorted(map(file, values(action, _QT + "data")))),
            tuple(sorted(map(graph, values(action, _QT + "graphData")))),
            file(result) if isinstance(result, ox.NamedNode) else None,
        )  # fmt: skip


def updates(suite: Path) -> list[Path]:
    """All update requests of the suite."""
    return sorted(suite.glob("*/*.ru"))


@lru_cache(maxsize=64)
def triples(path: Path) -> tuple[Any, ...]:
    """The triples of a file; blank nodes get names of their own."""
    return tuple(ox.parse(path=str(path), format=DATA[path.suffix], base_iri=base_of(path), rename_blank_nodes=True))


def expected(path: Path) -> Result:
    """The result in a file, whatever its format."""
    if path.suffix in RESULTS:
        return parsed(path.read_bytes(), RESULTS[path.suffix])
    found = triples(path)
    heads = [q.subject for q in found if getattr(q.object, "value", None) == _RS + "ResultSet"]
    return _result_set(found, heads[0]) if heads else Result(triples=found)


def parsed(body: bytes, format_: ox.QueryResultsFormat) -> Result:
    """A result in one of the SPARQL result formats."""
    found = ox.parse_query_results(body, format=format_)
    if isinstance(found, ox.QueryBoolean):
        return Result(boolean=bool(found))
    names = [variable.value for variable in found.variables]
    return Result(rows=tuple({n: row[n] for n in names if row[n] is not None} for row in found))


def _result_set(found: Sequence[Any], head: Any) -> Result:
    """A result as RDF (vocabulary `rs:`, of the tests that are older than the XML format)."""

    def values(subject: Any, name: str) -> list[Any]:
        return [q.object for q in found if q.subject == subject and q.predicate.value == _RS + name]

    if values(head, "boolean"):
        return Result(boolean=values(head, "boolean")[0].value == "true")
    return Result(
        rows=tuple(
            {values(b, "variable")[0].value: values(b, "value")[0] for b in values(row, "binding")}
            for row in values(head, "solution")
        )
    )


# --- comparing -------------------------------------------------------------------------------------------------------


def same(left: Result, right: Result) -> bool:
    """Whether two results say the same: rows as a bag, numbers by value, blank nodes up to their names."""
    if left.boolean is not None or right.boolean is not None:
        return left.boolean == right.boolean
    if left.rows is not None and right.rows is not None and len(left.rows) != len(right.rows):
        return False
    if (left.rows is None) != (right.rows is None):
        return False
    return _canonical(left) == _canonical(right)


def _canonical(result: Result) -> set[str]:
    made = ox.Dataset()
    if result.rows is not None:
        for row in result.rows:
            node = ox.BlankNode()  # a node a row keeps equal rows apart
            made.add(ox.Quad(node, ox.NamedNode(_RS + "solution"), ox.NamedNode("urn:row")))
            for name, value in row.items():
                made.add(ox.Quad(node, ox.NamedNode(f"urn:variable:{name}"), normal(value)))
    for triple in result.triples or ():
        made.add(ox.Quad(triple.subject, triple.predicate, normal(triple.object)))
    made.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in made}


_EXACT = ("decimal", "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger")


def normal(term: Any) -> Any:
    """A term with its number or truth in one form: 1.50 is 1.5 and 1e0 is 1.0 of the same datatype."""
    if not isinstance(term, ox.Literal):
        return term
    name = term.datatype.value.removeprefix(_XSD)
    try:
        if name in _EXACT:
            return ox.Literal(str(Decimal(term.value).normalize()), datatype=term.datatype)
        if name in ("double", "float"):
            return ox.Literal(f"{float(term.value):.9g}", datatype=term.datatype)
    except (InvalidOperation, ValueError):
        return term
    if name == "boolean":
        return ox.Literal({"1": "true", "0": "false"}.get(term.value, term.value), datatype=term.datatype)
    return term


def text_rows(rows: Iterable[Sequence[str]]) -> Counter[tuple[str, ...]]:
    """Rows of a CSV file as a bag; CSV has no types, so numbers are compared by value; blank nodes are all alike."""

    def value(text: str) -> str:
        try:
            return str(Decimal(text).normalize())
        except InvalidOperation:
            return "_:" if text.startswith("_:") else text

    return Counter(tuple(map(value, row)) for row in rows)

"""Our own queries on other engines: what `kg publish` put on a server answers like `kg query` here, and RDFLib too.

All cases of tests/sparql and all ready questions about every entity (and statement) they fit. Values are compared, not
strings: numbers by value, rows as a bag. What RDFLib answers wrongly stands in `RDFLIB_GAPS` of tests/sparql.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins import sparql as rdflib_sparql

from kg.publish.http import Http as Client
from kg.publish.publish import carry_out, content, survey
from kg.publish.stores import GraphStore
from kg.query.ask import QUESTIONS
from kg.views.rdf import to_dataset, write_nquads
from kg.views.terms import PREFIXES, iri_of
from tests.conformance.suite import Result, parsed, same
from tests.conformance.targets import Http, Kg
from tests.servers import oxigraph
from tests.sparql.sample import sample
from tests.sparql.test_cases import CASES, RDFLIB_GAPS


def _queries() -> Iterator[tuple[str, str]]:
    for case in CASES:
        yield case.name, (case / "query.rq").read_text("utf-8")
    graph = sample()
    for name, question in QUESTIONS.items():
        fitting = [iri_of("entity", e.id) for e in graph.entities if e.type in question.types]
        statements = [iri_of("statement", s.id) for s in (*graph.relations, *graph.facts)]
        for iri in fitting if question.types else statements:
            yield f"{name} {iri.rpartition('/')[2]}", question.text.replace("<urn:kg:argument>", f"<{iri}>")


QUERIES = list(_queries())
ALL = pytest.mark.parametrize(("name", "text"), QUERIES, ids=[name for name, _ in QUERIES])


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Kg:
    target = Kg(tmp_path_factory.mktemp("agree"))
    target.file = target.folder / "graph.nq"
    target.file.write_text(write_nquads(sample()), "utf-8")
    return target


@pytest.fixture(scope="module")
def there() -> Iterator[Http]:
    """A server that got the sample by `kg publish`; its union of graphs is asked for with each query."""
    with oxigraph() as server:
        store, lines = GraphStore(Client(), server.url + "/store"), content(sample())
        carry_out(store, survey(store, lines, 100), lines)
        yield Http(server.url + "/query", extra="&union-default-graph=")


@pytest.fixture(scope="module")
def dataset() -> rdflib.Dataset:
    return to_dataset(sample())


@ALL
def test_a_published_graph_answers_alike(name: str, text: str, here: Kg, there: Http) -> None:
    known = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    assert same(here.query(text), there.query(known + text))


#: RDFLib gives one empty row where it groups nothing (`GROUP BY` over no solution gives no group: SPARQL 1.1, 18.5.1),
#: and an empty row in a sub-select joins with everything: a question without an answer gets everybody's.
EMPTY_GROUPS = "RDFLib makes a group of no solutions"


@ALL
def test_rdflib_answers_alike(
    name: str, text: str, here: Kg, dataset: rdflib.Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rdflib_sparql, "SPARQL_LOAD_GRAPHS", False)
    ours = here.query(text)
    gap = RDFLIB_GAPS.get(name) or (EMPTY_GROUPS if "GROUP BY" in text and not ours.rows else None)
    alike = same(ours, _rdflib(dataset, text))
    assert alike or gap
    if alike and gap:
        pytest.fail(f"RDFLib answers {name} rightly now: take this out of the known gaps ({gap})")
    if gap:
        pytest.xfail(gap)


def _rdflib(dataset: rdflib.Dataset, text: str) -> Result:
    """RDFLib's result, through its own writer of the JSON format."""
    result = dataset.query(text, initNs=PREFIXES)
    if result.graph is not None:
        return Result(triples=tuple(ox.parse(result.graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)))
    body = result.serialize(format="json")
    assert body is not None
    return parsed(body, ox.QueryResultsFormat.JSON)


def test_the_queries_find_something(here: Kg) -> None:
    """Equal answers mean little where they are empty: each ready question has rows about something."""
    found = {name.split()[0] for name, text in QUERIES if here.query(text).rows}
    assert {*QUESTIONS} <= found
    assert len(QUERIES) > 50

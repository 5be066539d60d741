"""The bench of a million triples runs on a few thousand, and the three engines agree on its queries."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from kg.query.sparql import query
from kg.store.generations import publish
from kg.views.rdf import to_dataset, write_nquads
from kg.views.terms import PREFIXES
from tests.bench.triples import QUERIES, made, measured

Engines = tuple[Path, pyoxigraph.Store, rdflib.Dataset]


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Engines:
    graph, place = made(60_000), tmp_path_factory.mktemp("triples")
    publish(place, graph)
    raw = pyoxigraph.Store()
    raw.bulk_load(input=write_nquads(graph).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return place, raw, to_dataset(graph)


def test_it_runs(tmp_path: Path) -> None:
    lines = list(measured(3_000, tmp_path, rdflib=True))
    assert sum(line.startswith("| ") for line in lines) == 3
    assert lines[-1].startswith("\npeak with RDFLib")


@pytest.mark.parametrize("name", QUERIES)
def test_engines_agree(name: str, engines: Engines) -> None:
    place, raw, dataset = engines
    ours = query(place, QUERIES[name]).rows
    found = raw.query(QUERIES[name], prefixes=PREFIXES, use_default_graph_as_union=True)  # type: ignore[call-overload]
    assert len(ours) == len(list(found)) == len(list(dataset.query(QUERIES[name], initNs=PREFIXES)))
    assert ours

"""The worker's parts in this process; `test_sparql.py` has the process itself."""

from __future__ import annotations

import io
import signal
import threading
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.graph import KnowledgeGraph
from kg.query import engine, worker
from kg.query.sparql import query
from kg.views.rdf import write_nquads
from kg.views.terms import PREFIXES
from tests.sparql.sample import sample


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.bulk_load(input=write_nquads(sample()).encode(), format=ox.RdfFormat.N_QUADS)
    return store


def _answer(store: ox.Store, text: str, max_rows: int = 10) -> dict[str, Any]:
    return worker.answer(store, {"text": text, "max_rows": max_rows, "prefixes": PREFIXES})


@pytest.mark.parametrize(
    ("text", "refused", "names_graphs"),
    [
        ("SELECT * WHERE { ?s ?p ?o }", False, False),
        ("SELECT ?x WHERE { BIND('a service from us' AS ?x) }", False, False),
        ("SELECT * FROM <urn:g> WHERE { ?s ?p ?o }", False, True),
        ("ASK FROM NAMED <urn:g> { GRAPH ?g { ?s ?p ?o } }", False, True),
        ("SELECT * WHERE { SERVICE <urn:s> { ?s ?p ?o } }", True, False),
        ("SELECT * WHERE { ?s ?p ?o OPTIONAL { serVice SILENT ?x { ?s ?p ?o } } }", True, False),
        ("SELECT * WHERE { \\u0053ERVICE <urn:s> { ?s ?p ?o } }", True, False),
        ("SELECT * WHERE { SERVICE", True, False),
        ("LOAD <urn:service>", True, False),
        ("SELECT ?from WHERE { ?from", False, True),
    ],
)
def test_queries_are_judged_from_what_they_parse_to(text: str, refused: bool, names_graphs: bool) -> None:
    refusal, named = worker.judged(text)
    assert (refusal is not None, named) == (refused, names_graphs)


def test_a_graph_is_given_up_to_the_limit(store: ox.Store) -> None:
    asked = {"graph": None, "max_rows": 4}
    found = worker.answer(store, asked)
    assert (len(found["triples"]), found["cut"]) == (4, True)
    every = worker.answer(store, asked | {"max_rows": 10**6})
    here = list(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert (len(every["triples"]), every["cut"]) == (len(here), False)
    assert 0 < len(here) < len(store)
    assert "the query failed" in worker.answer(store, asked | {"graph": "no iri"})["error"]


@pytest.mark.parametrize(
    ("text", "is_update"),
    [("INSERT DATA { <urn:a> <urn:b> 1 }", True), ("DROP ALL", True), ("SELECT * { ?s ?p ?o }", False), ("??", False)],
)
def test_updates_are_told_from_nonsense(text: str, is_update: bool) -> None:
    assert (worker.update(text) is not None) == is_update


def test_the_forms_of_answers(store: ox.Store) -> None:
    assert _answer(store, "ASK { ?s a kg:Person }") == {"boolean": True}
    found = _answer(
        store, "SELECT ?s ?v WHERE { ?f kg:metric 'deal_value' ; kg:value ?v OPTIONAL { ?f kg:segment ?s } }"
    )
    decimal = PREFIXES["xsd"] + "decimal"
    assert found == {"columns": ["s", "v"], "rows": [[None, ["l", "300000000", decimal, None]]], "cut": False}
    assert _answer(store, "CONSTRUCT { _:b a kg:Thing } WHERE {}")["triples"][0][0][0] == "b"
    assert _answer(store, "SELECT * { ?s ?p ?o }", 3)["cut"] is True
    assert len(_answer(store, "CONSTRUCT WHERE { ?s ?p ?o }", 3)["triples"]) == 3


def test_errors_are_sentences(store: ox.Store) -> None:
    assert "cannot be read: error at 1:" in _answer(store, "SELECT ?s { ?s ?p }")["error"]
    assert "updates" in _answer(store, "CLEAR ALL")["error"]
    assert "SERVICE is not allowed" in _answer(store, "ASK { SERVICE <urn:x> {} }")["error"]


@pytest.mark.skipif(not worker.LIMITED, reason="the system sets no limits")
def test_nothing_can_be_opened_while_a_query_runs(tmp_path: Path) -> None:
    with worker.nothing_to_open(), pytest.raises(OSError, match="Too many open files"):
        (tmp_path / "x").write_text("x")
    (tmp_path / "x").write_text("x")


def test_frames() -> None:
    stream = io.BytesIO()
    for body in (b"", b"abc", b"\x00" * 1000):
        worker.write_frame(stream, body)
    stream.seek(0)
    assert [worker.read_frame(stream) for _ in range(4)] == [b"", b"abc", b"\x00" * 1000, None]
    assert worker.read_frame(io.BytesIO(stream.getvalue()[:-1][-5:])) is None


def test_loading(tmp_path: Path) -> None:
    file = tmp_path / "x.ttl"
    file.write_text("<urn:a> <urn:b> 1 , 2 .", "utf-8")
    assert worker.load({"format": "ttl", "path": str(file)}, io.BytesIO())[1] == {"quads": 2}
    frame = io.BytesIO()
    worker.write_frame(frame, b"<urn:a> <urn:b> <urn:c> <urn:g> .\n")
    frame.seek(0)
    assert worker.load({"format": "nq"}, frame)[1] == {"quads": 1}
    file.write_text("no turtle", "utf-8")
    assert "error" in worker.load({"format": "ttl", "path": str(file)}, io.BytesIO())[1]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no alarm")
def test_ctrl_c_ends_the_query_and_the_next_one_works() -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?l) }"
    query(sample(), "ASK {}")
    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        with pytest.raises(KeyboardInterrupt):
            query(sample(), endless, timeout=60)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert query(sample(), "ASK {}").boolean is True


def test_many_graphs_asked_at_once_do_not_take_each_others_worker() -> None:
    graphs = [KnowledgeGraph.of((), sample().entities[: n + 1]) for n in range(5)]
    found: list[tuple[int, object]] = []

    def ask(n: int) -> None:
        for _ in range(3):
            found.append((n + 1, query(graphs[n], "SELECT (COUNT(*) AS ?n) { ?e rdfs:label ?l }").rows[0][0]))

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 15
    assert all(wanted == got for wanted, got in found)
    assert len(engine._workers) <= engine.KEPT + 5
    query(graphs[0], "ASK {}")
    assert len(engine._workers) == engine.KEPT


def test_a_worker_that_died_is_a_query_error_once() -> None:
    query(sample(), "ASK {}")
    dead = engine._workers[id(sample())]
    dead._process.kill()
    dead._process.wait()
    assert query(sample(), "ASK {}").boolean is True
    with pytest.raises(QueryError, match="4 GiB"):
        dead.ask({"text": "ASK {}", "timeout": 5, "max_rows": 1, "prefixes": {}})

from __future__ import annotations

import json
import os
import signal
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib

from kg.codec import graph_to_json
from kg.errors import InvalidGraph, QueryError, StoreError
from kg.graph import KnowledgeGraph
from kg.query import engine, worker
from kg.query.answer import Iri
from kg.query.sparql import query
from kg.store.generations import publish
from kg.views.rdf import write_nquads, write_turtle
from kg.views.terms import LABEL, TYPE, iri_of
from tests.sparql.sample import sample

NAMES = "SELECT ?name WHERE { ?s a kg:Person ; rdfs:label ?name } ORDER BY ?name"
#: Joins that no planner makes cheap.
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o FILTER(?c != ?l) }"


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return sample()


def test_select_gives_python_values(graph: KnowledgeGraph) -> None:
    answer = query(
        graph, "SELECT ?f ?v ?approx ?none WHERE { ?f kg:metric 'units_sold' ; kg:value ?v ; kg:approx ?approx }"
    )
    assert answer.columns == ("f", "v", "approx", "none")
    ((fact, value, approx, none),) = answer.rows
    assert isinstance(fact, Iri)
    assert (value, approx, none) == (Decimal(120_000), True, None)


def test_ask_construct_and_describe(graph: KnowledgeGraph) -> None:
    assert query(graph, "ASK { ?p a kg:Person }").boolean is True
    assert query(graph, "ASK { ?p a kg:Event }").boolean is False
    built = query(graph, "CONSTRUCT { ?p schema:name ?n } WHERE { ?p a kg:Person ; rdfs:label ?n }")
    assert built.triples is not None
    assert len(built.triples) == 3
    assert len(rdflib.Graph().parse(data=built.to_turtle(), format="turtle")) == 3
    described = query(graph, "DESCRIBE entity:place-bremen")
    assert {str(predicate) for _, predicate, _ in described.rows} == {TYPE, LABEL}


@pytest.mark.parametrize("name", ["graph.nq", "graph.ttl", "graph.json", "folder"])
def test_files_and_folders_are_asked_too(graph: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    writers = {"graph.nq": write_nquads, "graph.ttl": write_turtle, "graph.json": graph_to_json, "folder": write_nquads}
    file = tmp_path / (name if name != "folder" else "graph.nq")
    file.write_text(writers[name](graph), "utf-8")
    answer = query(tmp_path if name == "folder" else file, NAMES)
    assert [row[0] for row in answer.rows] == ["Jana Brück", "Ole Winter", "Paul Adler"]


def test_a_file_that_changes_is_read_again(graph: KnowledgeGraph, tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    file.write_text(write_nquads(graph), "utf-8")
    assert len(query(file, NAMES).rows) == 3
    file.write_text("", "utf-8")
    assert query(file, NAMES).rows == ()


def test_a_missing_or_broken_graph_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run `kg build"):
        query(tmp_path / "none", NAMES)
    (tmp_path / "x.nq").write_text("<a <b> .", "utf-8")
    with pytest.raises(InvalidGraph, match="cannot be loaded"):
        query(tmp_path / "x.nq", NAMES)
    (tmp_path / "x.txt").write_text("text", "utf-8")
    with pytest.raises(StoreError, match="no graph file"):
        query(tmp_path / "x.txt", NAMES)


def test_known_prefixes_need_no_declaration_and_can_be_declared_otherwise(graph: KnowledgeGraph) -> None:
    for prefix in ("kg", "rdfs", "skos", "prov", "owl", "xsd", "schema", "org"):
        query(graph, f"ASK {{ ?s {prefix}:x ?o }}")
    assert query(graph, "PREFIX kg: <http://other.example/> ASK { ?s a kg:Person }").boolean is False


def test_evidence_is_found_with_and_without_graph(graph: KnowledgeGraph) -> None:
    plain = query(graph, "SELECT ?e WHERE { ?s prov:wasDerivedFrom ?e }")
    named = query(graph, "SELECT ?e WHERE { GRAPH ?g { ?s prov:wasDerivedFrom ?e } }")
    assert sorted(map(str, plain.rows)) == sorted(map(str, named.rows))
    pieces = [e for r in graph.relations for e in r.evidence] + [e for f in graph.facts for e in f.evidence]
    assert len(plain.rows) == len(pieces)


def test_the_row_limit_cuts_and_says_so(graph: KnowledgeGraph) -> None:
    cut = query(graph, "SELECT * WHERE { ?s ?p ?o }", max_rows=2)
    assert (len(cut.rows), cut.cut) == (2, True)
    assert cut.note is not None
    assert "first 2 rows" in cut.note
    assert cut.note in cut.to_table()
    exact = query(graph, NAMES, max_rows=3)
    assert (len(exact.rows), exact.cut, exact.note) == (3, False, None)
    triples = query(graph, "CONSTRUCT WHERE { ?s ?p ?o }", max_rows=5)
    assert (len(triples.rows), triples.cut) == (5, True)


def test_the_time_limit_ends_the_query_for_real(graph: KnowledgeGraph) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 0\.5 s"):
        query(graph, ENDLESS, timeout=0.5)
    assert time.monotonic() - started < 10
    assert len(query(graph, NAMES).rows) == 3  # the next query has a new process


def test_a_worker_serves_many_queries_and_ends_with_its_graph() -> None:
    other = KnowledgeGraph.of(sample().documents, sample().entities[:2])
    query(other, NAMES)
    one = engine._workers[id(other)]
    query(other, NAMES)
    assert engine._workers[id(other)] is one
    del other
    assert not one.alive


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no alarm")
def test_a_worker_whose_parent_was_killed_does_not_run_on(tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    file.write_text(write_nquads(sample()), "utf-8")
    program = (
        "import sys\nfrom pathlib import Path\nfrom kg.query import engine\nfrom kg.query.sparql import query\n"
        f"path = Path({str(file)!r})\nquery(path, 'ASK {{}}')\n"
        "print(next(iter(engine._workers.values()))._process.pid, flush=True)\n"
        f"query(path, {ENDLESS!r}, timeout=1)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        time.sleep(0.3)
        parent.kill()
    for _ in range(200):
        if not _running(pid):
            return
        time.sleep(0.1)
    pytest.fail(f"the worker {pid} outlived its alarm")


def _running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s WHERE { ?s ?p }",
        "SELECT ?s WHERE { ?s unknown:p ?o }",
        "",
        "SELECT ?x WHERE { ?s ?p ?o } GROUP BY ?s",
        "\ud800",
    ],
)
def test_a_wrong_query_is_a_query_error(graph: KnowledgeGraph, text: str) -> None:
    with pytest.raises(QueryError):
        query(graph, text)


@pytest.mark.parametrize(("timeout", "rows"), [(0, 1), (-1, 1), (float("nan"), 1), (1, 0)])
def test_limits_that_allow_nothing_are_refused(graph: KnowledgeGraph, timeout: float, rows: int) -> None:
    with pytest.raises(QueryError, match="allows nothing"):
        query(graph, NAMES, timeout=timeout, max_rows=rows)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { kg:a kg:b kg:c }",
        "LOAD <http://127.0.0.1/x>",
        "LOAD <file:///etc/passwd>",
        "CLEAR ALL",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP DEFAULT ; INSERT DATA { kg:a kg:b kg:c }",
        "# only a comment about a service\nCREATE GRAPH kg:x",
    ],
)
def test_updates_are_refused_and_change_nothing(graph: KnowledgeGraph, text: str) -> None:
    before = query(graph, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows
    with pytest.raises(QueryError, match=r"updates .* are refused"):
        query(graph, text)
    assert query(graph, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows == before


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server on loopback that notes who calls."""
    calls: list[str] = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            calls.append("called")

    with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql", calls
        server.shutdown()
        thread.join()


HIDDEN = [
    "SELECT * WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * WHERE { service silent <URL> { ?s ?p ?o } }",
    "SELECT * WHERE { { SELECT * WHERE { ?s ?p ?o OPTIONAL { SERVICE <URL> { ?s ?p ?x } } } } }",
    "SELECT * WHERE { ?s ?p ?o # a comment\r SERVICE <URL> { ?s ?p ?o }\n}",
    "SELECT * WHERE { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * WHERE { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "ASK { VALUES ?where { <URL> } SERVICE ?where { ?s ?p ?o } }",
    "SELECT * FROM <URL> WHERE { SERVICE <URL> { ?s ?p ?o } }",
    # a quote written as an escape ends the string for a parser that reads escapes first: the rest is a comment there
    "SELECT * { VALUES ?z { 'a\\u0027 # ' } SERVICE <URL> { ?s ?p ?o } VALUES ?q { 'b' \n } }",
    "SELECT * { VALUES ?z { 'a\\U00000027 # ' } SERVICE <URL> { ?s ?p ?o } VALUES ?q { 'b' \n } }",
    "SELECT * { VALUES ?z { 'a\\\\\\u0027 # ' } SERVICE <URL> { ?s ?p ?o } VALUES ?q { 'b' \n } }",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_service_is_refused_and_nobody_is_called(
    graph: KnowledgeGraph, listener: tuple[str, list[str]], text: str
) -> None:
    url, calls = listener
    with pytest.raises(QueryError, match=r"SERVICE is not allowed|cannot be read"):
        query(graph, text.replace("URL", url))
    assert calls == []


@pytest.fixture(scope="module")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disk")
    publish(folder, sample())
    return folder


@pytest.mark.parametrize("text", HIDDEN)
def test_a_store_on_disk_calls_nobody_either(on_disk: Path, listener: tuple[str, list[str]], text: str) -> None:
    """Its process may open files, so the parsed query is all that keeps it from calling."""
    url, calls = listener
    with pytest.raises(QueryError, match=r"SERVICE is not allowed|cannot be read"):
        query(on_disk, text.replace("URL", url), timeout=5)
    assert calls == []


@pytest.mark.skipif(not worker.LIMITED, reason="the system sets no limits")
def test_even_a_service_that_slips_through_reaches_nobody(listener: tuple[str, list[str]]) -> None:
    url, calls = listener
    program = (
        "import sys; sys.path.insert(0, '.')\nfrom kg.query import worker\nimport pyoxigraph\n"
        "worker.judged = lambda text: (None, False)\n"
        f"text = 'SELECT * WHERE {{ SERVICE <{url}> {{ ?s ?p ?o }} }}'\n"
        "request = {'text': text, 'max_rows': 1, 'prefixes': {}}\n"
        "print(worker.answer(pyoxigraph.Store(), request))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert "error" in done.stdout
    assert calls == []


def test_from_reads_nothing_from_the_web(graph: KnowledgeGraph, listener: tuple[str, list[str]]) -> None:
    url, calls = listener
    assert query(graph, f"SELECT * FROM <{url}> WHERE {{ ?s ?p ?o }}").rows == ()
    assert query(graph, f"SELECT * FROM NAMED <{url}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}").rows == ()
    assert calls == []


@pytest.mark.parametrize(
    "text", ["SELECT ('from' AS ?x) {}", "SELECT ?x { BIND('from' AS ?x) LATERAL { BIND(1 AS ?y) } }"]
)
def test_the_word_from_alone_names_no_graph(graph: KnowledgeGraph, text: str) -> None:
    assert query(graph, text).rows == (("from",),)


def test_from_asks_one_article(graph: KnowledgeGraph) -> None:
    for document in graph.documents:
        name = iri_of("document", document.id)
        answer = query(graph, f"SELECT DISTINCT ?d FROM <{name}> WHERE {{ ?e kg:document ?d }}")
        assert answer.rows == ((name,),)


@pytest.mark.parametrize("text", ['SELECT ("a SERVICE" AS ?x) {}', "SELECT ?service { BIND(1 AS ?service) } # SERVICE",
             "SELECT ?x { BIND('\\u0022a service\\u0022' AS ?x) }"])  # fmt: skip
def test_the_word_service_alone_is_no_service(graph: KnowledgeGraph, text: str) -> None:
    assert len(query(graph, text).rows) == 1


@pytest.mark.parametrize(
    "text", ["SELECT * {" + "{" * 3000 + "}" * 3000 + "}", "ASK { FILTER(" + "(" * 100 + "'SERVICE'"]
)
def test_a_query_that_breaks_a_parser_is_a_query_error(graph: KnowledgeGraph, text: str) -> None:
    with pytest.raises(QueryError):
        query(graph, text, timeout=20)
    assert len(query(graph, NAMES).rows) == 3


def test_answers_are_the_same_from_threads(graph: KnowledgeGraph) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(query(graph, NAMES).rows))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3] * 8


def test_json_is_the_results_format(graph: KnowledgeGraph) -> None:
    text = query(graph, "SELECT ?f ?v ?d WHERE { { ?f kg:share ?v } UNION { ?f kg:date ?d } } ORDER BY ?v ?d").to_json()
    found = json.loads(text)
    assert found["head"]["vars"] == ["f", "v", "d"]
    kinds = {(name, b.get("datatype"), b["type"]) for row in found["results"]["bindings"] for name, b in row.items()}
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert kinds == {("f", None, "uri"), ("v", xsd + "decimal", "literal"), ("d", xsd + "date", "literal")}

"""`kg serve`, started for real and asked over HTTP: the protocol clause by clause, limits, safety, standard clients."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, SPARQLWrapper

from kg.store.generations import publish
from kg.views.rdf import write_nquads
from tests.conftest import ROOT
from tests.sparql.sample import sample

NAMES = "SELECT ?n WHERE { ?c a kg:Company ; rdfs:label ?n } ORDER BY ?n"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str


@dataclass(frozen=True)
class Server:
    base: str
    output: Path

    def ask(self, path: str, data: bytes | None = None, method: str | None = None, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.base + path, data, named, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return Answer(reply.status, {k.lower(): v for k, v in reply.headers.items()}, reply.read().decode())
        except urllib.error.HTTPError as error:
            return Answer(error.code, {k.lower(): v for k, v in error.headers.items()}, error.read().decode())

    def sparql(self, query: str, **headers: str) -> Answer:
        return self.ask("/sparql?" + urllib.parse.urlencode({"query": query}), **headers)


def started(output: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg.cli.main", "serve", "-o", str(output), "--port", "0", *options],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stderr is not None
    line = process.stderr.readline()
    match = re.search(r"http://\S+", line)
    assert match, line + process.stderr.read()
    return process, match[0]


def ended(process: subprocess.Popen[str]) -> None:
    process.terminate()
    process.wait(30)
    assert process.stderr is not None
    process.stderr.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    output = tmp_path_factory.mktemp("served")
    publish(output, sample())
    process, base = started(output, "--timeout", "2", "--max-rows", "300", "--cors", "https://example.org")
    yield Server(base, output)
    ended(process)


class TestProtocol:
    """SPARQL 1.1 Protocol, section 2.1."""

    def test_get(self, server: Server) -> None:
        found = json.loads(server.sparql(NAMES).text)
        assert found["head"]["vars"] == ["n"]
        assert "Falkental Motoren AG" in {b["n"]["value"] for b in found["results"]["bindings"]}

    def test_post_of_a_form(self, server: Server) -> None:
        data = urllib.parse.urlencode({"query": NAMES}).encode()
        answer = server.ask("/sparql", data, Content_Type="application/x-www-form-urlencoded")
        assert answer.text == server.sparql(NAMES).text

    def test_post_of_the_query_itself(self, server: Server) -> None:
        answer = server.ask("/sparql", NAMES.encode(), Content_Type="application/sparql-query; charset=utf-8")
        assert answer.text == server.sparql(NAMES).text

    @pytest.mark.parametrize(
        ("path", "data", "headers", "status"),
        [
            ("/sparql?query=SELECT+WHERE", None, {}, 400),  # wrong query
            ("/sparql?query=ASK+%7B%7D&query=ASK+%7B%7D", None, {}, 400),  # two of them
            ("/sparql?other=1", None, {}, 400),
            ("/sparql?query=ASK+%7B%7D&default-graph-uri=http%3A%2F%2Fx", None, {}, 400),
            ("/sparql", b"ASK {}", {"Content_Type": "text/plain"}, 415),
            ("/sparql", b"\xff", {"Content_Type": "application/sparql-query"}, 400),
            ("/sparql?query=ASK+%7B%7D", None, {"Accept": "image/png"}, 406),
            ("/sparql?query=ASK+%7B%7D", None, {"Accept": "text/csv"}, 406),
            ("/sparql", b"x" * 1_000_000, {"Content_Type": "application/sparql-query"}, 413),
            ("/nowhere", None, {}, 404),
        ],
    )  # fmt: skip
    def test_what_is_wrong_gets_its_status(
        self, server: Server, path: str, data: bytes | None, headers: dict[str, str], status: int
    ) -> None:
        answer = server.ask(path, data, **headers)
        assert answer.status == status
        assert answer.text.strip()

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
    def test_other_methods(self, server: Server, method: str) -> None:
        assert server.ask("/sparql", b"x", method).status == 405

    @pytest.mark.parametrize(
        "media",
        ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"],
    )
    def test_every_form_of_results_is_read_back(self, server: Server, media: str) -> None:
        formats = {
            "json": ox.QueryResultsFormat.JSON,
            "xml": ox.QueryResultsFormat.XML,
            "values": ox.QueryResultsFormat.TSV,
        }
        text = "SELECT ?n ?v ?x { ?f kg:metric ?n ; kg:value ?v OPTIONAL { ?f kg:nothing ?x } } ORDER BY ?n ?v"
        answer = server.sparql(text, Accept=media)
        assert answer.headers["content-type"].startswith(media)
        format_ = next((f for name, f in formats.items() if name in media), None)
        if format_ is None:
            assert answer.text.splitlines()[0] == "n,v,x"
            return
        rows = list(ox.parse_query_results(answer.text.encode(), format=format_))
        store = ox.Store()
        store.bulk_load(input=write_nquads(sample()).encode(), format=ox.RdfFormat.N_QUADS)
        wanted = store.query(text, prefixes={"kg": "https://w3id.org/kg-news/"}, use_default_graph_as_union=True)
        assert [list(row) for row in rows] == [list(row) for row in wanted]

    @pytest.mark.parametrize(
        "media", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
    )
    def test_every_form_of_triples_is_read_back(self, server: Server, media: str) -> None:
        answer = server.sparql("CONSTRUCT { ?c rdfs:label ?n } WHERE { ?c a kg:Company ; rdfs:label ?n }", Accept=media)
        assert answer.headers["content-type"].startswith(media)
        graph = rdflib.Graph().parse(data=answer.text, format=media)
        assert len(graph) == sum(e.type == "Company" for e in sample().entities)

    def test_preferences_count(self, server: Server) -> None:
        accept = "text/csv;q=0.5, application/sparql-results+xml;q=0.9, */*;q=0.1"
        assert "sparql-results+xml" in server.sparql(NAMES, Accept=accept).headers["content-type"]

    def test_the_service_describes_itself(self, server: Server) -> None:
        graph = rdflib.Graph().parse(data=server.ask("/sparql", Accept="text/turtle").text, format="turtle")
        sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
        assert graph.value(predicate=rdflib.RDF.type, object=sd.Service)
        void = rdflib.Graph().parse(data=server.ask("/.well-known/void", Accept="text/turtle").text, format="turtle")
        assert len(void) >= 5

    def test_graph_store_for_reading(self, server: Server) -> None:
        document = f"https://w3id.org/kg-news/document/{sample().documents[0].id}"
        named = server.ask("/graph?" + urllib.parse.urlencode({"graph": document}), Accept="application/n-triples")
        assert document in named.text
        assert server.ask("/graph?graph=http://nothing.example/").status == 404
        assert server.ask("/graph").status == 400
        assert server.ask("/graph?graph=%3Ex%3E").status == 400
        assert server.ask("/graph?graph=urn:a:a&graph=urn:b:b").status == 400
        assert server.ask("/graph?default&graph=urn:a:a").status == 400
        assert server.ask("/graph?default", method="DELETE").status == 405

    @pytest.mark.parametrize("iri", [":x", "1:x", "urn:a:%zz", "http://[x", "http://a:b:c/"])
    def test_what_is_no_iri_ends_no_process(self, server: Server, iri: str) -> None:
        answer = server.ask("/graph?" + urllib.parse.urlencode({"graph": iri}))
        assert (answer.status, answer.text.startswith("the query failed: ")) == (400, True)

    def test_each_graph_is_given_as_it_stands(self, tmp_path: Path) -> None:
        """The default graph alone, not the union: what stands in a document's graph is there and nowhere else."""
        publish(tmp_path, sample())
        quads = list(ox.parse(input=write_nquads(sample()).encode(), format=ox.RdfFormat.N_QUADS))
        process, base = started(tmp_path)
        try:
            for name in {q.graph_name for q in quads}:
                which = "default" if isinstance(name, ox.DefaultGraph) else f"graph={urllib.parse.quote(name.value)}"
                told = Server(base, tmp_path).ask(f"/graph?{which}", Accept="application/n-triples")
                found = {q.triple for q in ox.parse(input=told.text.encode(), format=ox.RdfFormat.N_TRIPLES)}
                assert found == {q.triple for q in quads if q.graph_name == name}
        finally:
            ended(process)

    def test_a_graph_over_the_limit_is_refused_not_cut(self, tmp_path: Path) -> None:
        publish(tmp_path, sample())
        process, base = started(tmp_path, "--max-rows", "20")
        try:
            answer = Server(base, tmp_path).ask("/graph?default")
            assert (answer.status, "more than 20 triples" in answer.text) == (413, True)
        finally:
            ended(process)


class TestClients:
    def test_sparqlwrapper(self, server: Server) -> None:
        client = SPARQLWrapper(server.base + "/sparql")
        client.setQuery("PREFIX kg: <https://w3id.org/kg-news/> SELECT ?c WHERE { ?c a kg:Company }")
        client.setReturnFormat(JSON)
        assert client.query().convert()["results"]["bindings"]

    def test_rdflib(self, server: Server) -> None:
        graph = rdflib.Graph(SPARQLStore(server.base + "/sparql"))
        found = graph.query("PREFIX kg: <https://w3id.org/kg-news/> SELECT ?c WHERE { ?c a kg:Company }")
        assert len(list(found)) == sum(e.type == "Company" for e in sample().entities)

    def test_curl(self, server: Server) -> None:
        told = subprocess.run(
            ["curl", "-sG", server.base + "/sparql", "-H", "Accept: text/csv", "--data-urlencode", "query=" + NAMES],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        assert told.splitlines()[0] == "n"


class TestLimits:
    def test_a_query_that_runs_too_long_is_ended_and_others_are_answered(self, server: Server) -> None:
        begun = time.monotonic()
        with ThreadPoolExecutor(8) as many:
            slow = [many.submit(server.sparql, ENDLESS) for _ in range(4)]
            time.sleep(0.3)
            assert server.ask("/health").status == 200
            assert time.monotonic() - begun < 1.5
            answers = [one.result() for one in slow]
        assert {a.status for a in answers} == {503}
        assert all(int(a.headers["retry-after"]) > 0 for a in answers)
        assert server.sparql(NAMES).status == 200

    def test_too_many_rows_are_refused_not_cut(self, server: Server) -> None:
        answer = server.sparql("SELECT * { ?s ?p ?o . ?a ?b ?c }")
        assert answer.status == 413
        assert "more than 300 rows: add LIMIT" in answer.text

    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400),
            ("SELECT * { SERV\\u0049CE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400),
            ("INSERT DATA { <a:a> <a:b> <a:c> }", 403),
            ("LOAD <file:///etc/passwd>", 403),
            ("DROP ALL", 403),
        ],
    )
    def test_nothing_is_written_read_or_called(self, server: Server, query: str, status: int) -> None:
        before = server.sparql("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text
        assert server.sparql(query).status == status
        data = urllib.parse.urlencode({"update": query}).encode()
        assert server.ask("/sparql", data, Content_Type="application/x-www-form-urlencoded").status == 403
        assert server.ask("/sparql", query.encode(), Content_Type="application/sparql-update").status == 403
        assert server.sparql("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text == before

    @pytest.mark.parametrize(
        "query",
        [
            "SELECT * { # x\rSERVICE <http://127.0.0.1:1/> { ?s ?p ?o } # \n}",
            "SELECT * { VALUES ?z { 'a\\u0027 # ' } SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } VALUES ?q { 'b' \n } }",
        ],
    )
    def test_a_service_that_two_parsers_would_read_differently(self, server: Server, query: str) -> None:
        answer = server.ask("/sparql", query.encode(), Content_Type="application/sparql-query")
        assert answer.status == 400
        assert re.match("SERVICE is not allowed|the query cannot be read", answer.text)

    def test_a_foreign_host_is_refused(self, server: Server) -> None:
        assert server.ask("/health", Host="evil.example").status == 421
        assert server.ask("/health", Host="localhost").status == 200

    def test_headers(self, server: Server) -> None:
        for path in ("/", "/sparql", "/health", "/api/search", "/nowhere"):
            headers = server.ask(path).headers
            assert headers["x-content-type-options"] == "nosniff"
            assert "default-src 'none'" in headers["content-security-policy"]
            assert "access-control-allow-origin" not in headers
        allowed = server.ask("/health", Origin="https://example.org").headers
        assert allowed["access-control-allow-origin"] == "https://example.org"
        assert "access-control-allow-origin" not in server.ask("/health", Origin="https://evil.example").headers

    @pytest.mark.parametrize(
        "path", ["/../graph.json", "/%2e%2e/review.csv", "/store/CURRENT", "/library/library.sqlite"]
    )
    def test_no_file_but_the_page_is_given(self, server: Server, path: str) -> None:
        assert server.ask(path).status == 404


class TestApi:
    def test_search_entity_facts_and_evidence(self, server: Server) -> None:
        found = json.loads(server.ask("/api/search?q=falken&type=Company").text)
        (firm,) = found["items"]
        assert (firm["name"], found["total"]) == ("Falkental Motoren AG", 1)
        one = json.loads(server.ask(f"/api/entity/{firm['id']}").text)
        assert one["relations"]
        facts = json.loads(server.ask(f"/api/entity/{firm['id']}/facts?limit=2").text)
        assert len(facts["items"]) == 2
        assert facts["total"] == one["facts"]
        evidence = json.loads(server.ask(f"/api/evidence/{facts['items'][0]['id']}").text)["evidence"][0]
        document = json.loads(server.ask(f"/api/document/{evidence['document']}").text)
        assert document["text"][evidence["start"] : evidence["end"]] == evidence["text"]

    def test_neighbourhood_and_documents(self, server: Server) -> None:
        near = json.loads(server.ask("/api/entity/company-falkental-motoren-ag/neighbourhood").text)
        far = json.loads(server.ask("/api/entity/company-falkental-motoren-ag/neighbourhood?depth=2").text)
        assert len(near["entities"]) < len(far["entities"])
        documents = json.loads(server.ask("/api/documents").text)
        assert documents["total"] == 3
        assert "text" not in documents["items"][0]

    def test_every_operation_is_described_and_there(self, server: Server) -> None:
        described = json.loads(server.ask("/api/openapi.json").text)
        for path in described["paths"]:
            assert server.ask(path.replace("{id}", "x")).status in (200, 404)

    @pytest.mark.parametrize("seed", range(40))
    def test_odd_parameters_never_break_it(self, server: Server, seed: int) -> None:
        import random

        draw = random.Random(seed)
        odd = ["", "0", "-1", "1e9", "9" * 30, "'", '"', "<x>", "%00", "ü", "../..", "null", "\u202e", "a" * 3000]
        path = draw.choice(list(json.loads(server.ask("/api/openapi.json").text)["paths"]))
        path = path.replace("{id}", urllib.parse.quote(draw.choice(odd) or "x", safe=""))
        given = {name: draw.choice(odd) for name in draw.sample(["q", "type", "limit", "offset", "depth"], 3)}
        assert server.ask(f"{path}?{urllib.parse.urlencode(given)}").status in (200, 400, 404)

    def test_page_health_and_metrics(self, server: Server) -> None:
        page = server.ask("/")
        assert "Falkental Motoren AG" in page.text
        rules = page.headers["content-security-policy"]
        assert "unsafe" not in rules
        assert "frame-ancestors 'none'" in rules
        assert json.loads(server.ask("/health").text)["generation"].startswith("g-")
        assert 'kg_queries_total{outcome="answered"}' in server.ask("/metrics").text


def test_pages_are_told_of_builds(tmp_path: Path) -> None:
    publish(tmp_path, sample())
    process, base = started(tmp_path)
    try:
        with urllib.request.urlopen(base + "/events", timeout=30) as stream:
            assert stream.headers["Content-Type"].startswith("text/event-stream")
            assert stream.readline() == b"event: generation\n"
            first = stream.readline()
            stream.readline()
            publish(tmp_path, replace(sample(), facts=sample().facts[1:]))
            assert stream.readline() == b"event: generation\n"
            assert stream.readline() != first
    finally:
        ended(process)


def test_a_new_build_is_served_at_once(tmp_path: Path) -> None:
    publish(tmp_path, sample())
    process, base = started(tmp_path)
    try:
        server = Server(base, tmp_path)
        asked = "SELECT (COUNT(*) AS ?n) { ?f a kg:Fact }"
        before = json.loads(server.sparql(asked).text)["results"]["bindings"][0]["n"]["value"]
        publish(tmp_path, replace(sample(), facts=sample().facts[:-2]))
        after = json.loads(server.sparql(asked).text)["results"]["bindings"][0]["n"]["value"]
        assert int(before) - int(after) == 2
        total = json.loads(server.ask("/api/entity/company-falkental-motoren-ag").text)["facts"]
        assert total <= int(after)
    finally:
        ended(process)


def test_without_a_store_and_on_a_port_that_is_taken_it_says_what_to_do(server: Server, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg.cli.main", "serve", "-o"]
    told = subprocess.run([*command, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (told.returncode, "run `kg build" in told.stderr) == (1, True)
    port = server.base.rsplit(":", 1)[1]
    told = subprocess.run(
        [*command, str(server.output), "--port", port], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 1
    assert "try --port 0" in told.stderr

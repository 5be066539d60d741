"""The one command that calls out, against a SPARQL endpoint on this machine: Oxigraph with data in Wikidata's shape."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph
import pytest

from kg.cli.main import main
from kg.errors import StoreError
from kg.linking.refresh import ask
from kg.linking.things import Thing
from tests.unit.kg.test_builder import articles

DATA = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
wd:Q183 wdt:P297 "DE" .
wd:Q900001 rdfs:label "Velmora SE"@de, "Velmora"@en, "Велмора"@ru ; skos:altLabel "Velmora | Gruppe"@de, "VLM"@en ;
    wdt:P946 "DE0007164600", "nonsense" ; wdt:P17 wd:Q183 .
wd:Q900002 rdfs:label "Халден"@ru ; wdt:P946 "US0378331005" .
wd:Q900003 rdfs:label "Merula"@en .
"""


class Endpoint(BaseHTTPRequestHandler):
    """Answers queries of its store; `/broken` and `/page` are no endpoints."""

    store = pyoxigraph.Store()
    asked: list[str] = []  # noqa: RUF012

    def do_POST(self) -> None:
        query = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["query"][0]
        self.asked.append(query)
        if self.path == "/broken":
            self.send_error(500)
            return
        solutions = self.store.query(query)
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        body = b"<html>" if self.path == "/page" else solutions.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
        assert body is not None
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    Endpoint.store.load(DATA.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    with HTTPServer(("127.0.0.1", 0), Endpoint) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


VELMORA = Thing("Q900001", "Company", "Velmora SE", ("VLM", "Velmora", "Velmora Gruppe"), "DE0007164600", "", "DE")


def test_by_isin_and_by_id(server: str) -> None:
    assert ask(f"{server}/sparql", ["DE0007164600", "no isin"], []) == [VELMORA]
    assert ask(f"{server}/sparql", [], ["Q900001", "Q900003", "Q77", "geonames:7"]) == [
        VELMORA, Thing("Q900003", "Company", "Merula"),
    ]  # fmt: skip


def test_without_a_name_in_the_languages_there_is_no_thing(server: str) -> None:
    assert ask(f"{server}/sparql", ["US0378331005"], []) == []
    assert [t.name for t in ask(f"{server}/sparql", ["US0378331005"], [], ["ru"])] == ["Халден"]


def test_nothing_is_asked_for_nothing(server: str) -> None:
    before = len(Endpoint.asked)
    assert ask(f"{server}/sparql", ['"} DROP ALL {"'], ["Q1> } #"]) == []
    assert len(Endpoint.asked) == before


@pytest.mark.parametrize(
    ("path", "words"),
    [("/broken", "did not answer .500"), ("/page", "is it a SPARQL endpoint?")],
    ids=["error", "page"],
)
def test_an_endpoint_that_is_none(server: str, path: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        ask(server + path, ["DE0007164600"], [])


def test_nobody_there_and_no_address() -> None:
    with pytest.raises(StoreError, match="did not answer"):
        ask("http://127.0.0.1:9/sparql", ["DE0007164600"], [])
    with pytest.raises(StoreError, match="http://"):
        ask("file:///etc/passwd", ["DE0007164600"], [])


@pytest.mark.usefixtures("toy")
def test_the_graph_is_linked_anew(server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "out")
    folder = articles(tmp_path / "in", a="Velmora AG (ISIN: DE0007164600) wächst.", b="Velmora AG kauft Halden AG.")
    assert main(["build", str(folder), "-o", out, "--extractors", "toy"]) == 0
    own = tmp_path / "own.csv"
    own.write_text("id,name,type\nQ900003,Halden,Company\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["knowledge", "add", str(own), "-o", out]) == 0
    assert "1 things added" in capsys.readouterr().out
    assert main(["knowledge", "refresh", "--endpoint", f"{server}/sparql", "-o", out]) == 0
    assert capsys.readouterr().out.endswith("; 2 of 2 entities are linked\n")
    main(["show", "Velmora AG", "-o", out])
    assert "same as: http://www.wikidata.org/entity/Q" in capsys.readouterr().out
    main(["knowledge", "show", "Velmora", "-o", out])
    assert "Q900001" in capsys.readouterr().out
    assert main(["validate", "-o", out]) == 0
    own.write_text("id,name,typ\n", encoding="utf-8")
    assert main(["knowledge", "add", str(own), "-o", out]) == 1
    assert f"{own}, line 1" in capsys.readouterr().err
    (tmp_path / "out" / "knowledge.csv").write_text("name,type\nX,Firma\n", encoding="utf-8")
    assert main(["build", "-o", out]) == 1
    assert "knowledge.csv, line 2" in capsys.readouterr().err


@pytest.mark.usefixtures("toy")
def test_nothing_to_ask_for(server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "out")
    main(["build", str(articles(tmp_path / "in", a="Zyx AG kauft Xyz AG.")), "-o", out, "--extractors", "toy"])
    before = len(Endpoint.asked)
    assert main(["knowledge", "refresh", "--endpoint", server, "-o", out]) == 0
    assert "nothing to ask for" in capsys.readouterr().err
    assert len(Endpoint.asked) == before

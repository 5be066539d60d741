"""Publishing into a real server: Oxigraph, started here."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pyoxigraph
import pytest

from kg.cli.main import main
from kg.codec import graph_to_json
from kg.errors import PublishError
from kg.graph import KnowledgeGraph
from kg.publish.http import Http, checked
from kg.publish.publish import PROGRESS, PUBLISHED, STATEMENTS, carry_out, content, plan, survey
from kg.publish.stores import DEFAULT, GraphStore, Store, UpdateStore, sparql
from kg.views.rdf import write_nquads
from tests.servers import Server, gate, oxigraph
from tests.sparql.sample import sample

HOSTILE = 'a "quote", \\u0041 and \\\\u0022, \x01, \u2028, \\U0001F600, \\n, end\\'
Make = Callable[[str], Store]


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with oxigraph() as server:
        yield server


@pytest.fixture
def server(running: Server) -> Server:
    running.call("DELETE", "/store?default")
    running.call("POST", "/update", b"DROP ALL", Content_Type="application/sparql-update")
    return running


def gsp(url: str) -> Store:
    return GraphStore(_http(), url + "/store")


def update(url: str) -> Store:
    return UpdateStore(_http(), url + "/update", url + "/query")


BOTH = pytest.mark.parametrize("make", [gsp, update])


def _http(**more: object) -> Http:
    return Http(pause=0.001, **more)  # type: ignore[arg-type]


def publish(store: Store, graph: KnowledgeGraph, chunk: int = 40, *, default: bool = False) -> int:
    """How many statements were sent."""
    lines = content(graph, default=default)
    made = survey(store, lines, chunk)
    carry_out(store, made, lines)
    assert not survey(store, lines, chunk)
    return made.statements


def ours(server: Server) -> set[str]:
    return {line for line in server.dump() if f"<{PUBLISHED}> ." not in line and f"<{PROGRESS}> ." not in line}


def wanted(graph: KnowledgeGraph, statements: str = f"<{STATEMENTS}> ") -> set[str]:
    """What the server must hold, from the other writer, which is tested by itself."""
    quads = pyoxigraph.parse(write_nquads(graph), format=pyoxigraph.RdfFormat.N_QUADS)
    return {
        f"{q.subject} {q.predicate} {q.object} "
        + (statements if isinstance(q.graph_name, pyoxigraph.DefaultGraph) else f"{q.graph_name} ") + "."
        for q in quads
    }  # fmt: skip


def smaller() -> KnowledgeGraph:
    """The sample without its French article and what only that supports."""
    graph = sample()
    gone = {d.id for d in graph.documents if d.lang == "fr"}
    kept = [s for s in graph.facts if not any(e.document in gone for e in s.evidence)]
    assert len(kept) == len(graph.facts) - 2
    return KnowledgeGraph.of([d for d in graph.documents if d.id not in gone], graph.entities, graph.relations, kept)


def hostile() -> KnowledgeGraph:
    graph = sample()
    first, *rest = graph.documents
    return KnowledgeGraph.of([replace(first, title=HOSTILE), *rest], graph.entities, graph.relations, graph.facts)


@BOTH
def test_the_server_holds_the_graph_and_a_second_time_nothing_is_sent(server: Server, make: Make) -> None:
    store = make(server.url)
    assert publish(store, sample()) == len(wanted(sample()))
    assert ours(server) == wanted(sample())
    assert "_:" not in "".join(server.dump())
    before = server.dump()
    assert publish(store, sample()) == 0
    assert server.dump() == before


@BOTH
def test_what_is_gone_is_removed_and_nothing_of_others(server: Server, make: Make) -> None:
    others = b"<http://e/s> <http://e/p> 'theirs' ."
    server.call("PUT", "/store?graph=http%3A%2F%2Fe%2Fg", others, Content_Type="text/turtle")
    server.call("PUT", "/store?default", others, Content_Type="text/turtle")
    theirs = server.dump()
    store = make(server.url)
    publish(store, sample())
    sent = publish(store, smaller())
    assert 0 < sent < len(wanted(smaller()))  # what did not change is not sent again
    assert ours(server) == wanted(smaller()) | theirs


@BOTH
def test_any_text_arrives_as_it_is(server: Server, make: Make) -> None:
    publish(make(server.url), hostile(), 7)
    assert ours(server) == wanted(hostile())


@BOTH
def test_the_default_graph_can_be_the_target(server: Server, make: Make) -> None:
    store = make(server.url)
    publish(store, sample())
    publish(store, sample(), default=True)
    assert ours(server) == wanted(sample(), "")
    publish(store, sample())
    assert ours(server) == wanted(sample())


@BOTH
@pytest.mark.parametrize("after", [1, 4, 9])
def test_an_interrupted_run_is_taken_up(tmp_path: Path, make: Make, after: int) -> None:
    """The server is killed after some writes, on disk: what it acknowledged is not sent again, nothing is missing."""
    writes: list[str] = []
    with oxigraph(tmp_path / "store") as server:

        def dies(request: BaseHTTPRequestHandler, _: int) -> tuple[int, dict[str, str]] | None:
            if request.command in ("PUT", "POST") and not request.path.startswith("/query"):
                writes.append(request.path)
                if len(writes) == after + 1:
                    server.kill()
            return None

        with gate(server, dies) as (url, _):
            store = make(url)
            with pytest.raises(PublishError, match=r"same command to go on"):
                publish(store, smaller(), 20)
        server.start()
        left = survey(make(server.url), content(smaller()), 20)
        assert left
        assert left.same == max(0, (after - 1) // 2)
        # The rest may be another graph by now: nothing of the half-sent one may stay.
        assert publish(make(server.url), sample(), 20) > 0
        assert ours(server) == wanted(sample())


def test_back_to_an_earlier_graph_after_an_interruption(server: Server) -> None:
    """The account never calls content there that was overwritten meanwhile."""
    publish(gsp(server.url), sample(), 20)

    def stops(request: BaseHTTPRequestHandler, number: int) -> tuple[int, dict[str, str]] | None:
        return (500, {}) if number > 5 else None

    with gate(server, stops) as (url, _), pytest.raises(PublishError, match="500"):
        publish(gsp(url), hostile(), 20)
    publish(gsp(server.url), sample(), 20)
    assert ours(server) == wanted(sample())


@BOTH
def test_a_busy_server_is_asked_again(server: Server, make: Make) -> None:
    def busy(_: BaseHTTPRequestHandler, number: int) -> tuple[int, dict[str, str]] | None:
        return (503, {"Retry-After": "0"}) if number % 3 == 0 else (0, {}) if number % 7 == 0 else None

    with gate(server, busy) as (url, _):
        publish(make(url), sample())
    assert ours(server) == wanted(sample())


def test_waiting_grows_and_ends(server: Server) -> None:
    waits: list[float] = []
    with gate(server, lambda *_: (503, {})) as (url, through):
        client = Http(pause=1, retries=6, sleep=waits.append)
        with pytest.raises(PublishError, match="503"):
            client.send("GET", url + "/store")
    assert waits == [1, 2, 4, 8, 16, 30]
    assert not through


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "--user"), (403, "may not write"), (404, "nothing at this address"), (405, "--method"), (413, "--chunk"),
     (500, "it says: sorry")],
)  # fmt: skip
def test_a_refusal_names_the_address_and_the_cure(server: Server, status: int, words: str) -> None:
    with gate(server, lambda *_: (status, {})) as (url, _), pytest.raises(PublishError) as error:
        GraphStore(_http(), f"{url}/store?token=secret").add(DEFAULT, [])
    assert f"{url}/store answers {status}" in str(error.value)
    assert words in str(error.value)
    assert "secret" not in str(error.value)


def test_a_redirect_is_told_and_not_followed(server: Server) -> None:
    with (
        gate(server, lambda *_: (307, {"Location": "http://elsewhere.example/store?x=1"})) as (url, through),
        pytest.raises(PublishError, match=r"has moved to http://elsewhere\.example/store:"),
    ):
        gsp(url).read(PUBLISHED)
    assert not through


@pytest.mark.parametrize("url", ["ftp://e/x", "localhost:7878/store", "http://", "http://a:secret@h/x", "http://h/x#y"])
def test_addresses_that_are_refused(url: str) -> None:
    with pytest.raises(PublishError) as error:
        checked(url)
    assert "secret" not in str(error.value)


def test_basic_authentication(server: Server, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    refused: list[str] = []
    right = "Basic " + base64.b64encode("anna:gehéim".encode()).decode()

    def guard(request: BaseHTTPRequestHandler, _: int) -> tuple[int, dict[str, str]] | None:
        if request.headers.get("Authorization") == right:
            return None
        refused.append(request.headers.get("Authorization", ""))
        return 401, {"WWW-Authenticate": 'Basic realm="kg"'}

    with gate(server, guard) as (url, through):
        store = GraphStore(_http(user="anna", password="gehéim"), url + "/store")
        publish(store, sample())
        assert refused == [""]  # once, then the server is known
        assert through
        with pytest.raises(PublishError, match="401") as error:
            gsp(url).read(PUBLISHED)
        with pytest.raises(PublishError, match="401") as wrong:
            GraphStore(_http(user="anna", password="falsch"), url + "/store").read(PUBLISHED)
        assert "falsch" not in str(wrong.value) + str(error.value)
        monkeypatch.setenv("KG_PASSWORD", "gehéim")
        assert main(["publish", url + "/store", "-o", str(folder), "--user", "anna"]) == 0


def test_digest_authentication_never_sends_the_password(server: Server) -> None:
    sent: list[str] = []

    def guard(request: BaseHTTPRequestHandler, number: int) -> tuple[int, dict[str, str]] | None:
        given = request.headers.get("Authorization", "")
        sent.append(given)
        if given.startswith("Digest ") and f'nonce="n{number - 1}"' in given:
            return None
        return 401, {"WWW-Authenticate": f'Digest realm="kg", nonce="n{number}", qop="auth", algorithm="MD5"'}

    with gate(server, guard) as (url, _):
        store = GraphStore(_http(user="anna", password="geheim"), url + "/store")
        for number in range(10):
            assert store.read(f"urn:none:{number}") == set()  # 404, many times
        publish(store, sample())
    assert ours(server) == wanted(sample())
    assert {header.partition(" ")[0] for header in sent} == {"", "Digest"}
    assert "geheim" not in "".join(sent)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "graph.json").write_text(graph_to_json(sample()), "utf-8")
    return tmp_path


def test_the_command(server: Server, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["publish", server.url + "/update", "--method", "update", "-o", str(folder)]
    assert main([*arguments, "--dry-run"]) == 0
    assert "would send" in capsys.readouterr().err
    assert not server.dump()
    assert main(arguments) == 0
    assert f"published {len(wanted(sample())):,} statements in 4 graphs" in capsys.readouterr().out
    assert ours(server) == wanted(sample())
    assert main(arguments) == 0
    assert "nothing to do" in capsys.readouterr().out


def test_nobody_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.servers import free_port

    url = f"http://127.0.0.1:{free_port()}/store"
    assert main(["publish", url, "-o", str(folder)]) == 1
    assert f"nothing answers at {url} (connection refused)" in capsys.readouterr().err


def test_no_password_no_request(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("KG_PASSWORD", raising=False)
    assert main(["publish", "http://127.0.0.1:9/store", "-o", str(folder), "--user", "anna"]) == 1
    assert "KG_PASSWORD" in capsys.readouterr().err


def test_a_server_for_reading_only(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "store"
    with oxigraph(place):
        pass
    with oxigraph(place, "serve-read-only") as server:
        assert main(["publish", server.url + "/store", "-o", str(folder)]) == 1
    error = capsys.readouterr().err
    assert "answers 40" in error
    assert server.url in error


def test_an_empty_graph_is_not_published() -> None:
    with pytest.raises(PublishError, match="empty"):
        content(KnowledgeGraph.of([], [], [], []))


def test_the_chunk_size_is_part_of_the_account() -> None:
    """Parts of another size do not fit together."""
    lines = content(sample())
    first = plan(lines, 20, set(), ())
    arrived = [(part.graph, "https://w3id.org/kg-news/arrivedPart", part.key) for part in first.send]
    assert not plan(lines, 20, set(lines), arrived)
    again = plan(lines, 30, set(lines), arrived)
    assert again.statements == sum(len(rows) for rows in lines.values() if len(rows) > 20)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [(r'"\\u0041"', r'"\\\u00750041"'), (r'"\u0001"', r'"\u0001"'), (r'"\\\u0001"', r'"\\\u0001"'),
     (r'"\\\\u"', r'"\\\\\u0075"'), (r'"\n\\n\"u"', r'"\n\\n\"u"')],
)  # fmt: skip
def test_escapes_of_sparql(line: str, wanted: str) -> None:
    assert sparql(line) == wanted


@pytest.mark.virtuoso
@pytest.mark.skipif("KG_VIRTUOSO" not in os.environ, reason="KG_VIRTUOSO=http://localhost:8890 names no Virtuoso")
def test_virtuoso() -> None:
    """Another server: Virtuoso by its graph store and by SPARQL Update; the user is `dba`, the password KG_PASSWORD."""
    url = os.environ["KG_VIRTUOSO"]
    client = _http(user="dba", password=os.environ.get("KG_PASSWORD", "dba"))
    for store in (
        GraphStore(client, url + "/sparql-graph-crud-auth"),
        UpdateStore(client, url + "/sparql-auth", url + "/sparql"),
    ):
        for name in [*content(sample()), PUBLISHED, PROGRESS]:
            store.drop(name)
        assert publish(store, sample()) == len(wanted(sample()))
        assert publish(store, smaller()) < len(wanted(smaller()))
        assert sum(len(store.read(name)) for name in content(sample())) == len(wanted(smaller()))

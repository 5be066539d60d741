"""The W3C tests of SPARQL 1.1 Query and of the result formats, on `kg query` and on an HTTP endpoint.

What fails is listed in gaps.toml with the reason, for each target; a gap that is closed fails the test, and so does an
entry for a test that does not exist.
"""

from __future__ import annotations

import csv
import io
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from tests.conformance.suite import Case, base_of, cases, expected, same, text_rows, updates
from tests.conformance.targets import Http, Kg, Refused, Served, Target
from tests.conftest import ROOT
from tests.servers import oxigraph
from tests.unit.kg.serve.test_serve import ended, started

SUITE = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared")) / "w3c-sparql11"
GAPS = tomllib.loads((Path(__file__).with_name("gaps.toml")).read_text("utf-8"))
#: Other specifications: reasoning, other servers, HTTP. `service` and `syntax-fed` are asked for by the refusal tests.
LEFT_OUT = ("entailment", "service", "syntax-fed", "protocol", "graph-store-protocol", "service-description")
KINDS = ("QueryEvaluationTest", "CSVResultFormatTest", "PositiveSyntaxTest11", "NegativeSyntaxTest11")
ALL = [case for case in cases(SUITE) if case.kind in KINDS] if SUITE.is_dir() else []
CASES = [case for case in ALL if case.id.split("/")[0] not in LEFT_OUT]
pytestmark = pytest.mark.usefixtures("shared")


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Kg:
    return Kg(tmp_path_factory.mktemp("w3c"))


@pytest.fixture(scope="module")
def http() -> Iterator[Http]:
    with oxigraph() as server:
        yield Http(server.url + "/query", server.url + "/store")


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    target = Served("", output=tmp_path_factory.mktemp("served"))
    target.load((), ())
    process, base = started(target.output, "--max-rows", "10000")
    target.queries = base + "/sparql"
    yield target
    ended(process)


def _refuses(target: Target, text: str) -> bool:
    try:
        target.query(text)
    except Refused:
        return True
    return False


def _run(target: Target, case: Case) -> None:
    target.load(case.data, case.graphs)
    if case.kind.startswith("Negative"):
        assert _refuses(target, case.text)
        return
    text = f"BASE <{base_of(case.request)}>\n{case.text}"
    if case.kind.startswith("Positive"):
        target.query(text)
        return
    assert case.result is not None
    if case.result.suffix != ".csv":
        served = isinstance(target, Served)
        found, wanted = target.read(text, case.result.suffix) if served else target.query(text), expected(case.result)
        assert same(found, wanted), f"{found}\n is not \n{wanted}"
        return
    wanted_head, *wanted_rows = csv.reader(io.StringIO(case.result.read_text("utf-8")))
    if isinstance(target, Kg | Served):
        head, *rows = csv.reader(io.StringIO(target.csv(text)))
    else:
        found = target.query(text).rows or ()
        head, rows = wanted_head, [[_csv(row.get(name)) for name in wanted_head] for row in found]
    # `SELECT *` leaves the order of the columns open (SPARQL 1.1, 16.1), so they are compared by name.
    assert sorted(head) == sorted(wanted_head)
    order = [head.index(name) for name in wanted_head]
    assert text_rows([row[i] for i in order] for row in rows) == text_rows(wanted_rows)


def _csv(term: Any) -> str:
    """A term as SPARQL CSV has it."""
    return "" if term is None else str(term) if isinstance(term, ox.BlankNode) else str(term.value)


@pytest.mark.parametrize("name", ["kg", "http", "serve"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_w3c(case: Case, name: str, request: pytest.FixtureRequest) -> None:
    reason = GAPS["kg" if name == "serve" else name].get(case.id)  # one engine, one table
    target: Target = request.getfixturevalue(name)
    if reason is None:
        _run(target, case)
        return
    try:
        _run(target, case)
    except (AssertionError, Refused) as problem:
        pytest.xfail(f"{reason} ({str(problem)[:100]})")
    pytest.fail(f"{case.id} passes on {name}: take it out of gaps.toml")


def test_the_suite_is_there() -> None:
    assert len(CASES) >= 330
    assert len({case.id for case in CASES}) == len(CASES)
    for gaps in GAPS.values():
        assert set(gaps) <= {case.id for case in CASES}
        assert all(gaps.values())


@pytest.mark.parametrize("name", ["kg", "serve"])
def test_every_update_is_refused(name: str, request: pytest.FixtureRequest) -> None:
    """`kg` only reads: of the update part of the suite nothing may run, and nothing may change."""
    kg: Target = request.getfixturevalue(name)
    data = next(case for case in CASES if case.data)
    kg.load(data.data, ())
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    before = kg.query(count)
    requests = updates(SUITE)
    assert len(requests) > 140
    for path in requests:
        assert _refuses(kg, path.read_text("utf-8")), path
    assert same(kg.query(count), before)


@pytest.mark.parametrize("name", ["kg", "serve"])
def test_no_other_server_is_asked(name: str, request: pytest.FixtureRequest) -> None:
    """Federated queries are refused, by reading them: no attempt is made to connect."""
    kg: Target = request.getfixturevalue(name)
    federated = [case for case in ALL if case.id.split("/")[0] in ("service", "syntax-fed")]
    assert len(federated) >= 9
    kg.load((), ())
    for case in federated:
        with pytest.raises(Refused, match="SERVICE"):
            kg.query(case.text)


def test_the_comparison_tells_results_apart(kg: Kg) -> None:
    """Of each pair of different results in the suite that one query could give, none are called the same."""
    a = kg.folder / "a.srx"
    head = '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head><results>'
    row = '<result><binding name="x">{}</binding></result>'
    values = ["<uri>urn:a</uri>", "<literal>1</literal>", '<literal xml:lang="en">1</literal>', "<bnode>b</bnode>",
              '<literal datatype="http://www.w3.org/2001/XMLSchema#integer">1</literal>',
              '<literal datatype="http://www.w3.org/2001/XMLSchema#decimal">1.0</literal>']  # fmt: skip
    found = []
    for bag in ([], *([v] for v in values), *([v, v] for v in values)):
        a.write_text(head + "".join(map(row.format, bag)) + "</results></sparql>", "utf-8")
        found.append(expected(a))
    for i, left in enumerate(found):
        assert [same(left, right) for right in found].index(True) == i
        assert sum(same(left, right) for right in found) == 1

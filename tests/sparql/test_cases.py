"""Each folder here is a case: `query.rq` on `data.json` must give `expected.csv`, on Oxigraph and on RDFLib.

Rows are compared as values (8.5 is 8.50) and as a bag, in order where the query asks for an order.
"""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
import rdflib
from rdflib.plugins import sparql as rdflib_sparql

from kg.codec import graph_from_json, graph_to_json
from kg.query.answer import cell, words
from kg.query.sparql import query
from kg.views.rdf import to_dataset
from kg.views.terms import PREFIXES
from tests.sparql.sample import DATA, sample

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/query.rq"))
#: What RDFLib answers wrongly, and why; such a case must fail there, so that a mended RDFLib shows.
RDFLIB_GAPS = {"11-entities-by-type": "RDFLib drops a group whose counted variable is never bound"}
Value = str | Decimal


def _value(text: str) -> Value:
    try:
        return round(Decimal(text), 9)
    except InvalidOperation:
        return text


def _expected(case: Path) -> tuple[list[str], list[list[Value]]]:
    with (case / "expected.csv").open(encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    return columns, [[_value(text) for text in row] for row in rows]


def _same(case: Path, found: list[list[Value]]) -> None:
    _, wanted = _expected(case)
    assert Counter(map(tuple, found)) == Counter(map(tuple, wanted))
    if "ORDER BY" in (case / "query.rq").read_text("utf-8"):
        assert found == wanted


@pytest.fixture(scope="module")
def dataset() -> rdflib.Dataset:
    return to_dataset(graph_from_json(DATA.read_text("utf-8")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_oxigraph(case: Path) -> None:
    answer = query(DATA, (case / "query.rq").read_text("utf-8"))
    assert list(answer.columns) == _expected(case)[0]
    _same(case, [[_value(words(value)) for value in row] for row in answer.rows])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rdflib(
    case: Path, dataset: rdflib.Dataset, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    if case.name in RDFLIB_GAPS:
        request.applymarker(pytest.mark.xfail(reason=RDFLIB_GAPS[case.name], strict=True))
    monkeypatch.setattr(rdflib_sparql, "SPARQL_LOAD_GRAPHS", False)
    result = dataset.query((case / "query.rq").read_text("utf-8"), initNs=PREFIXES)
    rows = [[_value(_rdflib_words(term)) for term in row] for row in result]  # type: ignore[union-attr]
    _same(case, rows)


def _rdflib_words(term: object) -> str:
    if isinstance(term, rdflib.Literal):
        return words(cell(["l", str(term), str(term.datatype or PREFIXES["xsd"] + "string"), term.language]))
    return "" if term is None else str(term)


def test_the_data_is_the_sample() -> None:
    assert DATA.read_text("utf-8") == graph_to_json(sample())


def test_every_case_expects_rows() -> None:
    assert len(CASES) >= 16
    for case in CASES:
        assert _expected(case)[1], case.name

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from kg.errors import QueryError
from kg.query.answer import Answer, Blank, Cell, Iri, Typed, cell, words
from kg.views.terms import XSD, kg

HOSTILE = '"a", \\ </script>\n\u202e\x1b[31m' + "w" * 10_000
ANSWER = Answer(("who", "n", "text"), ((Iri(kg("Company")), Decimal("22.50"), HOSTILE), (None, 3, "ü")))


@pytest.mark.parametrize(
    ("term", "value", "text"),
    [
        (None, None, ""),
        (["u", "urn:x"], Iri("urn:x"), "urn:x"),
        (["b", "x"], Blank("x"), "_:x"),
        (["l", "1", XSD + "integer", None], 1, "1"),
        (["l", "39070000000", XSD + "decimal", None], Decimal("39070000000"), "39070000000"),
        (["l", "1e3", XSD + "double", None], 1000.0, "1000.0"),
        (["l", "true", XSD + "boolean", None], True, "true"),
        (["l", "x", XSD + "string", None], "x", "x"),
        (["l", "2024-08-13", XSD + "date", None], Typed("2024-08-13", XSD + "date"), "2024-08-13"),
        (["l", "many", XSD + "integer", None], Typed("many", XSD + "integer"), "many"),
        (["t", "<< a b c >>"], "<< a b c >>", "<< a b c >>"),
    ],
)
def test_terms_become_values(term: list[str | None] | None, value: Cell, text: str) -> None:
    found = cell(term)
    assert found == value
    assert type(found) is type(value)
    assert words(found) == text


def test_a_language_is_kept() -> None:
    found = cell(["l", "Umsatz", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "de"])
    assert isinstance(found, Typed)
    assert found.language == "de"
    assert json.loads(Answer(("x",), ((found,),)).to_json())["results"]["bindings"][0]["x"]["xml:lang"] == "de"


def test_the_table_is_safe_to_print_and_narrow() -> None:
    table = ANSWER.to_table(width=20)
    assert "kg:Company" in table
    assert "22.5" in table
    assert not any(c in table for c in "\x1b\u202e\r")
    assert max(map(len, table.splitlines())) < 60
    assert len(table.splitlines()) == 4


def test_a_compact_table_leaves_empty_columns_out() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("a", None, 1), ("b", None, None))
    assert Answer(("x", "y", "z"), rows, compact=True).to_table() == "x  z\n-  -\na  1\nb\n"
    assert Answer(("x", "y", "z"), rows).to_table() == "x  y  z\n-  -  -\na     1\nb\n"
    assert Answer(("x", "y", "z"), rows, compact=True).to_csv() == "x,y,z\na,,1\nb,,\n"


def test_csv_reads_back() -> None:
    rows = list(csv.reader(io.StringIO(ANSWER.to_csv())))
    assert rows == [["who", "n", "text"], [kg("Company"), "22.5", HOSTILE], ["", "3", "ü"]]


def test_a_yes_or_no() -> None:
    yes = Answer(boolean=True)
    assert (yes.to_table(), yes.to_csv()) == ("yes\n", "boolean\ntrue\n")
    assert json.loads(yes.to_json())["boolean"] is True
    assert repr(yes) == "Answer(true)"


def test_no_rows() -> None:
    nothing = Answer(("a", "b"))
    assert (nothing.to_table(), nothing.to_csv()) == ("no rows\n", "a,b\n")
    assert json.loads(nothing.to_json())["results"]["bindings"] == []


def test_turtle_is_for_triples_only() -> None:
    with pytest.raises(QueryError, match="CONSTRUCT or DESCRIBE"):
        ANSWER.to_turtle()


def test_an_answer_is_short_in_a_notebook_and_a_table_in_print() -> None:
    assert repr(ANSWER) == "Answer(2 rows of who, n, text)"
    assert str(ANSWER) == ANSWER.to_table()
    assert ANSWER.records()[1] == {"who": None, "n": 3, "text": "ü"}

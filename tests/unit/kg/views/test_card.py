from __future__ import annotations

from decimal import Decimal

import pytest

from kg.graph import KnowledgeGraph
from kg.ids import document_id
from kg.model import Change, Document, Entity, Evidence, Fact, Figure, Qualifiers, Relation
from kg.views.card import Card, amount, card, figure_cells, near_names, statement, statement_line

TEXT = "Anna Berger führt Velmora, den Umsatz hat sie verdoppelt."
DOC = Document(document_id(TEXT), TEXT, "de", "2024-08-13", "Ein\nTitel", "Bote")
PROOF = (Evidence(DOC.id, 0, len(TEXT), TEXT, 0.9, "test"),)
EARLIER = Figure("revenue", Decimal(3), "EUR", "2023", approx=True, fiscal=True)
FIGURE = Figure("revenue", Decimal("1840000000"), "EUR", "2024-Q3", Change(Decimal(11), "%", "yoy"), segment="Motoren")
GRAPH = KnowledgeGraph.of(
    [DOC],
    [
        Entity("company-velmora", "Company", "Velmora", ("Velmora AG",), ("http://www.wikidata.org/entity/Q1",)),
        Entity("person-anna-berger", "Person", "Anna Berger"),
        Entity("place-ulm", "Place", "Ulm"),
    ],
    [
        Relation("r-1234aa", "person-anna-berger", "holdsPosition", 0.9, PROOF, "company-velmora", None,
                 Qualifiers("CEO", "Chefin", True, "announced")),
        Relation("r-1234bb", "company-velmora", "formerName", 0.8, PROOF, None, "Südmotor"),
    ],
    [
        Fact("f-1", "company-velmora", FIGURE, 0.9, PROOF),
        Fact("f-2", "company-velmora", EARLIER, 0.9, PROOF),
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "high", "unit", "shown"),
    [
        ("39070000000", None, "USD", "39.07 bn USD"),
        ("1220000000000", None, "USD", "1.22 tn USD"),
        ("250000000", None, "EUR", "250 m EUR"),
        ("3000000000", "4000000000", "EUR", "3 to 4 bn EUR"),
        ("14300", None, "people", "14,300 people"),
        ("13465123456", None, "USD", "13,465,123,456 USD"),
        ("-4.5", None, "%", "-4.5 %"),
        ("-0.5", None, "percentage_point", "-0.5 points"),
        ("2.5", None, "percentage_point", "2.5 points"),
        ("45", None, None, "45"),
        ("-2000000", None, "EUR", "-2 m EUR"),
    ],
)
def test_amounts_are_exact(value: str, high: str | None, unit: str | None, shown: str) -> None:
    assert amount(Decimal(value), None if high is None else Decimal(high), unit) == shown


def test_figure_cells() -> None:
    assert figure_cells(FIGURE) == ("revenue", "1.84 bn EUR", "2024-Q3", "+11 % yoy", "actual", "Motoren")
    assert figure_cells(GRAPH.facts[1].figure)[:3] == ("revenue", "about 3 EUR", "FY 2023")
    only_change = Figure("net_income", change=Change(Decimal(-3), "%"), status="expected")
    assert figure_cells(only_change) == ("net income", "", "", "-3 %", "expected", "")


def test_the_card_in_words() -> None:
    assert str(card(GRAPH, "velmora ag")).splitlines() == [
        "Velmora (Company)  [company-velmora]",
        "also: Velmora AG",
        "same as: http://www.wikidata.org/entity/Q1",
        "",
        "Relations",
        "  Anna Berger holds a position at Velmora  CEO, “Chefin”, announced, ended  r-1234aa",
        "  Velmora was formerly named Südmotor                                       r-1234bb",
        "",
        "Figures",
        "  metric   value        period   change     status  segment",
        "  revenue  1.84 bn EUR  2024-Q3  +11 % yoy  actual  Motoren  f-1",
        "  revenue  about 3 EUR  FY 2023             actual           f-2",
        "",
        "Sources",
        f"  Ein Titel, 2024-08-13, Bote [{DOC.id}]",
    ]


def test_a_card_without_statements() -> None:
    assert str(card(GRAPH, "Ulm")).endswith("Nothing is said of it but its name.")
    assert isinstance(card(GRAPH, "place-ulm"), Card)


def test_statements_by_id() -> None:
    assert statement(GRAPH, "r-1234") is None  # two begin so
    assert statement(GRAPH, "r-1234a") == GRAPH.relations[0]
    assert statement(GRAPH, "f-1") == GRAPH.facts[0]
    assert statement(GRAPH, "f-") is None
    assert (
        statement_line(GRAPH, GRAPH.facts[0])
        == "Velmora: revenue | 1.84 bn EUR | 2024-Q3 | +11 % yoy | actual | Motoren"
    )


def test_near_names() -> None:
    assert near_names(GRAPH, "Berger") == ". Did you mean Anna Berger?"
    assert near_names(GRAPH, "Velmorra") == ". Did you mean Velmora?"
    assert "kg query" in near_names(GRAPH, "Xyz")

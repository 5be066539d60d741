from __future__ import annotations

from decimal import Decimal

import pytest

from kg.ids import document_id, entity_id, fact_id, number, relation_id, slug
from kg.model import Change, Figure, Qualifiers


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Müller & Söhne AG", "mueller-soehne-ag"), ("Citroën", "citroen"), ("A1", "a1"), ("E.ON", "e-on")],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_other_scripts_have_slugs_of_their_own() -> None:
    assert slug("Газпром") != slug("Яндекс")
    assert slug("Газпром").isascii()
    assert entity_id("Company", "!!!").startswith("company-")


@pytest.mark.parametrize(
    ("value", "text"), [("22.50", "22.5"), ("4E+10", "40000000000"), ("-0", "0"), ("0.10", "0.1"), ("-3.0", "-3")]
)
def test_numbers_have_one_form(value: str, text: str) -> None:
    assert number(Decimal(value)) == text


def test_statement_ids_follow_content_only() -> None:
    def position(**more: object) -> str:
        return relation_id("a", "holdsPosition", "b", None, Qualifiers(role="CEO", **more))  # type: ignore[arg-type]

    assert position() == position(title="Chef") == position(status="done")
    assert position() != position(ended=True)
    assert relation_id("a", "partnerOf", "b", None, Qualifiers()) == relation_id(
        "b", "partnerOf", "a", None, Qualifiers()
    )
    assert relation_id("a", "acquired", "b", None, Qualifiers()) != relation_id(
        "b", "acquired", "a", None, Qualifiers()
    )


def test_fact_ids_compare_numbers_not_digits() -> None:
    a = Figure("revenue", Decimal("5.0"), "EUR", change=Change(Decimal("3.10"), "%"))
    b = Figure("revenue", Decimal(5), "EUR", change=Change(Decimal("3.1"), "%"))
    assert fact_id("x", a) == fact_id("x", b)
    assert fact_id("x", a) != fact_id("x", Figure("revenue", Decimal(5), "EUR"))


def test_a_documents_id_is_its_texts() -> None:
    assert document_id("a") == document_id("a") != document_id("b")

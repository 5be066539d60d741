from __future__ import annotations

import pytest

from extractors.tidy import trimmed
from tests.factory import doc, mention


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("US", "Place"), ("britischen", "Place"), ("British", "Place"), ("français", "Place"), ("Mr", "Person"),
        ("trench coats", "Product"), ("...", "Company"), ("die", "Company"),
    ],
)  # fmt: skip
def test_what_is_no_name_goes(words: str, type_: str) -> None:
    d = doc(f"Hier {words} dort.")
    assert trimmed(mention(d, words, type_), d.text, "de") is None


@pytest.mark.parametrize(
    ("words", "type_", "left"),
    [
        ("iPhone", "Product", "iPhone"), ("3M", "Company", "3M"), ("USA", "Place", "USA"), ("Wien", "Place", "Wien"),
        ("British Airways", "Company", "British Airways"), ("Herr Klein", "Person", "Klein"),
        ("the Bank of Elm", "Company", "Bank of Elm"), ("The Trade Desk", "Company", "The Trade Desk"),
        ("Krüger Aktie", "Company", "Krüger"), ("Aktie", "Product", "Aktie"), ("Mrs Hinch", "Person", "Hinch"),
        ("Krüger-Konzern", "Company", "Krüger"),
    ],
)  # fmt: skip
def test_names_stay_and_are_trimmed(words: str, type_: str, left: str) -> None:
    d = doc(f"Hier {words} dort.")
    found = trimmed(mention(d, words, type_), d.text, "de")
    assert found is not None
    assert found.text == left == d.text[found.start : found.end]


def test_a_genitive_of_a_listed_name_gets_its_nominative() -> None:
    d = doc("Volkswagens Umsatz und Siemens schwächelt.")
    found = trimmed(mention(d, "Volkswagens", "Company"), d.text, "de")
    assert found is not None
    assert found.name == "Volkswagen"
    other = trimmed(mention(d, "Siemens", "Company"), d.text, "de")
    assert other is not None
    assert other.name is None


def test_figures_pass() -> None:
    d = doc("rund 5 Prozent")
    five = mention(d, "5 Prozent", "PERCENT")
    assert trimmed(five, d.text, "de") is five


@pytest.mark.parametrize(
    ("text", "stays"), [("sales in the US rose", True), ("a US carmaker", False), ("der US-Konzern", False)]
)
def test_a_country_and_an_origin(text: str, stays: bool) -> None:
    d = doc(text)
    assert (trimmed(mention(d, "US", "Place"), d.text, "en") is not None) is stays


@pytest.mark.parametrize(
    ("text", "type_", "kept"),
    [
        ("Open Source", "Product", False),
        ("Künstliche Intelligenz", "Product", False),
        ("Yuan", "Place", False),
        ("OpenSource AG", "Company", True),
        ("Cloud Imperium", "Company", True),
        ("Dollar Tree", "Company", True),
    ],
)
def test_terms_and_currencies_are_no_names(text: str, type_: str, kept: bool) -> None:
    d = doc(f"Hier ist {text} gemeint.")
    assert (trimmed(mention(d, text, type_), d.text, "de") is not None) is kept


@pytest.mark.parametrize(
    ("text", "lang", "left"),
    [
        ("Quoro gripper", "en", "Quoro"),
        ("Nova models", "en", "Nova"),
        ("Pick up", "en", "Pick up"),
        ("Xbox Live Gold", "en", "Xbox Live Gold"),
        ("Bote digital", "de", "Bote digital"),
    ],
)
def test_common_nouns_after_an_english_product_name_go(text: str, lang: str, left: str) -> None:
    d = doc(f"The {text}.", lang)
    found = trimmed(mention(d, text, "Product"), d.text, lang)
    assert found is not None
    assert found.text == left

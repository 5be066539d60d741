"""Institutions in several languages are one; firms and words of their names are none."""

from __future__ import annotations

import pytest

from kg.linking.base import shipped
from kg.linking.institutions import institution


def test_one_institution_in_several_languages() -> None:
    names = ("Europäische Zentralbank", "European Central Bank", "Banque centrale européenne", "EZB", "ECB")
    assert {institution(name, "Organization") for name in names} == {"Q8901"}
    assert shipped().ids(("EZB",), "Organization") == shipped().ids(("European Central Bank",), "Organization")


@pytest.mark.parametrize(
    ("name", "type_"),
    [("Ema", "Organization"), ("EZB", "Product"), ("Zentralbank", "Organization"), ("European Central", "Company")],
)
def test_near_misses(name: str, type_: str) -> None:
    assert institution(name, type_) is None


def test_two_institutions_are_kept_apart() -> None:
    assert shipped().ids(("EU",), "Organization") != shipped().ids(("EU-Kommission",), "Organization")
    assert shipped().ids(("EU", "EU-Kommission"), "Organization") == {"Q8880"}
    assert shipped().ids(("Weltbank", "EU-Kommission"), "Organization") == frozenset()


def test_continents_and_regions() -> None:
    assert institution("Nordamerika", "Place") == institution("Amérique du Nord", "Place") == "Q49"
    assert institution("Amerika", "Place") is None
    assert institution("Europa", "Company") is None


def test_the_table_names_each_thing_once() -> None:
    from kg.linking.institutions import _FILE
    from kg.names import name_key

    rows = [line.split("\t") for line in _FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len({row[1] for row in rows}) == len(rows)
    keys = [(name_key(name, row[0]), row[1]) for row in rows for name in row[3].split("|")]
    assert len({key for key, _ in keys}) == len(set(keys))

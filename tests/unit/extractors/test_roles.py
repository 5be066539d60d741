"""Titles that name a role whatever stands around them, and those that do not."""

from __future__ import annotations

import pytest

from extractors.statements.roles import role_of


@pytest.mark.parametrize(
    ("lang", "title", "role"),
    [
        ("de", "Finanzvorständin", "CFO"),
        ("de", "Rüstungslobbyistin", "Other"),
        ("de", "Wirtschaftsminister", "Other"),
        ("de", "Pharma-Analyst", "Analyst"),
        ("de", "Vertriebschefin", "Manager"),
        ("de", "Europa-Chef", "Manager"),
        ("de", "Beiratsvorsitzender", "Chair"),
        ("de", "Gesamtbetriebsratschef", "Other"),
        ("en", "executive director of enforcement", "Director"),
        ("en", "executive director", "Director"),
        ("en", "deputy finance director", "Director"),
        ("en", "deputy chairman", "BoardMember"),
        ("en", "vice president of sales", "Manager"),
        ("fr", "directrice commerciale", "Manager"),
        ("es", "consejera delegada", "CEO"),
    ],
)
def test_the_title_says_the_role(lang: str, title: str, role: str) -> None:
    assert role_of(title, lang) == role


@pytest.mark.parametrize(
    ("lang", "title"),
    [("de", "Chef"), ("de", "Ministerium"), ("de", "Sprecherrat"), ("en", "president"), ("fr", "patron")],
)
def test_a_title_that_depends_on_its_firm_is_left_open(lang: str, title: str) -> None:
    assert role_of(title, lang) is None

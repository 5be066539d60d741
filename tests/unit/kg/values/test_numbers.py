"""Numerals and number words as numbers, and back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.values import format_number, normalise_number
from kg.values.table import languages


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("de", "39,07", "39.07"),
        ("de", "1.200", "1200"),
        ("de", "1.2", "1.2"),
        ("de", "1.234.567,89", "1234567.89"),
        ("de", "0.123", "0.123"),
        ("de", "1'200'000", "1200000"),
        ("de", "2 000", "2000"),
        ("de", "39,07 Milliarden", "39070000000"),
        ("de", "-4,5", "-4.5"),
        ("de", "zweiundzwanzig", "22"),
        ("de", "dreihundertfünfundzwanzig", "325"),
        ("de", "zweihunderttausend", "200000"),
        ("de", "zweieinhalb", "2.5"),
        ("de", "eine Billion", "1000000000000"),
        ("en", "1,200", "1200"),
        ("en", "1.200", "1.2"),
        ("en", "1,37,952", "137952"),
        ("en", "two hundred and fifty", "250"),
        ("en", "a trillion", "1000000000000"),
        ("fr", "quatre-vingt-dix", "90"),
        ("fr", "deux cents", "200"),
        ("fr", "vingt et un", "21"),
        ("es", "dos mil trescientos", "2300"),
        ("es", "mil millones", "1000000000"),
        ("it", "ventidue", "22"),
        ("it", "duecentomila", "200000"),
        ("nl", "tweeëntwintig", "22"),
        ("pt", "trinta e dois", "32"),
        ("sv", "tjugotvå", "22"),
        ("xx", "1.200", "1200"),
        ("xx", "1,2", "1.2"),
    ],
)
def test_numbers(lang: str, text: str, value: str) -> None:
    assert normalise_number(text, lang) == Decimal(value)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Einheit"),
        ("de", "achtung"),
        ("de", ""),
        ("de", "1.23.456"),
        ("de", "3 Prozent"),
        ("en", "1.2.3"),
        ("en", "and"),
        ("de", "9" * 60),
    ],
)
def test_no_numbers(lang: str, text: str) -> None:
    assert normalise_number(text, lang) is None


def test_formats() -> None:
    assert format_number(Decimal("1234567.50"), "de") == "1.234.567,5"
    assert format_number(Decimal("-1234567.50"), "en") == "-1,234,567.5"


def test_every_language_module_is_found() -> None:
    assert {"de", "en", "fr", "es", "it", "nl", "pt", "pl", "sv", "fi", "el", "ru", "tr", "id"} <= set(languages())

from __future__ import annotations

from datetime import date

import pytest

from kg.values import resolve_period


@pytest.mark.parametrize(
    ("words", "context", "value"),
    [
        ("Januar", "Die Firma hatte im Januar 1900 Stellen gestrichen.", "2024-01"),
        ("Januar", "Die Firma hatte im Januar 2019 das Werk geschlossen.", "2019-01"),
        ("Februar", "Im Februar 2022 fiel der Kurs.", "2022-02"),
    ],
)
def test_a_count_after_a_month_is_no_year(words: str, context: str, value: str) -> None:
    assert resolve_period(words, "de", date(2024, 10, 21), context).value == value

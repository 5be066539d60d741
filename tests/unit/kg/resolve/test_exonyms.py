from __future__ import annotations

import pytest

from kg.names import name_key
from kg.resolve.exonyms import place_code


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("Polen", "Poland", "Pologne"), "PL"),
        (("Europa", "Europe"), "150"),
        (("Warschau", "Warsaw", "Varsovie"), "Europe/Warsaw"),
        (("Kassel", "Springvale"), None),
        (("Luxemburg",), None),  # a country and its capital
    ],
)
def test_places_in_three_languages(names: tuple[str, ...], code: str | None) -> None:
    assert {place_code(name_key(name, "Place")) for name in names} == {code}

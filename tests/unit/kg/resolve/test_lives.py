"""What the words beside a name say of it, and words that say nothing of it."""

from __future__ import annotations

import pytest

from kg.resolve.lives import lives, nations, seats
from tests.factory import doc, mention


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Torhüter Jan Wolff hielt.", {"sport"}),
        ("Jan Wolff, Vorstandschef von Halden, ging.", {"business"}),
        ("The novelist Jan Wolff wrote.", {"arts"}),
        ("L'actrice Jan Wolff monte.", {"arts"}),
        ("Jan Wolff mag Fußball.", set()),
        ("Der Torhüter hielt. Jan Wolff sah zu.", set()),
    ],
)
def test_lives(text: str, found: set[str]) -> None:
    d = doc(text)
    assert lives(text, mention(d, "Jan Wolff", "Person")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der deutsche Pharmakonzern Marbach wächst.", {"DE"}),
        ("Der US-Konzern Marbach wächst.", {"US"}),
        ("The French company Marbach grew.", {"FR"}),
        ("Auf dem deutschen Markt ist Marbach stark.", set()),
        ("Der deutsche Konzern Halden und Marbach wachsen.", set()),
    ],
)
def test_nations(text: str, found: set[str]) -> None:
    assert nations(text, mention(doc(text), "Marbach", "Company")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Marbach aus Lyon wächst.", {"lyon"}),
        ("Marbach, based in Lyon, grew.", {"lyon"}),
        ("Marbach verkauft in Lyon.", set()),
    ],
)
def test_seats(text: str, found: set[str]) -> None:
    places = {text.index("Lyon"): "lyon"}
    assert seats(text, mention(doc(text), "Marbach", "Company"), places) == found

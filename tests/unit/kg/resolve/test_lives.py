from __future__ import annotations

import pytest

from kg.resolve.lives import lives, nations, seats
from tests.factory import doc, mention


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Torhüter Jan Wolff wechselt.", {"sport"}),
        ("Der Fußball-Nationalspieler Jan Wolff wechselt.", {"sport"}),
        ("Jan Wolff, a striker, signed.", {"sport"}),
        ("Vorstandschef Jan Wolff geht.", {"business"}),
        ("Jan Wolff, chief executive of Alpha, left.", {"business"}),
        ("Le PDG Jan Wolff part.", {"business"}),
        ("The novelist Jan Wolff won.", {"arts"}),
        ("Der Schauspieler und Unternehmer Jan Wolff klagt.", {"arts", "business"}),
        ("Jan Wolff wechselt.", set()),
        ("Der Torhüter schwieg. Jan Wolff sprach.", set()),  # another sentence
        ("Jan Wolff sprach. Der Torhüter schwieg.", set()),
        ("Jan Wolff las den Bericht über die Lage der Werke im Süden und im Norden, der dem Torhüter galt.", set()),
    ],
)
def test_lives(text: str, found: set[str]) -> None:
    d = doc(text)
    assert lives(d.text, mention(d, "Jan Wolff", "Person")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der deutsche Pharmakonzern Lorenz wächst.", {"DE"}),
        ("Der US-Konzern Lorenz wächst.", {"US"}),
        ("British retailer Lorenz grew.", {"GB"}),
        ("The German car maker Lorenz grew.", {"DE"}),
        ("Le groupe Lorenz progresse.", set()),
        ("Der deutsche Minister lobt Lorenz.", set()),
        ("Die amerikanische Kundschaft von Lorenz wächst.", set()),
    ],
)
def test_nations(text: str, found: set[str]) -> None:
    d = doc(text)
    assert nations(d.text, mention(d, "Lorenz", "Company")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lorenz aus Mainz wächst.", {"mainz"}),
        ("Lorenz mit Sitz in Mainz wächst.", {"mainz"}),
        ("Lorenz (aus Mainz) wächst.", {"mainz"}),
        ("Lorenz, based in Mainz, grew.", {"mainz"}),
        ("Lorenz baut in Mainz.", set()),
        ("Lorenz liefert aus Mainz.", set()),
        ("Lorenz wächst, sagte der Betriebsrat am Mittwoch aus Mainz.", set()),
    ],
)
def test_seats(text: str, found: set[str]) -> None:
    d = doc(text)
    place = mention(d, "Mainz", "Place")
    assert seats(d.text, mention(d, "Lorenz", "Company"), {place.start: "mainz"}) == found

from __future__ import annotations

import pytest

from extractors.statements.context import Context
from extractors.statements.pairs import pairs, stands_alone
from kg.values import find_amounts
from tests.factory import doc, mention, reading


def _pairs(text: str, lang: str) -> list[tuple[str, str]]:
    d = doc(text, lang)
    here = reading(d)
    mentions = [here.mention(a.start, a.end, a.kind, 0.9) for a in find_amounts(text, lang)]
    return [(change.text, figure.text) for change, figure in pairs(Context(reading(d, mentions)))]


@pytest.mark.parametrize(
    ("lang", "text", "pair"),
    [
        ("de", "Der Umsatz stieg um 3 Prozent auf 1,2 Milliarden Euro.", ("3 Prozent", "1,2 Milliarden Euro")),
        ("de", "Die Marge fiel um 2,3 Prozentpunkte auf 17,2 Prozent.", ("2,3 Prozentpunkte", "17,2 Prozent")),
        ("de", "Der Absatz: 5 Millionen Euro (plus 4 Prozent).", ("4 Prozent", "5 Millionen Euro")),
        ("de", "Mini setzte 300 Millionen Euro um, 4 Prozent weniger als 2023.", None),
        ("de", "Er verdiente 300 Millionen Euro, 4 Prozent weniger als 2023.", ("4 Prozent", "300 Millionen Euro")),
        ("en", "Revenue rose 3% to $1.2bn.", ("3%", "$1.2bn")),
        ("en", "Sales came to $1.2bn, up 3%.", ("3%", "$1.2bn")),
        ("fr", "Le chiffre d'affaires progresse de 3 % à 1,2 milliard d'euros.", ("3 %", "1,2 milliard d'euros")),
        ("fr", "Il atteint 1,2 milliard d'euros, en hausse de 3 %.", ("3 %", "1,2 milliard d'euros")),
        (
            "de",
            "Der Börsenwert lag bei 9 Milliarden Euro, ein Rückgang um 2 Milliarden Euro.",
            ("2 Milliarden Euro", "9 Milliarden Euro"),
        ),
        ("en", "Debt stood at $1.2bn, down $300m.", ("$300m", "$1.2bn")),
    ],
)
def test_the_wording_says_which_is_the_change(lang: str, text: str, pair: tuple[str, str] | None) -> None:
    assert _pairs(text, lang) == ([] if pair is None else [pair])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Der Umsatz stieg von 1,1 auf 1,2 Milliarden Euro."),
        ("de", "Er hält 3 Prozent und zahlte 1,2 Milliarden Euro."),
        ("de", "Der Kurs fiel um 3 Prozent. Auf 1,2 Milliarden Euro kam Alpha."),
        ("en", "It owns 3% and paid $1.2bn."),
        ("en", "Revenue rose from $1.1bn to $1.2bn."),
    ],
)
def test_other_neighbours_are_no_pair(lang: str, text: str) -> None:
    assert _pairs(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "amount", "alone"),
    [
        ("de", "Der Auftragsbestand schrumpfte um mehr als 3 Milliarden Euro.", "3 Milliarden Euro", True),
        ("de", "Das bedeutet einen Rückgang der Schulden, ein Minus von 40 Millionen Euro.", "40 Millionen Euro", True),
        ("de", "Der Umsatz stieg um 3 Millionen auf 40 Millionen Euro.", "3 Millionen", False),
        ("de", "Die Firmen stritten um 3 Milliarden Euro.", "3 Milliarden Euro", False),
        ("de", "Der Umsatz stieg auf 3 Milliarden Euro.", "3 Milliarden Euro", False),
        ("en", "Cash fell by nearly $200m over the quarter.", "$200m", True),
        ("en", "Cash fell by $200m to $1bn.", "$200m", False),
        ("en", "Revenue fell short of $200m.", "$200m", False),
        ("fr", "La dette nette recule de 300 millions d'euros.", "300 millions d'euros", True),
        ("fr", "Une dette de 300 millions d'euros.", "300 millions d'euros", False),
    ],
)
def test_an_amount_that_says_by_how_much_is_no_figure(lang: str, text: str, amount: str, alone: bool) -> None:
    d = doc(text, lang)
    number = mention(d, amount, "MONEY")
    assert stands_alone(Context(reading(d, [number])), number) is alone

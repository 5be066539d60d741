"""Directions of changes and changes told by a word; near misses beside each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.values import direction, find_multiples

DIRECTIONS = [
    ("de", "Der Umsatz stieg um [22 Prozent] auf 39 Milliarden.", 1),
    ("de", "Der Umsatz legte um [3 Prozent] zu.", 1),
    ("de", "Der Umsatz legte Zahlen vor, um [3 Prozent] ging es.", 0),
    ("de", "Der Gewinn ging um [3 Prozent] zurück, der Umsatz stieg.", -1),
    ("de", "Der Gewinn ging zurück, der Umsatz stieg um [3 Prozent].", 1),
    ("de", "Nach einem Rückgang im Vorjahr stieg der Umsatz um [3 Prozent].", 1),
    ("de", "Nach einem Anstieg im Vorjahr fiel der Umsatz um [3 Prozent].", -1),
    ("de", "Der Umsatz stieg um 3 Prozent und der Gewinn um [5 Prozent].", 1),
    ("de", "Der Umsatz stieg um 3 Prozent, während der Gewinn um [5 Prozent] sank.", -1),
    ("de", "Der Konzern verdiente [3 Prozent] weniger als im Vorjahr.", -1),
    ("de", "Der Konzern verdiente [3 Prozent] mehr als im Vorjahr.", 1),
    ("de", "Der Konzern machte mehr als [3 Prozent] Rendite.", 0),
    ("de", "Der Umsatz sank nicht um [3 Prozent].", 0),
    ("de", "Die Aktie brach um [9 Prozent] ein.", -1),
    ("de", "Die Aktie gab [2 Prozent] nach.", -1),
    ("de", "Die Aktie zog um [2 Prozent] an.", 1),
    ("de", "Umsatz: 39 Mrd. Dollar (+[22 %])", 1),
    ("de", "Umsatz: 39 Mrd. Dollar (-[22 %])", -1),
    ("de", "Der Umsatz stieg auf 39 Milliarden, ein Plus von [22 Prozent].", 1),
    ("de", "Die Marge lag bei [22 Prozent].", 0),
    ("de", "Es waren [13 Prozent] weniger als 2022.", -1),
    ("de", "Der Umsatz lag [6 Prozent] über dem Vorjahr.", 1),
    ("de", "Der Umsatz wurde um [9 Prozent] auf 1,1 Mio. Euro gesteigert.", 1),
    ("de", "Filter kamen auf 445 Millionen ([minus 2 Prozent]).", -1),
    ("en", "Earnings went up [29.5 per cent] to $104 million.", 1),
    ("en", "Sales rose 3% while profit fell [5%].", -1),
    ("en", "Sales rose [3%] while profit fell 5%.", 1),
    ("en", "Revenue was up [22%] from a year earlier.", 1),
    ("en", "It had a decline in costs and sales grew [5%].", 1),
    ("en", "Margins were more than [5%].", 0),
    ("en", "Sales did not fall [5%].", 0),
    ("en", "Shares were [5%] lower.", -1),
    ("fr", "Le chiffre d'affaires est en hausse de [3 %].", 1),
    ("fr", "Le bénéfice a reculé de [3 %].", -1),
    ("fr", "Les ventes ont baissé, mais le bénéfice a progressé de [3 %].", 1),
    ("fr", "La marge est de plus de [3 %].", 0),
    ("es", "Los ingresos subieron un [3 %].", 1),
    ("es", "El beneficio cayó un [3 %].", -1),
    ("es", "El beneficio no cayó un [3 %].", 0),
    ("it", "I ricavi sono saliti del [3%].", 1),
    ("it", "L'utile è in calo del [3%].", -1),
    ("it", "Il margine è del [3%].", 0),
    ("nl", "De omzet steeg met [3 procent].", 1),
    ("nl", "De winst nam met [3 procent] af.", -1),
    ("nl", "De marge is [3 procent].", 0),
    ("pt", "A receita subiu [3%].", 1),
    ("pt", "O lucro caiu [3%].", -1),
    ("pt", "A margem foi de [3%].", 0),
    ("pl", "Zysk wzrósł o [3 proc.]", 1),
    ("sv", "Omsättningen sjönk med [3 procent].", -1),
    ("fi", "Liikevaihto kasvoi [3 prosenttia].", 1),
    ("el", "Τα έσοδα αυξήθηκαν κατά [3%].", 1),
    ("ru", "Выручка выросла на [3%].", 1),
    ("tr", "Gelirler [yüzde 3] arttı.", 1),
    ("id", "Laba turun [3 persen].", -1),
]


@pytest.mark.parametrize(("lang", "marked", "expected"), DIRECTIONS)
def test_direction(lang: str, marked: str, expected: int) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    assert direction(text, start, end, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "words", "value"),
    [
        ("de", "Der Gewinn hat sich verdoppelt.", "verdoppelt", 100),
        ("de", "Sie verdreifachte sich.", "verdreifachte", 200),
        ("de", "Er hat sich halbiert.", "halbiert", -50),
        ("de", "dreimal so viel wie zuvor", "dreimal so viel", 200),
        ("de", "zehnmal so hoch", "zehnmal so hoch", 900),
        ("en", "Profit doubled.", "doubled", 100),
        ("en", "Profit tripled.", "tripled", 200),
        ("en", "It halved its debt.", "halved", -50),
        ("en", "three times as much", "three times as much", 200),
        ("fr", "a multiplié par deux son bénéfice", "multiplié par deux", None),
        ("fr", "a été multiplié par trois", "multiplié par trois", 200),
        ("fr", "divisé par deux", "divisé par deux", -50),
        ("es", "El beneficio se duplicó.", "duplicó", 100),
        ("es", "se multiplicó por tres", "multiplicó por tres", 200),
        ("it", "L'utile è raddoppiato.", "raddoppiato", 100),
        ("it", "dimezzato", "dimezzato", -50),
        ("nl", "De winst verdubbelde.", "verdubbelde", 100),
        ("pt", "O lucro duplicou.", "duplicou", 100),
        ("pl", "Zysk podwoił się", "podwoił", 100),
        ("sv", "Vinsten fördubblades", "fördubblades", 100),
        ("ru", "Прибыль удвоилась", "удвоилась", 100),
    ],
)
def test_multiples(lang: str, text: str, words: str, value: int | None) -> None:
    (found,) = find_multiples(text, lang)
    assert text[found.start : found.end] == words
    assert (found.value, found.unit) == (Decimal(100 if value is None else value), "%")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "fast ein Drittel"),
        ("de", "hat sich nicht verdoppelt"),
        ("de", "zweistellig"),
        ("de", "dreimal im Jahr"),
        ("de", "ein Doppel"),
        ("en", "double-digit growth"),
        ("en", "nearly a third"),
        ("en", "three times a year"),
        ("en", "has not doubled"),
        ("fr", "près d'un tiers"),
        ("fr", "trois fois par an"),
        ("es", "casi un tercio"),
        ("it", "quasi un terzo"),
        ("nl", "bijna een derde"),
        ("pt", "quase um terço"),
    ],
)
def test_no_multiples(lang: str, text: str) -> None:
    assert find_multiples(text, lang) == []

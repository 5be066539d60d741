"""Amounts: each language has cases that must be read and near misses that must not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.values import Amount, approximate, find_amounts, read_amount

# lang, text, span, kind, value, value_max, unit
Case = tuple[str, str, str, str, str, str | None, str | None]

GERMAN: list[Case] = [
    ("de", "Umsatz von 39,07 Milliarden US-Dollar", "39,07 Milliarden US-Dollar", "MONEY", "39070000000", None, "USD"),
    ("de", "ein Börsenwert von 1,22 Billionen Dollar", "1,22 Billionen Dollar", "MONEY", "1220000000000", None, "USD"),
    ("de", "rund 250 Mio. Euro Gewinn", "250 Mio. Euro", "MONEY", "250000000", None, "EUR"),
    ("de", "Erlöse von EUR 3,5 Mrd. erwartet", "EUR 3,5 Mrd.", "MONEY", "3500000000", None, "EUR"),
    ("de", "Umsatz 300 Mio", "300 Mio", "MONEY", "300000000", None, None),
    ("de", "stieg auf 33,56 Mrd. im Quartal", "33,56 Mrd.", "MONEY", "33560000000", None, None),
    ("de", "zwischen 3 und 4 Milliarden Euro", "3 und 4 Milliarden Euro", "MONEY", "3000000000", "4000000000", "EUR"),
    ("de", "60 bis 70 Millionen Euro", "60 bis 70 Millionen Euro", "MONEY", "60000000", "70000000", "EUR"),
    (
        "de",
        "500 Millionen bis eine Milliarde Euro",
        "500 Millionen bis eine Milliarde Euro",
        "MONEY",
        "500000000",
        "1000000000",
        "EUR",
    ),
    ("de", "3 bis 4 Prozent", "3 bis 4 Prozent", "PERCENT", "3", "4", "%"),
    ("de", "zwölf bis 14 Prozent", "zwölf bis 14 Prozent", "PERCENT", "12", "14", "%"),
    ("de", "für 2\u202f000\u00a0€ zu haben", "2\u202f000\u00a0€", "MONEY", "2000", None, "EUR"),
    ("de", "um 22 % gestiegen", "22 %", "PERCENT", "22", None, "%"),
    ("de", "um zwölf Prozent", "zwölf Prozent", "PERCENT", "12", None, "%"),
    ("de", "kostet eine Milliarde Dollar", "eine Milliarde Dollar", "MONEY", "1000000000", None, "USD"),
    ("de", "eine halbe Million Euro", "eine halbe Million Euro", "MONEY", "500000", None, "EUR"),
    ("de", "anderthalb Milliarden Euro", "anderthalb Milliarden Euro", "MONEY", "1500000000", None, "EUR"),
    ("de", "zweieinhalb Millionen Euro", "zweieinhalb Millionen Euro", "MONEY", "2500000", None, "EUR"),
    ("de", "4 1/2 Prozent Zinsen", "4 1/2 Prozent", "PERCENT", "4.5", None, "%"),
    ("de", "zwei Dutzend Mitarbeiter", "zwei Dutzend Mitarbeiter", "QUANTITY", "24", None, "people"),
    ("de", "streicht 1900 Stellen", "1900 Stellen", "QUANTITY", "1900", None, "people"),
    ("de", "dreihundertzwölf Mitarbeiter", "dreihundertzwölf Mitarbeiter", "QUANTITY", "312", None, "people"),
    ("de", "228.000 Menschen arbeiten dort", "228.000 Menschen", "QUANTITY", "228000", None, "people"),
    ("de", "3,27 Milliarden Menschen nutzen", "3,27 Milliarden Menschen", "QUANTITY", "3270000000", None, "people"),
    (
        "de",
        "1.900 zusätzliche befristete Stellen",
        "1.900 zusätzliche befristete Stellen",
        "QUANTITY",
        "1900",
        None,
        "people",
    ),
    ("de", "10.000 Vollzeitstellen fallen weg", "10.000 Vollzeitstellen", "QUANTITY", "10000", None, "people"),
    (
        "de",
        "mit 405 Milliarden Parametern",
        "405 Milliarden Parametern",
        "QUANTITY",
        "405000000000",
        None,
        "parameters",
    ),
    ("de", "36.000 Einheiten abgesetzt", "36.000 Einheiten", "QUANTITY", "36000", None, "units"),
    ("de", "12 Millionen Aktien zurückgekauft", "12 Millionen Aktien", "QUANTITY", "12000000", None, "shares"),
    ("de", "um 2,5 Prozentpunkte", "2,5 Prozentpunkte", "PERCENT", "2.5", None, "percentage_point"),
    ("de", "um 50 Basispunkte", "50 Basispunkte", "PERCENT", "0.5", None, "percentage_point"),
    ("de", "das 1,5-fache", "1,5-fache", "QUANTITY", "1.5", None, "x"),
    ("de", "zehnmal so viel", "zehnmal", "QUANTITY", "10", None, "x"),
    ("de", "eine 22-prozentige Beteiligung", "22-prozentige", "PERCENT", "22", None, "%"),
    ("de", "eine zweiprozentige Beteiligung", "zweiprozentige", "PERCENT", "2", None, "%"),
    ("de", "90 Cent je Aktie", "90 Cent", "MONEY", "0.9", None, "EUR"),
    ("de", "ein 300-Millionen-Euro-Auftrag", "300-Millionen-Euro", "MONEY", "300000000", None, "EUR"),
    ("de", "500 Schweizer Franken", "500 Schweizer Franken", "MONEY", "500", None, "CHF"),
    ("de", "3 Mrd. schwedische Kronen", "3 Mrd. schwedische Kronen", "MONEY", "3000000000", None, "SEK"),
    ("de", "3 Mrd. norwegische Kronen", "3 Mrd. norwegische Kronen", "MONEY", "3000000000", None, "NOK"),
    ("de", "5 Mio. Kronen", "5 Mio. Kronen", "MONEY", "5000000", None, None),
    ("de", "40 Milliarden Yuan", "40 Milliarden Yuan", "MONEY", "40000000000", None, "CNY"),
    ("de", "3,3 Milliarden Pfund", "3,3 Milliarden Pfund", "MONEY", "3300000000", None, "GBP"),
    ("de", "TEUR 350 Aufwand", "TEUR 350", "MONEY", "350000", None, "EUR"),
    ("de", "300 Millionen Fantasiedinge", "300 Millionen", "QUANTITY", "300000000", None, None),
    ("de", "zum 30. Juni 2024 EUR 61,3 Mio.", "EUR 61,3 Mio.", "MONEY", "61300000", None, "EUR"),
]
ENGLISH: list[Case] = [
    ("en", "worth $1.2tn", "$1.2tn", "MONEY", "1200000000000", None, "USD"),
    ("en", "sales of €4.2bn, up", "€4.2bn", "MONEY", "4200000000", None, "EUR"),
    ("en", "a £300m loss", "£300m", "MONEY", "300000000", None, "GBP"),
    ("en", "it costs £9m.", "£9m", "MONEY", "9000000", None, "GBP"),
    ("en", "capex of $37-40 billion", "$37-40 billion", "MONEY", "37000000000", "40000000000", "USD"),
    ("en", "$37 billion-$40 billion", "$37 billion-$40 billion", "MONEY", "37000000000", "40000000000", "USD"),
    ("en", "between $3bn and $4bn", "$3bn and $4bn", "MONEY", "3000000000", "4000000000", "USD"),
    ("en", "3 to 4 percent", "3 to 4 percent", "PERCENT", "3", "4", "%"),
    ("en", "a dividend of 45p", "45p", "MONEY", "0.45", None, "GBP"),
    ("en", "a dividend of 45 pence", "45 pence", "MONEY", "0.45", None, "GBP"),
    ("en", "12 cents a share", "12 cents", "MONEY", "0.12", None, "USD"),
    ("en", "C$7.99 a month", "C$7.99", "MONEY", "7.99", None, "CAD"),
    ("en", "A$2.10", "A$2.10", "MONEY", "2.1", None, "AUD"),
    ("en", "HK$5m", "HK$5m", "MONEY", "5000000", None, "HKD"),
    ("en", "US$3.4 billion", "US$3.4 billion", "MONEY", "3400000000", None, "USD"),
    ("en", "₹94,000 crore", "₹94,000 crore", "MONEY", "940000000000", None, "INR"),
    ("en", "SEK 1.3 billion", "SEK 1.3 billion", "MONEY", "1300000000", None, "SEK"),
    ("en", "5 trillion won", "5 trillion won", "MONEY", "5000000000000", None, "KRW"),
    ("en", "62,000 won a share", "62,000 won", "MONEY", "62000", None, "KRW"),
    ("en", "3 million U.S. dollars", "3 million U.S. dollars", "MONEY", "3000000", None, "USD"),
    ("en", "two and a half million euros", "two and a half million euros", "MONEY", "2500000", None, "EUR"),
    ("en", "half a billion dollars", "half a billion dollars", "MONEY", "500000000", None, "USD"),
    ("en", "a billion dollars", "a billion dollars", "MONEY", "1000000000", None, "USD"),
    ("en", "a $3-billion deal", "$3-billion", "MONEY", "3000000000", None, "USD"),
    ("en", "R412bn under administration", "R412bn", "MONEY", "412000000000", None, "ZAR"),
    ("en", "raised by 50 basis points", "50 basis points", "PERCENT", "0.5", None, "percentage_point"),
    ("en", "twenty-two percent", "twenty-two percent", "PERCENT", "22", None, "%"),
    ("en", "about 1,900 new full-time jobs", "1,900 new full-time jobs", "QUANTITY", "1900", None, "people"),
    ("en", "300m users", "300m users", "QUANTITY", "300000000", None, "people"),
    ("en", "2 million barrels", "2 million barrels", "QUANTITY", "2000000", None, "barrels"),
    ("en", "84 stores", "84 stores", "QUANTITY", "84", None, "stores"),
    ("en", "a 10x return", "10x", "QUANTITY", "10", None, "x"),
]
ROMANCE: list[Case] = [
    ("fr", "un chiffre de 1,2 milliard d'euros", "1,2 milliard d'euros", "MONEY", "1200000000", None, "EUR"),
    ("fr", "pour 2 000 € par mois", "2 000 €", "MONEY", "2000", None, "EUR"),
    ("fr", "4,2 M€ de ventes", "4,2 M€", "MONEY", "4200000", None, "EUR"),
    ("fr", "2 247 Md€ de bilan", "2 247 Md€", "MONEY", "2247000000000", None, "EUR"),
    ("fr", "3 millions de francs suisses", "3 millions de francs suisses", "MONEY", "3000000", None, "CHF"),
    ("fr", "un demi-milliard de dollars", "un demi-milliard de dollars", "MONEY", "500000000", None, "USD"),
    ("fr", "un milliard et demi d'euros", "un milliard et demi d'euros", "MONEY", "1500000000", None, "EUR"),
    ("fr", "quatre-vingt-dix pour cent", "quatre-vingt-dix pour cent", "PERCENT", "90", None, "%"),
    ("fr", "entre 3 et 4 %", "3 et 4 %", "PERCENT", "3", "4", "%"),
    ("fr", "une hausse de 3 à 5 %", "3 à 5 %", "PERCENT", "3", "5", "%"),
    ("fr", "2,5 points de pourcentage", "2,5 points de pourcentage", "PERCENT", "2.5", None, "percentage_point"),
    ("fr", "12 millions d'abonnés", "12 millions d'abonnés", "QUANTITY", "12000000", None, "people"),
    ("fr", "1 500 emplois supprimés", "1 500 emplois", "QUANTITY", "1500", None, "people"),
    ("es", "1.200 millones de euros", "1.200 millones de euros", "MONEY", "1200000000", None, "EUR"),
    ("es", "dos mil millones de dólares", "dos mil millones de dólares", "MONEY", "2000000000", None, "USD"),
    ("es", "un billón de pesos mexicanos", "un billón de pesos mexicanos", "MONEY", "1000000000000", None, "MXN"),
    ("es", "300 mil pesos", "300 mil pesos", "MONEY", "300000", None, None),
    ("es", "millón y medio de euros y 3,5 por ciento", "3,5 por ciento", "PERCENT", "3.5", None, "%"),
    ("es", "treinta y dos por ciento", "treinta y dos por ciento", "PERCENT", "32", None, "%"),
    ("es", "3 millones de usuarios", "3 millones de usuarios", "QUANTITY", "3000000", None, "people"),
    ("it", "1,2 milioni di euro", "1,2 milioni di euro", "MONEY", "1200000", None, "EUR"),
    ("it", "due miliardi e mezzo di dollari", "due miliardi e mezzo di dollari", "MONEY", "2500000000", None, "USD"),
    ("it", "480 mila euro", "480 mila euro", "MONEY", "480000", None, "EUR"),
    ("it", "ventidue per cento", "ventidue per cento", "PERCENT", "22", None, "%"),
    ("it", "l'utile è salito del 5% a 182 milioni", "5%", "PERCENT", "5", None, "%"),
    ("it", "1.150 dipendenti", "1.150 dipendenti", "QUANTITY", "1150", None, "people"),
    ("pt", "R$ 40,5 bilhões", "R$ 40,5 bilhões", "MONEY", "40500000000", None, "BRL"),
    ("pt", "8,1 mil milhões de euros", "8,1 mil milhões de euros", "MONEY", "8100000000", None, "EUR"),
    ("pt", "5,7 por cento", "5,7 por cento", "PERCENT", "5.7", None, "%"),
    ("pt", "2 mil trabalhadores", "2 mil trabalhadores", "QUANTITY", "2000", None, "people"),
]
OTHERS: list[Case] = [
    ("nl", "200 miljoen euro winst", "200 miljoen euro", "MONEY", "200000000", None, "EUR"),
    ("nl", "€ 148,9 mrd vermogen", "€ 148,9 mrd", "MONEY", "148900000000", None, "EUR"),
    ("nl", "anderhalf miljard dollar", "anderhalf miljard dollar", "MONEY", "1500000000", None, "USD"),
    ("nl", "tweeëntwintig procent", "tweeëntwintig procent", "PERCENT", "22", None, "%"),
    ("nl", "1.200 banen", "1.200 banen", "QUANTITY", "1200", None, "people"),
    ("pl", "9,6 mld zł przychodów", "9,6 mld zł", "MONEY", "9600000000", None, "PLN"),
    ("pl", "12 proc. więcej", "12 proc", "PERCENT", "12", None, "%"),
    ("sv", "5,8 miljarder kronor", "5,8 miljarder kronor", "MONEY", "5800000000", None, None),
    ("sv", "3,5 procent", "3,5 procent", "PERCENT", "3.5", None, "%"),
    ("fi", "12 miljoonaa euroa", "12 miljoonaa euroa", "MONEY", "12000000", None, "EUR"),
    ("el", "1,3 δισ. ευρώ", "1,3 δισ. ευρώ", "MONEY", "1300000000", None, "EUR"),
    ("ru", "340,3 млрд рублей", "340,3 млрд рублей", "MONEY", "340300000000", None, "RUB"),
    ("ru", "выросла на 37 процентов", "37 процентов", "PERCENT", "37", None, "%"),
    ("tr", "3,1 milyar lira", "3,1 milyar lira", "MONEY", "3100000000", None, "TRY"),
    ("tr", "yüzde 12,3 artarak", "yüzde 12,3", "PERCENT", "12.3", None, "%"),
    ("id", "Rp 794,6 miliar", "Rp 794,6 miliar", "MONEY", "794600000000", None, "IDR"),
    ("xx", "€4.2bn", "€4.2bn", "MONEY", "4200000000", None, "EUR"),
    ("xx", "12 Prozent", "12 Prozent", "PERCENT", "12", None, "%"),
]


@pytest.mark.parametrize("case", [*GERMAN, *ENGLISH, *ROMANCE, *OTHERS], ids=lambda c: f"{c[0]}:{c[1][:40]}")
def test_reads(case: Case) -> None:
    lang, text, span, kind, value, value_max, unit = case
    found = [a for a in find_amounts(text, lang) if text[a.start : a.end] == span]
    assert found, [(text[a.start : a.end], a.kind) for a in find_amounts(text, lang)]
    amount = found[0]
    assert (amount.kind, amount.value, amount.unit) == (kind, Decimal(value), unit)
    assert amount.value_max == (None if value_max is None else Decimal(value_max))


NEAR_MISSES = [
    ("de", "Der Airbus A380 und die Boeing 747 fliegen."),
    ("de", "im Geschäftsjahr 2023/24"),
    ("de", "Im Jahr 2024 Mitarbeiter zu finden"),
    ("de", "120 Tankstellen"),
    ("de", "iPhone 15 Nutzer"),
    ("de", "Das Spiel endete 3:1 nach 90."),
    ("de", "mehrere Milliarden, Dutzende, Tausende"),
    ("de", "am 13. Oktober um 16 Uhr"),
    ("de", "Paragraf 23, Absatz 4"),
    ("en", "the 100m and 1080p"),
    ("en", "3M said COP28 ended"),
    ("en", "Windows 11 users"),
    ("en", "In 2023 won the company a prize."),
    ("en", "7-Eleven stores"),
    ("en", "S&P 500 fell"),
    ("en", "three reasons why investors left"),
    ("fr", "En 2024, le 13 août, page 12"),
    ("es", "En 2024 los empleados"),
    ("it", "Nel 2024 il 13 agosto"),
    ("nl", "In 2024 won het bedrijf"),
    ("pt", "Em 2024 os trabalhadores"),
    ("pl", "w 2024 roku"),
    ("ru", "в 2024 году"),
]


@pytest.mark.parametrize(("lang", "text"), NEAR_MISSES)
def test_near_misses(lang: str, text: str) -> None:
    assert [text[a.start : a.end] for a in find_amounts(text, lang)] == []


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("de", "stieg von 3,1 auf 4,2 Milliarden Euro", ["3100000000", "4200000000"]),
        ("en", "rose from $3bn to $5bn", ["3000000000", "5000000000"]),
        ("fr", "passé de 44 à 29 %", ["44", "29"]),
        ("es", "pasó de 3 a 4 millones de euros", ["3000000", "4000000"]),
        ("it", "da 3 a 4 milioni di euro", ["3000000", "4000000"]),
        ("nl", "van 3 naar 4 miljoen euro", ["3000000", "4000000"]),
        ("de", "15 Prozent bis 2030", ["15"]),
    ],
)
def test_changes_are_no_ranges(lang: str, text: str, values: list[str]) -> None:
    found = find_amounts(text, lang)
    assert [a.value for a in found] == [Decimal(v) for v in values]
    assert all(a.value_max is None for a in found)


@pytest.mark.parametrize(
    ("lang", "text", "sign"),
    [
        ("de", "um -4,5 % gefallen", -1),
        ("de", "ein Ebit von minus 3 Millionen Euro", -1),
        ("en", "(-3.2%)", -1),
        ("en", "-$3bn", -1),
        ("de", "EUR -14 Mio", -1),
        ("de", "Hamburg – 300 Euro", 1),
        ("de", "34-40 Prozent", 1),
        ("de", "ein Minus. 3 Prozent", 1),
    ],
)
def test_sign(lang: str, text: str, sign: int) -> None:
    (amount,) = find_amounts(text, lang)
    assert amount.sign == sign
    assert amount.value > 0


@pytest.mark.parametrize(
    ("lang", "before", "expected"),
    [
        ("de", "rund ", True),
        ("de", "knapp ", True),
        ("de", "mehr als ", True),
        ("de", "bis zu ", True),
        ("de", "ca. ", True),
        ("de", "über die ", True),
        ("de", "um ", False),
        ("de", "knapp verfehlt mit ", False),
        ("en", "about ", True),
        ("en", "nearly ", True),
        ("en", "more than ", True),
        ("en", "by ", False),
        ("en", "about it, ", False),
        ("fr", "plus de ", True),
        ("fr", "environ ", True),
        ("fr", "de ", False),
        ("es", "cerca de ", True),
        ("es", "de ", False),
        ("it", "circa ", True),
        ("it", "di ", False),
        ("nl", "ongeveer ", True),
        ("nl", "van ", False),
        ("pt", "cerca de ", True),
        ("pt", "de ", False),
        ("en", "~", True),
    ],
)
def test_approximate(lang: str, before: str, expected: bool) -> None:
    assert approximate(before + "300 Euro", len(before), lang) is expected


@pytest.mark.parametrize(
    ("lang", "text", "marked", "value", "unit"),
    [
        ("de", "Umsatz von 500 Millionen Euro", "500", "500000000", "EUR"),
        ("de", "mit 228.000 Mitarbeitern", "228.000", "228000", "people"),
        ("de", "Der Konzern zählte zuletzt 8.300.", "8.300", "8300", None),
        ("de", "10,0 Mrd. Euro (Vorjahr: 8,3)", "8,3", "8300000000", "EUR"),
        ("de", "6,1 nach 9,4 Millionen Euro", "6,1", "6100000", "EUR"),
        ("de", "9,0 Prozent, nach 14,8 im Vorjahr", "14,8", "14.8", "%"),
        ("de", "17 Minuten lang", "17 Minuten", "17", "minutes"),
        ("en", "EPS of 21 against the 30 expected", "30", "30", None),
    ],
)
def test_read_amount(lang: str, text: str, marked: str, value: str, unit: str | None) -> None:
    start = text.index(marked)
    amount = read_amount(text, start, start + len(marked), lang)
    assert isinstance(amount, Amount)
    assert (amount.value, amount.unit) == (Decimal(value), unit)


def test_read_amount_without_a_number() -> None:
    assert read_amount("die Hälfte der Firma", 0, 10, "de") is None


def test_part_of_a_text_keeps_its_offsets() -> None:
    text = "Erst 3 Euro, dann 4 Euro."
    assert [text[a.start : a.end] for a in find_amounts(text, "de", 12)] == ["4 Euro"]
    assert [text[a.start : a.end] for a in find_amounts(text, "de", 0, 12)] == ["3 Euro"]

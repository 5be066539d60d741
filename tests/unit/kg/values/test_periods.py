"""Periods: what each language's words mean for a text published on Tuesday, 13 August 2024."""

from __future__ import annotations

from datetime import date

import pytest

from kg.values import Resolved, find_periods, resolve_period

PUBLISHED = date(2024, 8, 13)

# lang, text, words of the period, value, fiscal
Case = tuple[str, str, str, str | None, bool]
GERMAN: list[Case] = [
    ("de", "Im zweiten Quartal stieg der Umsatz", "zweiten Quartal", "2024-Q2", False),
    ("de", "Im dritten Quartal stieg der Umsatz", "dritten Quartal", "2023-Q3", False),
    ("de", "Im vierten Quartal werde der Umsatz steigen, sagte er", "vierten Quartal", "2023-Q4", False),
    ("de", "Der Konzern erwartet im vierten Quartal mehr", "vierten Quartal", "2024-Q4", False),
    ("de", "im zweiten Quartal 2023", "zweiten Quartal 2023", "2023-Q2", False),
    ("de", "im 3. Quartal 2023", "3. Quartal 2023", "2023-Q3", False),
    ("de", "im zweiten Quartal des Vorjahres", "zweiten Quartal des Vorjahres", "2023-Q2", False),
    ("de", "im Geschäftsjahr 2023/24", "Geschäftsjahr 2023/24", "2024", True),
    (
        "de",
        "im zweiten Quartal des Geschäftsjahres 2023/24",
        "zweiten Quartal des Geschäftsjahres 2023/24",
        "2024-Q2",
        True,
    ),
    ("de", "Im Schlussquartal lief es gut", "Schlussquartal", "2023-Q4", False),
    ("de", "Im Auftaktquartal lief es gut", "Auftaktquartal", "2024-Q1", False),
    ("de", "ohne Anker: im Vorquartal", "Vorquartal", None, False),
    ("de", "Dieses Jahr wächst er", "Dieses Jahr", "2024", False),
    ("de", "im laufenden Jahr", "laufenden Jahr", "2024", False),
    ("de", "nächstes Jahr", "nächstes Jahr", "2025", False),
    ("de", "im vergangenen Jahr", "vergangenen Jahr", "2023", False),
    ("de", "Ende Juli kam er", "Juli", "2024-07", False),
    ("de", "im Februar 2022", "Februar 2022", "2022-02", False),
    ("de", "im Februar ging er", "Februar", "2024-02", False),
    ("de", "im Oktober ging er", "Oktober", "2023-10", False),
    ("de", "sagte er am Dienstag", "Dienstag", "2024-08-13", False),
    ("de", "sagte er am Mittwoch", "Mittwoch", "2024-08-07", False),
    ("de", "vergangenen Freitag", "Freitag", "2024-08-09", False),
    ("de", "kommenden Freitag", "Freitag", "2024-08-16", False),
    ("de", "gestern", "gestern", "2024-08-12", False),
    ("de", "heute", "heute", "2024-08-13", False),
    ("de", "am 13. August 2024", "13. August 2024", "2024-08-13", False),
    ("de", "am 1. Oktober", "1. Oktober", "2024-10-01", False),
    ("de", "am 13.08.2024", "13.08.2024", "2024-08-13", False),
    ("de", "Stand 2024-08-13", "2024-08-13", "2024-08-13", False),
    ("de", "in den ersten neun Monaten 2023", "ersten neun Monaten 2023", "2023-9M", False),
    ("de", "im ersten Halbjahr", "ersten Halbjahr", "2024-H1", False),
    ("de", "bis Ende 2026", "2026", "2026", False),
    ("de", "seit Januar", "Januar", "2024-01", False),
    ("de", "in den drei Monaten bis Ende Juni", "drei Monaten bis Ende Juni", "2024-Q2", False),
    ("de", "im Quartal bis Ende Juni", "Quartal bis Ende Juni", "2024-Q2", False),
    ("de", "im Quartal bis Ende Mai", "Quartal bis Ende Mai", None, False),
    ("de", "im Drei-Monats-Zeitraum bis zum 30. Juni", "Drei-Monats-Zeitraum bis zum 30. Juni", "2024-Q2", False),
    ("de", "für ihr drittes Fiskalquartal", "drittes Fiskalquartal", "2024-Q3", True),
    ("de", "im Märzquartal", "Märzquartal", "2024-Q1", False),
    ("de", "von Januar bis Juni", "Januar bis Juni", "2024-H1", False),
    ("de", "zwischen April und Juni", "April und Juni", "2024-Q2", False),
    ("de", "vor zwei Jahren", "vor zwei Jahren", "2022", False),
    ("de", "2023 setzte der Konzern mehr um", "2023", "2023", False),
    ("de", "im dritten Geschäftsquartal", "dritten Geschäftsquartal", "2024-Q3", True),
    ("de", "im Herbst", "Herbst", None, False),
    ("de", "vergangene Woche", "vergangene Woche", None, False),
    ("de", "in Q2/2024", "Q2/2024", "2024-Q2", False),
]
ENGLISH: list[Case] = [
    ("en", "in Q4 FY2023", "Q4 FY2023", "2023-Q4", True),
    ("en", "in FY23", "FY23", "2023", True),
    ("en", "in the three months to June", "three months to June", "2024-Q2", False),
    ("en", "in the three months to July", "three months to July", None, False),
    ("en", "for the quarter ended June 30", "quarter ended June 30", "2024-Q2", False),
    ("en", "for the quarter ended May 31", "quarter ended May 31", None, False),
    ("en", "last year", "last year", "2023", False),
    ("en", "in the second quarter", "second quarter", "2024-Q2", False),
    ("en", "third-quarter sales", "third-quarter", "2023-Q3", False),
    ("en", "expects third-quarter sales", "third-quarter", "2024-Q3", False),
    ("en", "the second quarter of last year", "second quarter of last year", "2023-Q2", False),
    ("en", "in fiscal 2024", "fiscal 2024", "2024", True),
    ("en", "the fiscal second quarter", "fiscal second quarter", "2024-Q2", True),
    ("en", "the second quarter of fiscal 2025", "second quarter of fiscal 2025", "2025-Q2", True),
    ("en", "in 2Q24", "2Q24", "2024-Q2", False),
    ("en", "in H1 2024", "H1 2024", "2024-H1", False),
    ("en", "said on Friday", "Friday", "2024-08-09", False),
    ("en", "next Friday", "Friday", "2024-08-16", False),
    ("en", "on August 12, 2024", "August 12, 2024", "2024-08-12", False),
    ("en", "on Aug. 12", "Aug. 12", "2024-08-12", False),
    ("en", "on 12 August", "12 August", "2024-08-12", False),
    ("en", "in May", "May", "2024-05", False),
    ("en", "the first nine months of 2023", "first nine months of 2023", "2023-9M", False),
    ("en", "the year to March 2024", "year to March 2024", "2024", True),
    ("en", "in 2023/24", "2023/24", "2024", True),
    ("en", "the June quarter", "June quarter", "2024-Q2", False),
    ("en", "yesterday", "yesterday", "2024-08-12", False),
    ("en", "two years ago", "two years ago", "2022", False),
    ("en", "on 25/12/2023", "25/12/2023", "2023-12-25", False),
]
OTHERS: list[Case] = [
    ("fr", "au deuxième trimestre", "deuxième trimestre", "2024-Q2", False),
    ("fr", "au premier semestre 2024", "premier semestre 2024", "2024-H1", False),
    ("fr", "l'exercice 2023-2024", "exercice 2023-2024", "2024", True),
    ("fr", "l'an dernier", "an dernier", "2023", False),
    ("fr", "vendredi", "vendredi", "2024-08-09", False),
    ("fr", "vendredi prochain", "vendredi", "2024-08-16", False),
    ("fr", "le 1er juillet 2024", "1er juillet 2024", "2024-07-01", False),
    ("fr", "en mars 2022", "mars 2022", "2022-03", False),
    ("fr", "au T2 2024", "T2 2024", "2024-Q2", False),
    ("fr", "sur les neuf premiers mois de 2023", "neuf premiers mois de 2023", "2023-9M", False),
    ("fr", "entre janvier et mars", "janvier et mars", "2024-Q1", False),
    ("es", "en el tercer trimestre de 2023", "tercer trimestre de 2023", "2023-Q3", False),
    ("es", "el año pasado", "año pasado", "2023", False),
    ("es", "el 13 de agosto de 2024", "13 de agosto de 2024", "2024-08-13", False),
    ("es", "el próximo viernes", "viernes", "2024-08-16", False),
    ("it", "nel primo semestre", "primo semestre", "2024-H1", False),
    ("it", "nel terzo trimestre 2023", "terzo trimestre 2023", "2023-Q3", False),
    ("it", "primo trimestre fiscale", "primo trimestre fiscale", "2024-Q1", True),
    ("it", "lunedì", "lunedì", "2024-08-12", False),
    ("it", "due anni fa", "due anni fa", "2022", False),
    ("nl", "in het tweede kwartaal", "tweede kwartaal", "2024-Q2", False),
    ("nl", "vorig jaar", "vorig jaar", "2023", False),
    ("nl", "boekjaar 2023/24", "boekjaar 2023/24", "2024", True),
    ("pt", "no primeiro trimestre de 2024", "primeiro trimestre de 2024", "2024-Q1", False),
    ("pt", "na quinta-feira", "quinta-feira", "2024-08-08", False),
    ("pt", "entre abril e junho", "abril e junho", "2024-Q2", False),
    ("pl", "w drugim kwartale", "drugim kwartale", "2024-Q2", False),
    ("sv", "det andra kvartalet", "andra kvartalet", "2024-Q2", False),
    ("fi", "viime vuonna", "viime vuonna", "2023", False),
    ("el", "το δεύτερο τρίμηνο", "δεύτερο τρίμηνο", "2024-Q2", False),
    ("ru", "во втором квартале", "втором квартале", "2024-Q2", False),
    ("tr", "yılın ikinci çeyreğinde", "ikinci çeyreğinde", "2024-Q2", False),
    ("id", "kuartal kedua", "kuartal", None, False),
]


@pytest.mark.parametrize("case", [*GERMAN, *ENGLISH, *OTHERS[:-1]], ids=lambda c: f"{c[0]}:{c[1][:40]}")
def test_finds_and_resolves(case: Case) -> None:
    lang, text, words, value, fiscal = case
    found = find_periods(text, lang, PUBLISHED)
    assert (words, value, fiscal) in [(text[p.start : p.end], p.value, p.fiscal) for p in found]


@pytest.mark.parametrize("case", [*GERMAN, *ENGLISH], ids=lambda c: f"{c[0]}:{c[1][:40]}")
def test_resolves_marked_words(case: Case) -> None:
    lang, text, words, value, fiscal = case
    assert resolve_period(words, lang, PUBLISHED, text) == Resolved(value, fiscal)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "um 2000 Euro"),
        ("de", "2000 Mitarbeiter"),
        ("de", "Version 2024.1"),
        ("de", "der Mai Tai"),
        ("de", "Artikel 20"),
        ("en", "sales may rise"),
        ("en", "they march on"),
        ("en", "2,024 people"),
        ("en", "the A2024"),
        ("en", "5/8/2024"),
        ("en", "2000 employees"),
        ("en", "Mr May said"),
        ("fr", "Mars Incorporated"),
        ("es", "2000 euros"),
        ("it", "2000 euro"),
    ],
)
def test_near_misses(lang: str, text: str) -> None:
    assert [text[p.start : p.end] for p in find_periods(text, lang, PUBLISHED)] == []


@pytest.mark.parametrize(
    ("lang", "words", "anchor", "value"),
    [
        ("de", "Vorjahresquartal", "2024-Q2", "2023-Q2"),
        ("de", "Vorquartal", "2024-Q1", "2023-Q4"),
        ("de", "Vorjahr", "2024-H1", "2023-H1"),
        ("de", "Vorjahreszeitraum", "2024-9M", "2023-9M"),
        ("de", "ein Jahr zuvor", "2022", "2021"),
        ("de", "Vormonat", "2024-01", "2023-12"),
        ("de", "Vorjahr", None, "2023"),
        ("en", "a year earlier", "2024-Q2", "2023-Q2"),
        ("en", "the previous quarter", "2024-Q1", "2023-Q4"),
        ("en", "a year ago", "2024-08-13", "2023-08-13"),
        ("fr", "un an plus tôt", "2024-Q2", "2023-Q2"),
        ("es", "un año antes", "2024-Q2", "2023-Q2"),
        ("it", "un anno prima", "2024-Q2", "2023-Q2"),
        ("nl", "een jaar eerder", "2024-Q2", "2023-Q2"),
        ("pt", "igual período de 2023", "2024-Q2", "2023-Q2"),
        ("de", "Vortag", "2024-03-01", "2024-02-29"),
    ],
)
def test_comparisons_start_from_the_anchor(lang: str, words: str, anchor: str | None, value: str) -> None:
    assert resolve_period(words, lang, PUBLISHED, anchor=anchor).value == value


def test_a_quarter_of_last_year_needs_an_anchor() -> None:
    assert resolve_period("Vorjahresquartal", "de", PUBLISHED).value is None
    assert resolve_period("Vorquartal", "de", PUBLISHED).value is None


def test_anchor_in_running_text_is_the_period_before() -> None:
    text = "Im zweiten Quartal waren es 3 Milliarden nach 2 Milliarden im Vorjahresquartal."
    assert [p.value for p in find_periods(text, "de", PUBLISHED)] == ["2024-Q2", "2023-Q2"]


def test_without_a_day_of_publication_only_what_is_said_is_known() -> None:
    text = "Im zweiten Quartal und im Jahr 2023, am Dienstag, im Vorjahr"
    assert [p.value for p in find_periods(text, "de", None)] == [None, "2023", None, "2022"]


def test_impossible_dates_are_none() -> None:
    assert resolve_period("31. Februar 2024", "de", PUBLISHED).value is None

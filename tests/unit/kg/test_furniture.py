from __future__ import annotations

import pytest

from kg.furniture import is_furniture, spans

ARTICLE = "Velmora verdient mehr\n\nDer Umsatz stieg. Der Gewinn auch."


def _lines(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Nachricht", "Anzeige", "Deutsch | English | Français", "Deutsch English Français Türkçe", "Teilen | Drucken",
        "Facebook Twitter WhatsApp", "Auf Facebook teilen", "Wir verwenden Cookies, um die Seite zu verbessern.",
        "Alle Cookies akzeptieren",
        "Von Anna Berger und Jonas Lindt", "By Jane Doe", "Par Marie Dupont", "Foto: Anna Berger / Agentur",
        "© 2026 Wirtschaftsbote", "Lesezeit: 3 Min.", "5 min read", "https://example.org/a/b", "redaktion@example.org",
        "Lesen Sie auch:", "**Mehr zum Thema**", "English · 日本語 · 한국어 · Tiếng Việt",
    ],
)  # fmt: skip
def test_furniture_is_found(line: str) -> None:
    assert is_furniture(line)
    assert _lines(f"{line}\n{ARTICLE}\n{line}") == [line, line]


@pytest.mark.parametrize(
    "line",
    [
        "Velmora verdient mehr", "Facebook", "X", "Deutsch-französischer Konzern wächst",
        "Die Nachricht kam am Dienstag.",
        "English and French banks", "Facebook und Twitter verlieren Nutzer", "Drucken kostet mehr als Teilen",
        "Von Anfang an war Velmora dabei.", "By Monday, shares had lost 5 percent.", "Von Berlin nach München",
        "Der Konzern nutzt Cookies nicht mehr.", "Cookies akzeptieren viele Nutzer ungern.",
        "Foto-Konzern steigert Umsatz", "Apple Deutsch English", "",
        "Bild am Sonntag berichtet über Velmora",
    ],
)  # fmt: skip
def test_lines_of_an_article_are_none(line: str) -> None:
    assert not is_furniture(line)
    assert _lines(f"{ARTICLE}\n{line}") == []


def test_one_language_a_line_counts_from_three_on() -> None:
    menu = "Deutsch\nEnglish\nFrançais\n"
    assert _lines(menu + ARTICLE) == ["Deutsch", "English", "Français"]
    assert _lines("Deutsch\nEnglish\n" + ARTICLE) == []
    assert _lines(ARTICLE + "\n" + menu) == ["Deutsch", "English", "Français"]


def test_spans_point_into_the_text_as_it_stands() -> None:
    text = "  Nachricht \n\n" + ARTICLE + "\n\tTeilen\n"
    assert spans(text) == [(2, 11), (text.index("Teilen"), text.index("Teilen") + 6)]

from __future__ import annotations

import pytest

from kg.furniture import is_furniture


@pytest.mark.parametrize("line", ["PolskiČeštinaMagyarRomânăSvenska", "EnglishFrançaisDeutschItalianoEsperanto"])
def test_a_language_menu_that_lost_its_markup(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Das Buch gibt es auf Deutsch, Englisch, Polnisch und Russisch.",
        "Englisch, Deutsch, Polnisch und Russisch lernen 40 Millionen Nutzer mit der App.",
        "English Heritage and Deutsche Bank",
    ],
)
def test_a_sentence_about_languages_is_none(line: str) -> None:
    assert not is_furniture(line)

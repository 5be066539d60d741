"""Who has left, who is to come and who makes way, by the words around a name."""

from __future__ import annotations

import pytest

from extractors.statements import statements
from tests.factory import doc, link, mention, reading


@pytest.mark.parametrize(
    ("lang", "text", "title", "said", "ended", "status"),
    [
        ("de", "Alpha löst den bisherigen Chef Ada Kern ab.", "Chef", "announced", True, None),
        ("de", "Bei Alpha löst Ada Kern den Chef ab.", "Chef", "announced", False, "announced"),
        ("de", "Ein Neuer folgt auf Ada Kern, die Alpha als Chefin verlässt.", "Chefin", "announced", False, None),
        ("de", "Ada Kern wird am 1. Oktober Chefin von Alpha.", "Chefin", "done", False, "announced"),
        ("de", "Ada Kern wurde am 1. März Chefin von Alpha.", "Chefin", "done", False, "done"),
        ("de", "Ada Kern ist Chefin von Alpha, am 1. Oktober ist Messe.", "Chefin", "done", False, "done"),
        (
            "en",
            "Someone will replace Ada Kern as chief executive of Alpha.",
            "chief executive",
            "announced",
            False,
            None,
        ),
        ("en", "Ada Kern will become chief executive of Alpha.", "chief executive", "planned", False, "announced"),
        ("en", "Former Alpha chief executive Ada Kern spoke.", "chief executive", "done", False, "done"),
        ("en", "Alpha thanked former chief executive Ada Kern.", "chief executive", "done", True, None),
        ("de", "Neu ist Ada Kern, bisher Chefin von Alpha.", "Chefin", "done", True, None),
        ("de", "Neu ist Ada Kern (früher Chefin von Alpha).", "Chefin", "done", True, None),
        ("de", "Ada Kern, Chefin von Alpha, bisher ohne Makel, spricht.", "Chefin", "done", False, "done"),
        ("de", "Es spricht Ada Kern, bislang einzige Chefin von Alpha.", "Chefin", "done", False, "done"),
        ("en", "Ada Kern, the former boss of Alpha, will speak.", "boss", "done", True, None),
        ("en", "Ada Kern, boss of Alpha and formerly a judge, spoke.", "boss", "done", False, "done"),
        ("fr", "Voici Ada Kern, jusqu'ici directrice de Alpha.", "directrice", "done", True, None),
        ("fr", "L'ancien directeur Ada Kern quitte Alpha.", "directeur", "done", True, None),
    ],
)
def test_posts_in_a_succession(lang: str, text: str, title: str, said: str, ended: bool, status: str | None) -> None:
    d = doc(text, lang, "2024-08-13")
    kern, words, alpha = mention(d, "Ada Kern", "Person"), mention(d, title, "ROLE"), mention(d, "Alpha", "Company")
    mentions = [kern, words, alpha]
    for when in ("1. Oktober", "1. März"):
        if when in text:
            mentions.append(mention(d, when, "PERIOD"))
    post = link("holdsPosition", kern, alpha, role="CEO", role_mention=words.id, status=said)
    (found,) = statements.function(reading(d, mentions, [post])).relations
    assert (found.qualifiers.ended, found.qualifiers.status) == (ended, status)


@pytest.mark.parametrize(
    ("firm", "role"), [("Jefferies", "Analyst"), ("Nordbau Securities", "Analyst"), ("Nordbau", "Other")]
)
def test_who_is_quoted_of_a_broker_is_an_analyst(firm: str, role: str) -> None:
    d = doc(f'"Margins will suffer," said Ada Kern of {firm}.', "en")
    kern, house = mention(d, "Ada Kern", "Person"), mention(d, firm, "Company")
    (found,) = statements.function(reading(d, [kern, house], [link("holdsPosition", kern, house)])).relations
    assert found.qualifiers.role == role

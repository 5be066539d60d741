from __future__ import annotations

import pytest

from extractors.origins import origins
from extractors.origins.demonyms import demonyms
from kg.model import Findings, Mention
from tests.factory import doc, mention, reading


def _found(text: str, *named: tuple[str, str], lang: str = "de") -> tuple[list[Mention], list[tuple[str, str]]]:
    d = doc(text, lang)
    mentions = [mention(d, words, type_) for words, type_ in named]
    found: Findings = origins.function(reading(d, mentions))
    by_id = {m.id: m.text for m in (*mentions, *found.mentions)}
    return list(found.mentions), [(by_id[link.source], by_id[link.target]) for link in found.links]


@pytest.mark.parametrize(
    ("word", "city"),
    [("Düsseldorfer", "Düsseldorf"), ("Münchner", "München"), ("Karlsruher", "Karlsruhe"), ("Göttinger", "Göttingen"),
     ("Basler", "Basel"), ("Wiener", "Wien"), ("Essener", "Essen"), ("Pariser", "Paris")],
)  # fmt: skip
def test_words_of_origin(word: str, city: str) -> None:
    assert demonyms()[word] == city


@pytest.mark.parametrize("word", ["Hersteller", "Banker", "Händler", "Hammer", "Minister", "Werder"])
def test_nouns_are_no_origins(word: str) -> None:
    assert word not in demonyms()


@pytest.mark.parametrize(
    ("text", "named", "pair"),
    [
        ("Der Kasseler Maschinenbauer Krüger wächst.", (("Krüger", "Company"),), ("Krüger", "Kasseler")),
        ("Das Berliner Start-up Zolto wächst.", (("Zolto", "Company"),), ("Zolto", "Berliner")),
        ("Der Umsatz des Mannheimer Herstellers stieg.", (("des Mannheimer Herstellers", "REF"),), ("des Mannheimer Herstellers", "Mannheimer")),
        ("Das trifft die Münchner hart.", (("die Münchner", "REF"),), ("die Münchner", "Münchner")),
    ],
)  # fmt: skip
def test_a_word_of_origin_gives_place_and_home(
    text: str, named: tuple[tuple[str, str], ...], pair: tuple[str, str]
) -> None:
    places, links = _found(text, *named)
    assert [p.text for p in places] == [pair[1]]
    assert places[0].name in demonyms().values()
    assert links == [pair]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Die Wiener Börse schloss fester.", (("Wiener Börse", "Organization"),)),
        ("Der Hamburger Hafen und auch Krüger wachsen.", (("Krüger", "Company"),)),
        ("Ein Berliner kauft Krüger.", (("Krüger", "Company"),)),
    ],
)
def test_a_word_of_origin_beside_another_thing_gives_nothing(text: str, named: tuple[tuple[str, str], ...]) -> None:
    assert _found(text, *named) == ([], [])


@pytest.mark.parametrize(
    ("text", "lang", "named", "pair"),
    [
        ("Krüger aus Ulm wächst.", "de", (("Krüger", "Company"), ("Ulm", "Place")), ("Krüger", "Ulm")),
        ("Krüger, mit Sitz in Ulm, wächst.", "de", (("Krüger", "Company"), ("Ulm", "Place")), ("Krüger", "Ulm")),
        ("Novalis, based in Leeds, grew.", "en", (("Novalis", "Company"), ("Leeds", "Place")), ("Novalis", "Leeds")),
        ("Leeds-based Novalis grew.", "en", (("Leeds", "Place"), ("Novalis", "Company")), ("Novalis", "Leeds")),
        ("Then the Leeds-based maker grew.", "en", (("the Leeds-based maker", "REF"), ("Leeds", "Place")), ("the Leeds-based maker", "Leeds")),
        ("Novalis, basée à Lyon, croît.", "fr", (("Novalis", "Company"), ("Lyon", "Place")), ("Novalis", "Lyon")),
    ],
)  # fmt: skip
def test_turns_of_phrase(text: str, lang: str, named: tuple[tuple[str, str], ...], pair: tuple[str, str]) -> None:
    assert _found(text, *named, lang=lang)[1] == [pair]


@pytest.mark.parametrize(
    ("text", "lang", "named"),
    [
        ("Krüger zieht sich aus Ulm zurück.", "de", (("Krüger", "Company"), ("Ulm", "Place"))),
        ("Krüger eröffnet ein Werk in Ulm.", "de", (("Krüger", "Company"), ("Ulm", "Place"))),
        ("Novalis opened a shop in Leeds.", "en", (("Novalis", "Company"), ("Leeds", "Place"))),
        ("Ada Kern aus Ulm klagt.", "de", (("Ada Kern", "Person"), ("Ulm", "Place"))),
    ],
)
def test_other_ties_to_a_place_are_no_home(text: str, lang: str, named: tuple[tuple[str, str], ...]) -> None:
    assert _found(text, *named, lang=lang)[1] == []


@pytest.mark.parametrize(
    ("text", "named", "pair"),
    [
        ("Then the Leeds-based broker grew.", ("the Leeds-based broker", "REF"), ("the Leeds-based broker", "Leeds")) ,
        ("Salt Lake City-based Novalis grew.", ("Novalis", "Company"), ("Novalis", "Salt Lake City")),
        ("The Austin, Texas-based company grew.", ("The Austin, Texas-based company", "REF"), ("The Austin, Texas-based company", "Austin")),
    ],
)  # fmt: skip
def test_a_town_that_only_the_turn_of_phrase_shows(text: str, named: tuple[str, str], pair: tuple[str, str]) -> None:
    places, links = _found(text, named, lang="en")
    assert [(p.text, p.type) for p in places] == [(pair[1], "Place")]
    assert links == [pair]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The plant-based Milko sells well.", (("Milko", "Company"),)),
        ("Novalis sells AI-based tools.", (("Novalis", "Company"),)),
        ("It is a Linux-based system, says Novalis.", (("Novalis", "Company"),)),
        ("Brixo-based Novalis phones sell.", (("Brixo", "Product"), ("Novalis", "Company"))),
    ],
)
def test_what_else_something_is_based_on_is_no_town(text: str, named: tuple[tuple[str, str], ...]) -> None:
    assert _found(text, *named, lang="en") == ([], [])

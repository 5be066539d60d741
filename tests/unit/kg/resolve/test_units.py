from __future__ import annotations

from kg.model import Document, Findings, Mention
from kg.resolve.resolve import Resolution, resolve
from kg.resolve.units import contradict
from tests.factory import doc, mention


def _one(text: str, *named: tuple[str, str]) -> tuple[Document, tuple[Mention, ...]]:
    d = doc(text)
    return d, tuple(mention(d, words, type_) for words, type_ in named)


def _resolve(*pairs: tuple[Document, tuple[Mention, ...]]) -> Resolution:
    return resolve({d.id: d for d, _ in pairs}, {d.id: Findings(m) for d, m in pairs})


def test_namesakes_of_two_walks_of_life_are_two_people() -> None:
    a = _one("Der Torhüter Jan Wolff hielt den Elfmeter.", ("Jan Wolff", "Person"))
    b = _one("Vorstandschef Jan Wolff legte Zahlen vor.", ("Jan Wolff", "Person"))
    assert [e.name for e in _resolve(a, b).entities] == ["Jan Wolff", "Jan Wolff"]


def test_two_words_for_one_walk_of_life_are_one_person() -> None:
    a = _one("Finanzvorstand Jan Wolff legte Zahlen vor.", ("Jan Wolff", "Person"))
    b = _one("Vorstandschef Jan Wolff geht.", ("Jan Wolff", "Person"))
    assert len(_resolve(a, b).entities) == 1


def test_a_goalkeeper_who_founded_the_firm_that_both_articles_name_is_one_person() -> None:
    a = _one("Der Torhüter Jan Wolff gründete Halden.", ("Jan Wolff", "Person"), ("Halden", "Company"))
    b = _one("Firmengründer Jan Wolff verlässt Halden.", ("Jan Wolff", "Person"), ("Halden", "Company"))
    assert sorted(e.name for e in _resolve(a, b).entities) == ["Halden", "Jan Wolff"]


def test_firms_of_one_name_in_two_countries_are_two() -> None:
    a = _one("Der deutsche Pharmakonzern Marbach wächst.", ("Marbach", "Company"))
    b = _one("Der amerikanische Pharmakonzern Marbach wächst.", ("Marbach", "Company"))
    c = _one("Marbach wächst im deutschen Markt.", ("Marbach", "Company"))
    assert len(_resolve(a, b).entities) == 2
    assert len(_resolve(a, c).entities) == 1


def test_only_one_respect_can_contradict() -> None:
    assert contradict([("nation", "DE")], [("nation", "US")]) == ("DE", "US")
    assert contradict([("nation", "DE"), ("nation", "US")], [("nation", "US")]) is None
    assert contradict([("nation", "DE")], [("seat", "berlin")]) is None

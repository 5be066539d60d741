from __future__ import annotations

from itertools import permutations

from kg.model import Document, Findings, Mention
from kg.resolve.resolve import Resolution, resolve
from tests.factory import doc, mention


def _resolve(*pairs: tuple[Document, tuple[Mention, ...]]) -> Resolution:
    return resolve({d.id: d for d, _ in pairs}, {d.id: Findings(m) for d, m in pairs})


def _one(text: str, *named: tuple[str, str], lang: str = "de") -> tuple[Document, tuple[Mention, ...]]:
    d = doc(text, lang)
    return d, tuple(mention(d, words, type_) for words, type_ in named)


def test_one_company_in_three_articles_is_one_node_with_the_fullest_name() -> None:
    a = _one("Die Krüger AG wächst.", ("Krüger AG", "Company"))
    b = _one("Krügers Umsatz stieg.", ("Krügers", "Company"))
    c = _one("Krüger hired 300 people.", ("Krüger", "Company"), lang="en")
    found = _resolve(a, b, c)
    (entity,) = found.entities
    assert entity.aliases == ("Krüger AG", "Krügers") or entity.name == "Krüger AG"
    assert {entity.name, *entity.aliases} == {"Krüger", "Krüger AG", "Krügers"}
    assert entity.name != "Krügers"
    assert {found.entity_of(m.id) for _, ms in (a, b, c) for m in ms} == {entity.id}
    assert found.report()[entity.id]


def test_company_and_organisation_are_one_family_but_a_product_is_another() -> None:
    a = _one("Mistral wächst.", ("Mistral", "Company"))
    b = _one("Mistral forscht.", ("Mistral", "Organization"))
    c = _one("Mistral antwortet auf Fragen.", ("Mistral", "Product"))
    assert sorted(e.type for e in _resolve(a, b, c).entities) == ["Company", "Product"]


def test_a_bare_surname_joins_across_articles_only_with_a_company_in_common() -> None:
    full = _one("Christian Klein führt SAP.", ("Christian Klein", "Person"), ("SAP", "Company"))
    near = _one("Klein baut SAP um.", ("Klein", "Person"), ("SAP", "Company"))
    far = _one("Klein gewinnt den Marathon.", ("Klein", "Person"))
    assert sorted(e.name for e in _resolve(full, near).entities) == ["Christian Klein", "SAP"]
    assert sorted(e.name for e in _resolve(full, far).entities) == ["Christian Klein", "Klein", "SAP"]


def test_order_never_shows() -> None:
    pairs = (
        _one("Die Krüger AG wächst.", ("Krüger AG", "Company")),
        _one("Krügers Umsatz stieg.", ("Krügers", "Company")),
        _one("Yahoo und Yahoo! melden.", ("Yahoo", "Company"), ("Yahoo!", "Company")),
    )
    first, *others = [_resolve(*order) for order in permutations(pairs)]
    assert all(other == first for other in others)


def test_nothing_gives_nothing() -> None:
    assert resolve({}, {}) == Resolution()

"""Each feature and veto on a pair that it is for, and on a near miss; blocking brings both before the judge."""

from __future__ import annotations

import pytest

from kg.model import Document, Findings, Mention
from kg.resolve.resolve import Resolution, resolve
from tests.factory import doc, mention

Named = tuple[str, ...]
_TYPES = {"C": "Company", "O": "Organization", "P": "Person", "W": "Product", "E": "Event"}


def _article(names: Named, number: int) -> tuple[Document, tuple[Mention, ...]]:
    """An article that names these things (`P Jan Wolff`), each in a sentence of its own."""
    d = doc(f"Nr. {number}. " + " ".join(f"Hier steht {name[2:]} so." for name in names))
    return d, tuple(mention(d, name[2:], _TYPES[name[0]]) for name in names)


def _resolve(*articles: Named) -> Resolution:
    read = [_article(names, number) for number, names in enumerate(articles)]
    return resolve({d.id: d for d, _ in read}, {d.id: Findings(m) for d, m in read})


def _outcome(left: Named, right: Named, *others: Named) -> str:
    """What becomes of the first thing of two articles: one, unsure or two."""
    found = _resolve(left, right, *others)
    names = {left[0][2:], right[0][2:]}
    holders = [e for e in found.entities if names & {e.name, *e.aliases}]
    if len(holders) == 1:
        return "one"
    return "unsure" if any({d.left.name, d.right.name} & names for d in found.doubts) else "two"


@pytest.mark.parametrize(
    ("feature", "left", "right", "outcome"),
    [
        ("letters", ("C ExxonMobil",), ("C Exxon Mobil",), "one"),
        ("letters", ("C ExxonMobil",), ("C Exxon Mobile",), "two"),
        ("sound", ("P Oleksij Tschernenko",), ("P Oleksiy Chernenko",), "one"),
        ("sound", ("P Oleksij Tschernenko",), ("P Andriy Chernenko",), "two"),
        ("slip", ("C Kaltenborn Chemie",), ("C Kaltenbron Chemie",), "unsure"),
        ("slip", ("C Kaltenborn Chemie", "P Gero Lindner"), ("C Kaltenbron Chemie", "P Gero Lindner"), "one"),
        ("slip", ("C Merz",), ("C Mertz",), "two"),
        ("abbreviated", ("O EMV", "C Halden"), ("O Europäische Behörde", "C Halden"), "two"),
        ("abbreviated", ("O EMV", "C Halden"), ("O Europäische Muster Verwaltung", "C Halden"), "one"),
        ("abbreviated", ("O EMV",), ("O Europäische Muster Verwaltung",), "unsure"),
        ("shortened", ("C Borgmann", "P Ada Kern"), ("C Borgmann Wohnwelt", "P Ada Kern"), "one"),
        ("shortened", ("C Borgmann", "P Ada Kern"), ("C Borgmann Energy", "P Ada Kern"), "two"),
        ("shortened", ("C Borgmann",), ("C Borgmann Wohnwelt",), "two"),
        ("maker", ("W Fink", "C Falkental"), ("W Falkental Fink", "C Falkental"), "one"),
        ("maker", ("W Fink", "C Halden"), ("W Falkental Fink", "C Falkental"), "two"),
        ("middle", ("P Jamie L. Dalton",), ("P Jamie Dalton",), "one"),
        ("middle", ("P Jamie L. Dalton",), ("P Jane Dalton",), "two"),
        ("given", ("P Bill Hartley", "C Peakline"), ("P William Hartley", "C Peakline"), "one"),
        ("given", ("P Bob Hartley", "C Peakline"), ("P William Hartley", "C Peakline"), "two"),
        ("given", ("P J. Hartley",), ("P Jane Hartley",), "unsure"),
        ("turned", ("P Lin Weidong",), ("P Weidong Lin",), "one"),
        ("turned", ("P Lin Weidong",), ("P Lin Weiming",), "two"),
        ("part", ("O TU Lahnstadt",), ("O Technische Universität Lahnstadt",), "one"),
        ("part", ("O TU Lahnstadt",), ("O Universität Lahnstadt",), "two"),
        ("part", ("O TU Lahnstadt",), ("O Technische Universität Ulm",), "two"),
        ("brackets", ("C Foodland",), ("C Foodland (Australia)",), "one"),
        ("brackets", ("C Foodland",), ("C Foodlands (Australia)",), "two"),
        ("double", ("P Anna Reuter", "C Corvane"), ("P Anna Reuter-Hollmann", "C Corvane"), "one"),
        ("double", ("P Anna Reuter", "C Corvane"), ("P Anna Hollmann-Kurz", "C Corvane"), "two"),
        ("surname", ("P Seifert", "C Lumora"), ("P Katrin Seifert", "C Lumora"), "one"),
        ("surname", ("P Seifert", "C Halden"), ("P Katrin Seifert", "C Lumora"), "two"),
        ("number", ("C Nordsee Fonds III",), ("C Nordsee Fonds IV",), "two"),
        ("number", ("W Stromer X5", "C Stromer"), ("W Stromer X6", "C Stromer"), "two"),
        ("generation", ("P Henry Stokes Jr.", "C Stokes Mills"), ("P Henry Stokes Sr.", "C Stokes Mills"), "two"),
        ("types", ("C Lohner",), ("W Lohner",), "two"),
    ],
)
def test_a_pair(feature: str, left: Named, right: Named, outcome: str) -> None:
    found = _outcome(left, right)
    if feature == "types":
        assert len(_resolve(left, right).entities) == 2
        return
    assert found == outcome


def test_a_surname_that_two_bear_at_the_firm_is_nobodys() -> None:
    found = _resolve(("P Seifert", "C Lumora"), ("P Katrin Seifert", "C Lumora"), ("P Paul Seifert", "C Lumora"))
    assert sorted(e.name for e in found.entities if e.type == "Person") == ["Katrin Seifert", "Paul Seifert", "Seifert"]


def test_a_short_name_that_begins_two_firms_is_neither() -> None:
    found = _resolve(
        ("C Lindhorst", "P Ada Kern"), ("C Lindhorst Agrar", "P Ada Kern"), ("C Lindhorst Bau", "P Ada Kern")
    )
    assert sum(e.type == "Company" for e in found.entities) == 3


def test_what_one_article_names_side_by_side_is_two() -> None:
    found = _resolve(("C Bergmann Optik", "C Bergman Optik"), ("C Bergmann Optik",))
    assert len(found.entities) == 2


def test_a_veto_holds_through_a_third_name() -> None:
    """Joining must not bring two together that one article tells apart, by whatever way."""
    found = _resolve(("C MediLink", "C Medi-Link Two"), ("C Medi Link",), ("C Medi-Link",))
    assert sorted(e.name for e in found.entities) in (["Medi Link", "Medi-Link Two"], ["Medi-Link", "Medi-Link Two"])


def test_two_ids_of_a_knowledge_base_are_two_things_and_one_id_is_one() -> None:
    ids = {"Halden": "Q1", "Halden Werke": "Q1", "Haldenn": "Q2"}

    def known(names: object, type_: str) -> frozenset[str]:
        return frozenset(ids[n] for n in names if n in ids)  # type: ignore[attr-defined]

    read = [_article((f"C {name}",), number) for number, name in enumerate(ids)]
    found = resolve({d.id: d for d, _ in read}, {d.id: Findings(m) for d, m in read}, ids=known)
    assert sorted(len(e.aliases) + 1 for e in found.entities) == [1, 2]

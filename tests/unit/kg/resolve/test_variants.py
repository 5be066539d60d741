from __future__ import annotations

import pytest

from kg.model import Findings
from kg.resolve.inside import Local, locals_of
from tests.factory import doc, mention


def _things(text: str, *named: tuple[str, str]) -> list[Local]:
    """The things of a text whose named words stand in it in this order."""
    d, at, found = doc(text), 0, []
    for words, type_ in named:
        start = d.text.index(words, at)
        nth = d.text.count(words, 0, start)
        found.append(mention(d, words, type_, nth=nth))
        at = start + len(words)
    return locals_of(d, Findings(tuple(found)))


@pytest.mark.parametrize(
    ("type_", "left", "right", "one"),
    [
        ("Company", "Soft Pilot", "SoftPilot", True),
        ("Company", "Soft Pilot", "Soft Piloten", False),
        ("Event", "Elektra 2026", "Elektra", True),
        ("Event", "Elektra 7", "Elektra", False),
        ("Company", "Deutsche Telekom", "Telekom", True),
        ("Company", "Telekom", "Deutsche Telekom", False),  # the full name comes first
        ("Company", "Fujitsu Siemens", "Siemens", False),
        ("Organization", "Bundesministerium für Gesundheit", "Gesundheitsministerium", True),
        ("Organization", "Bundesministerium für Gesundheit", "Verkehrsministerium", False),
        ("Organization", "Technische Hochschule Elm", "TH Elm", True),
        ("Place", "Neuburg an der Donau", "Neuburg", True),
        ("Place", "Neuburg Flughafen", "Neuburg", False),
        ("Organization", "Technische Hochschule Elm", "TH Brunn", False),
    ],
)
def test_forms_of_one_name(type_: str, left: str, right: str, one: bool) -> None:
    things = _things(f"Nun {left} und später {right}.", (left, type_), (right, type_))
    assert (len(things) == 1) is one


def test_a_form_that_fits_two_names_is_neither() -> None:
    text = "Erst Elektra 2025, dann Elektra 2026, kurz Elektra."
    assert len(_things(text, ("Elektra 2025", "Event"), ("Elektra 2026", "Event"), ("Elektra", "Event"))) == 3


def test_a_product_with_its_makers_name() -> None:
    named = ("Ravano X5", "Product"), ("X5", "Product")
    assert len(_things("Ravano zeigt den Ravano X5. Der X5 kommt.", ("Ravano", "Company"), *named)) == 2
    assert len(_things("Gezeigt wird der Ravano X5. Der X5 kommt.", *named)) == 2  # nobody says who Ravano is
    others = ("Ravano X5", "Product"), ("X6", "Product")
    assert len(_things("Ravano zeigt den Ravano X5. Der X6 kommt.", ("Ravano", "Company"), *others)) == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pfalzgas heißt künftig Enviora.", "Enviora"),
        ("Pfalzgas benennt sich in Enviora um.", "Enviora"),
        ("Enviora, vormals Pfalzgas, wächst.", "Enviora"),
        ("Pfalzgas will change its name to Enviora.", "Enviora"),
        ("Enviora (formerly known as Pfalzgas) grew.", "Enviora"),
        ("Pfalzgas devient Enviora.", "Enviora"),
        ("Pfalzgas kauft künftig Enviora.", None),
        ("Enviora, früher Kunde von Pfalzgas, wächst.", None),
        ("Pfalzgas heißt Enviora willkommen.", None),
    ],
)
def test_a_new_name_beside_the_old_one(text: str, name: str | None) -> None:
    order = sorted(("Pfalzgas", "Enviora"), key=text.index)
    things = _things(text, *((words, "Company") for words in order))
    if name is None:
        assert len(things) == 2
    else:
        (thing,) = things
        assert thing.names[name] > thing.names["Pfalzgas"] == 0


def test_a_person_is_not_renamed() -> None:
    assert len(_things("Jan Wolff devient Anna Lohse.", ("Jan Wolff", "Person"), ("Anna Lohse", "Person"))) == 2


def test_a_surname_that_an_article_spells_in_two_ways() -> None:
    text = "Volodymyr Chernivskyi spoke. {} left."
    for surname, one in (("Chernivsky", True), ("Chernenko", False)):
        things = _things(text.format(surname), ("Volodymyr Chernivskyi", "Person"), (surname, "Person"))
        assert (len(things) == 1) is one


def test_a_first_name_alone_is_the_one_person_of_that_name() -> None:
    one, other = ("Clara Wittfoth", "Person"), ("Clara Lohse", "Person")
    assert len(_things("Clara Wittfoth leitet. Clara lacht.", one, ("Clara", "Person"))) == 1
    assert len(_things("Clara Wittfoth leitet Clara Lohse an. Clara lacht.", one, other, ("Clara", "Person"))) == 3
    assert len(_things("Clara Wittfoth leitet. Clarissa lacht.", one, ("Clarissa", "Person"))) == 2
    assert len(_things("Clara lacht. Clara Wittfoth leitet.", ("Clara", "Person"), one)) == 2

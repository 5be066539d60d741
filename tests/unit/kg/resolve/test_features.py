from __future__ import annotations

import pytest

from kg.resolve import features
from kg.resolve.features import FEATURES, Test
from kg.resolve.world import beside
from tests.unit.kg.resolve.worlds import Named, unit, world_of

Q1, Q2 = frozenset({"Q1"}), frozenset({"Q2"})


def _says(test: Test, *named: Named) -> bool:
    """What the feature says of the first two units, in both orders."""
    world = world_of(*named)
    a, b = world.units[:2]
    found = [test(*pair, world) is not None for pair in ((a, b), (b, a))]
    assert found[0] is found[1]
    return found[0]


@pytest.mark.parametrize(
    ("test", "family", "left", "right", "one"),
    [
        (features.same_letters, "Firm", "ExxonMobil", "Exxon Mobil", True),
        (features.same_letters, "Firm", "Zalando", "zalando.de", True),
        (features.same_letters, "Person", "Jörg Müller", "Joerg Mueller", True),
        (features.same_letters, "Person", "Müller", "Mueller", False),
        (features.same_letters, "Firm", "A.B.C", "ABC", False),
        (features.same_letters, "Firm", "Tal-Berg", "Berg Tal", False),
        (features.same_sound, "Person", "Wolodymyr Selenskyj", "Volodymyr Zelensky", True),
        (features.same_sound, "Person", "Selenskyj", "Zelensky", False),
        (features.same_sound, "Person", "Wolodymyr Selenskyj", "Olena Zelenska", False),
        (features.same_sound, "Product", "Lightning 7", "Lightning 8", False),
        (features.same_sound, "Firm", "Kauf", "Kauv", False),
        (features.short_sound, "Place", "Kiew", "Kyiv", True),
        (features.short_sound, "Place", "Genf", "Gent", False),
        (features.same_place, "Place", "Warschau", "Varsovie", True),
        (features.same_place, "Place", "Warschau", "Prague", False),
        (features.same_place, "Place", "Hintertupfing", "Hintertupfing", False),
        (features.federal_ministry, "Firm", "Bundesministerium für Gesundheit", "BMG", True),
        (features.federal_ministry, "Firm", "Bundesministerium für Gesundheit", "Gesundheitsministerium", False),
        (features.some_ministry, "Firm", "Bundesministerium für Gesundheit", "Gesundheitsministerium", True),
        (features.some_ministry, "Firm", "Bundesministerium für Gesundheit", "Verkehrsministerium", False),
        (features.institution, "Firm", "TU Brunn", "Technischen Universität Brunn", True),
        (features.institution, "Firm", "TU Brunn", "Universität Brunn", False),
        (features.letters_in_order, "Firm", "HSR", "Hamburger Seereederei", True),
        (features.letters_in_order, "Firm", "HSR", "Hamburger Werft", False),
        (features.letters_in_order, "Firm", "HSR", "Haspar", False),
        (features.middle_name, "Person", "Albrecht Graf von Wessling", "Albrecht von Wessling", False),  # one key
        (features.given_name, "Person", "J.P. Castellan", "Julia P. Castellan", True),
        (features.given_name, "Person", "J.P. Castellan", "Julia R. Castellan", False),
        (features.same_words, "Firm", "University of Ashmere", "Ashmere University", True),
        (features.same_words, "Firm", "Ashmere University", "Ashmere State University", False),
        (features.inflected, "Firm", "Bergische Werke", "Bergischen Werken", True),
        (features.inflected, "Firm", "Bergische Werke", "Bergische Werft", False),
        (features.one_slip, "Firm", "Quastenberg", "Quastenbreg", True),
        (features.one_slip, "Firm", "Marx", "Marz", False),
        (features.one_slip, "Person", "Biedermeyer", "Biedermyer", False),
        (features.one_slip, "Person", "Anna Biedermeyer", "Anna Biedermyer", True),
        (features.abbreviation, "Firm", "SWW", "Süddeutsche Wälzlager Werke", True),
        (features.abbreviation, "Firm", "SWW", "Süddeutsche Wasserbau", False),
        (features.shortened, "Firm", "Harkmann", "Harkmann Stahl", True),
        (features.shortened, "Firm", "Sorvald", "Sorvald Energy", False),
        (features.shortened, "Firm", "Alster", "Alsterkapital", False),
        (features.shortened, "Firm", "Alsterkapital", "Alsterkapital III", False),
        (features.shortened, "Firm", "Telekom", "Deutsche Telekom", True),
        (features.shortened, "Firm", "Siemens", "Fujitsu Siemens", False),
        (features.middle_name, "Person", "Jamie L. Dimon", "Jamie Dimon", True),
        (features.middle_name, "Person", "Jamie L. Dimon", "James Dimon", False),
        (features.given_name, "Person", "J. Dimon", "Jamie Dimon", True),
        (features.given_name, "Person", "K.-H. Struve", "Karl-Heinz Struve", True),
        (features.given_name, "Person", "K.-H. Struve", "Karl-Peter Struve", False),
        (features.given_name, "Person", "Bob Lindqvist", "Robert Lindqvist", True),
        (features.given_name, "Person", "Bob Lindqvist", "Roberta Lindqvist", False),
        (features.given_name, "Person", "Oleksandr Bondar", "Alexander Bondar", True),
        (features.given_name, "Person", "Andrea Bondar", "Andreas Bondar", False),
        (features.given_name, "Person", "J. Dimon", "Anna Dimon", False),
        (features.double_surname, "Person", "Anna Tiedtke", "Anna Tiedtke-Vogelsang", True),
        (features.double_surname, "Person", "Olga Tiedtke", "Anna Tiedtke-Vogelsang", False),
    ],
)
def test_what_two_names_alone_say(test: Test, family: str, left: str, right: str, one: bool) -> None:
    assert _says(test, unit(family, left, within="a"), unit(family, right, within="b")) is one


def test_the_same_id() -> None:
    assert _says(features.same_id, unit("Firm", "VW", within="a", ids=Q1), unit("Firm", "Audi", within="b", ids=Q1))
    assert not _says(features.same_id, unit("Firm", "VW", within="a", ids=Q1), unit("Firm", "VW", within="b", ids=Q2))
    assert not _says(features.same_id, unit("Firm", "VW", within="a"), unit("Firm", "VW", within="b"))


def test_a_slip_is_seldom() -> None:
    right, often = unit("Firm", "Quastenberg", within="ab"), unit("Firm", "Quastenbreg", within="cd")
    assert not _says(features.one_slip, right, often)


def test_a_short_name_that_begins_two_names_is_the_one_that_stands_beside_the_same_things() -> None:
    short, long = unit("Firm", "Harkmann", within="a"), unit("Firm", "Harkmann Stahl", within="b")
    third = unit("Firm", "Harkmann & Söhne", within="c")
    assert not _says(features.shortened, short, long, third)
    assert _says(features.shortened, short, long, third, unit("Firm", "Wolter", within="ab"))
    assert not _says(features.shortened, short, long, third, unit("Firm", "Wolter", within="abc"))
    assert not _says(features.shortened, short, long, third, unit("Place", "Siegen", within="ab"))


def test_a_town_without_its_river() -> None:
    short, long = unit("Place", "Frankfurt", within="a"), unit("Place", "Frankfurt am Main", within="b")
    other, firm = unit("Place", "Frankfurt (Oder)", within="c"), unit("Firm", "Gründig", within="ab")
    assert _says(features.place_shortened, short, long, other, firm)
    assert not _says(features.place_shortened, short, long, other)
    assert not _says(features.place_shortened, short, other, long, firm)
    assert not _says(features.place_shortened, short, unit("Place", "Frankfurt Airport", within="b"), firm)


def test_a_product_with_its_makers_name() -> None:
    short, long = unit("Product", "X5", within="a"), unit("Product", "Ravano X5", within="b")
    assert _says(features.makers_name, short, long, unit("Firm", "Ravano", within="ab"))
    assert not _says(features.makers_name, short, long, unit("Firm", "Ravano", within="b"))
    assert not _says(
        features.makers_name, short, unit("Product", "Ravano 7 X5", within="b"), unit("Firm", "Ravano", within="ab")
    )


def test_the_maker_may_be_shortened_in_the_products_name() -> None:
    short, long = unit("Product", "K90", within="a"), unit("Product", "Kestrel K90", within="b")
    assert _says(features.makers_name, short, long, unit("Firm", "Kestrel Semiconductor", within="ab"))
    assert not _says(features.makers_name, short, long, unit("Firm", "Kestrelux Semiconductor", within="ab"))


def test_people_of_one_surname_are_as_good_as_a_thing_in_common() -> None:
    short, long = unit("Firm", "Ardent", within="a"), unit("Firm", "Ardent Pharmacy", within="b")
    third = unit("Firm", "Ardent Mills", within="c")
    people = unit("Person", "Mark D. Ellory", within="a"), unit("Person", "Mark Ellory", within="b")
    assert _says(features.shortened, short, long, third, *people)
    assert not _says(features.shortened, short, long, third, people[0], unit("Person", "Mark Elliot", within="b"))


def test_a_double_surname_alone() -> None:
    bare, full = unit("Person", "Rothmaler-Kunz", within="a"), unit("Person", "Sabine Rothmaler-Kunz", within="b")
    assert _says(features.rare_surname, bare, full)
    assert _says(features.rare_surname, bare, full, unit("Person", "S. Rothmaler-Kunz", within="c"))
    assert not _says(features.rare_surname, bare, full, unit("Person", "Otto Rothmaler-Kunz", within="c"))
    assert not _says(features.rare_surname, unit("Person", "Kunz", within="a"), full)
    assert not _says(
        features.rare_surname, unit("Person", "Al-Rashadi", within="a"), unit("Person", "Omar Al-Rashadi", within="b")
    )


def test_a_bare_surname_is_the_one_full_name_beside_its_firm() -> None:
    firm = unit("Firm", "Velmora", within="ab")
    bare, full = unit("Person", "Saalbach", within="a"), unit("Person", "Henrike Saalbach", within="b")
    assert _says(features.surname, bare, full, firm)
    assert _says(features.surname, unit("Person", "Saalbachs", within="a"), full, firm)
    assert not _says(features.surname, unit("Person", "Saalbacher", within="a"), full, firm)
    brother = unit("Person", "Otto Saalbach", within="b")
    assert not _says(features.surname, bare, full, firm, brother)
    assert _says(features.surname, bare, unit("Person", "Saalbach", within="b"), firm)
    assert not _says(features.surname, unit("Person", "Otto Saalbach", within="a"), full, firm)


def test_what_stands_beside_both_is_worth_less_if_it_stands_everywhere() -> None:
    pair = unit("Firm", "Alpha", within="a"), unit("Firm", "Alfa", within="b")
    world = world_of(*pair, unit("Person", "Jan Wolff", within="ab"), unit("Place", "Berlin", within="ab"))
    assert beside(world.units[0], world.units[1], world) == [(0.68, "Jan Wolff"), (0.3, "Berlin")]
    world = world_of(*pair, unit("Firm", "Reuters", within="abcdefg"), unit("Firm", "Gamma", within="a"))
    assert beside(world.units[0], world.units[1], world) == [(pytest.approx(0.17), "Reuters")]


def test_every_feature_says_what_it_looks_at() -> None:
    assert all(f.doc and 0 < f.weight < 1 and f.families for f in FEATURES)
    assert len({f.name for f in FEATURES}) == len(FEATURES)

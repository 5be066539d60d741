from __future__ import annotations

import pytest

from kg.model import Document, Findings, Link, Mention
from kg.resolve.inside import Local, alike, locals_of
from tests.factory import doc, link, mention


def _things(document: Document, *mentions: Mention, links: tuple[Link, ...] = ()) -> list[Local]:
    return locals_of(document, Findings(mentions, links))


def _names(things: list[Local]) -> list[set[str]]:
    return [set(t.names) for t in things]


def test_genitive_and_legal_form_are_one() -> None:
    d = doc("Die Krüger AG wächst. Krügers Umsatz stieg. Krüger freut sich.")
    things = _things(
        d, mention(d, "Krüger AG", "Company"), mention(d, "Krügers", "Company"), mention(d, "Krüger", "Company", nth=2)
    )
    assert _names(things) == [{"Krüger AG", "Krügers", "Krüger"}]
    assert [r.rule for r in things[0].reasons] == ["genitive"]


def test_a_name_that_ends_in_s_is_no_genitive_of_nothing() -> None:
    d = doc("Siemens und Siemens Energy melden Zahlen.")
    things = _things(d, mention(d, "Siemens", "Company"), mention(d, "Siemens Energy", "Company"))
    assert len(things) == 2


def test_a_surname_joins_its_full_name() -> None:
    d = doc("Christian Klein führt SAP. Klein sprach in Walldorf. Kleins Plan gilt.")
    things = _things(
        d, mention(d, "Christian Klein", "Person"), mention(d, "Klein", "Person", nth=1), mention(d, "Kleins", "Person")
    )
    assert _names(things) == [{"Christian Klein", "Klein", "Kleins"}]


def test_two_people_of_one_surname_stay_apart_and_the_nearer_takes_the_short_form() -> None:
    d = doc("Anna Meier leitet Alpha. Bernd Meier leitet Beta. Meier klagte.")
    things = _things(
        d, mention(d, "Anna Meier", "Person"), mention(d, "Bernd Meier", "Person"), mention(d, "Meier", "Person", nth=2)
    )
    assert _names(things) == [{"Anna Meier"}, {"Bernd Meier", "Meier"}]


def test_initials_and_middle_names() -> None:
    d = doc("James Dimon spoke. J. Dimon left. James L. Dimon returned.", "en")
    things = _things(
        d, mention(d, "James Dimon", "Person"), mention(d, "J. Dimon", "Person"), mention(d, "James L. Dimon", "Person")
    )
    assert len(things) == 1


@pytest.mark.parametrize(
    ("text", "a", "b", "one"),
    [
        ("Die Europäische Zentralbank (EZB) tagt.", "Europäische Zentralbank", "EZB", True),
        (
            "Die BaFin (Bundesanstalt für Finanzdienstleistungsaufsicht) prüft.",
            "BaFin",
            "Bundesanstalt für Finanzdienstleistungsaufsicht",
            True,
        ),
        ("Die Zentralbank (London) tagt.", "Zentralbank", "London", False),
        ("Das Kartellamt prüft, die EZB auch.", "Kartellamt", "EZB", False),
    ],
)
def test_acronyms_in_brackets(text: str, a: str, b: str, one: bool) -> None:
    d = doc(text)
    things = _things(d, mention(d, a, "Organization"), mention(d, b, "Organization"))
    assert (len(things) == 1) is one


def test_what_the_reader_calls_the_same_is_one_if_it_is_plausible() -> None:
    d = doc("Volkswagen, kurz VW, und Herbert Diess. Renault schweigt.")
    a, b, c = mention(d, "Volkswagen", "Company"), mention(d, "VW", "Company"), mention(d, "Herbert Diess", "Person")
    r = mention(d, "Renault", "Company")
    assert len(_things(d, a, b, c, r, links=(link("same", a, b), link("same", a, c), link("same", a, r, 0.99)))) == 3
    assert len(_things(d, a, b, c, links=(link("same", a, b, 0.2),))) == 3


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Der Suchdienst Prisma, genannt Sidonie, antwortet.", True),
        ("Der Suchdienst Prisma und der Rivale Sidonie antworten.", False),
    ],
)
def test_names_with_nothing_in_common_need_words_that_say_so(text: str, one: bool) -> None:
    d = doc(text)
    a, b = mention(d, "Prisma", "Product"), mention(d, "Sidonie", "Product")
    assert (len(_things(d, a, b, links=(link("same", a, b, 0.99),))) == 1) is one


def test_the_type_is_what_the_document_mostly_says() -> None:
    d = doc("Nike wächst. Nike zahlt. Nike schweigt.")
    things = _things(d, *(mention(d, "Nike", t, nth=i) for i, t in enumerate(("Company", "Company", "Product"))))
    assert [(t.type, len(t.mentions)) for t in things] == [("Company", 3)]


def test_an_even_split_of_types_stays_apart() -> None:
    d = doc("Ford baut Autos. Ford sprach.")
    things = _things(d, mention(d, "Ford", "Company"), mention(d, "Ford", "Person", nth=1))
    assert [t.type for t in things] == ["Company", "Person"]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Borgmann wächst.\nDie Borgmann Wohnwelt eröffnet. Borgmann plant mehr.", True),
        ("Zahlen\nBorgmann meldet Zahlen. Die Borgmann Cloud wuchs. Borgmann ist froh.", False),
    ],
)
def test_who_writes_the_short_name_first_means_another_thing_by_the_long_one(text: str, one: bool) -> None:
    d = doc(text)
    long = next(w for w in ("Borgmann Wohnwelt", "Borgmann Cloud") if w in text)
    a, b = mention(d, long, "Company"), mention(d, "Borgmann", "Company", nth=2)
    c = mention(d, "Borgmann", "Company")
    assert (len(_things(d, c, a, b, links=(link("same", a, b),))) == 1) is one


@pytest.mark.parametrize(
    ("text", "long", "one"),
    [
        ("Zahlen\nDie Borgmann Wohnwelt wächst. Borgmann plant mehr.", "Borgmann Wohnwelt", True),
        ("Zahlen\nDie Borgmann Energy wächst. Borgmann plant mehr.", "Borgmann Energy", False),
        ("Zahlen\nBorgmann wächst. Die Borgmann Wohnwelt auch.", "Borgmann Wohnwelt", False),
    ],
)
def test_a_name_is_shortened_after_it_was_given(text: str, long: str, one: bool) -> None:
    d = doc(text)
    a = mention(d, long, "Company")
    b = mention(d, "Borgmann", "Company", nth=0 if text.index("Borgmann") < text.index(long) else 1)
    assert (len(_things(d, a, b)) == 1) is one
    assert len(_things(d, a, b, links=(link("subsidiaryOf", a, b),))) == 2


def test_initials_with_an_ampersand() -> None:
    d = doc("Mark & Spence wächst. M&S plant mehr, MS auch.")
    things = _things(d, mention(d, "Mark & Spence", "Company"), mention(d, "M&S", "Company"))
    assert len(things) == 1


def test_a_former_name_is_another_name_but_never_the_name() -> None:
    d = doc("Voltra hieß bis 2021 Steinwerk Energie. Steinwerk Energie saß in Ulm.")
    new, old = mention(d, "Voltra", "Company"), mention(d, "Steinwerk Energie", "Company")
    again = mention(d, "Steinwerk Energie", "Company", nth=1)
    (thing,) = _things(d, new, old, again, links=(link("formerName", new, old),))
    assert thing.names == {"Voltra": pytest.approx(0.9), "Steinwerk Energie": 0}
    unsure = link("formerName", new, old, 0.3)
    assert len(_things(d, new, old, again, links=(unsure,))) == 2
    other = mention(d, "Ulm", "Place")
    assert len(_things(d, new, other, links=(link("formerName", new, other),))) == 2


@pytest.mark.parametrize(
    ("once", "often", "one"),
    [
        ("Quelwerk", "Quellwerk", True),
        ("Quellwrek", "Quellwerk", True),
        ("Quelllwerk", "Quellwerk", True),
        ("Quellwerk 2", "Quellwerk 3", False),
        ("Quellberg", "Quellwerk", False),
        ("Merz", "Merck", False),
        ("Wuellwerk", "Quellwerk", False),
    ],
)
def test_a_slip_of_the_pen_is_the_name_that_stands_more_often(once: str, often: str, one: bool) -> None:
    d = doc(f"{often} wächst. Auch {once} wächst. {often} stellt ein.")
    first, second = mention(d, often, "Company"), mention(d, often, "Company", nth=1)
    things = _things(d, first, mention(d, once, "Product"), second)
    assert (len(things) == 1) is one
    alone = _things(d, first, mention(d, once, "Company"))
    assert len(alone) == 2  # nothing says which of the two is right


@pytest.mark.parametrize(
    ("a", "b", "type_", "wanted"),
    [
        ("Halden Energy", "Corvane Energy", "Company", False),  # a trade in common
        ("Halden Industries AG", "Tarnbeck Industries", "Company", False),
        ("Galaxy Pro", "Lumen Pro", "Product", False),
        ("Halden Energy", "Halden", "Company", True),
        ("Halden Robotics", "Halden Energy", "Company", True),  # the reader decides
        ("NY Times", "New York Times", "Company", True),
        ("Telekom Norland", "Norländische Telekom", "Company", True),
        ("Haldan Energy", "Halden Energy", "Company", True),  # misspelt
        ("Royal Bank of Norland", "Bank of Norland", "Organization", True),
        ("Petra Wolff", "Frau Wolff", "Person", True),  # a surname is more than a trade
    ],
)
def test_a_trade_in_common_makes_no_two_names_alike(a: str, b: str, type_: str, wanted: bool) -> None:
    assert alike(a, b, type_) == wanted

from __future__ import annotations

import pytest

from kg.resolve.spelling import (
    abbreviated,
    abbreviates,
    adjective,
    bag,
    bare,
    located,
    noun,
    numbers,
    plain,
    romanised,
    slip,
    solid,
    spelt_out,
    stems,
    without_genitive,
    without_one,
)


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("exxon mobil", "exxonmobil", True),
        ("11 88 0", "11880", True),
        ("schuhwelt24.de", "schuhwelt24", True),
        ("berg & tal", "berg und tal", True),
        ("berg & tal", "berg et tal", True),
        ("canal+", "canal plus", True),
        ("berg & tal", "tal & berg", False),
        ("x.de", "x", False),  # too short to be a shop's domain
        ("undine", "ine", False),
    ],
)
def test_solid_forgets_what_stands_between_letters(a: str, b: str, one: bool) -> None:
    assert (solid(a) == solid(b)) is one


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("brueckmoeller", "bruckmoller", True),
        ("brueckmoeller", "brockmoeller", False),
    ],
)
def test_plain_forgets_umlauts(a: str, b: str, one: bool) -> None:
    assert (plain(a) == plain(b)) is one


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("selenskyj", "zelensky", True),
        ("schewtschenko", "shevchenko", True),
        ("tschernow", "chernov", True),
        ("tchernov", "chernov", True),
        ("charkiw", "kharkiv", True),
        ("kiew", "kyiv", True),
        ("schukow", "zhukov", True),
        ("oleksij", "oleksiy", True),
        ("gouliev", "guliyev", False),
        ("tschernow", "chernenko", False),
        ("zhang", "shang", False),  # no Slavic ending
        ("merz", "merck", False),
    ],
)
def test_one_sound_however_it_is_romanised(a: str, b: str, one: bool) -> None:
    assert (romanised(a) == romanised(b)) is one


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("fonds iii", ("iii",)),
        ("x5", ("5",)),
        ("calyx 3.1", ("3", "1")),
        ("boeing 737 max 8", ("737", "8")),
        ("vivendi", ()),
    ],
)
def test_numbers(key: str, found: tuple[str, ...]) -> None:
    assert numbers(key) == found


@pytest.mark.parametrize(
    ("wrong", "right", "one"),
    [
        ("quastenbreg", "quastenberg", True),
        ("quastnberg", "quastenberg", True),
        ("quasstenberg", "quastenberg", True),
        ("quastenberg", "quastenberg", False),
        ("quastenburg", "quastenberg", False),
        ("kwastenberg", "quastenberg", False),
        ("fonds 12", "fonds 21", False),
        ("siemen", "siemens", False),  # the end is an ending
    ],
)
def test_slip(wrong: str, right: str, one: bool) -> None:
    assert slip(wrong, right) is one


@pytest.mark.parametrize(("a", "b", "one"), [("quastnberg", "quastenberg", True), ("velmora", "trovenia", False)])
def test_words_with_a_slip_between_them_share_what_is_left_without_one_letter(a: str, b: str, one: bool) -> None:
    assert bool(without_one(a) & without_one(b)) is one


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("EZB", "Europäische Zentralbank", True),
        ("VW", "Volkswagen", True),
        ("EZB", "Bundesbank", False),
        ("Alpha", "Gamma", False),
        ("", "Alpha", False),
    ],
)
def test_abbreviates(a: str, b: str, one: bool) -> None:
    assert abbreviates(a, b) is one
    assert abbreviates(b, a) is one


@pytest.mark.parametrize(
    ("word", "one"),
    [("deutsche", True), ("bergischen", True), ("rheinisch", True), ("porsche", False), ("tisch", False)],
)
def test_adjective(word: str, one: bool) -> None:
    assert adjective(word) is one


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("university of ashmere", "ashmere university", True),
        ("universite de montclar", "universite montclar", True),
        ("university of ashmere", "ashmere state university", False),
    ],
)
def test_bag(a: str, b: str, one: bool) -> None:
    assert (bag(a) == bag(b)) is one


def test_one_word_is_no_bag() -> None:
    assert bag("the ashmere") == ""


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("bergische werke", "bergischen werken", True),
        ("rheinisch bergische kalkwerke", "rheinisch bergischen kalkwerken", True),
        ("bergische werke", "bergische werft", False),
    ],
)
def test_stems(a: str, b: str, one: bool) -> None:
    assert (stems(a) == stems(b)) is one


@pytest.mark.parametrize("key", ["kalkwerke", "alpha werke", "deutsche"])
def test_only_names_with_an_adjective_before_another_word_have_stems(key: str) -> None:
    assert stems(key) == ""


@pytest.mark.parametrize(
    ("key", "forms"),
    [("saalbachs", ("saalbachs", "saalbach")), ("lass", ("lass",)), ("weiss", ("weiss",)), ("saalbach", ("saalbach",))],
)
def test_without_genitive(key: str, forms: tuple[str, ...]) -> None:
    assert without_genitive(key) == forms


@pytest.mark.parametrize(
    ("short", "name", "one"),
    [
        ("j", "jamie", True),
        ("j.", "jamie", True),
        ("k-h", "karl-heinz", True),
        ("k", "karl-heinz", True),
        ("k-p", "karl-heinz", False),
        ("k-h", "karl", False),
        ("j.p", "julia p", True),
        ("j.p", "julia r", False),
        ("jo", "johannes", False),
    ],
)
def test_abbreviated_given_names(short: str, name: str, one: bool) -> None:
    assert abbreviated(short, name) is one


@pytest.mark.parametrize(
    ("long", "short", "one"),
    [
        ("deutsche telekom", "telekom", True),
        ("rheinisch bergischen kalkwerken", "kalkwerke", True),
        ("deutsche bank", "bank", False),  # too short to be a name
        ("fujitsu siemens", "siemens", False),
        ("telekom", "telekom", False),
    ],
)
def test_a_noun_without_its_adjectives(long: str, short: str, one: bool) -> None:
    assert (noun(long) == bare(short)) is one


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("tu brunn", "technische universitaet brunn", True),
        ("th elm", "technischen hochschule elm", True),
        ("uni mergen", "universitaet mergen", True),
        ("tu brunn", "universitaet brunn", False),
        ("tu brunn", "tu elm", False),
    ],
)
def test_kinds_of_institutions_are_spelt_out(a: str, b: str, one: bool) -> None:
    assert (spelt_out(a) == spelt_out(b)) is one


@pytest.mark.parametrize("key", ["tu", "tui brunn", "bruecken brunn"])
def test_what_names_no_institution_is_not_spelt_out(key: str) -> None:
    assert spelt_out(key) == ""


@pytest.mark.parametrize(
    ("town", "full", "one"),
    [
        ("frankfurt", "frankfurt am main", True),
        ("saint aubin", "saint aubin sur mer", True),
        ("frankfurt", "frankfurt airport", False),
        ("frank", "frankfurt am main", False),
    ],
)
def test_a_town_and_where_it_lies(town: str, full: str, one: bool) -> None:
    assert located(town, full) is one

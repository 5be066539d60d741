"""Forms of one name, and near misses that are two."""

from __future__ import annotations

import pytest

from kg.resolve.spelling import abbreviates, numbers, plain, slip, solid, sounds, without_one


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("exxon mobil", "exxonmobil", True),
        ("zalando.de", "zalando", True),
        ("kraemer & soehne", "kraemer und soehne", True),
        ("marks & spencer", "marks and spencer", True),
        ("exxon mobil", "exxon mobile", False),
        ("rund und bunt", "rund bunt", False),
        ("undine", "ine", False),
    ],
)
def test_solid(a: str, b: str, one: bool) -> None:
    assert (solid(a) == solid(b)) is one


def test_umlauts_left_out_or_written_out_but_not_another_vowel() -> None:
    assert plain("mueller") == plain("muller")
    assert plain("bauer") != plain("bauar")


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("selenskyj", "zelensky", True),
        ("tschernenko", "chernenko", True),
        ("tchernenko", "chernenko", True),
        ("cherson", "kherson", True),
        ("chodorkowski", "khodorkovsky", True),
        ("selenskyj", "sobelsky", False),
        ("cherson", "ferson", False),
    ],
)
def test_sounds(a: str, b: str, one: bool) -> None:
    assert bool(sounds(a) & sounds(b)) is one


def test_numbers_are_digits_and_roman_numerals_not_words() -> None:
    assert numbers("fonds iii 2") == ("iii", "2")
    assert numbers("x5") == ("5",)
    assert numbers("mix vital") == ()


@pytest.mark.parametrize(
    ("wrong", "right", "is_one"),
    [
        ("kaltenbron", "kaltenborn", True),  # swapped
        ("kaltenborrn", "kaltenborn", True),  # doubled
        ("kaltenbrn", "kaltenborn", True),  # left out
        ("kaltenburn", "kaltenborn", False),  # another letter: another name
        ("kaltenborne", "kaltenborn", False),  # at the end it is a form
        ("maltenborn", "kaltenborn", False),
        ("kaltenborn", "kaltenborn", False),
    ],
)
def test_slip(wrong: str, right: str, is_one: bool) -> None:
    assert slip(wrong, right) is is_one


def test_slips_share_a_key() -> None:
    assert without_one("kaltenbron") & without_one("kaltenborn")
    assert not without_one("kaltenbron") & without_one("schildborn")


def test_abbreviates() -> None:
    assert abbreviates("dpa", "Deutsche Presse-Agentur")
    assert not abbreviates("dpa", "Presse-Agentur")
    assert not abbreviates("dpa", "dpa")

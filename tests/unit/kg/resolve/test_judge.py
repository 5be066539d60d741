from __future__ import annotations

import pytest

from kg.resolve.judge import judge, veto
from tests.unit.kg.resolve.worlds import Named, unit, world_of

Q1, Q2 = frozenset({"Q1"}), frozenset({"Q2"})


def _said(respect: str, value: str) -> frozenset[tuple[str, str]]:
    return frozenset({(respect, value)})


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (unit("Firm", "A", within="a", ids=Q1), unit("Firm", "A", within="b", ids=Q2), "two ids in a knowledge base"),
        (unit("Firm", "A", within="a", ids=Q1), unit("Firm", "A", within="b", ids=Q1 | Q2), None),
        (unit("Firm", "A", within="a", ids=Q1), unit("Firm", "A", within="b"), None),
        (unit("Firm", "Alpha", within="ab"), unit("Firm", "Alfa", within="b"), "one article tells them apart"),
        (unit("Firm", "Alpha", within="ab"), unit("Firm", "Alfa", within="c"), None),
        (
            unit("Person", "Jan Wolff", within="a", said=_said("life", "sport")),
            unit("Person", "J. Wolff", within="b", said=_said("life", "business")),
            "what is said of them differs",
        ),
        (
            unit("Person", "Jan Wolff", within="a", said=_said("life", "sport")),
            unit("Person", "J. Wolff", within="b", said=_said("life", "sport") | _said("life", "business")),
            None,
        ),
        (
            unit("Firm", "Lorenz", within="a", said=_said("nation", "DE")),
            unit("Firm", "Lorenz", within="b", said=_said("seat", "mainz")),
            None,
        ),
        (unit("Person", "Sam Lee Jr.", within="a"), unit("Person", "Sam Lee Sr.", within="b"), "two generations"),
        (unit("Person", "Sam Lee Jr.", within="a"), unit("Person", "Sam Lee", within="b"), None),
        (unit("Firm", "Fonds III", within="a"), unit("Firm", "Fonds IV", within="b"), "another number"),
        (unit("Product", "X5", within="a"), unit("Product", "Ravano X5", within="b"), None),
        (
            unit("Firm", "Sorvald", within="a"),
            unit("Firm", "Sorvald Energy", within="b"),
            "a word that makes another firm",
        ),
        (unit("Firm", "Sorvald", within="a"), unit("Firm", "Sorvald Stahl", within="b"), None),
        (unit("Product", "Sorvald", within="a"), unit("Product", "Sorvald Energy", within="b"), None),
    ],
)
def test_vetoes(left: Named, right: Named, rule: str | None) -> None:
    a, b = world_of(left, right).units
    assert [found and found[0] for found in (veto(a, b), veto(b, a))] == [rule, rule]


def _judged(*named: Named) -> tuple[str, float, str]:
    world = world_of(*named)
    verdict = judge(world.units[0], world.units[1], world)
    assert judge(world.units[1], world.units[0], world).score == verdict.score
    return verdict.judgement, verdict.score, verdict.rule


def test_nothing_in_common() -> None:
    pair = unit("Firm", "Alpha", within="a"), unit("Firm", "Omega", within="b")
    assert _judged(*pair, unit("Person", "Jan Wolff", within="ab")) == ("NEGATIVE", 0.0, "nothing in common")


def test_a_strong_feature_needs_no_witness_and_gets_none() -> None:
    pair = unit("Firm", "Soft Pilot", within="a"), unit("Firm", "SoftPilot", within="b")
    assert _judged(*pair, unit("Person", "Jan Wolff", within="ab")) == ("POSITIVE", 0.93, "the same letters")


def test_a_weak_feature_needs_a_witness() -> None:
    pair = unit("Person", "Bill Harroway", within="a"), unit("Person", "William Harroway", within="b")
    assert _judged(*pair) == ("UNSURE", 0.6, "the given name shortened")
    place = unit("Place", "Leeds", within="ab")
    assert _judged(*pair, place)[:2] == ("UNSURE", 0.72)
    firm = unit("Firm", "Coldbrook", within="ab")
    assert _judged(*pair, firm) == ("POSITIVE", 0.872, "the given name shortened, beside Coldbrook")


def test_two_witnesses_count_at_most() -> None:
    pair = unit("Person", "Bill Harroway", within="a"), unit("Person", "William Harroway", within="b")
    places = [unit("Place", name, within="ab") for name in ("Leeds", "York", "Hull")]
    assert _judged(*pair, *places)[1] == _judged(*pair, *places[:2])[1] > _judged(*pair, places[0])[1]


def test_a_bare_surname_without_a_witness_is_not_worth_a_look() -> None:
    assert _judged(unit("Person", "Harroway", within="a"), unit("Person", "William Harroway", within="b"))[:2] == (
        "NEGATIVE",
        0.4,
    )


def test_two_pairs_that_are_alike_speak_for_each_other() -> None:
    people = unit("Person", "Bill Harroway", within="a"), unit("Person", "William Harroway", within="b")
    short, long = unit("Firm", "Coldbrook", within="a"), unit("Firm", "Coldbrook Bancorp", within="b")
    assert _judged(*people, short, long) == ("POSITIVE", 0.8, "the given name shortened, beside Coldbrook")
    assert _judged(short, long, *people)[0] == "POSITIVE"
    assert _judged(*people, short, unit("Firm", "Coldwater Bancorp", within="b"))[0] == "UNSURE"
    # The firms cannot be one: `Energy` makes another firm.
    assert _judged(*people, short, unit("Firm", "Coldbrook Energy", within="b"))[0] == "UNSURE"

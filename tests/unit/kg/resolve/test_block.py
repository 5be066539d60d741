from __future__ import annotations

import pytest

from kg.resolve.block import CROWD, candidates
from tests.unit.kg.resolve.worlds import unit, world_of


@pytest.mark.parametrize(
    ("family", "left", "right", "one"),
    [
        ("Firm", "Soft Pilot", "SoftPilot", True),
        ("Firm", "Brückmöller", "Bruckmoller", True),
        ("Firm", "Quastenberg", "Quastenbreg", True),
        ("Firm", "Marx", "Marz", False),  # too short for a slip
        ("Firm", "SWW", "Süddeutsche Wälzlager Werke", True),
        ("Firm", "EZB", "Süddeutsche Wälzlager Werke", False),
        ("Firm", "Harkmann", "Harkmann Stahl", True),
        ("Firm", "Hark", "Harkmann Stahl", False),
        ("Firm", "Telekom", "Deutsche Telekom", True),
        ("Firm", "University of Ashmere", "Ashmere University", True),
        ("Firm", "University of Ashmere", "University of Leeds", False),
        ("Firm", "Bergische Werke", "Bergischen Werken", True),
        ("Firm", "HSR", "Hamburger Seereederei", True),
        ("Firm", "HXX", "Hamburger Seereederei", False),
        ("Firm", "BMG", "Bundesministerium für Gesundheit", True),
        ("Firm", "BMG", "Bundesministerium für Verkehr", False),
        ("Firm", "TU Brunn", "Technischen Universität Brunn", True),
        ("Firm", "TU Brunn", "Technische Hochschule Brunn", False),
        ("Place", "Warschau", "Varsovie", True),
        ("Place", "Warschau", "Vesoul", False),
        ("Product", "Golf", "VW Golf", True),
        ("Product", "VW", "VW Golf", False),  # a maker is no product
        ("Place", "Frankfurt", "Frankfurt am Main", True),
        ("Place", "Main", "Frankfurt am Main", False),
        ("Place", "Kiew", "Kyiv", True),
        ("Person", "Saalbachs", "Henrike Saalbach", True),
        ("Person", "Anna Tiedtke", "Anna Tiedtke-Vogelsang", True),
        ("Person", "W. Selenskyj", "Volodymyr Zelensky", True),
        ("Person", "Henrike Saalbach", "Henrike Lohse", False),
    ],
)
def test_what_shares_a_key_is_compared(family: str, left: str, right: str, one: bool) -> None:
    named = unit(family, left, within="a"), unit(family, right, within="b")
    assert candidates(world_of(*named).units) == ([(0, 1)] if one else [])
    assert candidates(world_of(*reversed(named)).units) == ([(0, 1)] if one else [])


def test_an_id_in_common_is_a_key() -> None:
    q1 = frozenset({"Q1"})
    named = unit("Firm", "VW", within="a", ids=q1), unit("Firm", "Volkswagen", within="b", ids=q1)
    assert candidates(world_of(*named).units) == [(0, 1)]
    assert candidates(world_of(*named[:1], unit("Firm", "Volkswagen", within="b")).units) == []


def test_families_are_never_compared() -> None:
    named = unit("Firm", "Tal Heim", within="a"), unit("Product", "Talheim", within="b")
    assert candidates(world_of(*named).units) == []


def test_a_key_that_a_crowd_shares_tells_nothing() -> None:
    people = [unit("Person", f"{chr(97 + i % 26)}{chr(97 + i // 26)}x Meyer", within="a") for i in range(CROWD + 1)]
    crowd = candidates(world_of(*people).units)
    few = candidates(world_of(*people[:CROWD]).units)
    assert len(few) == CROWD * (CROWD - 1) // 2
    assert len(crowd) < len(few)

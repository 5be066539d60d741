from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InvalidGraph
from kg.evaluate import MEASURES, Count, Score, by_language, gold_articles, score

GOLD: dict[str, Any] = {
    "entities": [
        {"id": "a", "type": "Company", "name": "Österreichische Post", "aliases": ["Post"]},
        {"id": "b", "type": "Company", "name": "Bawag", "aliases": [], "type_alt": ["Organization"]},
        {"id": "c", "type": "Product", "name": "PSK", "aliases": [], "optional": True},
        {"id": "p", "type": "Person", "name": "Ada Amann", "aliases": []},
    ],
    "relations": [
        {"subject": "b", "predicate": "subsidiaryOf", "object": "a", "alt": [{"subject": "a", "predicate": "acquired", "object": "b"}]},
        {"subject": "a", "predicate": "formerName", "object": "PTV"},
        {"subject": "p", "predicate": "holdsPosition", "object": "a", "role": "CEO", "ended": True},
        {"subject": "b", "predicate": "acquired", "object": "a", "optional": True, "only_if": {"status": ["rumoured"]}},
    ],
    "facts": [
        {"subject": "a", "metric": "net_loss", "value": 5e6, "unit": "EUR", "period": "2023", "status": "actual"},
        {"subject": "b", "metric": "employees", "value": 100, "unit": "people", "value_max": 120, "status": "actual"},
        {"subject": "a", "metric": "share_price", "value": None, "change": {"value": -5, "unit": "%", "basis": "day"}, "status": "actual"},
    ],
}  # fmt: skip


def _said() -> dict[str, Any]:
    said = copy.deepcopy(GOLD)
    said["relations"] = [r for r in said["relations"] if not r.get("optional")]
    return said


def _counts(said: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    return {name: (c.right, c.false, c.missed) for name, c in score(said, GOLD).counts.items()}


def test_the_gold_itself_is_perfect() -> None:
    assert all(c[1:] == (0, 0) for c in _counts(_said()).values())


def test_nothing_said_is_all_missed() -> None:
    counts = _counts({})
    assert counts["entities"] == (0, 0, 3)
    assert counts["relations"] == (0, 0, 3)
    assert counts["facts"] == (0, 0, 3)


def test_names_types_and_doubles() -> None:
    said = _said()
    said["entities"][0] = {"id": "a", "type": "Company", "name": "post", "aliases": []}
    said["entities"][1]["type"] = "Organization"
    said["entities"].append({"id": "twin", "type": "Company", "name": "Post", "aliases": []})
    assert _counts(said)["entities"] == (3, 1, 0)


def test_relations_role_reading_and_strictness() -> None:
    said = _said()
    said["relations"][0] = {"subject": "a", "predicate": "acquired", "object": "b"}
    said["relations"][2]["ended"] = False
    counts = _counts(said)
    assert counts["relations"] == (3, 0, 0)
    assert counts["relations +ended,status"] == (2, 1, 1)
    said["relations"][2]["role"] = "CFO"
    assert _counts(said)["relations"] == (2, 1, 1)


@pytest.mark.parametrize(("status", "right"), [("rumoured", (3, 0, 0)), ("done", (3, 1, 0))])
def test_a_rumour_must_be_marked(status: str, right: tuple[int, int, int]) -> None:
    said = _said()
    said["relations"].append({"subject": "b", "predicate": "acquired", "object": "a", "status": status})
    assert _counts(said)["relations"] == right


def test_facts_by_level() -> None:
    said = _said()
    said["facts"][0] |= {"metric": "net_income", "value": -5.01e6, "period": "2022"}
    said["facts"][1] |= {"value": 110, "unit": "employees"}
    counts = _counts(said)
    assert counts["facts"] == (3, 0, 0)
    assert counts["facts +period"] == (2, 1, 1)
    said["facts"][2]["change"]["value"] = 5
    assert _counts(said)["facts"] == (2, 1, 1)


def test_misses_are_told_in_words() -> None:
    lines = score({}, GOLD).lines
    assert any("missed entities: Person Ada Amann" in line for line in lines)
    assert any("missed relations: Bawag subsidiaryOf Österreichische Post" in line for line in lines)


def test_counts_and_sums() -> None:
    assert (Count(1, 1, 3).precision, Count(1, 1, 3).recall) == (0.5, 0.25)
    assert Count().f1 == 1.0
    one = score(_said(), GOLD)
    sums = by_language({"x": ("de", one), "y": ("fr", score({}, GOLD))})
    assert list(sums) == ["de", "fr", "total"]
    assert sums["total"].counts["entities"] == Count(3, 0, 3)
    assert set(Score().counts) == set(MEASURES)


def test_a_folder_without_gold_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(InvalidGraph, match=r"no \*\.gold\.json"):
        list(gold_articles(tmp_path))
    (tmp_path / "x.gold.json").write_text("{", encoding="utf-8")
    with pytest.raises(InvalidGraph, match=r"x\.gold\.json"):
        list(gold_articles(tmp_path))

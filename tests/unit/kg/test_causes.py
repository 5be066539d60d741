"""Each error is told with the cause that is nearest, and with its sentence."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from kg.causes import CAUSES, counted, errors
from kg.evaluate import GoldArticle

TEXT = (
    "Velmora und Halden im Wettstreit. Chefin von Velmora ist Anna Berger. Halden, so Berger, setzte 7 Millionen Euro um. "
    "Velmora gehört Corvane."
)
GOLD: dict[str, Any] = {
    "lang": "de",
    "entities": [
        {"id": "v", "type": "Company", "name": "Velmora"},
        {"id": "h", "type": "Company", "name": "Halden"},
        {"id": "c", "type": "Company", "name": "Corvane"},
        {"id": "a", "type": "Person", "name": "Anna Berger", "aliases": ["Berger"]},
    ],
    "relations": [
        {"subject": "a", "predicate": "holdsPosition", "object": "v", "role": "CEO", "ended": False, "status": "done"},
        {"subject": "v", "predicate": "subsidiaryOf", "object": "c", "ended": False, "status": "done"},
    ],
    "facts": [
        {"subject": "h", "metric": "revenue", "value": 7e6, "unit": "EUR", "period": "2023", "status": "actual"}
    ],
}  # fmt: skip


def compared(change: dict[str, Any], where: tuple[str, int], every: bool = False) -> list[tuple[str, str, str]]:
    """The errors of a perfect graph after `change` of one statement (None drops it); the sentences are checked."""
    said = copy.deepcopy(GOLD)
    kind, place = where
    said[kind][place] |= change
    for one in (*said["relations"], *said["facts"]):
        one["evidence"] = [{"text": "So steht es da."}]
    if change.get("gone"):
        del said[kind][place]
    found = errors(GoldArticle("x", TEXT, GOLD), said, GOLD if every else said)
    assert {e.sentence for e in found if e.kind == "false"} <= {"So steht es da."}
    return [(e.kind, e.measure, e.cause) for e in found]


@pytest.mark.parametrize(
    ("where", "change", "cause"),
    [
        (("relations", 0), {"role": "CFO"}, "another role"),
        (("relations", 0), {"object": "h"}, "another end"),
        (("relations", 1), {"subject": "c", "object": "v"}, "turned round"),
        (("relations", 1), {"predicate": "customerOf"}, "another predicate"),
        (("facts", 0), {"subject": "v"}, "another subject"),
        (("facts", 0), {"metric": "ebit"}, "another metric"),
        (("facts", 0), {"unit": "USD"}, "another unit"),
    ],
)  # fmt: skip
def test_a_miss_and_a_false_alarm_are_told_with_one_cause(
    where: tuple[str, int], change: dict[str, Any], cause: str
) -> None:
    assert compared(change, where) == [("missed", where[0], cause), ("false", where[0], cause)]


@pytest.mark.parametrize(
    ("where", "change", "cause"),
    [
        (("relations", 0), {"ended": True}, "ended or status"),
        (("facts", 0), {"period": "2022"}, "period"),
        (("facts", 0), {"change": {"value": 3, "unit": "%"}}, "change"),
        (("facts", 0), {"status": "forecast"}, "status or segment"),
    ],
)
def test_a_detail_that_differs_is_inexact(where: tuple[str, int], change: dict[str, Any], cause: str) -> None:
    assert compared(change, where) == [("inexact", where[0], cause)]


def test_what_is_gone() -> None:
    assert compared({"gone": True}, ("facts", 0)) == [("missed", "facts", "nothing like it")]
    assert compared({"gone": True}, ("facts", 0), every=True) == [("missed", "facts", "found, but unsure")]
    gone = compared({"gone": True}, ("entities", 3))
    assert gone == [("missed", "relations", "an end is not found"), ("false", "relations", "an end is not found")]


def test_the_sentence_is_the_one_that_says_most_of_it() -> None:
    said = copy.deepcopy(GOLD) | {"relations": [], "facts": []}
    told = {e.statement.split()[1]: e.sentence for e in errors(GoldArticle("x", TEXT, GOLD), said, said)}
    assert told["Berger"] == "Chefin von Velmora ist Anna Berger."
    assert told["subsidiaryOf"] == "Velmora gehört Corvane."
    assert told["revenue"] == "Halden, so Berger, setzte 7 Millionen Euro um."


def test_counts_have_the_most_frequent_cause_first() -> None:
    said = copy.deepcopy(GOLD)
    said["relations"], said["facts"][0]["metric"] = [], "ebit"
    table = counted(errors(GoldArticle("x", TEXT, GOLD), said, said))
    assert list(table) == [("facts", "another metric"), ("relations", "nothing like it")]
    assert table["relations", "nothing like it"] == {"missed": 2, "false": 0, "inexact": 0}
    assert {cause for _, cause in table} <= set(CAUSES)

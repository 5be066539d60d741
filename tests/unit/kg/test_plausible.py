"""Each check finds what cannot be, and lets its near miss pass."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kg.graph import KnowledgeGraph
from kg.model import Change, Document, Entity, Evidence, Fact, Figure, Qualifiers, Relation
from kg.plausible import DOUBT, doubted, violations

TEXT = "Nordbau und was davon zu sagen ist."
ENTITIES = [Entity(i, "Company", i.upper()) for i in ("a", "b", "c")]


def evidence(document: str = "d") -> tuple[Evidence, ...]:
    return (Evidence(document, 0, len(TEXT), TEXT, 0.8, "reader"),)


def fact(id_: str, metric: str, value: Any = None, unit: str | None = "EUR", **more: Any) -> Fact:
    document = more.pop("document", "d")
    figure = Figure(metric, None if value is None else Decimal(value), unit, **more)
    return Fact(id_, "a", figure, 0.8, evidence(document))


def owner(id_: str, subject: str, share: int, **more: Any) -> Relation:
    return Relation(id_, subject, "investedIn", 0.8, evidence(), "c", None, Qualifiers(share=Decimal(share), **more))


def graph(*said: Fact | Relation) -> KnowledgeGraph:
    return KnowledgeGraph.of(
        [Document("d", TEXT, "de"), Document("e", TEXT, "de")],
        ENTITIES,
        [s for s in said if isinstance(s, Relation)],
        [s for s in said if isinstance(s, Fact)],
    )


def found(*said: Fact | Relation) -> list[tuple[str, str]]:
    return [(v.check, v.statement) for v in violations(graph(*said))]


def up(value: Any, unit: str = "%", basis: str | None = "yoy") -> Change:
    return Change(Decimal(value), unit, basis)


@pytest.mark.parametrize(
    ("value", "before", "change", "period", "earlier", "wrong"),
    [
        ("39.07e9", "32e9", up(22), "2024-Q2", "2023-Q2", False),  # 22.09 %
        ("39.07e9", "32e9", up(35), "2024-Q2", "2023-Q2", True),
        ("39.07e9", "32e9", up(-22), "2024-Q2", "2023-Q2", True),
        ("39e9", "36e9", up(22, basis="qoq"), "2024-Q2", "2024-Q1", True),
        ("39e9", "36e9", up(8, basis="qoq"), "2024-Q2", "2024-Q1", False),
        ("39e9", "36e9", up(22, basis="qoq"), "2024-Q2", "2023-Q2", False),  # not what it is measured against
        ("5e9", "4e9", up(17), "2024", "2023", False),  # 5 is 4.5 to 5.5, 4 is 3.5 to 4.5
        ("5.0e9", "4.0e9", up(60), "2024", "2023", True),
        ("10e9", "8e9", up("2e9", "EUR"), "2024", "2023", False),
        ("10.5e9", "8.1e9", up("7e9", "EUR"), "2024", "2023", True),
        ("10e9", "8e9", up("7e9", "USD"), "2024", "2023", False),
        ("3e9", "-2e9", up(250), "2024", "2023", False),  # out of a loss
        ("10e9", "8e9", up(50, basis="since:2020"), "2024", "2023", False),
    ],
)
def test_value_and_change_against_the_earlier_value(
    value: str, before: str, change: Change, period: str, earlier: str, wrong: bool
) -> None:
    said = [fact("f", "revenue", value, period=period, change=change), fact("g", "revenue", before, period=earlier)]
    assert found(*said) == ([("change", "f")] if wrong else [])


def test_another_article_or_another_division_is_another_matter() -> None:
    now = fact("f", "revenue", "39e9", period="2024", change=up(90))
    assert not found(now, fact("g", "revenue", "32e9", period="2023", document="e"))
    assert not found(now, fact("g", "revenue", "32e9", period="2023", segment="Cloud"))
    assert not found(now, fact("g", "revenue", "32e9", period="2023", status="expected"))


def test_the_message_says_what_and_against_what() -> None:
    said = violations(
        graph(fact("f", "revenue", "39e9", period="2024", change=up(90)), fact("g", "revenue", "32e9", period="2023"))
    )[0]
    assert said.against == ("g",)
    assert (
        said.message
        == "revenue 39000000000 EUR 2024 and revenue 32000000000 EUR 2023 are a change of 21.9 %, not of 90 %"
    )


@pytest.mark.parametrize(
    ("metric", "unit", "wrong"),
    [
        ("revenue", "EUR", False), ("revenue", "people", True), ("employees", "people", False),
        ("employees", "EUR", True), ("production", "tonnes", False), ("gross_margin", "%", False),
        ("gross_margin", "EUR", True), ("other", "litres", False), ("eps", "USD", False),
    ],
)  # fmt: skip
def test_units(metric: str, unit: str, wrong: bool) -> None:
    value = "42" if metric in ("gross_margin", "eps") else "42000"
    assert found(fact("f", metric, value, unit)) == ([("unit", "f")] if wrong else [])


@pytest.mark.parametrize(
    ("metric", "value", "unit", "wrong"),
    [
        ("revenue", "39", "EUR", True), ("revenue", "39000", "EUR", False), ("net_income", "-4", "EUR", True),
        ("net_income", "0", "EUR", False), ("share_price", "39", "EUR", False), ("price", "4", "EUR", False),
        ("employees", "12.5", "people", True), ("employees", "12", "people", False),
    ],
)  # fmt: skip
def test_scales(metric: str, value: str, unit: str, wrong: bool) -> None:
    assert found(fact("f", metric, value, unit)) == ([("scale", "f")] if wrong else [])


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (fact("f", "market_share", "120", "%"), True),
        (fact("f", "market_share", "98", "%"), False),
        (fact("f", "gross_margin", "104", "%"), True),
        (fact("f", "operating_margin", "-140", "%"), False),  # a loss larger than the revenue
        (fact("f", "revenue", None, None, change=up(-130)), True),
        (fact("f", "revenue", None, None, change=up(130)), False),
        (fact("f", "net_income", None, None, change=up(-130)), False),
    ],
)
def test_percentages(said: Fact, wrong: bool) -> None:
    assert found(said) == ([("percentage", "f")] if wrong else [])


@pytest.mark.parametrize(
    ("metric", "part", "whole", "wrong"),
    [
        ("revenue", {"value": "50e9", "segment": "Cloud"}, {"value": "40e9"}, True),
        ("revenue", {"value": "30e9", "segment": "Cloud"}, {"value": "40e9"}, False),
        ("revenue", {"value": "50e9", "period": "2024-Q1"}, {"value": "40e9"}, True),
        ("revenue", {"value": "50e9", "period": "2023-Q1"}, {"value": "40e9"}, False),
        ("revenue", {"value": "50e9", "period": "2024-Q1"}, {"value": "40e9", "period": "2024-H1"}, True),
        ("revenue", {"value": "50e9", "period": "2024-Q3"}, {"value": "40e9", "period": "2024-H1"}, False),
        ("revenue", {"value": "50e9", "period": "2024-Q1"}, {"value": "40e9", "fiscal": True}, False),
        ("net_income", {"value": "50e9", "period": "2024-Q1"}, {"value": "40e9"}, False),  # the rest of the year lost
        ("assets", {"value": "50e9", "period": "2024-Q1"}, {"value": "40e9"}, False),
    ],
)
def test_parts(metric: str, part: dict[str, Any], whole: dict[str, Any], wrong: bool) -> None:
    said = fact("f", metric, **{"period": "2024"} | part), fact("g", metric, **{"period": "2024"} | whole)
    assert found(*said) == ([("part", "f")] if wrong else [])


def test_sums() -> None:
    parts = [fact(i, "revenue", v, period="2024", segment=i) for i, v in (("f", "30e9"), ("g", "20e9"))]
    assert found(*parts, fact("h", "revenue", "40e9", period="2024")) == [("sum", "h")]
    assert not found(*parts, fact("h", "revenue", "50e9", period="2024"))
    assert not found(*parts, fact("h", "revenue", "40e9", period="2023"))


def test_shares() -> None:
    assert found(owner("r", "a", 60), owner("s", "b", 50)) == [("shares", "r"), ("shares", "s")]
    assert not found(owner("r", "a", 60), owner("s", "b", 40))
    assert not found(owner("r", "a", 60), owner("s", "b", 50, ended=True))
    assert not found(owner("r", "a", 60), owner("s", "b", 50, status="planned"))


def test_doubt_lowers_once_a_check_and_deletes_nothing() -> None:
    whole = graph(
        fact("f", "gross_margin", "42", "EUR"), fact("g", "gross_margin", "142", "EUR"), fact("h", "eps", "1")
    )
    lowered = doubted(whole, violations(whole))
    sure = {f.id: f.confidence for f in lowered.facts}
    assert sure == {"f": 0.8 * float(DOUBT), "g": 0.8 * float(DOUBT) ** 2, "h": 0.8}
    assert violations(lowered) == violations(whole)

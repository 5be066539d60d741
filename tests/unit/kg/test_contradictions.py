"""Articles that disagree on a figure are told side by side; rounding is no disagreement."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kg.assemble import assemble
from kg.contradictions import Contradiction, contradictions
from kg.graph import KnowledgeGraph
from kg.model import Document, Findings
from kg.resolve.resolve import resolve
from tests.factory import doc, fact, mention


def _graph(*figures: dict[str, Any]) -> KnowledgeGraph:
    """One article for each figure of Alpha, a day apart."""
    documents: dict[str, Document] = {}
    findings = {}
    for day, figure in enumerate(figures, 1):
        d = doc(f"Alpha meldet Zahlen, Folge {day}.", date=f"2024-08-{day:02d}")
        a = mention(d, "Alpha", "Company")
        said = {"unit": "EUR", "period": "2024-Q2"} | figure | {"value": Decimal(figure["value"])}
        documents[d.id] = d
        findings[d.id] = Findings((a,), (), (), (fact(d, a, "revenue", **said),))
    return assemble(documents.values(), findings, resolve(documents, findings))


def _found(*figures: dict[str, Any]) -> tuple[Contradiction, ...]:
    return contradictions(_graph(*figures))


def test_two_articles_with_two_values_disagree_and_the_first_report_is_first() -> None:
    graph = _graph({"value": "40E6"}, {"value": "42E6"})
    (found,) = contradictions(graph)
    values = {f.id: f.figure.value for f in graph.facts}
    assert (values[found.earlier], values[found.later]) == (Decimal("40E6"), Decimal("42E6"))
    assert found.difference == Decimal("0.05")


@pytest.mark.parametrize(
    "other",
    [
        {"value": "39E9"},  # rounded
        {"value": "40E9", "approx": True},
        {"value": "42E9", "period": "2024-Q1"},
        {"value": "42E9", "status": "expected"},
        {"value": "42E9", "segment": "Cloud"},
        {"value": "42E9", "unit": "USD"},
        {"value": "42E9", "period": None},
    ],
)
def test_what_is_rounded_or_of_something_else_agrees(other: dict[str, Any]) -> None:
    assert _found({"value": "39.07E9"}, other) == ()


def test_one_article_that_gives_two_values_is_not_two_that_disagree() -> None:
    d = doc("Alpha meldet 5 und 6.")
    a = mention(d, "Alpha", "Company")
    facts = tuple(fact(d, a, "revenue", value=Decimal(v), unit="EUR", period="2024") for v in (5, 6))
    findings = {d.id: Findings((a,), (), (), facts)}
    assert contradictions(assemble([d], findings, resolve({d.id: d}, findings))) == ()


def test_three_values_are_three_pairs() -> None:
    assert len(_found({"value": "40"}, {"value": "50"}, {"value": "60"})) == 3

"""Articles that disagree on a figure are told side by side; rounding is no disagreement."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kg.assemble import assemble
from kg.contradictions import Contradiction, agreements, contradictions
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


def _texts(*texts: str, titles: tuple[str, ...] = ()) -> KnowledgeGraph:
    """One article for each text, a day apart; each gives the figure of Alpha that its last word is."""
    documents: dict[str, Document] = {}
    findings = {}
    for day, text in enumerate(texts, 1):
        more = {"title": titles[day - 1]} if titles else {}
        d = doc(text, date=f"2024-08-{day:02d}", **more)
        a = mention(d, "Alpha", "Company")
        documents[d.id] = d
        value = Decimal(text.rstrip(".").split()[-1])
        findings[d.id] = Findings((a,), (), (), (fact(d, a, "revenue", value=value, unit="EUR", period="2024-Q2"),))
    return assemble(documents.values(), findings, resolve(documents, findings))


@pytest.mark.parametrize(
    "later",
    [
        "Alpha korrigiert den Umsatz auf 42",
        "Alpha hat statt der zunächst gemeldeten Zahl einen Umsatz von 42",
        "Alpha restated its revenue to 42",
        "Rectificatif: le chiffre d'affaires d'Alpha est de 42",
    ],
)
def test_a_later_article_that_says_so_corrects(later: str) -> None:
    (found,) = contradictions(_texts("Alpha meldet 40", later))
    assert found.correction


def test_one_that_only_differs_or_came_first_corrects_nothing() -> None:
    (found,) = contradictions(_texts("Alpha meldet 40", "Alpha meldet direkt 42"))
    assert not found.correction
    (found,) = contradictions(_texts("Alpha korrigiert auf 40", "Alpha meldet 42"))
    assert not found.correction


def test_the_title_may_say_it() -> None:
    (found,) = contradictions(_texts("Alpha meldet 40", "Alpha meldet 42", titles=("Zahlen", "Korrektur: Zahlen")))
    assert found.correction


def test_a_rounded_figure_bears_an_exact_one_out_but_another_does_not() -> None:
    graph = _graph({"value": "39.07E9"}, {"value": "39E9", "approx": True})
    assert agreements(graph) == (tuple(sorted(f.id for f in graph.facts)),)
    assert {f.confidence for f in graph.facts} == {0.99}
    apart = _graph({"value": "39.07E9"}, {"value": "42E9"})
    assert agreements(apart) == ()
    assert {f.confidence for f in apart.facts} == {0.9}


def test_a_copy_of_an_article_bears_nothing_out() -> None:
    documents: dict[str, Document] = {}
    findings = {}
    for text, value in (("Alpha meldet Zahlen.", "39.07E9"), ("Alpha meldet: Zahlen!", "39E9")):
        d = doc(text)
        a = mention(d, "Alpha", "Company")
        documents[d.id] = d
        findings[d.id] = Findings((a,), facts=(fact(d, a, "revenue", value=Decimal(value), unit="EUR", period="2024"),))
    graph = assemble(documents.values(), findings, resolve(documents, findings))
    assert {f.confidence for f in graph.facts} == {0.9}


def test_in_rdf_both_ways_with_the_difference() -> None:
    from kg.query.sparql import query
    from kg.views.rdf import read, write_nquads

    graph = _texts("Alpha meldet 40", "Alpha korrigiert auf 42")
    asked = """SELECT ?old ?new ?difference WHERE {
      ?later kg:corrects ?earlier ; kg:contradicts ?earlier ; kg:value ?new . ?earlier kg:contradicts ?later ; kg:value ?old .
      ?c kg:earlier ?earlier ; kg:later ?later ; kg:difference ?difference }"""
    assert query(graph, asked).rows == ((40, 42, Decimal("0.05")),)
    assert read(write_nquads(graph), "nq") == graph

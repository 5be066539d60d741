"""The model article, as a reader would ask of it: nothing in the package is made for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg import Graph, build
from kg.codec import graph_to_json
from kg.evaluate import score
from kg.model import Entity, Fact

pytestmark = [pytest.mark.gold, pytest.mark.model]


@pytest.fixture(scope="session")
def graph(shared: Path) -> Graph:
    return build([str(shared / "articles" / "meta-de.txt")])


def _entity(graph: Graph, name: str) -> Entity:
    found = [e for e in graph.entities if name in (e.name, *e.aliases)]
    assert found, f"{name} is not in the graph"
    return found[0]


@pytest.mark.parametrize("name", ["Meta", "Microsoft", "Google", "OpenAI", "Citigroup", "JPMorgan Chase"])
def test_companies_are_found(graph: Graph, name: str) -> None:
    assert _entity(graph, name).type == "Company"


def test_people_are_found_and_who_runs_the_finances(graph: Graph) -> None:
    assert _entity(graph, "Andrew Bosworth").type == "Person"
    li, meta = _entity(graph, "Susan Li"), _entity(graph, "Meta")
    posts = [r for r in graph.relations if r.predicate == "holdsPosition" and r.subject == li.id]
    assert [(r.object, r.qualifiers.role) for r in posts] == [(meta.id, "CFO")]


def _facts(graph: Graph, metric: str, value: int) -> list[Fact]:
    meta = _entity(graph, "Meta").id
    return [f for f in graph.facts if f.subject == meta and f.figure.metric == metric and f.figure.value == value]


@pytest.mark.parametrize(
    ("metric", "value", "change"), [("revenue", 39_070_000_000, 22), ("net_income", 13_465_000_000, 73)]
)
def test_what_meta_earned(graph: Graph, metric: str, value: int, change: int) -> None:
    (fact,) = _facts(graph, metric, value)
    figure = fact.figure
    assert (figure.unit, figure.period, figure.status) == ("USD", "2024-Q2", "actual")
    assert figure.change is not None
    assert (figure.change.value, figure.change.unit) == (change, "%")


def test_the_language_menu_yields_nothing(graph: Graph) -> None:
    names = {n.casefold() for e in graph.entities for n in (e.name, *e.aliases)}
    assert not names & {"deutsch", "english", "suomalainen", "latina", "sanskrit", "nachricht", "indonesian"}


@pytest.mark.parametrize(("measure", "least"), [("entities", 0.85), ("relations", 0.70), ("facts", 0.75)])
def test_nearly_all_is_there_and_hardly_anything_wrong(graph: Graph, measure: str, least: float) -> None:
    """Against an annotation by the contract that was written before the first measurement."""
    gold = json.loads(Path(__file__).with_name("meta-de.gold.json").read_text(encoding="utf-8"))
    found = score(json.loads(graph_to_json(graph.knowledge)), gold)
    assert found.counts[measure].f1 >= least, "\n".join(found.lines)

"""The examples of the documentation run, and find something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.graph import KnowledgeGraph
from kg.query.ask import QUESTIONS
from kg.query.sparql import query
from kg.views.ontology import DATA
from kg.views.rdf import read, write_turtle
from kg.views.shacl import validate
from kg.views.terms import PREFIXES
from tests.sparql.sample import sample

DOCS = Path(__file__).parents[4] / "docs"


def _blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / name).read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("text", _blocks("queries.md", "sparql"))
def test_each_query_finds_something(text: str) -> None:
    assert query(sample(), text).rows


def test_the_ready_questions_are_all_shown() -> None:
    assert re.findall(r"^kg ask (\S+)", (DOCS / "queries.md").read_text("utf-8"), re.MULTILINE) == list(QUESTIONS)


def test_the_known_prefixes_are_all_named() -> None:
    text = (DOCS / "queries.md").read_text("utf-8")
    assert [prefix for prefix in PREFIXES if f"`{prefix}:`" not in text] == []


def test_the_rdf_example_is_a_graph_that_conforms() -> None:
    (example,) = _blocks("graph.md", "turtle")
    text = write_turtle(KnowledgeGraph()) + example
    assert len(read(text, "ttl").relations) == 1
    assert validate(text, format="ttl").problems == ()


def test_the_ontology_example_finds_labels() -> None:
    (example,) = _blocks("graph.md", "sparql")
    assert {str(row[0]) for row in query(DATA / "ontology.ttl", example).rows} == {"net income", "Nettogewinn"}

"""The pages that are made by program are current, and the ontology's has every word that a graph uses."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from decimal import Decimal

import pytest

from docs.pages import HERE, ontology_page
from kg import vocab
from kg.cli.main import COMMANDS
from kg.graph import KnowledgeGraph
from kg.model import Change, Document, Entity, Evidence, Fact, Figure, Qualifiers, Relation
from kg.views.rdf import nodes
from kg.views.terms import TYPE, short
from tests.conftest import ROOT

RENEW = "run `python -m docs.pages`"
TEXTS = ("Velmora meldet Umsatz.", "Korrektur: Velmora meldet anderen Umsatz.", "Velmora meldet rund Umsatz.")


def _everything() -> KnowledgeGraph:
    """A graph in which every field of every record is filled, with figures that disagree, correct and agree."""
    documents = [
        Document(f"d{k}", text, "de", f"2026-11-0{k + 1}", title=text, source="https://example.org")
        for k, text in enumerate(TEXTS)
    ]
    pieces = [Evidence(d.id, 0, len(d.text), d.text, 0.9, "test") for d in documents]
    firm = Entity(
        "velmora", "Company", "Velmora", ("Velmora AG",), ("https://example.org/1",),
        isin="DE0007164600", ticker="XETR VEL", country="DE", sector="Industrials",
    )  # fmt: skip
    person = Entity("ahlersdorf", "Person", "Katrin Ahlersdorf")
    said = Qualifiers("CEO", "Chefin", True, "announced", Decimal(4), "2024", "2026-12")
    relations = [
        Relation("r1", "ahlersdorf", "holdsPosition", 0.9, (pieces[0],), "velmora", qualifiers=said),
        Relation("r2", "velmora", "formerName", 0.9, (pieces[0],), literal="Motorenwerke"),
    ]
    figures = [
        Figure("revenue", Decimal(value), "EUR", "2026-Q3", Change(Decimal(1), "%", "yoy", Decimal(2)), segment="Motoren",
               value_max=Decimal(value) + 1, approx=True, fiscal=True)
        for value in (1_840_000_000, 1_240_000_000)
    ]  # fmt: skip
    plain = [Figure("net_income", Decimal(value), "EUR", "2026-Q3") for value in (96_000_000, 46_000_000, 96_200_000)]
    facts = [Fact(f"f{k}", "velmora", figure, 0.9, (pieces[k],)) for k, figure in enumerate(figures)]
    facts += [Fact(f"g{k}", "velmora", figure, 0.9, (pieces[k],)) for k, figure in enumerate(plain)]
    return KnowledgeGraph.of(documents, [firm, person], relations, facts)


def test_the_graph_of_this_test_fills_every_field() -> None:
    graph = _everything()
    records = [graph.entity_by_id["velmora"], graph.relations[0].qualifiers, graph.facts[0].figure, graph.documents[0]]
    for record in records:
        empty = [field.name for field in fields(record) if getattr(record, field.name) in (None, False, ())]
        assert empty == []


def test_every_word_that_a_graph_uses_is_on_the_page() -> None:
    page = (HERE / "ontology.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([\w:]+)`", page, re.MULTILINE))
    used = {name for _, properties in nodes(_everything()) for name, _, _ in properties if name != TYPE}
    types = {str(end) for _, properties in nodes(_everything()) for name, end, _ in properties if name == TYPE}
    assert {"kg:contradicts", "kg:corrects", "kg:agreesWith", "kg:since", "kg:until", "schema:tickerSymbol"} <= {
        short(name) for name in used
    }
    assert {short(name) for name in used | types} - listed == set()
    assert {*vocab.METRICS, *vocab.ROLES, *vocab.RELATION_STATUSES, *vocab.FACT_STATUSES} <= set(
        re.findall(r"^\| `([\w%]+)` \|", page, re.MULTILINE)
    )


def test_the_page_of_the_graph_names_them_too() -> None:
    text = (HERE / "graph.md").read_text("utf-8")
    used = {short(name) or "" for _, properties in nodes(_everything()) for name, _, _ in properties}
    assert sorted(name for name in used if name.startswith(("kg:", "schema:")) and f"`{name}`" not in text) == []


def test_the_ontology_page_is_current() -> None:
    assert (HERE / "ontology.md").read_text("utf-8") == ontology_page(), RENEW


def test_the_page_of_the_command_line_is_current() -> None:
    """Spaces and line ends aside: versions of click fold differently. In a process of its own: click keeps help options."""
    committed = (HERE / "reference" / "cli.md").read_text("utf-8")
    make = "import sys; from docs.pages import cli_page; sys.stdout.buffer.write(cli_page().encode())"
    made = subprocess.run([sys.executable, "-c", make], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout.decode()
    assert committed.split() == made.split(), RENEW


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_it(name: str) -> None:
    assert f"## kg {name}\n\n```text\nUsage: kg {name} " in (HERE / "reference" / "cli.md").read_text("utf-8")

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.errors import InvalidDocument, QueryError, StoreError
from tests.unit.kg.test_builder import A, B, C, articles, files

pytestmark = pytest.mark.usefixtures("toy")


@pytest.fixture
def graph(tmp_path: Path) -> kg.Graph:
    return kg.build(articles(tmp_path / "in", a=A, b=B, c=C), extractors=["toy"])


def test_public_names() -> None:
    assert sorted(kg.__all__) == ["Graph", "build", "load"]
    for name in kg.__all__:
        assert getattr(kg, name).__doc__
    with pytest.raises(AttributeError, match="it has: Graph, build, load"):
        kg.nothing  # noqa: B018


def test_build_in_memory(graph: kg.Graph) -> None:
    assert repr(graph) == "<kg.Graph: 3 documents, 4 entities, 2 relations, 2 facts>"
    assert graph.summary is not None
    assert len(graph.summary.new) == len(graph.documents) == 3


def test_build_and_load(tmp_path: Path, graph: kg.Graph) -> None:
    built = kg.build([str(tmp_path / "in")], tmp_path / "out", extractors=["toy"])
    assert kg.load(tmp_path / "out").knowledge == built.knowledge == graph.knowledge
    assert kg.load(str(tmp_path / "out/graph.json")).entities == graph.entities


def test_options(tmp_path: Path) -> None:
    path = articles(tmp_path / "in", a=A) / "a.txt"
    (document,) = kg.build(path, extractors=["toy"], date="13.8.2024", lang="DE", source="Bote").documents
    assert (document.date, document.lang, document.source) == ("2024-08-13", "de", "Bote")
    with pytest.raises(InvalidDocument):
        kg.build(path, extractors=["toy"], date="gestern")
    with pytest.raises(TypeError):
        kg.build(path, extractors=["toy"], colour="red")


def test_nothing_to_read_or_load(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no article could be read: .*fehlt\.txt: no such file"):
        kg.build(tmp_path / "fehlt.txt", extractors=["toy"])
    with pytest.raises(StoreError, match="there is no graph in"):
        kg.load(tmp_path)


def test_card(graph: kg.Graph) -> None:
    card = graph.entity("Velmora AG")
    assert (card.name, card.type) == ("Velmora AG", "Company")
    assert [fact.figure.value for fact in card.facts] == [Decimal(7)]
    assert [relation.predicate for relation in card.relations] == ["acquired"]
    assert len(card.documents) == 2
    with pytest.raises(QueryError, match="Did you mean Velmora AG"):
        graph.entity("velmora")


def test_every_view_has_the_same_content(graph: kg.Graph, tmp_path: Path) -> None:
    network = graph.networkx()
    assert (network.number_of_nodes(), network.number_of_edges()) == (4, 2)
    assert len(set(graph.rdf().subjects(None, None))) > 0
    assert graph.query("SELECT ?x WHERE { ?x a kg:Company }").rows.__len__() == 4
    assert len(graph.ask("figures", "Velmora AG").rows) >= 1
    page = graph.to_html(tmp_path / "sub/g.html")
    assert (tmp_path / "sub/g.html").read_text(encoding="utf-8") == page == graph.to_html()
    kg.build(tmp_path / "in", tmp_path / "out", extractors=["toy"])
    assert files(tmp_path / "out")["graph.json"].decode() == graph.to_json()

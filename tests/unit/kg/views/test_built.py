"""What a build gives, in every form: it conforms, all files carry the same graph, and reading them back agrees."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import api
from kg.codec import canonical, graph_from_json
from kg.graph import KnowledgeGraph
from kg.query.ask import ask
from kg.views.nx import read_graphml
from kg.views.rdf import read
from kg.views.shacl import validate
from tests.conftest import SAMPLES


def _same_in_every_file(output: Path) -> KnowledgeGraph:
    graph = graph_from_json((output / "graph.json").read_text("utf-8"))
    assert read((output / "graph.nq").read_text("utf-8"), "nq") == graph
    assert read((output / "graph.ttl").read_text("utf-8"), "ttl") == graph
    assert read_graphml((output / "graph.graphml").read_text("utf-8")) == graph
    assert validate(graph).problems == ()
    return graph


def test_with_a_strangers_extractor(toy: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Velmora kauft zu\n\nVelmora AG kauft Halden AG. Velmora AG: Umsatz 7 Euro.\n", "utf-8"
    )
    (tmp_path / "b.txt").write_text(
        'Halden \\ "wächst"\n\nHalden AG: Umsatz 3 Euro. <b>Velmora AG kauft Halden AG.\n', "utf-8"
    )
    built = api.build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out", extractors=["toy"])
    graph = _same_in_every_file(tmp_path / "out")
    assert graph == canonical(built.knowledge)
    assert (len(graph.relations), len(graph.facts)) == (1, 2)
    assert len(ask(tmp_path / "out", "sources", graph.relations[0].id).rows) == 2
    assert [row[:3] for row in ask(graph, "deals", "Velmora").rows] == [("acquired", "Velmora AG", "Halden AG")]


@pytest.mark.model
def test_the_samples(tmp_path: Path) -> None:
    built = api.build([SAMPLES], tmp_path / "out")
    graph = _same_in_every_file(tmp_path / "out")
    assert graph == canonical(built.knowledge)
    assert graph.relations
    assert graph.facts

from __future__ import annotations

import html
import json
import os
import sys
from pathlib import Path

import pytest

from kg.api import Graph
from kg.codec import graph_to_json
from kg.errors import MissingExtra
from kg.graph import KnowledgeGraph
from kg.model import Entity
from tests.conftest import ROOT
from tests.sparql.sample import sample

NOTEBOOK = ROOT / "docs/notebook.ipynb"


def test_the_card_counts_and_names_the_most_connected_first() -> None:
    card = Graph(sample())._repr_html_()
    assert "3 documents, 10 entities, 10 relations, 6 facts" in card
    assert "5 Company, 3 Person, 1 Place, 1 Product" in card
    assert card.index("Falkental Motoren AG") < card.index("Nordhafen AG")


def test_the_card_escapes_names_and_takes_an_empty_graph() -> None:
    card = Graph(KnowledgeGraph.of((), [Entity("x", "Company", "<img src=x onerror=alert(1)>")]))._repr_html_()
    assert "<img" not in card
    assert "&lt;img" in card
    assert "0 entities" in Graph(KnowledgeGraph())._repr_html_()


def test_the_page_stands_whole_in_a_sandboxed_frame() -> None:
    graph = Graph(sample())
    shown = graph.show(height=321)._repr_html_()
    assert 'height="321"' in shown
    assert "allow-same-origin" not in shown
    page = shown.partition('srcdoc="')[2].removesuffix('"></iframe>')
    assert '"' not in page
    assert html.unescape(page) == graph.to_html()


def test_frames_have_the_rows_and_names() -> None:
    pytest.importorskip("pandas", reason="pip install 'kg-news[notebook]'")
    graph = Graph(sample())
    facts = graph.facts_frame()
    assert list(facts["id"]) == [f.id for f in sample().facts]
    assert facts["value"].dtype == "float64"
    assert facts["approx"].sum() == 1
    assert set(facts["subject_name"]) == {"Falkental Motoren AG", "Quarzlicht GmbH", "Fink"}
    relations = graph.relations_frame()
    former = relations[relations["predicate"] == "formerName"].iloc[0]
    assert (former["literal"], former["object_name"]) == ("Winter & Söhne", None)
    assert len(graph.documents_frame()) == 3
    assert len(graph.entities_frame()) == 10
    assert len(Graph(KnowledgeGraph()).evidence_frame()) == 0


def test_without_pandas_it_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"pip install 'kg-news\[notebook\]'"):
        Graph(sample()).facts_frame()


def test_the_notebook_has_no_outputs() -> None:
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    assert not [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")]


@pytest.mark.filterwarnings("default")
def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pandas", "ipykernel"):
        pytest.importorskip(name, reason="pip install pandas nbclient ipykernel")
    nbclient = pytest.importorskip("nbclient", reason="pip install pandas nbclient ipykernel")
    nbformat = pytest.importorskip("nbformat")
    (tmp_path / "graph.json").write_text(graph_to_json(sample()), "utf-8")
    monkeypatch.setenv("KG_OUTPUT", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), *filter(None, sys.path)]))
    # A kernel of this very Python, whatever kernels the machine has registered.
    spec = tmp_path / "kernels/python3"
    spec.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (spec / "kernel.json").write_text(json.dumps({"argv": command, "display_name": "x", "language": "python"}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    done = nbclient.NotebookClient(nbformat.read(NOTEBOOK, 4), timeout=120, kernel_name="python3").execute()
    shown = [cell["outputs"][0]["data"] for cell in done["cells"] if cell["cell_type"] == "code" and cell["outputs"]]
    assert len(shown) == 4
    assert "<b>Knowledge graph</b>" in shown[0]["text/html"]
    assert "Falkental Motoren AG" in shown[1]["text/html"]
    assert "<iframe" in shown[3]["text/html"]

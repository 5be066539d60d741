from __future__ import annotations

import io
import re
from decimal import Decimal

import networkx as nx
import pytest

from kg.codec import canonical
from kg.errors import InvalidGraph
from kg.graph import KnowledgeGraph
from kg.model import Entity, Fact, Figure
from kg.views.nx import from_networkx, read_graphml, to_networkx, write_graphml
from tests.sparql.sample import sample

FIRM = "company-falkental-motoren-ag"


def test_nodes_are_entities_and_edges_are_relations() -> None:
    g = to_networkx(sample())
    assert isinstance(g, nx.MultiDiGraph)
    assert set(g) == {e.id for e in sample().entities}
    assert {key for *_, key in g.edges(keys=True)} == {r.id for r in sample().relations if r.object is not None}
    node = g.nodes[FIRM]
    assert (node["type"], node["name"], node["aliases"]) == (
        "Company",
        "Falkental Motoren AG",
        ["Falkental", "Falkental Motoren"],
    )
    assert {fact["metric"] for fact in node["facts"]} == {"revenue", "operating_margin"}
    assert [record["literal"] for record in node["literals"]] == ["Winter & Söhne"]
    data = next(d for a, b, d in g.edges(data=True) if d.get("role") == "CFO")
    assert (data["predicate"], data["title"], len(data["evidence"])) == ("holdsPosition", "Finanzvorständin", 2)
    assert {d["lang"] for d in g.graph["documents"]} == {"de", "en", "fr"}


def test_parallel_edges_stay_apart() -> None:
    g = to_networkx(sample())
    assert g.number_of_edges() == len([r for r in sample().relations if r.object is not None])
    assert nx.shortest_path(g.to_undirected(), "person-jana-brueck", "company-suedwerk-se")[1] == FIRM


def test_numbers_are_python_numbers_and_exact() -> None:
    values = {Decimal("39.07E9"): int, Decimal("8.5"): float, Decimal("12345678901234567890.123456789"): Decimal}
    facts = [Fact(f"f-{n}", "x", Figure("price", value), 0.5, ()) for n, value in enumerate(values)]
    graph = KnowledgeGraph.of((), [Entity("x", "Company", "X")], (), facts)
    found = [fact["value"] for fact in to_networkx(graph).nodes["x"]["facts"]]
    assert [type(value) for value in found] == list(values.values())
    assert from_networkx(to_networkx(graph)) == graph
    assert read_graphml(write_graphml(graph)) == graph


def test_it_reads_back() -> None:
    assert from_networkx(to_networkx(sample())) == canonical(sample())
    assert read_graphml(write_graphml(sample())) == canonical(sample())


def test_the_graph_shares_nothing_with_its_source() -> None:
    g = to_networkx(sample())
    g.nodes[FIRM]["aliases"].append("changed")
    g.nodes[FIRM]["facts"].clear()
    assert to_networkx(sample()).nodes[FIRM]["facts"]


def test_what_does_not_follow_the_shape_is_refused_with_its_place() -> None:
    g = to_networkx(sample())
    g.nodes[FIRM]["type"] = "Firm"
    with pytest.raises(InvalidGraph, match=rf"node {FIRM}\.type 'Firm'"):
        from_networkx(g)
    g = to_networkx(sample())
    g.add_edge(FIRM, "place-bremen", key="r-x", predicate="sitsIn", confidence=0.5, evidence=[])
    with pytest.raises(InvalidGraph, match="edge r-x: predicate 'sitsIn'"):
        from_networkx(g)
    g = to_networkx(sample())
    g.add_node("bare")
    with pytest.raises(InvalidGraph, match=r"node bare\.type is missing"):
        from_networkx(g)


def test_plain_networkx_reads_the_graphml() -> None:
    g = nx.read_graphml(io.BytesIO(write_graphml(sample()).encode()), edge_key_type=str, force_multigraph=True)
    assert g.nodes[FIRM]["label"] == "Falkental Motoren AG"
    assert {d["label"] for *_, d in g.edges(data=True)} >= {"holdsPosition", "acquired"}
    assert all(isinstance(d["weight"], float) for *_, d in g.edges(data=True))
    assert max(nx.degree_centrality(g).items(), key=lambda item: item[1])[0] == FIRM


@pytest.mark.parametrize(
    "name",
    ["\x00\x0b\x1f", "a\rb\r\nc\td", "_x000B_", "_x005F_x000B_", "\ufffe\uffff", "<&>\"']]>", "  two  ", "\u2028\x85"],
)
def test_characters_that_xml_forbids_are_kept(name: str) -> None:
    graph = KnowledgeGraph.of((), [Entity(f"company-{name}", "Company", name, (name,))])
    text = write_graphml(graph)
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text)
    assert read_graphml(text) == graph


@pytest.mark.parametrize(
    "text", ["", "<graphml>", "not xml", "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'/>"]
)
def test_what_is_no_graphml_is_refused(text: str) -> None:
    with pytest.raises(InvalidGraph):
        read_graphml(text)


def test_a_broken_list_names_its_node() -> None:
    text = write_graphml(sample()).replace('["Falkental", "Falkental Motoren"]', '["Falkental"')
    with pytest.raises(InvalidGraph, match=f"node {FIRM}: the attribute 'aliases'"):
        read_graphml(text)


def test_entity_declarations_are_refused() -> None:
    bomb = '<!DOCTYPE g [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    text = write_graphml(sample()).replace("<graphml", bomb + "<graphml", 1).replace(">Bremen<", ">&b;<")
    with pytest.raises(InvalidGraph):
        read_graphml(text)

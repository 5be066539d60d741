"""The page as text: what is in it, what cannot be in it, and that the same graph gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest

from kg import vocab
from kg.errors import InvalidGraph
from kg.graph import KnowledgeGraph
from kg.model import Entity, Fact, Figure, Qualifiers, Relation
from kg.views.html import to_html
from tests.browser import factory


class Page(HTMLParser):
    """Elements of a page, as a browser would see them: (tag, attributes, text)."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None], str]] = []
        self.open = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), ""))

        self.open = True

    def handle_endtag(self, tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            tag, attributes, text = self.elements[-1]
            self.elements[-1] = (tag, attributes, text + data)

    def data(self, id_: str) -> Any:
        return json.loads(next(text for _, attributes, text in self.elements if attributes.get("id") == id_))

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attributes, text) for name, attributes, text in self.elements if name == tag]


@pytest.fixture(scope="module")
def small() -> Page:
    return Page(to_html(factory.small()))


def test_every_entity_is_a_node_and_every_relation_between_entities_an_edge(small: Page) -> None:
    graph = factory.small()
    data = small.data("data")
    nodes = {node["id"]: data["entities"][int(node["id"][1:])]["id"] for node in small.data("nodes")}
    assert sorted(nodes.values()) == sorted(entity.id for entity in graph.entities)
    edges = {
        (nodes[edge["from"]], data["relations"][int(edge["id"][1:])]["predicate"], nodes[edge["to"]])
        for edge in small.data("edges")
    }
    assert edges == {(r.subject, r.predicate, r.object) for r in graph.relations if r.object is not None}
    assert [fact["id"] for fact in data["facts"]] == [fact.id for fact in graph.facts]


def test_statements_carry_what_the_contract_gives_them(small: Page) -> None:
    data = small.data("data")
    stake = next(r for r in data["relations"] if r["predicate"] == "investedIn")
    assert (stake["status"], stake["share"], stake["confidence"]) == ("rumoured", "9.5", 0.75)
    piece = stake["evidence"][0]
    assert piece["text"].startswith("Brightwater Systems is in talks")
    assert data["documents"][piece["doc"]] == {
        "id": "d2", "title": "Brightwater eyes Nordlicht", "date": "2024-08-14", "source": "articles/brightwater.txt",
        "lang": "en",
    }  # fmt: skip
    capex = next(f for f in data["facts"] if f["metric"] == "capex")
    assert (capex["value"], capex["valueMax"], capex["fiscal"], capex["segment"], capex["status"]) == (
        "370000000", "400000000", True, "Speicher", "planned",
    )  # fmt: skip


def test_the_whole_text_of_an_article_is_not_in_the_page() -> None:
    graph = factory.small()
    assert graph.documents[0].text not in html.unescape(to_html(graph))


def test_what_does_not_hold_is_dashed_and_symmetric_relations_have_no_arrow(small: Page) -> None:
    data = small.data("data")
    for edge in small.data("edges"):
        relation = data["relations"][int(edge["id"][1:])]
        assert edge["dashes"] == (relation["predicate"] in ("investedIn", "acquired") or bool(relation.get("ended")))
        assert ("arrows" in edge) == (relation["predicate"] != "competitorOf")


def test_parallel_edges_are_bent_apart() -> None:
    graph = factory.small()
    twin = Relation("r70", "nordlicht", "partnerOf", 0.5, graph.relations[0].evidence, object="brightwater")
    data = Page(to_html(replace(graph, relations=(*graph.relations, twin))))
    bent = [edge for edge in data.data("edges") if edge.get("smooth")]
    ways = {(edge["smooth"]["type"] == "curvedCW") == (edge["from"] < edge["to"]) for edge in bent}
    assert len(bent) == 2  # three run between the two firms, the middle one stays straight
    assert ways == {True, False}


def test_an_end_that_is_the_start_is_drawn() -> None:
    graph = factory.small()
    loop = Relation("r71", "nordlicht", "partnerOf", 0.5, graph.relations[0].evidence, object="nordlicht")
    edges = Page(to_html(replace(graph, relations=(*graph.relations, loop)))).data("edges")
    assert any(edge["from"] == edge["to"] for edge in edges)


def test_best_connected_come_first_and_the_rest_has_a_place_too() -> None:
    graph = factory.large(120)
    page = Page(to_html(graph, max_nodes=30))
    data, nodes = page.data("data"), page.data("nodes")
    assert data["shown"] == 30
    assert len(nodes) == 120
    degrees = [len(graph.relations_of.get(entity["id"], ())) for entity in data["entities"]]
    assert degrees == sorted(degrees, reverse=True)
    assert len({(node["x"], node["y"]) for node in nodes}) == 120


def test_size_grows_with_the_number_of_statements(small: Page) -> None:
    names = {
        entity["name"]: node["size"]
        for entity, node in zip(small.data("data")["entities"], small.data("nodes"), strict=True)
    }
    assert names["Nordlicht Energie AG"] > names["Brightwater Systems"] > names["Gridline"]


def test_same_graph_same_bytes_whatever_the_order_or_hash_seed() -> None:
    graph = factory.large(60)
    turned = KnowledgeGraph.of(graph.documents[::-1], graph.entities[::-1], graph.relations[::-1], graph.facts[::-1])
    assert to_html(graph) == to_html(turned)
    program = (
        "import hashlib; from tests.browser import factory; from kg.views.html import to_html;"
        "print(hashlib.sha256(to_html(factory.large(60)).encode()).hexdigest())"
    )
    wanted = hashlib.sha256(to_html(graph).encode()).hexdigest()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == wanted


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = Page(to_html(factory.small()))
    assert [attributes for attributes, _ in page.all("script") if "src" in attributes] == []
    assert [attributes["href"] for attributes, _ in page.all("link")] == ["data:,"]
    for tag in ("img", "iframe", "object", "embed", "form", "base"):
        assert page.all(tag) == []


def test_only_our_scripts_and_styles_may_run() -> None:
    page = Page(to_html(factory.small()))
    policy = next(a["content"] for a, _ in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy

    def digests(texts: list[str]) -> list[str]:
        return [f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts]

    scripts = [text for attributes, text in page.all("script") if attributes.get("type") != "application/json"]
    assert rules["script-src"].split() == digests(scripts)
    assert rules["style-src"].split() == digests([text for _, text in page.all("style")])


def test_the_licence_of_vis_network_is_in_the_page() -> None:
    page = to_html(factory.small())
    assert "vis.js is dual licensed under both" in page
    assert "sourceMappingURL" not in page


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    '"><img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">href</a>',
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnirts\u2066",
    "line\u2028para\u2029end",
    "a\x00b\ud800c",
    "__proto__",
    "W" * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str) -> None:
    doc = replace(factory.small().documents[0], id=text, title=text, source=text)
    why = replace(factory.evidence(doc, 0), text=text, start=0, end=len(text), extractor=text)
    graph = KnowledgeGraph.of(
        [doc],
        [Entity(text, "Company", text, (text,), (text,)), Entity("b", "Company", "B")],
        [
            Relation("r1" + text, text, "acquired", 0.5, (why,), object="b", qualifiers=Qualifiers(title=text)),
            Relation("r2" + text, text, "formerName", 0.5, (why,), literal=text),
        ],
        [Fact("f" + text, text, Figure("revenue", Decimal(1), text, segment=text), 0.5, (why,))],
    )
    plain, page = to_html(factory.small()), to_html(graph, title=text)
    parsed = Page(page)
    assert [tag for tag, _, _ in parsed.elements] == [tag for tag, _, _ in Page(plain).elements]
    data = parsed.data("data")
    first = data["entities"][0]
    assert (first["name"], first["aliases"], first["sameAs"], first["id"]) == (text, [text], [text], text)
    assert data["relations"][0]["evidence"][0]["text"] == text
    assert data["facts"][0]["segment"] == text
    if "\ud800" not in text and "\x00" not in text:
        assert next(shown for _, shown in parsed.all("h1")).strip() == text.strip()
    page.encode("utf-8")
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert block is not None
    assert not re.search("[<>&\u2028\u2029]", block[1])


def test_a_graph_of_nothing_is_a_page() -> None:
    page = Page(to_html(KnowledgeGraph()))
    assert page.data("nodes") == []
    assert page.data("edges") == []


def test_title_is_shown_and_without_one_the_page_chooses() -> None:
    assert Page(to_html(KnowledgeGraph(), title="Quartal <4>")).data("data")["title"] == "Quartal <4>"
    assert Page(to_html(KnowledgeGraph())).data("data")["title"] is None


@pytest.mark.parametrize("wrong", [0, -3])
def test_no_nodes_at_all_cannot_be_asked_for(wrong: int) -> None:
    with pytest.raises(ValueError, match=f"max_nodes is {wrong}"):
        to_html(factory.small(), max_nodes=wrong)


def test_a_statement_about_an_unknown_entity_is_named() -> None:
    graph = factory.small()
    with pytest.raises(InvalidGraph, match=r"'r\d+' names the entity 'gridline'"):
        to_html(replace(graph, entities=tuple(e for e in graph.entities if e.id != "gridline")))


def test_evidence_of_a_document_that_is_not_there_keeps_its_id() -> None:
    graph = factory.small()
    data = Page(to_html(replace(graph, documents=graph.documents[1:]))).data("data")
    assert {piece["doc"] for r in data["relations"] for piece in r["evidence"]} == {0, "d1"}


def test_every_word_of_the_contract_has_a_name_in_every_language(small: Page) -> None:
    words = small.data("words")
    kinds = {
        "types": vocab.ENTITY_TYPES,
        "predicates": vocab.PREDICATES,
        "roles": vocab.ROLES,
        "metrics": vocab.METRICS,
        "statuses": dict.fromkeys((*vocab.RELATION_STATUSES, *vocab.FACT_STATUSES)),
        "bases": vocab.BASES,
        "units": [unit for unit in vocab.UNITS if unit != "%"],
    }
    assert set(words) == {"en", "de"}
    for language in words.values():
        for kind, wanted in kinds.items():
            assert set(language[kind]) == set(wanted), kind
    assert set(words["de"]["ui"]) == set(words["en"]["ui"])


def test_shapes_and_colours_cover_every_type() -> None:
    page = to_html(factory.small())
    for name in vocab.ENTITY_TYPES:
        assert page.count(f"--type-{name.lower()}:") == 2  # light and dark
    shapes = {node["shape"] for node in Page(page).data("nodes")}
    assert len(shapes) == len({entity.type for entity in factory.small().entities}) == len(vocab.ENTITY_TYPES)

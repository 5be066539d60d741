"""Every form of the graph carries the same content: there and back again gives the same graph."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

import rdflib
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg import codec
from kg.graph import KnowledgeGraph
from kg.model import Change, FactClaim, Figure, Findings, Link, Mention, Qualifiers, RelationClaim
from kg.views import nx as views_nx
from kg.views import rdf, terms
from kg.views.shacl import validate
from tests.properties import strategies as s

some = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
few = settings(some, max_examples=10)


@some
@given(s.graphs())
def test_json_gives_the_graph_back(graph: KnowledgeGraph) -> None:
    text = codec.graph_to_json(graph)
    assert codec.graph_from_json(text) == codec.canonical(graph)
    assert codec.graph_to_json(codec.graph_from_json(text)) == text
    assert json.loads(text)["documents"][0]["text"] == graph.documents[0].text


@some
@given(s.graphs(), st.randoms(use_true_random=False))
def test_order_of_arrival_never_shows(graph: KnowledgeGraph, random: Random) -> None:
    other = KnowledgeGraph.of(
        random.sample(graph.documents, len(graph.documents)),
        (replace(e, aliases=tuple(reversed(e.aliases))) for e in random.sample(graph.entities, len(graph.entities))),
        (replace(r, evidence=r.evidence[::-1]) for r in random.sample(graph.relations, len(graph.relations))),
        (replace(f, evidence=f.evidence * 2) for f in random.sample(graph.facts, len(graph.facts))),
    )
    for write in (codec.graph_to_json, rdf.write_turtle, rdf.write_nquads, views_nx.write_graphml):
        assert write(other) == write(graph)


@some
@given(s.graphs())
def test_rdf_text_gives_the_graph_back(graph: KnowledgeGraph) -> None:
    wanted = codec.canonical(graph)
    assert rdf.read(rdf.write_nquads(graph), "nq") == wanted
    assert rdf.read(rdf.write_turtle(graph), "ttl") == wanted


@few
@given(s.graphs())
def test_rdflib_reads_what_we_write_and_gives_the_graph_back(graph: KnowledgeGraph) -> None:
    wanted = codec.canonical(graph)
    dataset = rdf.to_dataset(graph)
    assert rdf.from_dataset(dataset) == wanted
    other = rdflib.Dataset()
    other.parse(data=rdf.write_nquads(graph), format="nquads")
    assert rdf.from_dataset(other) == wanted
    assert set(other.quads()) == set(dataset.quads())
    turtle = rdflib.Graph().parse(data=rdf.write_turtle(graph), format="turtle")
    assert rdf.from_dataset(turtle) == wanted


@some
@given(s.graphs())
def test_networkx_and_graphml_give_the_graph_back(graph: KnowledgeGraph) -> None:
    wanted = codec.canonical(graph)
    assert views_nx.from_networkx(views_nx.to_networkx(graph)) == wanted
    assert views_nx.read_graphml(views_nx.write_graphml(graph)) == wanted


@settings(few, max_examples=6)
@given(s.graphs())
def test_what_follows_the_contract_conforms(graph: KnowledgeGraph) -> None:
    assert validate(graph).problems == ()


@some
@given(s.graphs())
def test_each_triple_stands_in_one_graph_and_no_node_is_blank(graph: KnowledgeGraph) -> None:
    triples = [(subject, p, o) for subject, properties in rdf.nodes(graph) for p, o, _ in properties]
    assert len(triples) == len(set(triples))
    assert "_:" not in {subject[:2] for subject, _, _ in triples}
    plain = {
        (a, p, o)
        for a, p, o in triples
        if p.removeprefix(terms.PREFIXES["kg"]) in {r.predicate for r in graph.relations}
    }
    held = [r for r in graph.relations if r.holds]
    assert len(plain) == len({(r.subject, r.predicate, r.object, r.literal) for r in held})


@some
@given(s.words)
@example("%2F/%")
@example("ä\n")
def test_any_id_survives_in_an_iri(id_: str) -> None:
    assert terms.id_of("entity", terms.iri_of("entity", id_)) == id_


@st.composite
def findings(draw: st.DrawFn) -> Findings:
    document = draw(s.documents())
    piece = s.evidences(document)
    mention = Mention(
        document.id, 0, len(document.text), document.text, "Company", 0.5, draw(s.optional), draw(s.optional),
        tuple(draw(st.lists(s.texts, max_size=2))), draw(s.texts),
    )  # fmt: skip
    link = Link(
        "value", mention.id, draw(s.texts), draw(s.confidences), tuple(draw(st.lists(st.tuples(s.texts, s.texts))))
    )
    claim = RelationClaim(mention.id, "formerName", draw(piece), None, draw(s.texts), Qualifiers(ended=True))
    job = RelationClaim(mention.id, "holdsPosition", draw(piece), mention.id, None, Qualifiers("CEO", draw(s.optional)))
    fact = FactClaim(mention.id, draw(s.figures()), draw(piece))
    return Findings((mention, mention), (link,), (claim, job), (fact,), tuple(draw(st.lists(s.texts))))


@some
@given(findings())
def test_findings_and_documents_survive_in_the_library(found: Findings) -> None:
    assert codec.findings_from_json(codec.findings_to_json(found)) == found
    assert "\n" not in codec.findings_to_json(found)


@some
@given(s.documents())
def test_a_document_survives(document: object) -> None:
    assert codec.document_from_json(codec.document_to_json(document)) == document  # type: ignore[arg-type]


@some
@given(s.numbers)
def test_numbers_are_exact_and_plain(value: object) -> None:
    figure = Figure("revenue", value, change=Change(value, "%"))  # type: ignore[arg-type]
    text = codec.plain(figure.value)  # type: ignore[arg-type]
    assert json.loads(text, parse_float=type(value), parse_int=type(value)) == value
    assert "e" not in text.lower()
    assert not ("." in text and text.endswith(("0", ".")))

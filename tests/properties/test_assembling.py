"""Resolution and assembling over random findings: order never shows, evidence only adds, ends are always right."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg import vocab
from kg.assemble import assemble
from kg.graph import KnowledgeGraph
from kg.model import Document, FactClaim, Figure, Findings, Mention, Qualifiers, RelationClaim
from kg.names import name_key
from kg.resolve.resolve import resolve
from tests.factory import doc, evidence

NAMES = (
    ("Alpha", "Company"), ("Alphas", "Company"), ("Alpha AG", "Company"), ("Beta", "Company"), ("Beta", "Organization"),
    ("Gamma", "Product"), ("Ada Kern", "Person"), ("Kern", "Person"), ("Ulm", "Place"), ("Alpha", "Product"),
)  # fmt: skip
Pair = tuple[Document, Findings]


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """A document that lists some names, with random claims about them."""
    chosen = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6))
    number = draw(st.integers(0, 10**6))
    document = doc(f"{number}: " + " ".join(name for name, _ in chosen))
    mentions, at = [], len(f"{number}: ")
    for name, type_ in chosen:
        confidence = draw(st.sampled_from((0.3, 0.6, 0.9)))
        mentions.append(Mention(document.id, at, at + len(name), name, type_, confidence))
        at += len(name) + 1
    ends = st.sampled_from(mentions)
    relations = []
    for _ in range(draw(st.integers(0, 4))):
        subject, object_ = draw(ends), draw(ends)
        predicate = draw(st.sampled_from([p for p in vocab.PREDICATES.values() if not p.literal]))
        status = draw(st.sampled_from((None, "done", "planned")))
        said = Qualifiers(None, None, draw(st.booleans()), status)
        why = evidence(document, draw(st.sampled_from((0.2, 0.5, 0.8))))
        relations.append(RelationClaim(subject.id, predicate.name, why, object_.id, None, said))
    facts = []
    for _ in range(draw(st.integers(0, 3))):
        period = draw(st.sampled_from((None, "2024", "2024-Q2")))
        figure = Figure("revenue", Decimal(draw(st.integers(1, 3))), "EUR", period)
        facts.append(FactClaim(draw(ends).id, figure, evidence(document, draw(st.sampled_from((0.2, 0.8))))))
    return document, Findings(tuple(mentions), (), tuple(relations), tuple(facts))


def graph(found: Sequence[Pair]) -> KnowledgeGraph:
    documents = {d.id: d for d, _ in found}
    findings = {d.id: f for d, f in found}
    return assemble(documents.values(), findings, resolve(documents, findings))


CORPORA = st.lists(pairs(), min_size=1, max_size=4, unique_by=lambda pair: pair[0].id)


@given(CORPORA, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_and_repetition_never_show(found: list[Pair], rng: object) -> None:
    turned = [*found, found[0]]
    rng.shuffle(turned)  # type: ignore[attr-defined]
    assert graph(found) == graph(turned)


@given(CORPORA)
@settings(max_examples=60, deadline=None)
def test_every_end_is_there_and_fits_the_contract(found: list[Pair]) -> None:
    built = graph(found)
    types = {e.id: e.type for e in built.entities}
    for relation in built.relations:
        predicate = vocab.PREDICATES[relation.predicate]
        assert types[relation.subject] in predicate.domain
        assert relation.object is not None
        assert types[relation.object] in predicate.range
        assert relation.subject != relation.object
        assert relation.evidence
    for fact in built.facts:
        assert fact.subject in types
        assert fact.evidence
    texts = {d.id: d.text for d in built.documents}
    for statement in (*built.relations, *built.facts):
        assert 0 < statement.confidence <= 1
        assert all(texts[e.document][e.start : e.end] == e.text for e in statement.evidence)


@given(CORPORA)
@settings(max_examples=60, deadline=None)
def test_no_two_nodes_of_a_family_share_a_full_name(found: list[Pair]) -> None:
    built = graph(found)
    keys = [
        ("Firm" if e.type in ("Company", "Organization") else e.type, name_key(e.name, e.type))
        for e in built.entities
        if e.type != "Person" or " " in e.name
    ]
    assert len(keys) == len(set(keys))


@given(CORPORA, pairs())
@settings(max_examples=60, deadline=None)
def test_another_witness_never_makes_a_statement_less_sure(found: list[Pair], more: Pair) -> None:
    assume(more[0].id not in {document.id for document, _ in found})
    few = {s.id: s for s in (*graph(found).relations, *graph(found).facts)}
    many = {s.id: s for s in (*graph([*found, more]).relations, *graph([*found, more]).facts)}
    for key in few.keys() & many.keys():
        assert many[key].confidence >= few[key].confidence
        assert set(many[key].evidence) >= set(few[key].evidence)

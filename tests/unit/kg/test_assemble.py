from __future__ import annotations

from decimal import Decimal

import pytest

from kg.assemble import assemble
from kg.graph import KnowledgeGraph
from kg.model import Change, Document, Findings
from kg.resolve.resolve import resolve
from tests.factory import doc, fact, mention, relation


def _graph(*pairs: tuple[Document, Findings]) -> KnowledgeGraph:
    documents = {d.id: d for d, _ in pairs}
    findings = {d.id: f for d, f in pairs}
    return assemble(documents.values(), findings, resolve(documents, findings))


def _alphabet(text: str, confidence: float = 0.8, **more: object) -> tuple[Document, Findings]:
    d = doc(text)
    a, b = mention(d, "Alpha", "Company"), mention(d, "Beta", "Company")
    return d, Findings((a, b), (), (relation(d, a, "acquired", b, confidence, **more),))


def test_two_articles_that_agree_give_one_statement_with_two_pieces_of_evidence() -> None:
    graph = _graph(_alphabet("Alpha kauft Beta."), _alphabet("Alpha übernimmt Beta."))
    (one,) = graph.relations
    assert len(one.evidence) == 2
    assert one.confidence == 0.96


def test_two_articles_that_differ_give_two_statements() -> None:
    graph = _graph(_alphabet("Alpha kauft Beta."), _alphabet("Alpha will Beta kaufen.", status="planned"))
    assert sorted(str(r.qualifiers.status) for r in graph.relations) == ["None", "planned"]


def test_copies_of_one_article_are_one_witness() -> None:
    graph = _graph(_alphabet("Alpha kauft Beta."), _alphabet("Alpha kauft  Beta!"))
    (one,) = graph.relations
    assert len(one.evidence) == 2
    assert one.confidence == 0.8


def test_one_article_says_one_thing_of_a_deal() -> None:
    d = doc("Alpha will Beta kaufen. Alpha hat Beta gekauft. Alpha kauft Beta.")
    a, b = mention(d, "Alpha", "Company"), mention(d, "Beta", "Company")
    claims = (
        relation(d, a, "acquired", b, 0.7, status="planned"),
        relation(d, a, "acquired", b, 0.7, status="done", share=Decimal(51)),
        relation(d, a, "acquired", b, 0.6),
    )
    (one,) = _graph((d, Findings((a, b), (), claims))).relations
    assert (one.qualifiers.status, one.qualifiers.share) == (None, Decimal(51))


def test_symmetric_relations_have_no_direction() -> None:
    d = doc("Alpha und Beta streiten.")
    a, b = mention(d, "Alpha", "Company"), mention(d, "Beta", "Company")
    claims = (relation(d, a, "competitorOf", b), relation(d, b, "competitorOf", a))
    (one,) = _graph((d, Findings((a, b), (), claims))).relations
    assert one.subject < (one.object or "")


def test_nobody_competes_with_himself() -> None:
    d = doc("Alpha und Alpha AG.")
    a, b = mention(d, "Alpha", "Company"), mention(d, "Alpha AG", "Company")
    assert _graph((d, Findings((a, b), (), (relation(d, a, "competitorOf", b),)))).relations == ()


def test_a_figure_told_twice_in_one_article_is_the_fuller_one() -> None:
    d = doc("Alpha: Umsatz 5 Millionen. Alpha setzte im zweiten Quartal 5 Millionen um, ein Plus von 3 Prozent.")
    a = mention(d, "Alpha", "Company")
    five = Decimal(5_000_000)
    up = Change(Decimal(3), "%", "yoy")
    claims = (
        fact(d, a, "revenue", value=five, unit="EUR"),
        fact(d, a, "revenue", value=five, unit="EUR", period="2024-Q2", change=up),
        fact(d, a, "revenue", change=Change(Decimal(3), "%")),
        fact(d, a, "revenue", value=Decimal(4_000_000), unit="EUR"),
    )
    facts = _graph((d, Findings((a,), (), (), claims))).facts
    assert sorted((str(f.figure.value), str(f.figure.period)) for f in facts) == [
        ("4000000", "None"),
        ("5000000", "2024-Q2"),
    ]


@pytest.mark.parametrize(
    ("headline", "body", "kept"),
    [
        ("48E6", "48.3E6", ["48300000.0"]),
        ("700E6", "698.4E6", ["698400000.0"]),
        ("5E6", "5.3E6", ["5000000", "5300000.0"]),  # too far apart to be one figure
        ("48E6", "48.7E6", ["48000000", "48700000.0"]),  # would round to 49
        ("48.1E6", "48.3E6", ["48100000.0", "48300000.0"]),
    ],
)
def test_a_rounded_figure_is_the_exact_one(headline: str, body: str, kept: list[str]) -> None:
    d = doc("Alpha: Umsatz 48 Millionen. Alpha setzte 48,3 Millionen um.")
    a = mention(d, "Alpha", "Company")
    claims = tuple(fact(d, a, "revenue", value=Decimal(v), unit="EUR") for v in (headline, body))
    facts = _graph((d, Findings((a,), (), (), claims))).facts
    assert sorted(Decimal(f.figure.value or 0) for f in facts) == [Decimal(v) for v in kept]


def test_expected_and_actual_never_fold() -> None:
    d = doc("Alpha setzte 5 Millionen um, erwartet waren 5 Millionen.")
    a = mention(d, "Alpha", "Company")
    five = Decimal(5_000_000)
    claims = (
        fact(d, a, "revenue", value=five, unit="EUR", period="2024-Q2"),
        fact(d, a, "revenue", value=five, unit="EUR", status="expected"),
    )
    assert len(_graph((d, Findings((a,), (), (), claims))).facts) == 2


def test_the_commonest_title_stays() -> None:
    d = doc("Susan Li, Finanzchefin von Alpha. Finanzchefin Li. Finanzvorständin Li.")
    li, a = mention(d, "Susan Li", "Person"), mention(d, "Alpha", "Company")
    claims = tuple(
        relation(d, li, "holdsPosition", a, role="CFO", title=t)
        for t in ("Finanzvorständin", "Finanzchefin", "Finanzchefin")
    )
    (one,) = _graph((d, Findings((li, a), (), claims))).relations
    assert one.qualifiers.title == "Finanzchefin"

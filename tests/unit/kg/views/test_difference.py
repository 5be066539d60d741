"""Two graphs side by side: what is new, what is gone, what speaks of the same thing otherwise."""

from __future__ import annotations

from decimal import Decimal

from kg.assemble import assemble
from kg.graph import KnowledgeGraph
from kg.model import FactClaim, Findings, RelationClaim
from kg.resolve.resolve import resolve
from kg.views.difference import difference
from tests.factory import doc, fact, mention, relation

TEXT = "Alpha kauft Beta. Alpha AG und Gamma wachsen. "


def _graph(more: str = "", *, gamma: bool = False, status: str | None = None, value: str = "5") -> KnowledgeGraph:
    d = doc(TEXT + more)
    a, b, c = mention(d, "Alpha", "Company"), mention(d, "Beta", "Company"), mention(d, "Gamma", "Company")
    relations: list[RelationClaim] = [relation(d, a, "acquired", b, status=status)]
    facts: list[FactClaim] = [fact(d, a, "revenue", value=Decimal(value), unit="EUR", period="2024")]
    mentions = [a, b]
    if gamma:
        mentions.append(c)
        relations.append(relation(d, c, "competitorOf", a))
    found = {d.id: Findings(tuple(mentions), (), tuple(relations), tuple(facts))}
    return assemble([d], found, resolve({d.id: d}, found))


def test_a_graph_does_not_differ_from_itself() -> None:
    assert not difference(_graph(), _graph())


def test_what_is_new_on_one_side_is_gone_on_the_other() -> None:
    there = difference(_graph(), _graph(gamma=True))
    assert [e.name for e in there.entities_new] == ["Gamma"]
    assert [s.id[0] for s in there.statements_new] == ["r"]
    assert there.statements_gone == there.statements_changed == ()
    back = difference(_graph(gamma=True), _graph())
    assert (back.entities_gone, back.statements_gone) == (there.entities_new, there.statements_new)


def test_another_value_or_status_is_a_change() -> None:
    d = difference(_graph(), _graph(value="6", status="planned"))
    assert len(d.statements_changed) == 2
    assert d.statements_new == d.statements_gone == ()
    was, now = next(pair for pair in d.statements_changed if pair[0].id.startswith("f"))
    assert (was.figure.value, now.figure.value) == (Decimal(5), Decimal(6))  # type: ignore[union-attr]


def test_another_text_is_another_article_that_says_the_same() -> None:
    d = difference(_graph(), _graph("Mehr nicht."))
    assert (len(d.documents_new), len(d.documents_gone)) == (1, 1)
    assert d.statements_new == d.statements_gone == d.statements_changed == ()

"""The words that a statement rests on are found in its sentence, and only there."""

from __future__ import annotations

from decimal import Decimal

from kg.graph import KnowledgeGraph
from kg.model import Change, Entity, Evidence, Fact, Figure, Qualifiers, Relation
from kg.views.witness import marks
from tests.factory import doc

HEAD = "Ein Tag in Ulm. "
SAID = "Im zweiten Quartal steigerte Velmoras Sparte Motoren den Umsatz um 22 Prozent auf 39,07 Millionen Euro."
POST = " Finanzchefin Anna Berger hält 3 Prozent an der Firma, einst Südmotor genannt."
DOC = doc(HEAD + SAID + POST)
ENTITIES = [
    Entity("v", "Company", "Velmora", ("Velmoras", "Velmora AG")),
    Entity("a", "Person", "Anna Berger", ("Berger",)),
]


def evidence(words: str) -> Evidence:
    start = DOC.text.index(words)
    return Evidence(DOC.id, start, start + len(words), words, 0.9, "test")


def found(one: Relation | Fact) -> dict[str, str]:
    told = marks(KnowledgeGraph.of([DOC], ENTITIES), one, one.evidence[0])
    assert all(DOC.text[m.start : m.end] == m.text for m in told)
    return {m.part: m.text for m in told}


def test_a_figure() -> None:
    figure = Figure(
        "revenue", Decimal(39_070_000), "EUR", "2024-Q2", Change(Decimal(22), "%", "yoy"), segment="Motoren"
    )
    assert found(Fact("f", "v", figure, 0.9, (evidence(SAID),))) == {
        "subject": "Velmoras", "value": "39,07 Millionen Euro", "change": "22 Prozent", "period": "zweiten Quartal",
        "segment": "Motoren",
    }  # fmt: skip


def test_a_relation() -> None:
    q = Qualifiers("CFO", "Finanzchefin", share=None)
    held = Relation("r", "a", "holdsPosition", 0.9, (evidence(POST.strip()),), "v", None, q)
    assert found(held) == {"subject": "Anna Berger", "title": "Finanzchefin"}  # the firm is only referred to
    owned = Relation("s", "a", "investedIn", 0.9, (evidence(POST.strip()),), "v", None, Qualifiers(share=Decimal(3)))
    assert found(owned) == {"subject": "Anna Berger", "share": "3 Prozent"}
    renamed = Relation("t", "v", "formerName", 0.9, (evidence(POST.strip()),), None, "Südmotor")
    assert found(renamed) == {"object": "Südmotor"}


def test_what_the_sentence_does_not_say_has_no_mark() -> None:
    other = Figure("revenue", Decimal(5_000_000), "EUR", "2021-Q2", segment="Pumpen")
    assert found(Fact("f", "a", other, 0.9, (evidence(SAID),))) == {}

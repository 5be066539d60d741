"""The graph that the SPARQL cases and the tests of the views ask: three invented articles about invented firms.

python -m tests.sparql.sample        writes data.json again
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from kg import codec, ids
from kg.graph import KnowledgeGraph
from kg.model import Change, Document, Entity, Evidence, Fact, Figure, Qualifiers, Relation

DATA = Path(__file__).with_name("data.json")

GERMAN = """Falkental übertrifft die Erwartungen

Die Falkental Motoren AG hat im zweiten Quartal 2024 einen Umsatz von 4,2 Milliarden Euro erzielt. \
Analysten hatten 4,0 Milliarden Euro erwartet. Finanzvorständin Jana Brück sprach von einem guten Start. \
Vorstandschef Ole Winter bleibt an Bord. Falkental baut den Kleinwagen Fink. Die Marge lag bei 8,5 Prozent."""
ENGLISH = """Falkental Motoren AG has agreed to buy Quarzlicht GmbH for €300m. \
Jana Brück, chief financial officer, called it a good fit. Falkental is said to eye a 25.5% stake in Lumen Works. \
Former chief executive Paul Adler had opposed the plan. Falkental, once known as Winter & Söhne, is based in Bremen. \
Falkental competes with Nordhafen AG. Nordhafen competes with Südwerk SE."""
FRENCH = """Le chiffre d'affaires de Falkental Motoren a atteint 4,1 milliards d'euros au deuxième trimestre 2024. \
Falkental a vendu environ 120 000 Fink, soit 12 % de plus qu'il y a un an."""


def _documents() -> dict[str, Document]:
    given = {
        "de": (GERMAN, "2024-08-13", "Falkental übertrifft die Erwartungen", "https://example.org/de"),
        "en": (ENGLISH, "2024-09-02", "Falkental to buy Quarzlicht", "https://example.org/en"),
        "fr": (FRENCH, None, None, None),
    }
    return {lang: Document(ids.document_id(text), text, lang, *rest) for lang, (text, *rest) in given.items()}


_DOCUMENTS = _documents()


def _said(lang: str, words: str, confidence: float = 0.9) -> Evidence:
    """The sentence of an article that has these words in it."""
    text = _DOCUMENTS[lang].text
    at = text.index(words)
    start = max([0, *(text.rfind(mark, 0, at) + len(mark) for mark in (". ", "\n") if mark in text[:at])])
    stop = text.find(". ", at)
    end = len(text) if stop < 0 else stop + 1
    return Evidence(_DOCUMENTS[lang].id, start, end, text[start:end], confidence, "sample")


def _entity(type_: str, name: str, *aliases: str, same_as: tuple[str, ...] = ()) -> Entity:
    return Entity(ids.entity_id(type_, name), type_, name, aliases, same_as)


def _relation(
    subject: Entity, predicate: str, end: Entity | str, evidence: list[Evidence], q: Qualifiers | None = None
) -> Relation:
    q = q or Qualifiers()
    object_, literal = (None, end) if isinstance(end, str) else (end.id, None)
    id_ = ids.relation_id(subject.id, predicate, object_, literal, q)
    return Relation(
        id_,
        subject.id,
        predicate,
        0.95 if len(evidence) > 1 else evidence[0].confidence,
        tuple(evidence),
        object_,
        literal,
        q,
    )


def _fact(subject: Entity, figure: Figure, evidence: Evidence) -> Fact:
    return Fact(ids.fact_id(subject.id, figure), subject.id, figure, evidence.confidence, (evidence,))


def _revenue(billions: str, status: str = "actual") -> Figure:
    return Figure("revenue", Decimal(billions) * 10**9, "EUR", "2024-Q2", status=status)


@lru_cache(maxsize=1)
def sample() -> KnowledgeGraph:
    """The graph of the three articles."""
    same = ("https://example.org/register/HRB-1",)
    falkental = _entity("Company", "Falkental Motoren AG", "Falkental", "Falkental Motoren", same_as=same)
    quarzlicht, lumen = _entity("Company", "Quarzlicht GmbH", "Quarzlicht"), _entity("Company", "Lumen Works")
    nordhafen, suedwerk = _entity("Company", "Nordhafen AG", "Nordhafen"), _entity("Company", "Südwerk SE")
    jana, ole, paul = (_entity("Person", name) for name in ("Jana Brück", "Ole Winter", "Paul Adler"))
    fink, bremen = _entity("Product", "Fink"), _entity("Place", "Bremen")
    relations = [
        _relation(
            jana, "holdsPosition", falkental, [_said("de", "Jana Brück"), _said("en", "Jana Brück")],
            Qualifiers("CFO", "Finanzvorständin"),
        ),
        _relation(ole, "holdsPosition", falkental, [_said("de", "Ole Winter")], Qualifiers("CEO", "Vorstandschef")),
        _relation(
            paul, "holdsPosition", falkental, [_said("en", "Paul Adler")], Qualifiers("CEO", "chief executive", True)
        ),
        _relation(falkental, "acquired", quarzlicht, [_said("en", "agreed to buy")], Qualifiers(status="agreed")),
        _relation(
            falkental, "investedIn", lumen, [_said("en", "Lumen Works", 0.6)],
            Qualifiers(status="rumoured", share=Decimal("25.5")),
        ),
        _relation(falkental, "formerName", "Winter & Söhne", [_said("en", "once known as")]),
        _relation(falkental, "headquarteredIn", bremen, [_said("en", "Bremen")]),
        _relation(falkental, "makes", fink, [_said("de", "Kleinwagen")]),
        _relation(falkental, "competitorOf", nordhafen, [_said("en", "competes with Nordhafen")]),
        _relation(nordhafen, "competitorOf", suedwerk, [_said("en", "competes with Südwerk")]),
    ]  # fmt: skip
    facts = [
        _fact(falkental, _revenue("4.2"), _said("de", "4,2 Milliarden")),
        _fact(falkental, _revenue("4.0", "expected"), _said("de", "4,0 Milliarden")),
        _fact(falkental, _revenue("4.1"), _said("fr", "4,1 milliards", 0.8)),
        _fact(falkental, Figure("operating_margin", Decimal("8.50"), "%"), _said("de", "Marge")),
        _fact(quarzlicht, Figure("deal_value", Decimal("3E8"), "EUR"), _said("en", "€300m")),
        _fact(
            fink, Figure("units_sold", Decimal(120_000), "units", None, Change(Decimal(12), "%", "yoy"), approx=True),
            _said("fr", "120 000"),
        ),
    ]  # fmt: skip
    firms = [falkental, quarzlicht, lumen, nordhafen, suedwerk]
    return codec.canonical(
        KnowledgeGraph.of(_DOCUMENTS.values(), [*firms, jana, ole, paul, fink, bremen], relations, facts)
    )


if __name__ == "__main__":
    DATA.write_text(codec.graph_to_json(sample()), "utf-8")

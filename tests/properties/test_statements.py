"""Statements out of random spans and links: whatever a reader says, nothing comes out that the text does not hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.annotate import findings_of
from extractors.reader.types import ENTITY_TYPES, NUMBER_TYPES, PREDICATES, Annotation, Arc, Span
from extractors.statements import statements
from kg import vocab
from kg.extract import Reading
from kg.model import Document, FactClaim, Findings, Mention, RelationClaim
from kg.spans import sentences
from kg.values import find_multiples, read_amount
from tests.factory import doc

WORDS = (
    ("Alpha AG", "Company", None), ("Betas", "Company", None), ("Gamma", "Product", None), ("Ada Kern", "Person", None),
    ("Kern", "Person", None), ("Ulm", "Place", None), ("Kartellamt", "Organization", None), ("Messe 2024", "Event", None),
    ("Umsatz", "METRIC", "revenue"), ("Verlust", "METRIC", "net_loss"), ("Marge", "METRIC", "operating_margin"),
    ("Aktie", "METRIC", "share_price"), ("Beschäftigte", "METRIC", "employees"), ("Kaufpreis", "METRIC", "deal_value"),
    ("5 Millionen Euro", "MONEY", None), ("3,2", "MONEY", None), ("1,5 bis 2 Mrd. Dollar", "MONEY", None),
    ("40 Cent", "MONEY", None), ("12 Prozent", "PERCENT", None), ("0,3 Prozentpunkte", "PERCENT", None),
    ("1200", "QUANTITY", None), ("drei Millionen Kunden", "QUANTITY", None), ("viermal so viel", "QUANTITY", None),
    ("2023", "PERIOD", None), ("zweiten Quartal", "PERIOD", None), ("Vorjahr", "PERIOD", None),
    ("Finanzchefin", "ROLE", "CFO"), ("der Konzern", "REF", None), ("sie", "REF", None),
)  # fmt: skip
BETWEEN = (
    " und ", ", ", " stieg um ", " von ", " auf ", " nach ", " im ", " (", ") ", ". Dann kam ", " soll ", " weniger als ",
)  # fmt: skip
BEFORE = "Am Vormittag hatte es noch geregnet. "
AFTER = " Am Abend war die Straße wieder trocken."
FLAGS = {
    "status": (*vocab.FACT_STATUSES, *vocab.RELATION_STATUSES),
    "sign": ("+", "-"),
    "basis": ("yoy", "qoq", "day", "since"),
    "negative": ("true",),
    "ended": ("true",),
    "metric": ("revenue", "net_income", "share_price", "employees"),
}


@dataclass(frozen=True)
class Said:
    """A text and what a reader made of it, right or wrong."""

    text: str
    annotation: Annotation

    def findings(self, before: str = "", after: str = "") -> tuple[Document, Findings]:
        """Statements of the text, with other sentences around it that speak of nothing."""
        spans = tuple(
            Span(s.start + len(before), s.end + len(before), s.type, s.label, s.confidence)
            for s in self.annotation.spans
        )
        document = doc(before + self.text + after, "de", "2024-08-13")
        reading = Reading(document, tuple(sentences(document.text, "de")))
        found = findings_of(reading, Annotation(spans, self.annotation.arcs))
        claims = statements.function(Reading(document, reading.sentences, found))
        return document, Findings(found.mentions, found.links, claims.relations, claims.facts)


def _flags(draw: st.DrawFn, kind: str) -> dict[str, str]:
    flags = {k: draw(st.sampled_from(v)) for k, v in FLAGS.items() if draw(st.booleans())}
    if flags.get("status") not in (vocab.RELATION_STATUSES if kind in PREDICATES else vocab.FACT_STATUSES):
        flags.pop("status", None)
    return flags | ({"metric": "revenue"} if kind in ("value", "change") and "metric" not in flags else {})


@st.composite
def said(draw: st.DrawFn) -> Said:
    """Words of all kinds in any order, with links of all kinds between any of them."""
    chosen = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=12))
    text, spans = "Gestern kam ", []
    for words, type_, label in chosen:
        spans.append(Span(len(text), len(text) + len(words), type_, label, draw(st.sampled_from((0.5, 0.9)))))
        text += words + draw(st.sampled_from(BETWEEN))
    by_type: dict[str, list[int]] = {}
    for i, span in enumerate(spans):
        by_type.setdefault(span.type, []).append(i)

    def one(*types: str) -> int:
        """A span of one of the types if there is any; a tenth of the time any span at all."""
        fit = [i for type_ in types for i in by_type.get(type_, ())]
        return draw(st.sampled_from(fit) if fit and draw(st.integers(0, 9)) else st.integers(0, len(spans) - 1))

    arcs: list[tuple[str, int, int]] = []
    for source in sorted(i for t in NUMBER_TYPES for i in by_type.get(t, ())):
        kind = draw(st.sampled_from(("value", "value", "change", "change_of", "nothing")))
        arcs.append((kind, source, one(*NUMBER_TYPES) if kind == "change_of" else one("METRIC")))
        arcs.append(("of", source, one("Company", "Product", "REF", "Organization")))
        arcs.append(("period", source, one("PERIOD")) if draw(st.booleans()) else ("nothing", source, source))
    for name in draw(st.lists(st.sampled_from(PREDICATES), min_size=2, max_size=9)):
        predicate = vocab.PREDICATES[name]
        arcs.append((name, one(*predicate.domain, "REF"), one(*(predicate.range or ENTITY_TYPES), "REF")))
    arcs += [("coref", i, one("Company", "Person")) for i in by_type.get("REF", ())]
    arcs += [("same", one(*ENTITY_TYPES), one(*ENTITY_TYPES)) for _ in range(draw(st.integers(0, 2)))]
    linked = [
        Arc(kind, source, target, draw(st.sampled_from((0.4, 0.8))), _flags(draw, kind))
        for kind, source, target in arcs
        if kind != "nothing" and source != target
    ]
    return Said(text + "zu Ende.", Annotation(tuple(spans), tuple(linked)))


def _by_id(found: Findings) -> dict[str, Mention]:
    return {m.id: m for m in found.mentions}


def _told(found: Findings) -> list[tuple[object, ...]]:
    """The claims without their places, in the words of the mentions that they join."""
    names = _by_id(found)

    def relation(claim: RelationClaim) -> tuple[object, ...]:
        object_ = names[claim.object].text if claim.object else claim.literal
        return claim.predicate, names[claim.subject].text, object_, claim.qualifiers

    def fact(claim: FactClaim) -> tuple[object, ...]:
        return names[claim.subject].text, claim.figure

    claims: Iterable[RelationClaim | FactClaim] = (*found.relations, *found.facts)
    return sorted(
        (
            (*(relation(c) if isinstance(c, RelationClaim) else fact(c)), c.evidence.text, c.evidence.confidence)
            for c in claims
        ),
        key=repr,
    )


@given(said())
@settings(max_examples=300, deadline=None)
def test_a_fact_has_a_subject_a_metric_and_its_number_in_its_evidence(given_: Said) -> None:
    document, found = given_.findings()
    names = _by_id(found)
    for claim in found.facts:
        assert names[claim.subject].type in ENTITY_TYPES
        assert claim.figure.metric in vocab.METRICS
        inside = [
            m
            for m in found.mentions
            if m.type in NUMBER_TYPES and claim.evidence.start <= m.start and m.end <= claim.evidence.end
        ]
        amounts = [read_amount(document.text, m.start, m.end, "de") for m in inside]
        values = {abs(a.value) for a in amounts if a is not None}
        scaled = {v * 10**n for v in values for n in (0, 6, 9, 12)}
        if claim.figure.value is not None:
            assert abs(claim.figure.value) in scaled
        if claim.figure.change is not None:
            told = {abs(t.value) for t in find_multiples(claim.evidence.text, "de")}
            times = {(v - 1) * 100 for v in values}
            assert abs(claim.figure.change.value) in values | told | times


@given(said())
@settings(max_examples=300, deadline=None)
def test_a_relation_keeps_domain_and_range_and_its_ends_apart(given_: Said) -> None:
    document, found = given_.findings()
    names = _by_id(found)
    for claim in found.relations:
        predicate = vocab.PREDICATES[claim.predicate]
        assert names[claim.subject].type in predicate.domain
        assert (claim.object is None) == predicate.literal
        if claim.object is not None:
            assert names[claim.object].type in predicate.range
            assert claim.object != claim.subject
            assert not predicate.like_with_like or names[claim.object].type == names[claim.subject].type
        assert document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text


@given(said(), st.booleans(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_sentences_that_speak_of_nothing_change_nothing(given_: Said, before: bool, after: bool) -> None:
    alone = _told(given_.findings()[1])
    assert _told(given_.findings(BEFORE if before else "", AFTER if after else "")[1]) == alone

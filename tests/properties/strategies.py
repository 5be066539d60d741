"""Hypothesis strategies for documents, entities, statements and whole graphs, with the texts that break formats."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from kg import ids, vocab
from kg.graph import KnowledgeGraph
from kg.model import Change, Document, Entity, Evidence, Fact, Figure, Qualifiers, Relation

HOSTILE = (
    '"quoted"', "back\\slash\\n", "'''\"\"\"", "</script><script>alert(1)</script>", "<!-- & &amp; ]]>",
    "\u202eabc\u202c",
    "\u2066\u200f\u200e", "😀👩‍👩‍👧", "a\tb\nc\rd\r\ne", "\x00\x01\x08\x0b\x0c\x1f\x7f\x85", "\u2028\u2029",
    "\ufeffBOM",
    "\ufffe\uffff", "_x000B_ _x005F_", "%zz %20 {}|^`", "@prefix kg: <x> .", "kg:Company", "é e\u0301 ﬁ", "w" * 10_000,
    "'); DROP TABLE x; --", "null", "true", "1e400", "   ", "=cmd()",
)  # fmt: skip

#: Any Unicode text but lone surrogates, which ingest refuses; hostile ones often.
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.builds("".join, st.lists(st.sampled_from(HOSTILE[:-1]), max_size=3)),
)
words = texts.filter(bool)
optional = st.none() | texts
#: Figures as news has them, and some with many digits.
numbers = st.one_of(
    st.integers(-(10**15), 10**15).map(Decimal),
    st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=4),
    st.sampled_from([Decimal("39.07E9"), Decimal("1E+12"), Decimal("22.50"), Decimal("0.0000001"), Decimal("-0")]),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=18),
)
confidences = st.integers(1, 100).map(lambda percent: percent / 100)
iris = st.sampled_from(
    [
        "http://www.wikidata.org/entity/Q380",
        "https://example.org/%C3%A9?a=b#c",
        "urn:isin:US30303M1027",
        "http://ä.example/ö",
    ]
)
periods = st.sampled_from(["2024", "2024-Q2", "2024-H1", "2024-9M", "2022-02", "2024-08-13"])
units = st.sampled_from([*vocab.UNITS, "USD", "EUR", "vehicles"])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document with at least one character."""
    text = draw(words)
    date = st.none() | st.sampled_from(["2024-08-13", "2024-08", "2024-02-30", ""])
    return Document(
        ids.document_id(text),
        text,
        draw(st.sampled_from(["de", "en", "fr"])),
        draw(date),
        draw(optional),
        draw(optional),
    )


@st.composite
def evidences(draw: st.DrawFn, document: Document) -> Evidence:
    """A piece of evidence in `document`."""
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    return Evidence(document.id, start, end, document.text[start:end], draw(confidences), draw(words))


changes = st.builds(
    Change,
    numbers,
    st.sampled_from([*vocab.UNITS, "USD"]),
    st.none() | st.sampled_from([*vocab.BASES, "since:2022-02"]),
    st.none() | numbers,
)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """A figure that the contract allows."""
    metric = draw(st.sampled_from(vocab.METRICS))
    change = draw(st.none() | changes)
    value = draw(numbers if change is None else st.none() | numbers)
    return Figure(
        metric, abs(value) if value is not None and metric == "net_loss" else value,
        draw(st.none() | units), draw(st.none() | periods), change, draw(st.sampled_from(vocab.FACT_STATUSES)),
        draw(st.none() | words), draw(st.none() | numbers), draw(st.booleans()), draw(st.booleans()),
    )  # fmt: skip


@st.composite
def qualifiers(draw: st.DrawFn, predicate: vocab.Predicate) -> Qualifiers:
    """Qualifiers that `predicate` may carry."""
    allowed = predicate.qualifiers

    def maybe(name: str, strategy: st.SearchStrategy[str]) -> str | None:
        return draw(st.none() | strategy) if name in allowed else None

    share = st.none() | st.integers(0, 10_000).map(lambda n: Decimal(n) / 100)
    return Qualifiers(
        maybe("role", st.sampled_from(vocab.ROLES)), maybe("title", texts), draw(st.booleans()),
        maybe("status", st.sampled_from(vocab.RELATION_STATUSES)), draw(share) if "share" in allowed else None,
        maybe("since", periods), maybe("until", periods),
    )  # fmt: skip


@st.composite
def entities(draw: st.DrawFn, type_: str, number: int) -> Entity:
    """An entity of a type; `number` keeps ids apart. Some ids need escapes in IRIs and XML."""
    id_ = f"{type_.lower()}-{number}" + draw(st.sampled_from(["", "", "ß/ä", " &<>\"'%", "\n"]))
    aliases = draw(st.lists(words, max_size=3))
    known = {name: draw(st.none() | words) for name in vocab.REFERENCE_FIELDS}
    return Entity(id_, type_, draw(words), tuple(aliases), tuple(draw(st.lists(iris, max_size=2))), **known)


@st.composite
def relations(draw: st.DrawFn, by_type: dict[str, list[Entity]], pieces: st.SearchStrategy[Evidence]) -> Relation:
    """A relation between some of the entities, of any predicate."""
    predicate = draw(st.sampled_from(list(vocab.PREDICATES.values())))
    type_ = draw(st.sampled_from(predicate.domain))
    subject = draw(st.sampled_from(by_type[type_])).id
    object_ = literal = None
    if predicate.literal:
        literal = draw(texts)
    else:
        object_ = draw(
            st.sampled_from(by_type[type_ if predicate.like_with_like else draw(st.sampled_from(predicate.range))])
        ).id
    q = draw(qualifiers(predicate))
    id_ = ids.relation_id(subject, predicate.name, object_, literal, q)
    evidence = tuple(draw(st.lists(pieces, min_size=1, max_size=3)))
    return Relation(id_, subject, predicate.name, draw(confidences), evidence, object_, literal, q)


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """A whole graph that follows the contract: every end exists, all evidence quotes its document."""
    docs = draw(st.lists(documents(), min_size=1, max_size=3, unique_by=lambda d: d.id))
    by_type = {
        type_: [draw(entities(type_, n)) for n in range(draw(st.integers(1, 2)))] for type_ in vocab.ENTITY_TYPES
    }
    pieces = st.sampled_from(docs).flatmap(evidences)
    found = draw(st.lists(relations(by_type, pieces), max_size=6, unique_by=lambda r: r.id))
    facts: dict[str, Fact] = {}
    for figure in draw(st.lists(figures(), max_size=5)):
        subject = draw(st.sampled_from(by_type["Company"])).id
        id_ = ids.fact_id(subject, figure)
        facts[id_] = Fact(
            id_, subject, figure, draw(confidences), tuple(draw(st.lists(pieces, min_size=1, max_size=3)))
        )
    return KnowledgeGraph.of(docs, [e for of_type in by_type.values() for e in of_type], found, facts.values())

"""The words in a sentence that a statement rests on: its ends, its figure, its period, its title.

They are found again in the evidence, by the names of the entities and by the value tables, so that they can be shown
for any graph in the contract's form, ours or another's. What the sentence only refers to (`der Konzern`) or takes
from the sentence before has no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Evidence, Fact, Figure, Relation
from kg.values import find_amounts, find_multiples, find_periods


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a document, `text == document.text[start:end]`, and which part of the statement they say."""

    part: str
    start: int
    end: int
    text: str


def marks(graph: KnowledgeGraph, one: Relation | Fact, evidence: Evidence) -> tuple[Mark, ...]:
    """The marked words of one piece of evidence, in the order of the statement's parts; offsets in the document."""
    document = graph.document_by_id[evidence.document]
    found = _relation(graph, one, evidence) if isinstance(one, Relation) else _fact(graph, one, evidence, document)
    at = evidence.start
    return tuple(Mark(part, at + a, at + b, evidence.text[a:b]) for part, (a, b) in found)


def _relation(graph: KnowledgeGraph, one: Relation, evidence: Evidence) -> Iterator[tuple[str, tuple[int, int]]]:
    yield from _named("subject", graph.entity_by_id[one.subject], evidence.text)
    if one.object is not None:
        yield from _named("object", graph.entity_by_id[one.object], evidence.text)
    if one.literal is not None:
        yield from _words("object", one.literal, evidence.text)
    if one.qualifiers.title is not None:
        yield from _words("title", one.qualifiers.title, evidence.text)
    if one.qualifiers.share is not None:
        yield from _amount("share", one.qualifiers.share, evidence.text, None)


def _fact(
    graph: KnowledgeGraph, one: Fact, evidence: Evidence, document: Document
) -> Iterator[tuple[str, tuple[int, int]]]:
    figure, text, lang = one.figure, evidence.text, document.lang
    yield from _named("subject", graph.entity_by_id[one.subject], text)
    if figure.value is not None:
        yield from _amount("value", figure.value, text, lang)
    if figure.change is not None:
        found = list(_amount("change", figure.change.value, text, lang))
        yield from found or _multiple(figure, text, lang)
    if figure.period is not None:
        published = _day(document.date)
        told = [p for p in find_periods(text, lang, published) if p.value == figure.period]
        yield from (("period", (p.start, p.end)) for p in told[:1])
    if figure.segment is not None:
        yield from _words("segment", figure.segment, text)


def _named(part: str, entity: Entity, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The first of an entity's names in a text; of those that begin at one place, the longest."""
    names = sorted({entity.name, *entity.aliases}, key=lambda n: (-len(n), n))
    pattern = "|".join(re.escape(name) for name in names)
    found = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text) or re.search(rf"(?<!\w)(?:{pattern})", text)
    if found:
        yield part, found.span()


def _words(part: str, words: str, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    at = text.casefold().find(words.casefold())
    if at >= 0 and text[at : at + len(words)].casefold() == words.casefold():
        yield part, (at, at + len(words))


def _amount(part: str, value: Decimal, text: str, lang: str | None) -> Iterator[tuple[str, tuple[int, int]]]:
    told = [a for a in find_amounts(text, lang) if a.value == abs(value)]
    yield from ((part, (a.start, a.end)) for a in told[:1])


def _multiple(figure: Figure, text: str, lang: str | None) -> Iterator[tuple[str, tuple[int, int]]]:
    told = [m for m in find_multiples(text, lang) if figure.change is not None and m.value == figure.change.value]
    yield from (("change", (m.start, m.end)) for m in told[:1])


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None

"""Small things made by hand for tests: documents, mentions found by their words, claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.extract import Reading
from kg.ids import document_id
from kg.model import Document, Evidence, FactClaim, Figure, Findings, Link, Mention, Qualifiers, RelationClaim
from kg.spans import sentences


def doc(text: str, lang: str = "de", date: str | None = "2024-08-13", **more: Any) -> Document:
    """A document with the id that its text has."""
    return Document(document_id(text), text, lang, date, **more)


def mention(
    document: Document, words: str, type_: str, confidence: float = 0.9, *, nth: int = 0, **more: Any
) -> Mention:
    """The `nth` place where `words` stand in the document, as a mention."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return Mention(document.id, start, start + len(words), words, type_, confidence, **more)


def reading(document: Document, mentions: Iterable[Mention] = (), links: Iterable[Link] = ()) -> Reading:
    """A reading of the document with these findings."""
    spans = tuple(sentences(document.text, document.lang))
    return Reading(document, spans, Findings(tuple(mentions), tuple(links)))


def link(kind: str, source: Mention, target: Mention, confidence: float = 0.9, **attributes: str) -> Link:
    """A link between two mentions."""
    return Link(kind, source.id, target.id, confidence, tuple(sorted(attributes.items())))


def evidence(document: Document, confidence: float = 0.9, extractor: str = "test") -> Evidence:
    """Evidence that is the whole text of the document."""
    return Evidence(document.id, 0, len(document.text), document.text, confidence, extractor)


def relation(
    document: Document, subject: Mention, predicate: str, object_: Mention | None, confidence: float = 0.9, **more: Any
) -> RelationClaim:
    """A claim that a relation holds; `literal` and the qualifiers by name."""
    literal = more.pop("literal", None)
    target = None if object_ is None else object_.id
    return RelationClaim(subject.id, predicate, evidence(document, confidence), target, literal, Qualifiers(**more))


def fact(document: Document, subject: Mention, metric: str, confidence: float = 0.9, **more: Any) -> FactClaim:
    """A claim that a figure is so."""
    return FactClaim(subject.id, Figure(metric, **more), evidence(document, confidence))

"""What the explorer is told: the graph as JSON values, where nodes stand, contradictions, quads for its engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.contradictions import contradictions
from kg.graph import KnowledgeGraph
from kg.model import Entity, Fact, Relation
from kg.views.html import layout
from kg.views.html.payload import payload as shown_payload
from kg.views.html.payload import ranked
from kg.views.rdf import write_nquads
from kg.views.terms import PREFIXES

Json = dict[str, Any]

#: So many of the best connected entities are placed by forces, the others beside them: time grows with the square.
MOVED = 700
#: A graph with more quads than this is not queried inside a page (some 60 MB of text): `kg serve` is there for it.
MOST_QUADS = 300_000


def payload(
    graph: KnowledgeGraph, title: str | None, questions: Sequence[Mapping[str, str]], served: str | None
) -> Json:
    """All that the page needs. Statements are lists; where one is named by number, that is its place in the list."""
    entities = ranked(graph)
    data = shown_payload(graph, entities, len(entities), title)
    facts = {fact.id: k for k, fact in enumerate(graph.facts)}
    _place(data["relations"], graph.relations)
    _place(data["facts"], graph.facts)
    if served is None:
        for document, told in zip(graph.documents, data["documents"], strict=True):
            told["text"] = document.text
    return data | {
        "places": _places(graph, entities),
        "contradictions": [
            {
                "earlier": facts[one.earlier],
                "later": facts[one.later],
                "difference": None if one.difference is None else float(one.difference),
                "correction": one.correction,
            }
            for one in contradictions(graph)
        ],
        "questions": [dict(question) for question in questions],
        "prefixes": dict(PREFIXES),
        "served": served,
        "quads": None if served is not None else quads(write_nquads(graph)),
    }


def _place(told: list[Json], statements: Sequence[Relation | Fact]) -> None:
    """Give each piece of evidence its place in its text, in code points."""
    for record, statement in zip(told, statements, strict=True):
        for piece, evidence in zip(record["evidence"], statement.evidence, strict=True):
            piece["start"], piece["end"] = evidence.start, evidence.end


def _places(graph: KnowledgeGraph, entities: Sequence[Entity]) -> list[tuple[int, int]]:
    number = {entity.id: k for k, entity in enumerate(entities)}
    pairs = [(number[r.subject], number[r.object]) for r in graph.relations if r.object is not None]
    return layout.positions(len(entities), pairs, min(len(entities), MOVED))


def quads(text: str) -> Json | None:
    """N-Quads as a table of terms, each once and in N-Quads form, and four numbers a quad (graph: 0 for the default
    one, else its place in the table and one more). None where there are too many for a page.
    """
    lines = text.split("\n")[:-1]  # other line separators of Unicode stand in literals as they are
    if len(lines) > MOST_QUADS:
        return None
    terms: dict[str, int] = {}
    numbers: list[int] = []
    for line in lines:
        subject, predicate, rest = line.removesuffix(" .").split(" ", 2)
        value, graph = _value(rest)
        numbers += (terms.setdefault(term, len(terms)) for term in (subject, predicate, value))
        numbers.append(terms.setdefault(graph, len(terms)) + 1 if graph else 0)
    return {"terms": list(terms), "quads": numbers}


def _value(rest: str) -> tuple[str, str]:
    """The object and the graph (or nothing) at the end of a line."""
    if not rest.startswith('"'):
        value, _, graph = rest.partition(" ")
        return value, graph
    # A literal may hold spaces and escaped quotes; what follows its last quote does not.
    end = rest.rindex('"')
    tail, _, graph = rest[end:].partition(" ")
    return rest[:end] + tail, graph

"""What a notebook shows of a graph: a small card, and the page in a frame. Everything from an article is escaped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape

from kg.graph import KnowledgeGraph

_TOP = 8


def summary_html(graph: KnowledgeGraph) -> str:
    """A card: counts, types and the entities with most statements. Plain HTML without script or style sheet."""
    counts = {
        "documents": len(graph.documents),
        "entities": len(graph.entities),
        "relations": len(graph.relations),
        "facts": len(graph.facts),
    }
    types = Counter(entity.type for entity in graph.entities)
    said = {e.id: len(graph.relations_of.get(e.id, ())) + len(graph.facts_of.get(e.id, ())) for e in graph.entities}
    top = sorted(graph.entities, key=lambda e: (-said[e.id], e.id))[:_TOP]
    rows = "".join(f"<tr><td>{escape(e.name)}</td><td>{escape(e.type)}</td><td>{said[e.id]}</td></tr>" for e in top)
    table = f"<tr><th>entity</th><th>type</th><th>statements</th></tr>{rows}" if rows else ""
    kinds = ", ".join(f"{number} {escape(type_)}" for type_, number in sorted(types.items()))
    head = ", ".join(f"{number} {name}" for name, number in counts.items())
    return f"<div><p><b>Knowledge graph</b>: {head}</p><p>{kinds}</p><table>{table}</table></div>"


@dataclass(frozen=True, slots=True, repr=False)
class Inline:
    """A whole HTML page, `height` pixels high, that a notebook shows in a frame of its own.

    The frame is sandboxed: scripts of the page run, but reach neither the notebook nor its cookies.
    """

    page: str
    height: int

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="allow-scripts allow-popups" width="100%" height="{self.height}" '
            f'style="border:0" srcdoc="{escape(self.page)}"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<page of {len(self.page)} characters; a notebook shows it>"

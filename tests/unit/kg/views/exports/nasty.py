"""The sample graph with names and texts that break careless writers."""

from __future__ import annotations

from dataclasses import replace

from kg import codec
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Relation
from tests.sparql.sample import sample

NASTY = (
    "=HYPERLINK(\"x\")", "+1", "-5", "@SUM(A1)", "'tis", "''", "a;b", "a,b", 'say "hi"', "a\\nb\\", "line\nbreak",
    "tab\there", "cr\rhere", "</script><b>", "{{x}}", "ü 漢 🎉", "vt\x0bx", "_x000B_", "＝1", "\u2028sep", "$x",
    "\\u0041",
)  # fmt: skip


def nasty() -> KnowledgeGraph:
    """Every nasty string as a name, as an alias, as a title and as the text of a document."""
    graph = sample()
    entities = [
        Entity(
            f"company-n{k:02}",
            "Company",
            name,
            (f"{name} {k}", name + "x"),
            isin="DE0007164600",
            ticker="XETR SAP",
            country="DE",
            sector="Energy",
        )
        for k, name in enumerate(NASTY)
    ]
    documents = [Document(f"d{k:02}", name, "en", None, "" if k == 0 else name, name) for k, name in enumerate(NASTY)]
    first = next(r for r in graph.relations if r.object is not None)
    relations = [
        replace(
            first,
            id=f"r-n{k:02}",
            subject=entities[k].id,
            qualifiers=replace(first.qualifiers, title=name, since="2017", until="2024-06"),
        )
        for k, name in enumerate(NASTY)
    ]
    former = [Relation(f"r-f{k:02}", entities[k].id, "formerName", 0.5, (), None, name) for k, name in enumerate(NASTY)]
    return codec.canonical(
        KnowledgeGraph.of(
            (*graph.documents, *documents),
            (*graph.entities, *entities),
            (*graph.relations, *relations, *former),
            graph.facts,
        )
    )

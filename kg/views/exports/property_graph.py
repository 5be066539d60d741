"""The graph as a labelled property graph, what Neo4j and Cypher are written from.

Nodes: `Entity` (with its type as a second label), `Document`, `Fact`, `Evidence`, `Literal` (a former name). Edges:
one per relation, named as its predicate, from subject to object or literal; `hasFact` Entity -> Fact; `supportedBy`
Fact -> Evidence; `inDocument` Evidence -> Document. An edge cannot point to a node, so the evidence of a relation is
found by its property `statement`, the `id` of the edge. Ids are unique within a label.

Decimals become doubles: what a figure has beyond the 15th digit is lost, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kg.graph import KnowledgeGraph
from kg.views.tables import COLUMNS, Cell, Column, Row, tables

Properties = dict[str, Cell]

#: Labels of nodes, and the table each comes from.
NODES = {"Document": "documents", "Entity": "entities", "Fact": "facts", "Evidence": "evidence"}
_RELATION = ("id", "role", "title", "ended", "status", "share", "since", "until", "confidence")
#: Properties of a label, in order.
PROPERTIES: dict[str, tuple[Column, ...]] = {label: COLUMNS[table] for label, table in NODES.items()} | {
    "Literal": (Column("id", "text", "id of the relation"), Column("value", "text", "the string")),
    "": tuple(column for column in COLUMNS["relations"] if column.name in _RELATION),
}


class Edge(NamedTuple):
    """An edge: label and id of its start, its type, label and id of its end, properties (none but for relations)."""

    start: tuple[str, str]
    type: str
    end: tuple[str, str]
    properties: Properties


def _record(columns: tuple[Column, ...], row: Row) -> Properties:
    cells = (float(cell) if isinstance(cell, Decimal) else cell for cell in row)
    return {column.name: cell for column, cell in zip(columns, cells, strict=True)}


def nodes(graph: KnowledgeGraph, label: str) -> Iterator[Properties]:
    """The nodes with this label, by id, as properties in the order of `PROPERTIES`."""
    every = tables(graph)
    if label == "Literal":
        for row in every["relations"].rows():
            record = _record(COLUMNS["relations"], row)
            if record["literal"] is not None:
                yield {"id": record["id"], "value": record["literal"]}
        return
    for row in every[NODES[label]].rows():
        yield _record(PROPERTIES[label], row)


def edges(graph: KnowledgeGraph) -> Iterator[Edge]:
    """All edges: relations first, then what ties facts, evidence and documents together."""
    for row in tables(graph)["relations"].rows():
        record = _record(COLUMNS["relations"], row)
        literal = record["object"] is None
        end = ("Literal", str(record["id"])) if literal else ("Entity", str(record["object"]))
        properties = {name: record[name] for name in _RELATION}
        yield Edge(("Entity", str(record["subject"])), str(record["predicate"]), end, properties)
    facts = set()
    for fact in nodes(graph, "Fact"):
        facts.add(fact["id"])
        yield Edge(("Entity", str(fact["subject"])), "hasFact", ("Fact", str(fact["id"])), {})
    for piece in nodes(graph, "Evidence"):
        here = ("Evidence", str(piece["id"]))
        if piece["statement"] in facts:
            yield Edge(("Fact", str(piece["statement"])), "supportedBy", here, {})
        yield Edge(here, "inDocument", ("Document", str(piece["document"])), {})

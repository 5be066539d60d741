"""A Cypher script (openCypher 9, constraints as in Neo4j 5), one statement a line: run it twice, and nothing doubles.

    cypher-shell -f graph.cypher

Every node and edge is merged by its id; what a later graph no longer says is not taken away. All values are literals
in the script: text in single quotes with `\\` before quotes, backslashes and line ends, other controls as `\\uXXXX`.
For millions of statements `neo4j-admin` and the format `neo4j` are the faster way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import vocab
from kg.graph import KnowledgeGraph
from kg.views.exports.property_graph import PROPERTIES, Properties, edges, nodes
from kg.views.tables import Cell

_LABELS = ("Entity", "Document", "Fact", "Evidence", "Literal")
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(r"[\\'\x00-\x1f\x7f-\x9f\u2028\u2029]")


def write_cypher(graph: KnowledgeGraph) -> Iterator[str]:
    """The script, line by line."""
    for label in _LABELS:
        name = f"kg_{label.lower()}_id"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n"
    yield "CREATE INDEX kg_evidence_statement IF NOT EXISTS FOR (n:Evidence) ON (n.statement);\n"
    for label in _LABELS:
        names = [column.name for column in PROPERTIES[label]]
        for record in nodes(graph, label):
            yield f"MERGE (n:{label} {{id: {literal(record['id'])}}}){_set('n', names, record)};\n"
    for type_ in vocab.ENTITY_TYPES:
        yield f"MATCH (n:Entity {{type: '{type_}'}}) SET n:{type_};\n"
    for edge in edges(graph):
        (start, a), (end, b) = edge.start, edge.end
        ends = f"MATCH (a:{start} {{id: {literal(a)}}}), (b:{end} {{id: {literal(b)}}})"
        key = f" {{id: {literal(edge.properties['id'])}}}" if edge.properties else ""
        set_ = _set("r", list(edge.properties), edge.properties)
        yield f"{ends} MERGE (a)-[r:{edge.type}{key}]->(b){set_};\n"


def _set(variable: str, names: list[str], record: Properties) -> str:
    # `null` takes a property away that an earlier run had set; `end` and others are reserved words.
    parts = [f"{variable}.`{name}` = {literal(record[name])}" for name in names if name != "id"]
    return f" SET {', '.join(parts)}" if parts else ""


def literal(value: Cell) -> str:
    """A value as a Cypher literal."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return "'" + _SPECIAL.sub(lambda m: _ESCAPES.get(m[0], f"\\u{ord(m[0]):04x}"), value) + "'"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(literal, value)) + "]"
    return repr(value)

"""A folder for `neo4j-admin database import full` (Neo4j 5 Operations Manual, Import): node and relationship files.

Header fields have their type (`value:double`), `:ID(Label)` starts an id space. Text is always in quotes, so the empty
text and no value stay apart. Arrays and labels are split by U+001F, which no name has. `import.args` holds the options:

    cd FOLDER && neo4j-admin database import full neo4j @import.args
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.errors import InvalidGraph
from kg.graph import KnowledgeGraph
from kg.views.exports import Content
from kg.views.exports.property_graph import PROPERTIES, Edge, Properties, edges, nodes
from kg.views.tables import Cell

SEPARATOR = "\x1f"
_TYPES = {
    "text": "string",
    "list": "string[]",
    "decimal": "double",
    "real": "double",
    "whole": "long",
    "flag": "boolean",
}
_LABELS = ("Entity", "Document", "Fact", "Evidence", "Literal")


def write_neo4j(graph: KnowledgeGraph) -> Iterator[tuple[str, Content]]:
    """The files, as `(file name, content)`."""
    options = ["--multiline-fields=true", "--array-delimiter=U+001F", "--ignore-empty-strings=false"]
    for label in _LABELS:
        yield f"{label.lower()}.csv", _node_lines(graph, label)
        options.append(f"--nodes={label.lower()}.csv")
    kinds: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges(graph):
        kinds.setdefault((edge.start[0], edge.end[0]), []).append(edge)
    for (start, end), found in kinds.items():
        name = f"{start.lower()}-{end.lower()}.csv"
        yield name, _edge_lines(start, end, found)
        options.append(f"--relationships={name}")
    yield "import.args", "\n".join(options) + "\n"


def _node_lines(graph: KnowledgeGraph, label: str) -> Iterator[str]:
    columns = PROPERTIES[label][1:]
    yield _line([f"id:ID({label})", *(f"{c.name}:{_TYPES[c.kind]}" for c in columns), ":LABEL"], header=True)
    for record in nodes(graph, label):
        labels: tuple[str, ...] = (label, str(record["type"])) if label == "Entity" else (label,)
        yield _line([*record.values(), labels])


def _edge_lines(start: str, end: str, found: Iterable[Edge]) -> Iterator[str]:
    columns = PROPERTIES[""] if start == "Entity" and end != "Fact" else ()
    head = [f":START_ID({start})", f":END_ID({end})", ":TYPE", *(f"{c.name}:{_TYPES[c.kind]}" for c in columns)]
    yield _line(head, header=True)
    for edge in found:
        properties: Properties = edge.properties
        yield _line([edge.start[1], edge.end[1], edge.type, *properties.values()])


def _line(cells: Iterable[Cell], header: bool = False) -> str:
    return ",".join(str(cell) if header else _cell(cell) for cell in cells) + "\n"


def _cell(value: Cell) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        if any(SEPARATOR in item for item in value):
            raise InvalidGraph("a name has the control character U+001F, which splits arrays for Neo4j: remove it")
        return _quoted(SEPARATOR.join(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'

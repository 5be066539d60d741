"""CSV: a folder of five tables with a `datapackage.json` (Frictionless Data Package v1, Tabular Data Resource).

RFC 4180 with LF line ends, UTF-8, decimals exact, lists as JSON arrays, an empty cell where there is no value.

Spreadsheets run a cell that begins with `=`, `+`, `-` or `@` (also after a tab or line end, also in full width) as
a formula (OWASP, CSV Injection). Such text gets an apostrophe before it, and so does text that begins with an
apostrophe and the empty text. A reader therefore takes one leading apostrophe off any text cell and has exactly what
was there. Numbers are never touched: `-5` stays a number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from kg.codec import dumps, plain
from kg.graph import KnowledgeGraph
from kg.views.exports import Content
from kg.views.tables import Cell, Column, Table, tables

_DANGEROUS = tuple("=+-@\t\r\n'＝＋－＠")
_QUOTE = re.compile(r'[,"\r\n]')
_TYPES = {
    "text": "string",
    "list": "array",
    "decimal": "number",
    "real": "number",
    "whole": "integer",
    "flag": "boolean",
}
_ESCAPE = "take one leading apostrophe off a text cell: it keeps spreadsheets from running the text as a formula"


def write_csv(graph: KnowledgeGraph) -> Iterator[tuple[str, Content]]:
    """The five tables and their description, as `(file name, content)`."""
    every = tables(graph)
    for name, table in every.items():
        yield f"{name}.csv", _lines(table)
    yield "datapackage.json", json.dumps(_package(every), ensure_ascii=False, indent=1) + "\n"


def _lines(table: Table) -> Iterator[str]:
    yield _line(column.name for column in table.columns)
    for cells in table.rows():
        yield _line(map(cell, cells))


def _line(cells: Iterable[str]) -> str:
    # Not the csv module: before Python 3.13 its writer leaves a lone carriage return unquoted.
    return ",".join('"' + text.replace('"', '""') + '"' if _QUOTE.search(text) else text for text in cells) + "\n"


def cell(value: Cell) -> str:
    """One cell: text guarded against formulas, everything else in its plain form."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if not value or value.startswith(_DANGEROUS) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return dumps(list(value))
    return plain(value if isinstance(value, Decimal) else Decimal(repr(value)))


def text_of(cell: str) -> str | None:
    """The text in a cell that `cell` wrote; None where there is none."""
    return None if not cell else cell.removeprefix("'")


def _package(every: dict[str, Table]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "kg-news",
        "description": f"A knowledge graph from business news. Text cells: {_ESCAPE}.",
        "resources": [_resource(table, every) for table in every.values()],
    }


def _resource(table: Table, every: dict[str, Table]) -> dict[str, Any]:
    keys = [
        {"fields": c.name, "reference": {"resource": c.target, "fields": every[c.target].columns[0].name}}
        for c in table.columns
        if c.target is not None
    ]
    schema: dict[str, Any] = {
        "fields": [_field(c) for c in table.columns],
        "missingValues": [""],
        "primaryKey": table.columns[0].name,
    }
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n"},
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind], "description": column.about}
    return field | ({"constraints": {"required": True}} if column.needed else {})

"""Ways out of the graph: one writer a format, each with the same bytes for the same graph.

A text format gives its text in pieces, a folder format gives `(file name, content)` pairs; so a large graph is never
held a second time as one string where the format allows it. Writers are imported when they are used.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.errors import StoreError
from kg.graph import KnowledgeGraph

Content = str | bytes | Iterable[str]


@dataclass(frozen=True, slots=True)
class Format:
    """Where the writer lies, whether it fills a folder, and the suffixes that name it."""

    writer: str
    folder: bool = False
    suffixes: tuple[str, ...] = ()


#: A further export is one function of the graph, and one line here.
FORMATS: dict[str, Format] = {
    "ttl": Format("kg.views.rdf:write_turtle", suffixes=(".ttl",)),
    "nq": Format("kg.views.rdf:write_nquads", suffixes=(".nq",)),
    "trig": Format("kg.views.exports.quads:write_trig", suffixes=(".trig",)),
    "jsonld": Format("kg.views.exports.quads:write_jsonld", suffixes=(".jsonld",)),
    "json": Format("kg.codec:graph_to_json", suffixes=(".json",)),
    "graphml": Format("kg.views.nx:write_graphml", suffixes=(".graphml",)),
    "gexf": Format("kg.views.exports.gexf:write_gexf", suffixes=(".gexf",)),
    "cypher": Format("kg.views.exports.cypher:write_cypher", suffixes=(".cypher", ".cql")),
    "csv": Format("kg.views.exports.sheets:write_csv", folder=True),
    "parquet": Format("kg.views.exports.parquet:write_parquet", folder=True),
    "neo4j": Format("kg.views.exports.neo4j:write_neo4j", folder=True),
}


def format_of(name: str) -> str | None:
    """The format that the suffix of a file name stands for, or None."""
    return next((key for key, f in FORMATS.items() if name.lower().endswith(f.suffixes or "\0")), None)


def _writer(form: str) -> Callable[[KnowledgeGraph], Iterable[Any]]:
    if form not in FORMATS:
        raise StoreError(f"there is no export format {form!r}: use one of {', '.join(FORMATS)}")
    module, _, name = FORMATS[form].writer.partition(":")
    found: Callable[[KnowledgeGraph], Iterable[Any]] = getattr(importlib.import_module(module), name)
    return found


def text(graph: KnowledgeGraph, form: str) -> Iterator[str]:
    """The graph in a text format, in pieces. StoreError for a format that is unknown or fills a folder."""
    written = _writer(form)(graph)
    if FORMATS[form].folder:
        raise StoreError(f"{form} is a folder of files, not one text: use kg.views.exports.files")
    yield from (written,) if isinstance(written, str) else written


def files(graph: KnowledgeGraph, form: str) -> Iterator[tuple[str, Content]]:
    """The files of a folder format. StoreError for a format that is unknown or one text."""
    if form in FORMATS and not FORMATS[form].folder:
        raise StoreError(f"{form} is one text, not a folder: use kg.views.exports.text")
    yield from _writer(form)(graph)

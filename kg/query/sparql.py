"""SPARQL over a graph, with limits that hold.

    query(graph, "SELECT ?name WHERE { ?p kg:holdsPosition entity:company-meta ; rdfs:label ?name }").to_table()

The engine is pyoxigraph, in a process of its own that is killed at the time limit. Queries only read: SERVICE, LOAD
and all updates are refused from the parsed query, and the process can open no socket while a query runs. The default
graph is the union of all graphs, so evidence is found with and without `GRAPH ?document { ... }`. The prefixes of
`kg.views.terms.PREFIXES` need not be declared.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import QueryError
from kg.graph import KnowledgeGraph
from kg.query import engine
from kg.query.answer import Answer, Row, cell
from kg.views.terms import PREFIXES


def query(graph: KnowledgeGraph | Path, text: str, *, timeout: float = 30, max_rows: int = 10_000) -> Answer:
    """The answer to the SPARQL query `text` on `graph`, or on the graph file or output folder at a path.

    `timeout` is in seconds of wall time, without the time of loading the graph, which happens once. More than
    `max_rows` rows or triples are cut off, which `Answer.cut` and `Answer.note` say. Raises `QueryError` for a query
    that is wrong, not allowed or over its limits, `StoreError` and `InvalidGraph` for a graph that cannot be read.
    """
    if not timeout > 0 or max_rows < 1:
        raise QueryError(f"a time limit of {timeout} s or a row limit of {max_rows} allows nothing: give more")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise QueryError("the query has half a character (a lone surrogate) in it: type it again") from None
    request = {"text": text, "timeout": timeout, "max_rows": max_rows, "prefixes": PREFIXES}
    reply = engine.run(graph, request)
    if "error" in reply:
        raise QueryError(str(reply["error"]))
    if "boolean" in reply:
        return Answer(boolean=bool(reply["boolean"]))
    if "triples" in reply:
        triples = _rows(reply["triples"])
        return Answer(("subject", "predicate", "object"), triples, triples=triples, cut=bool(reply["cut"]))
    return Answer(tuple(reply["columns"]), _rows(reply["rows"]), cut=bool(reply["cut"]))


def _rows(rows: list[list[list[str | None] | None]]) -> tuple[Row, ...]:
    return tuple(tuple(map(cell, row)) for row in rows)

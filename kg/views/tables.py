"""The graph as five flat tables, the common ground of CSV, Parquet, Neo4j, Cypher and data frames.

`documents`, `entities`, `relations`, `facts` and `evidence`, one row a record, in canonical order. Statements name
their ends by id; a piece of evidence names its statement and its document. Offsets are code points of the document's
text, half-open. None is a value that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kg import ids
from kg.codec import canonical
from kg.graph import KnowledgeGraph
from kg.model import Evidence, Fact, Relation

Kind = Literal["text", "list", "decimal", "real", "whole", "flag"]
Cell = str | tuple[str, ...] | Decimal | float | int | bool | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `decimal` cells are exact `Decimal`, `real` ones float, `list` ones tuples of strings.

    `target` is the table whose `id` the cells are.
    """

    name: str
    kind: Kind
    about: str
    target: str | None = None
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and a way to walk the rows; the first column of every table is its key."""

    name: str
    columns: tuple[Column, ...]
    graph: KnowledgeGraph

    def rows(self) -> Iterator[Row]:
        """The rows, each as long as `columns`, made one at a time."""
        return _ROWS[self.name](self.graph)


def _id(about: str) -> Column:
    return Column("id", "text", about, needed=True)


_CONFIDENCE = Column("confidence", "real", "above 0, at most 1", needed=True)
_SUBJECT = Column("subject", "text", "id of the entity spoken of", "entities", True)
COLUMNS: dict[str, tuple[Column, ...]] = {
    "documents": (
        _id("hash of the text"),
        Column("title", "text", "headline"),
        Column("lang", "text", "ISO 639-1 code", needed=True),
        Column("date", "text", "ISO 8601 day of publication"),
        Column("source", "text", "where it came from"),
        Column("text", "text", "the stored text, to which offsets refer", needed=True),
    ),
    "entities": (
        _id("id of the entity"),
        Column("type", "text", "Company, Organization, Person, Product, Place or Event", needed=True),
        Column("name", "text", "the fullest nominative form in the sources", needed=True),
        Column("aliases", "list", "every other form", needed=True),
        Column("sameAs", "list", "IRIs of the same thing elsewhere", needed=True),
        Column("isin", "text", "ISO 6166"),
        Column("ticker", "text", "market identifier code, a space, the symbol"),
        Column("country", "text", "ISO 3166-1 alpha-2"),
        Column("sector", "text", "GICS sector"),
    ),
    "relations": (
        _id("id of the statement"),
        _SUBJECT,
        Column("predicate", "text", "name of the relation", needed=True),
        Column("object", "text", "id of the other entity", "entities"),
        Column("literal", "text", "the string that stands in place of an object"),
        Column("role", "text", "kind of post"),
        Column("title", "text", "post in the words of the text"),
        Column("ended", "flag", "the text says that it is over", needed=True),
        Column("status", "text", "done, agreed, announced, planned, rumoured or cancelled"),
        Column("share", "decimal", "percent held"),
        Column("since", "text", "since when it holds, as a period"),
        Column("until", "text", "until when it holds or held"),
        _CONFIDENCE,
    ),
    "facts": (
        _id("id of the statement"),
        _SUBJECT,
        Column("metric", "text", "what is measured", needed=True),
        Column("value", "decimal", "in base units"),
        Column("value_max", "decimal", "upper end of a range"),
        Column("unit", "text", "ISO 4217 code, %, people ..."),
        Column("period", "text", "2024, 2024-Q2, 2024-H1, 2024-9M, 2024-08 or a day"),
        Column("fiscal", "flag", "the period is one of the company's own year", needed=True),
        Column("approx", "flag", "the text says about, nearly, more than", needed=True),
        Column("change_value", "decimal", "signed change, as stated"),
        Column("change_value_max", "decimal", "upper end of a range of change"),
        Column("change_unit", "text", "unit of the change"),
        Column("change_basis", "text", "yoy, qoq, mom, day, intraday or since:<period>"),
        Column("status", "text", "actual, expected, forecast, planned or rumoured", needed=True),
        Column("segment", "text", "the part that the figure is of"),
        _CONFIDENCE,
    ),
    "evidence": (
        _id("hash of the other columns"),
        Column("statement", "text", "id of the relation or fact that it supports", needed=True),
        Column("document", "text", "id of the article", "documents", True),
        Column("start", "whole", "first code point", needed=True),
        Column("end", "whole", "code point after the last", needed=True),
        Column("text", "text", "the words, document.text[start:end]", needed=True),
        _CONFIDENCE,
        Column("extractor", "text", "who found it", needed=True),
    ),
}


def tables(graph: KnowledgeGraph) -> dict[str, Table]:
    """The five tables of `graph`, by name."""
    full = canonical(graph)
    return {name: Table(name, columns, full) for name, columns in COLUMNS.items()}


def _documents(graph: KnowledgeGraph) -> Iterator[Row]:
    for d in graph.documents:
        yield d.id, d.title, d.lang, d.date, d.source, d.text


def _entities(graph: KnowledgeGraph) -> Iterator[Row]:
    for e in graph.entities:
        yield e.id, e.type, e.name, e.aliases, e.same_as, e.isin, e.ticker, e.country, e.sector


def _relations(graph: KnowledgeGraph) -> Iterator[Row]:
    for r in graph.relations:
        q = r.qualifiers
        ends = (r.id, r.subject, r.predicate, r.object, r.literal)
        yield *ends, q.role, q.title, q.ended, q.status, q.share, q.since, q.until, float(r.confidence)


def _facts(graph: KnowledgeGraph) -> Iterator[Row]:
    for fact in graph.facts:
        f, c = fact.figure, fact.figure.change
        change = (None,) * 4 if c is None else (c.value, c.value_max, c.unit, c.basis)
        head = (fact.id, fact.subject, f.metric, f.value, f.value_max, f.unit, f.period, f.fiscal, f.approx)
        yield *head, *change, f.status, f.segment, float(fact.confidence)


def _evidence(graph: KnowledgeGraph) -> Iterator[Row]:
    statements: tuple[Relation | Fact, ...] = (*graph.relations, *graph.facts)
    for statement in statements:
        for e in statement.evidence:
            yield (
                evidence_id(statement.id, e),
                statement.id,
                e.document,
                e.start,
                e.end,
                e.text,
                float(e.confidence),
                e.extractor,
            )


def evidence_id(statement: str, e: Evidence) -> str:
    """The id of one piece of evidence of one statement: the same piece keeps it from build to build."""
    return "e-" + ids.digest(statement, e.document, e.start, e.end, e.text, float(e.confidence), e.extractor)


_ROWS = {
    "documents": _documents,
    "entities": _entities,
    "relations": _relations,
    "facts": _facts,
    "evidence": _evidence,
}

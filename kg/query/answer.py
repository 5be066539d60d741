"""What a query gives: rows, a yes or no, or triples; and the forms in which people want them."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from kg.codec import plain
from kg.errors import QueryError
from kg.views import terms as t


class Iri(str):
    """An IRI."""

    __slots__ = ()


class Blank(str):
    """A blank node (a query may make some; the graph has none)."""

    __slots__ = ()


class Typed(str):
    """A literal that has no Python value of its own here: a date, a text with a language, an odd datatype."""

    datatype: str
    language: str | None

    def __new__(cls, text: str, datatype: str, language: str | None = None) -> Typed:
        """The literal `text` of `datatype`."""
        self = super().__new__(cls, text)
        self.datatype, self.language = datatype, language
        return self


Cell = Iri | Blank | Typed | str | int | float | Decimal | bool | None
Row = tuple[Cell, ...]


def cell(term: Sequence[str | None] | None) -> Cell:
    """The Python value of a term as the worker encodes it; numbers are int, Decimal or float, unbound is None."""
    if term is None:
        return None
    kind, text = term[0], term[1] or ""
    if kind == "u":
        return Iri(text)
    if kind == "b":
        return Blank(text)
    if kind == "t":
        return text
    return _literal(text, term[2] or "", term[3])


def _literal(text: str, datatype: str, language: str | None) -> Cell:
    name = datatype.removeprefix(t.XSD)
    try:
        # Only types that come back as they were: an xsd:int or xsd:float keeps its name, as `Typed`.
        if name == "integer":
            return int(text)
        if name == "decimal":
            return Decimal(text)
        if name == "double":
            return float(text)
    except (ValueError, InvalidOperation):
        return Typed(text, datatype)
    if name == "boolean" and text in ("true", "false"):
        return text == "true"
    return text if name == "string" else Typed(text, datatype, language)


def words(value: Cell) -> str:
    """A cell as plain text: numbers without exponent, `true`/`false`, `_:` before a blank node, nothing if unbound."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Blank):
        return f"_:{value}"
    return plain(value) if isinstance(value, Decimal) else str(value)


@dataclass(frozen=True, repr=False)
class Answer:
    """The answer to one query.

    SELECT: `columns` and `rows` (a row has a cell a column). ASK: `boolean`. CONSTRUCT and DESCRIBE: `triples`, which
    `columns` and `rows` show too. `cut` is true where there was more than the row limit allowed; `note` says so.
    `compact` leaves columns without any value out of the table (and of nothing else).
    """

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    boolean: bool | None = None
    triples: tuple[Row, ...] | None = None
    cut: bool = False
    compact: bool = False

    def __repr__(self) -> str:
        if self.boolean is not None:
            return f"Answer({words(self.boolean)})"
        return f"Answer({len(self.rows):,} rows of {', '.join(self.columns)}{', cut' if self.cut else ''})"

    def __str__(self) -> str:
        return self.to_table()

    @property
    def note(self) -> str | None:
        """A sentence to show beside the answer, or None."""
        if not self.cut:
            return None
        return (
            f"only the first {len(self.rows):,} rows are shown, there are more: narrow the query or raise the row limit"
        )

    def records(self) -> list[dict[str, Cell]]:
        """The rows as dicts by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_table(self, width: int = 60) -> str:
        """A text table for people; cells are cut at `width` characters and can carry no control characters."""
        if self.boolean is not None:
            return "yes\n" if self.boolean else "no\n"
        if not self.rows:
            return "no rows\n"
        shown = [
            i for i in range(len(self.columns)) if not self.compact or any(row[i] is not None for row in self.rows)
        ]
        cells = [[_shown(row[i], width) for i in shown] for row in self.rows]
        names = [self.columns[i] for i in shown]
        widths = [max(map(_columns, (name, *column))) for name, *column in zip(names, *cells, strict=True)]
        right = [all(isinstance(row[i], int | float | Decimal | None) for row in self.rows) for i in shown]
        lines = [names, ["-" * size for size in widths], *cells]
        body = "".join("  ".join(map(_padded, line, widths, right)).rstrip() + "\n" for line in lines)
        return body + (f"({self.note})\n" if self.note else "")

    def to_csv(self) -> str:
        """SPARQL CSV results: a header, plain values, `\\n` at line ends. A yes or no is one column `boolean`."""
        target = io.StringIO()
        writer = csv.writer(target, lineterminator="\n")
        if self.boolean is not None:
            writer.writerows([["boolean"], [words(self.boolean)]])
        else:
            writer.writerow(self.columns)
            writer.writerows([words(value) for value in row] for row in self.rows)
        return target.getvalue()

    def to_json(self) -> str:
        """SPARQL 1.1 query results in JSON."""
        if self.boolean is not None:
            result: dict[str, Any] = {"head": {}, "boolean": self.boolean}
        else:
            bindings = [{name: _binding(v) for name, v in record.items() if v is not None} for record in self.records()]
            result = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(result, ensure_ascii=False, indent=1) + "\n"

    def to_turtle(self) -> str:
        """The triples of a CONSTRUCT or DESCRIBE as Turtle; `QueryError` for other queries."""
        if self.triples is None:
            raise QueryError("this query gives no triples: use CONSTRUCT or DESCRIBE, or the format table, csv or json")
        lines = sorted({" ".join(map(_turtle, triple)) + " ." for triple in self.triples})
        head = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in t.PREFIXES.items()]
        return "\n".join([*head, "", *lines]) + "\n"


#: Control characters could move the cursor of a terminal, direction marks could turn a line around.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")


def _shown(value: Cell, width: int) -> str:
    text = (t.short(value) or value) if isinstance(value, Iri) else words(value)
    text = _UNSAFE.sub(" ", text[: 4 * width])
    return text if len(text) <= width else text[: max(width - 1, 1)] + "…"


def _columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - _columns(text))
    return space + text if right else text + space


def _datatype(value: Cell) -> str | None:
    if isinstance(value, bool):
        return t.XSD + "boolean"
    if isinstance(value, Typed):
        return value.datatype
    kinds = {int: "integer", Decimal: "decimal", float: "double"}
    name = kinds.get(type(value))
    return t.XSD + name if name else None


def _binding(value: Cell) -> dict[str, str]:
    if isinstance(value, Iri | Blank):
        return {"type": "uri" if isinstance(value, Iri) else "bnode", "value": str(value)}
    if isinstance(value, Typed) and value.language:
        return {"type": "literal", "value": str(value), "xml:lang": value.language}
    datatype = _datatype(value)
    return {"type": "literal", "value": words(value), **({"datatype": datatype} if datatype else {})}


def _turtle(value: Cell) -> str:
    if isinstance(value, Blank):
        return f"_:{value}"
    if isinstance(value, Iri):
        return t.turtle(str(value))
    if isinstance(value, Typed) and value.language:
        return f"{t.quoted(value)}@{value.language}"
    return t.turtle(t.Literal(words(value), _datatype(value)))

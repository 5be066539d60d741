"""The graph as pandas data frames, one a table of `kg.views.tables`; the extra `notebook` brings pandas.

Figures become floats for arithmetic (exact ones are in `graph.facts`); lists stay tuples; the index counts from 0.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kg.errors import MissingExtra
from kg.graph import KnowledgeGraph
from kg.views.tables import tables

if TYPE_CHECKING:
    import pandas

_DTYPES = {
    "decimal": "float64",
    "real": "float64",
    "whole": "int64",
    "flag": "bool",
    "text": "object",
    "list": "object",
}


def frame(graph: KnowledgeGraph, name: str) -> pandas.DataFrame:
    """The table `name` (documents, entities, relations, facts, evidence). MissingExtra without pandas.

    Relations and facts have the names of their ends too, as `subject_name` and `object_name`.
    """
    try:
        import pandas
    except ImportError as problem:
        raise MissingExtra("data frames need pandas: pip install 'kg-news[notebook]'") from problem
    table = tables(graph)[name]
    rows = [[float(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in table.rows()]
    found = pandas.DataFrame(rows, columns=[column.name for column in table.columns], dtype="object")
    found = found.astype({column.name: _DTYPES[column.kind] for column in table.columns})
    for end in ("subject", "object"):
        if end in found:
            names = {entity.id: entity.name for entity in graph.entities}
            at = int(found.columns.get_loc(end)) + 1
            found.insert(at, f"{end}_name", pandas.Series([names.get(id_) for id_ in found[end]], dtype="object"))
    return found

"""Parquet: the five tables as five files, typed; the extra `parquet` brings pyarrow.

Decimals become doubles: what a figure has beyond the 15th digit is lost. Lists are lists of strings, dates stay ISO
text, since the graph has them so. The same pyarrow gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from kg.errors import MissingExtra
from kg.graph import KnowledgeGraph
from kg.views.tables import Table, tables

_GROUP = 50_000


def write_parquet(graph: KnowledgeGraph) -> Iterator[tuple[str, bytes]]:
    """The files, as `(file name, bytes)`. MissingExtra without pyarrow."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as problem:
        raise MissingExtra("Parquet needs pyarrow: pip install 'kg-news[parquet]'") from problem
    types = {
        "text": pyarrow.string(),
        "list": pyarrow.list_(pyarrow.string()),
        "decimal": pyarrow.float64(),
        "real": pyarrow.float64(),
        "whole": pyarrow.int64(),
        "flag": pyarrow.bool_(),
    }
    for name, table in tables(graph).items():
        fields = [
            pyarrow.field(c.name, types[c.kind], nullable=not c.needed, metadata={"description": c.about})
            for c in table.columns
        ]
        schema = pyarrow.schema(fields)
        file = io.BytesIO()
        with pyarrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            for columns in _groups(table):
                arrays = [pyarrow.array(c, f.type) for c, f in zip(columns, fields, strict=True)]
                writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
        yield f"{name}.parquet", file.getvalue()


def _groups(table: Table) -> Iterator[list[list[Any]]]:
    """The rows, some at a time, turned into columns."""
    rows = table.rows()
    while group := list(islice(rows, _GROUP)):
        yield [[float(x) if isinstance(x, Decimal) else x for x in column] for column in zip(*group, strict=True)]

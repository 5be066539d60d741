"""The tables hold every field that `graph.json` has: a new field of the model must not be lost on the way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg import codec
from kg.views.tables import Table, tables
from tests.unit.kg.views.exports.nasty import nasty


def _cells(table: Table) -> dict[str, dict[str, Any]]:
    names = [column.name for column in table.columns]
    return {str(row[0]): dict(zip(names, row, strict=True)) for row in table.rows()}


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("documents", codec.document_record),
        ("entities", codec.entity_record),
        ("relations", codec.relation_record),
        ("facts", codec.fact_record),
    ],
)
def test_every_field_of_a_record_is_a_cell(name: str, record: Callable[[Any], dict[str, Any]]) -> None:
    graph = nasty()
    cells = _cells(tables(graph)[name])
    for one in getattr(graph, name):
        row = cells[one.id]
        for field, value in record(one).items():
            if field == "change" and value is not None:
                parts = {
                    "value": "change_value",
                    "value_max": "change_value_max",
                    "unit": "change_unit",
                    "basis": "change_basis",
                }
                assert all(row[parts[key]] == part for key, part in value.items())
            elif field not in ("evidence", "change"):
                assert row[field] == (tuple(value) if isinstance(value, list) else value), (field, one.id)

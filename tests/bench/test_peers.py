"""The side by side counts the same things on every graph, whoever made it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.peers import amounts, kggen, ours, sift, surplus, verbatim

TEXT = "Ostwall Inc. said revenue rose to $12.5 million in 2023 from $9.1 million in 2022."


def test_amounts_are_read_with_their_scale_and_other_numbers_are_not() -> None:
    assert [value for _, _, value in amounts("€1,200, $3bn and 40 people in 2023")] == [1200, 3e9]


def test_names_that_differ_in_form_only_are_one_node() -> None:
    assert surplus(["Apple", "Apple Inc.", "Apple's", "Apple Computer"]) == 2
    assert surplus(["Siemens", "Siemens Energy"]) == 0


def test_a_stitched_quote_is_not_verbatim() -> None:
    assert verbatim(["revenue rose to", "Ostwall ... in 2022"], [TEXT]) == 1


def test_rows_of_shipped_graphs() -> None:
    graph = {
        "nodes": [
            {
                "entity_type": "ORGANIZATION",
                "name": "Ostwall",
                "attributes": {"revenue": "$12.5 million", "year": 2023},
            },
            {"entity_type": "DOCUMENT", "name": "one"},
        ],
        "links": [
            {"relation_type": "RELATED_TO", "evidence": "revenue rose"},
            {"relation_type": "MENTIONED_IN", "evidence": ""},
        ],
    }
    row = sift(graph, {"one": TEXT})
    assert (row.nodes, row.statements, row.amounts, row.typed, row.verbatim) == (1, 1, 2, 0, 1)
    row = kggen({"entities": ["A", "B"], "relations": [["A", "is", "B"], ["B", "is", "A"], ["A", "sees", "B"]]})
    assert (row.nodes, row.predicates, row.once, row.typed) == (2, 2, 1, None)
    assert row.line().endswith("| – | – |")


@pytest.mark.model
def test_ours_has_the_figures_and_only_quotes_that_stand_there(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Ostwall reports\n\n" + TEXT, encoding="utf-8")
    row = ours(tmp_path)
    assert row.amounts == 2
    assert row.typed
    assert row.evidence == row.verbatim

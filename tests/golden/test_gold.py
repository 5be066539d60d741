"""The public gold: measured F1 may not fall under the committed floors, on exactly the corpus they were taken on.

`floors.json` holds the floors and a digest of the gold files. Renew it with `python -m tests.golden.floors` after a
real gain; lowering a floor takes `--allow-regression` and a reason in the commit.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate import MEASURES
from tests.golden.floors import digest, measured, read_floors

pytestmark = [pytest.mark.gold, pytest.mark.model]


@pytest.fixture(scope="session")
def gold(shared: Path) -> Path:
    return shared / "gold"


def test_the_corpus_is_the_one_that_the_floors_are_for(gold: Path) -> None:
    assert digest(gold) == read_floors()["corpus"], "the gold changed: measure anew with python -m tests.golden.floors"


def test_no_measure_falls_under_its_floor(gold: Path) -> None:
    scores, graphs = measured(gold)
    floors = read_floors()["floors"]
    fallen = {
        f"{group} {measure}": (round(scores[group].counts[measure].f1, 3), floor)
        for group, wanted in floors.items()
        for measure, floor in wanted.items()
        if scores[group].counts[measure].f1 < floor
    }
    assert fallen == {}, "\n".join(scores["total"].lines[:200])
    assert set(floors["total"]) == set(MEASURES)
    for graph in graphs:
        texts = {d.id: d.text for d in graph.documents}
        for statement in (*graph.relations, *graph.facts):
            assert statement.evidence
            assert all(texts[e.document][e.start : e.end] == e.text for e in statement.evidence)

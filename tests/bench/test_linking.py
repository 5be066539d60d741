"""Floors of linking and of what it does for resolution; `python -m tests.bench.linking` prints the figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.linking import wikidata_ids
from tests.bench.linking import precision_recall, read_sentences, results
from tests.bench.resolution import counted, is_test, list_pairs, pair_clusters


@pytest.mark.parametrize("half", [False, True], ids=["dev", "test"])
def test_links_are_right_and_many(half: bool) -> None:
    found = list(results([s for s in read_sentences() if is_test(s.id) is half]))
    precision, recall = precision_recall(found)
    wrong = [f"{o.sentence} {o.name}: {o.told}, not {o.gold}" for o in found if o.told not in ("NIL", o.gold)]
    assert len(found) >= 80
    assert precision >= 0.95, wrong
    assert recall >= 0.85


@pytest.mark.gold
def test_pairs_of_names_with_the_knowledge_base(shared: Path) -> None:
    assert shared
    count = counted(pair_clusters([p for p in list_pairs() if not is_test(p.source)], wikidata_ids))
    assert count["right"] / count["told"] >= 0.95
    assert count["right"] / count["wanted"] >= 0.90

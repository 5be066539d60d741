"""Pair features and the type mask of arcs."""

import numpy as np

from extractors.reader.geometry import candidate_pairs, pair_features
from extractors.reader.labels import PAIR_INDEX, TYPE_INDEX, pair_mask

MASK = pair_mask()


def allowed(kind: str, source: str, target: str) -> bool:
    return bool(MASK[TYPE_INDEX[source], TYPE_INDEX[target], PAIR_INDEX[kind]])


def test_mask_follows_domain_and_range() -> None:
    assert allowed("holdsPosition", "Person", "Company")
    assert not allowed("holdsPosition", "Company", "Person")
    assert allowed("holdsPosition", "REF", "REF")
    assert not allowed("competitorOf", "Company", "Product")
    assert allowed("of", "MONEY", "Company")
    assert not allowed("of", "METRIC", "Company")
    assert allowed("coref", "REF", "Product")
    assert not allowed("coref", "Product", "REF")


def test_only_pairs_that_may_carry_an_arc_are_scored() -> None:
    types = np.array([TYPE_INDEX[t] for t in ("PERIOD", "MONEY", "Company")])
    pairs = set(map(tuple, candidate_pairs(types, MASK).T.tolist()))
    assert pairs == {(1, 0), (1, 2)}


def test_features_count_what_lies_between() -> None:
    types = np.array([TYPE_INDEX[t] for t in ("Company", "Company", "MONEY")])
    first, last = np.array([0, 4, 8]), np.array([1, 4, 9])
    pairs = np.array([[2, 2, 0], [0, 1, 2]])
    found = pair_features(first, last, types, pairs)
    assert found[0, 2] == 1
    assert found[1, 2] == 0
    assert found[0, 0] < 10 <= found[2, 0]  # direction is part of the distance
    assert (found[:, 3] < 169).all()

"""Positions: apart from each other, neighbours near, the same every time."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views.html import layout


def distances(places: list[tuple[int, int]]) -> layout.Points:
    points = np.array(places, dtype=np.float64)
    squares = (points[:, None] - points[None]) ** 2
    return np.asarray(np.sqrt(squares.sum(axis=2)), dtype=np.float64)


def tree(count: int) -> list[tuple[int, int]]:
    rng = random.Random(3)
    return [(rng.randrange(k), k) for k in range(1, count)]


def test_nothing_and_one() -> None:
    assert layout.positions(0, [], 0) == []
    assert len(layout.positions(1, [], 1)) == 1


def test_linked_nodes_stand_nearer_than_others() -> None:
    pairs = tree(80)
    gaps = distances(layout.positions(80, pairs, 80))
    linked = np.mean([gaps[a, b] for a, b in pairs])
    assert linked < 0.5 * gaps[np.triu_indices(80, 1)].mean()


def test_a_small_part_leaves_room_for_labels() -> None:
    gaps = distances(layout.positions(8, [(0, k) for k in range(1, 8)], 8))
    np.fill_diagonal(gaps, np.inf)
    assert gaps.min() > 80


def test_parts_that_do_not_hang_together_do_not_overlap() -> None:
    pairs = [(3 * k, 3 * k + d) for k in range(6) for d in (1, 2)]
    points = np.array(layout.positions(18, pairs, 18))
    boxes = [(points[3 * k : 3 * k + 3].min(axis=0), points[3 * k : 3 * k + 3].max(axis=0)) for k in range(6)]
    for i, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[i + 1 :]:
            assert (high < other_low).any() or (other_high < low).any()


def test_nodes_brought_in_later_stand_near_a_neighbour() -> None:
    pairs = tree(400)
    places = layout.positions(400, pairs, 50)
    assert len(set(places)) == 400
    gaps = distances(places)
    far = [min(gaps[k, a if b == k else b] for a, b in pairs if k in (a, b)) for k in range(50, 400)]
    assert np.median(far) < 4 * layout.CELL


def test_order_and_direction_of_links_do_not_matter() -> None:
    pairs = tree(60)
    turned = [(b, a) for a, b in reversed(pairs)] + pairs[:5]
    assert layout.positions(60, pairs, 40) == layout.positions(60, turned, 40)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_graph_gets_distinct_finite_places(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 40))
    ends = st.integers(0, count - 1)
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=80))
    places = layout.positions(count, pairs, data.draw(st.integers(1, 60)))
    assert len(set(places)) == count
    assert all(abs(x) < 10**6 and abs(y) < 10**6 for x, y in places)


def test_many_leaves_of_one_hub_stand_around_it_without_sharing_a_place() -> None:
    places = layout.positions(600, [(0, k) for k in range(1, 600)], 1)
    assert len(set(places)) == 600
    gaps = distances(places)
    assert gaps[0].max() < 20 * layout.CELL  # 600 cells fit into a square of 25
    np.fill_diagonal(gaps, np.inf)
    assert gaps.min() >= layout.CELL / 2

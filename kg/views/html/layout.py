"""Where the nodes stand: a force-directed layout, computed once when the page is built.

The nodes that are shown first get a layout of their own (else their neighbourhoods, mostly hidden, would leave
holes); every other node is given a free place close to a neighbour, for the moment when a search brings it in.
Only +, -, *, / and square roots are used, so the same graph gives the same picture on every processor.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Pair = tuple[int, int]

#: Distance of a node to the nearest other one, in a part of few and in one of many nodes, in pixels at zoom 1.
LOOSE = 135.0
TIGHT = 84.0
#: Room for the label of a part (width, height), while there are few parts, and among hundreds.
ROOMY = (170.0, 110.0)
DENSE = (80.0, 60.0)
#: How much of the push that reaches far is left at last.
FAR = 0.05
#: Drift towards the middle: without it, what hangs on one thread is blown far away.
GRAVITY = 0.25
#: Side of the cell that no two nodes share.
CELL = 56
#: More nodes than this are never moved by forces (time grows with the square): they take free cells.
MOVED = 2000
#: A picture is wider than high, as most screens are.
WIDE = 1.45

_SEED = 20240813
_FIRST_LEVEL = 300
_BLOCK = 128
_NEARBY = 81
_REGION = 16


def positions(count: int, pairs: Iterable[Pair], shown: int) -> list[Pair]:
    """Positions (x, y) in whole pixels, y downwards, of nodes `0 .. count - 1`, best connected first.

    `pairs` are linked nodes, in any order and direction; the first `shown` nodes are laid out by forces, the
    others fill in around them. No two nodes get the same cell.
    """
    neighbours = _neighbours(count, pairs)
    core = min(shown, count, MOVED)
    places = _Places(count)
    for node, (x, y) in enumerate(_packed(neighbours, core)):
        places.take(node, x, y)
    _fill_in(places, neighbours, core)
    return places.found


def _neighbours(count: int, pairs: Iterable[Pair]) -> list[list[int]]:
    links: list[set[int]] = [set() for _ in range(count)]
    for a, b in pairs:
        if a != b:
            links[a].add(b)
            links[b].add(a)
    return [sorted(found) for found in links]


def _components(neighbours: Sequence[Sequence[int]], core: int) -> list[list[int]]:
    """Connected parts of the first `core` nodes, largest first, each in ascending order."""
    seen = [False] * core
    parts = []
    for start in range(core):
        if seen[start]:
            continue
        seen[start] = True
        part, queue = [start], deque([start])
        while queue:
            for other in neighbours[queue.popleft()]:
                if other < core and not seen[other]:
                    seen[other] = True
                    part.append(other)
                    queue.append(other)
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _packed(neighbours: Sequence[Sequence[int]], core: int) -> list[tuple[float, float]]:
    """Each connected part laid out on its own, then set in rows: the largest first, the others below it."""
    parts = _components(neighbours, core)
    drawings = [_drawing(part, neighbours) for part in parts]
    share = min(1.0, len(parts) / 200)
    room = np.array(ROOMY) * (1 - share) + np.array(DENSE) * share
    boxes = [drawing.max(axis=0) + room for drawing in drawings]
    found = np.zeros((core, 2))
    for part, drawing, corner in zip(parts, drawings, _rows(boxes), strict=True):
        found[part] = drawing + corner
    return [(float(x), float(y)) for x, y in found]


def _rows(boxes: Sequence[Points]) -> list[Points]:
    """Left upper corners of boxes (width, height) set in centred rows, as wide as the widest or as a screen."""
    if not boxes:
        return []
    area = sum(float(box[0] * box[1]) for box in boxes)
    width = max(float(boxes[0][0]), float(np.sqrt(area * WIDE)))
    rows: list[list[int]] = []
    used = width
    for k, box in enumerate(boxes):
        if used + box[0] > width:
            rows.append([])
            used = 0.0
        rows[-1].append(k)
        used += float(box[0])
    corners = [np.zeros(2) for _ in boxes]
    top = 0.0
    for row in rows:
        left = (width - sum(float(boxes[k][0]) for k in row)) / 2
        height = max(float(boxes[k][1]) for k in row)
        for k in row:
            corners[k] = np.array([left, top + (height - float(boxes[k][1])) / 2])
            left += float(boxes[k][0])
        top += height
    return corners


def _drawing(part: Sequence[int], neighbours: Sequence[Sequence[int]]) -> Points:
    """Layout of one connected part in pixels, its left upper corner at (0, 0). Larger parts are drawn tighter."""
    if len(part) == 1:
        return np.zeros((1, 2))
    points = _forces(part, neighbours)
    sample = points[:_FIRST_LEVEL]
    gaps = ((sample[:, None, :] - sample[None, :, :]) ** 2).sum(axis=2)
    np.fill_diagonal(gaps, np.inf)
    nearest = float(np.sqrt(np.median(gaps.min(axis=1))))
    wanted = max(TIGHT, LOOSE - 0.5 * len(part))
    return np.asarray((points - points.min(axis=0)) * (wanted / nearest))


def _forces(part: Sequence[int], neighbours: Sequence[Sequence[int]]) -> Points:
    """Layout of one connected part, in no particular scale. The best connected nodes are settled first."""
    index = {node: k for k, node in enumerate(part)}
    links = [[index[other] for other in neighbours[node] if other in index] for node in part]
    points = np.random.default_rng(_SEED).random((len(part), 2)) - 0.5
    placed = 0
    size = min(_FIRST_LEVEL, len(part))  # the best connected first: the others start beside them
    while placed < len(part):
        for k in range(placed, size):
            anchor = next((other for other in links[k] if other < min(k, size)), None)
            if anchor is not None and placed:
                points[k] = points[anchor] + points[k]
            elif placed:
                points[k] *= np.sqrt(size)
            else:
                points[k] *= 2 * np.sqrt(size)
        pairs = np.array([(k, other) for k in range(size) for other in links[k] if k < other < size], dtype=np.intp)
        _settle(points[:size], pairs.reshape(-1, 2), fresh=not placed)
        placed, size = size, min(size * 2, len(part))
    return points


def _settle(points: Points, pairs: NDArray[np.intp], fresh: bool) -> None:
    """Move `points` in place: all push each other off, linked ones pull (d * d), everything drifts inwards.

    The push reaches far at first, which unfolds the picture, and is mostly felt nearby at last, so that groups
    spread inside and do not drift apart.
    """
    count = len(points)
    rounds = max(30, min(300, 40 + 8 * count, 200_000_000 // (count * count)))
    if not fresh:
        rounds = max(30, rounds // 2)
    start = 0.12 * np.sqrt(count) if fresh else 0.5
    sources, targets = pairs[:, 0], pairs[:, 1]
    degree = np.bincount(pairs.ravel(), minlength=count)
    weight = 0.6 + 0.4 * np.sqrt(1.0 + degree)
    pull = 1.0 / np.maximum(1.0, np.sqrt(np.minimum(degree[sources], degree[targets])))
    for turn in range(rounds):
        moves = _repulsion(points, weight, max(FAR, 1.0 - 1.3 * turn / rounds))
        gap = points[sources] - points[targets]
        strength = np.sqrt((gap * gap).sum(axis=1)) * pull
        for axis in (0, 1):
            towards = gap[:, axis] * strength
            moves[:, axis] -= np.bincount(sources, towards, count)
            moves[:, axis] += np.bincount(targets, towards, count)
        moves -= points * (GRAVITY, GRAVITY * WIDE)
        length = np.sqrt((moves * moves).sum(axis=1))
        limit = start * (1 - turn / rounds) + 0.01
        points += moves * (np.minimum(length, limit) / np.maximum(length, 1e-9))[:, None]


def _repulsion(points: Points, weight: NDArray[np.float64], far: float) -> Points:
    """Sum of the pushes `far / d + 1 / d ** 3` on every node, in blocks of rows that stay in the processor's cache."""
    x, y = points[:, 0].copy(), points[:, 1].copy()
    moves = np.empty_like(points)
    for first in range(0, len(points), _BLOCK):
        rows = slice(first, first + _BLOCK)
        dx = x[rows, None] - x
        dy = y[rows, None] - y
        near = dx * dx
        near += dy * dy
        near += 0.05
        np.divide(1.0, near, out=near)
        push = near + far
        push *= near
        push *= weight
        dx *= push
        dy *= push
        moves[rows, 0] = dx.sum(axis=1) * weight[rows]
        moves[rows, 1] = dy.sum(axis=1) * weight[rows]
    return moves


class _Places:
    """Cells of a grid, each held by one node at most."""

    def __init__(self, count: int) -> None:
        self.found: list[Pair] = [(0, 0)] * count
        self._held: set[Pair] = set()
        self._next: dict[Pair, int] = defaultdict(int)

    def take(self, node: int, x: float, y: float) -> None:
        """Give `node` a free cell near (x, y); a free cell of its own keeps the exact position."""
        x, y = round(x), round(y)
        home = (round(x / CELL), round(y / CELL))
        cell = self._free(home)
        self._held.add(cell)
        self.found[node] = (x, y) if cell == home else (cell[0] * CELL, cell[1] * CELL)

    def _free(self, home: Pair) -> Pair:
        for step in range(_NEARBY):
            cell = _beside(home, step)
            if cell not in self._held:
                return cell
        # All is full around here: go on from the middle of the region, where others have searched before.
        region = (home[0] // _REGION * _REGION, home[1] // _REGION * _REGION)
        while (cell := _beside(region, self._next[region])) in self._held:
            self._next[region] += 1
        return cell


def _beside(home: Pair, step: int) -> Pair:
    dx, dy = _spiral(step)
    return (home[0] + dx, home[1] + dy)


@cache
def _spiral(step: int) -> Pair:
    """Cell number `step` of a square spiral around (0, 0), which is number 0."""
    if step == 0:
        return (0, 0)
    ring = (int(np.sqrt(step)) + 1) // 2
    while (2 * ring + 1) ** 2 <= step:
        ring += 1
    side, along = divmod(step - (2 * ring - 1) ** 2, 2 * ring)
    k = along - ring + 1
    return ((ring, k), (-k, ring), (-ring, -k), (k, -ring))[side]


def _fill_in(places: _Places, neighbours: Sequence[Sequence[int]], core: int) -> None:
    """Give every node from `core` on a cell near a neighbour; parts of their own start below the picture."""
    placed = [node < core for node in range(len(neighbours))]
    below = max((y for _, y in places.found[:core]), default=0) + 3 * CELL
    queue = deque(range(core))
    rest = iter(range(core, len(neighbours)))
    while True:
        while queue:
            node = queue.popleft()
            for other in neighbours[node]:
                if not placed[other]:
                    placed[other] = True
                    places.take(other, *places.found[node])
                    queue.append(other)
        start = next((node for node in rest if not placed[node]), None)
        if start is None:
            return
        placed[start] = True
        places.take(start, 0, below)
        queue.append(start)

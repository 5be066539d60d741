"""Items as arrays: pieces, allowed tags, spans on pieces, and the targets of the link head."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from extractors.reader import labels
from extractors.reader.geometry import candidate_pairs, pair_features
from extractors.reader.labels import NULLS, PAIR_INDEX, SIGMOIDS, SOFTMAXES, TAG_COUNT, TYPE_INDEX
from extractors.reader.types import ENTITY_TYPES, NUMBER_TYPES
from extractors.training.items import OUTSIDE, Item

START, PAD, END = 0, 1, 2
MASK = labels.pair_mask()
_ENTITY = {TYPE_INDEX[t] for t in ENTITY_TYPES}
_NUMBER = {TYPE_INDEX[t] for t in NUMBER_TYPES}
_GOVERNORS = ("value", "change", "change_of")
_SOFT = {name: i for i, name in enumerate(SOFTMAXES)}


@dataclass(slots=True)
class Encoded:
    """A window: piece ids with start and end marks, allowed tags (length, tags), whether a piece counts, span bounds.

    `places` are (first piece, last piece, type) of the item's spans; None for spans that fell outside.
    """

    item: Item
    ids: NDArray[np.int64]
    allowed: NDArray[np.bool_]
    counted: NDArray[np.bool_]
    places: list[tuple[int, int, int] | None]


def encode(item: Item, tokenizer: Tokenizer, longest: int, rng: random.Random) -> Encoded:
    """Cut the item's text into pieces (at most `longest`) and lay its annotation over them."""
    found = tokenizer.encode(item.text, add_special_tokens=False)
    offsets = found.offsets[: longest - 2]
    size = len(offsets) + 2
    starts, ends = np.zeros(size, np.int64), np.zeros(size, np.int64)
    for index, (a, b) in enumerate(offsets, 1):
        while a < b and item.text[a].isspace():
            a += 1
        starts[index], ends[index] = a, b
    real = np.zeros(size, np.bool_)
    real[1:-1] = True
    base = np.zeros(TAG_COUNT, np.bool_)
    base[0] = True
    for free in item.free:
        base[1 + 2 * TYPE_INDEX[free] : 3 + 2 * TYPE_INDEX[free]] = True
    allowed = np.tile(base, (size, 1))
    for a, b in item.vague:
        allowed[(starts < b) & (ends > a) & real] = True
    places: list[tuple[int, int, int] | None] = []
    for span in item.spans:
        inside = np.nonzero((starts < span.end) & (ends > span.start) & real & (ends > starts))[0]
        if not len(inside) or ends[inside[-1]] < span.end - 1:
            places.append(None)
            allowed[inside] = True
            continue
        first, last = int(inside[0]), int(inside[-1])
        allowed[first : last + 1] = False
        for name in span.types:
            if name == OUTSIDE:
                allowed[first : last + 1, 0] = True
            else:
                allowed[first, 1 + 2 * TYPE_INDEX[name]] = True
                allowed[first + 1 : last + 1, 2 + 2 * TYPE_INDEX[name]] = True
        named = [t for t in span.types if t != OUTSIDE]
        chosen = named[0] if len(named) == 1 or rng.random() < 0.7 else rng.choice(named)
        places.append(None if OUTSIDE in span.types else (first, last, TYPE_INDEX[chosen]))
    ids = np.array([START, *found.ids[: longest - 2], END], np.int64)
    counted = real & ~allowed.all(1)
    return Encoded(item, ids, allowed, counted, places)


@dataclass(slots=True)
class Targets:
    """Link targets of one window over its final spans (those given to the link head).

    `soft` (spans, spans, softmaxes) marks right candidates, `null` (spans, nulls) where "none" is right, `asked`
    (spans, nulls) the weight of each question; `attributes` rows are (pair, metric, status, basis, sign, negative),
    `relations` rows (pair, status, ended), -1 where unknown; `metric`, `role` (span, class).
    """

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    types: NDArray[np.int64]
    pairs: NDArray[np.int64]
    features: NDArray[np.int64]
    sigmoid: NDArray[np.float32]
    weight: NDArray[np.float32]
    soft: NDArray[np.bool_]
    null: NDArray[np.bool_]
    asked: NDArray[np.float32]
    attributes: list[tuple[int, ...]]
    relations: list[tuple[int, int, int]]
    metric: list[tuple[int, int]]
    role: list[tuple[int, int]]


def mix(
    gold: list[tuple[int, int, int] | None], predicted: list[tuple[int, int, int]], trust: float, rng: random.Random
) -> tuple[list[tuple[int, int, int]], list[int | None]]:
    """Gold spans with, at rate `trust`, what the model itself found: bounds, types, false and missing spans.

    Returns the spans in order and for each gold span its place among them, or None where it was dropped.
    """
    final: list[tuple[tuple[int, int, int], int | None]] = []
    covered: set[int] = set()
    for index, span in enumerate(gold):
        if span is None:
            continue
        over = [k for k, p in enumerate(predicted) if p[0] <= span[1] and p[1] >= span[0]]
        covered.update(over)
        if rng.random() >= trust:
            final.append((span, index))
        elif over:
            best = max(over, key=lambda k: min(predicted[k][1], span[1]) - max(predicted[k][0], span[0]))
            final.append((predicted[best] if rng.random() < 0.7 else span, index))
        elif rng.random() < 0.5:
            final.append((span, index))
    final = [(_confused(span, trust, rng), index) for span, index in final if rng.random() > 0.1 * trust]
    final += [(p, None) for k, p in enumerate(predicted) if k not in covered and rng.random() < trust * 1.5]
    final.sort(key=lambda entry: entry[0])
    kept: list[tuple[tuple[int, int, int], int | None]] = []
    for entry in final:
        if not kept or entry[0][0] > kept[-1][0][1]:
            kept.append(entry)
    order: list[int | None] = [None] * len(gold)
    for place, (_, source) in enumerate(kept):
        if source is not None:
            order[source] = place
    return [span for span, _ in kept], order


_CONFUSED = tuple(TYPE_INDEX[t] for t in ("Company", "Organization", "Product"))


def _confused(span: tuple[int, int, int], trust: float, rng: random.Random) -> tuple[int, int, int]:
    """Now and then a type that is often mistaken for the right one: links must bear it."""
    if span[2] in _CONFUSED and rng.random() < 0.08 * trust:
        return span[0], span[1], rng.choice(_CONFUSED)
    return span


class _Builder:
    """Fills the targets of one window."""

    def __init__(self, item: Item, spans: list[tuple[int, int, int]], order: list[int | None]) -> None:
        self.item, self.order = item, order
        table = np.array(spans, np.int64).reshape(-1, 3)
        self.first, self.last, self.types = table[:, 0], table[:, 1], table[:, 2]
        count = len(spans)
        self.pairs = candidate_pairs(self.types, MASK)
        self.position = np.full((count, count), -1, np.int64)
        self.position[self.pairs[0], self.pairs[1]] = np.arange(self.pairs.shape[1])
        possible = MASK[self.types[self.pairs[0]], self.types[self.pairs[1]]][:, : len(SIGMOIDS)]
        self.weight = possible.astype(np.float32) * float(item.complete)
        self.sigmoid = np.zeros(self.weight.shape, np.float32)
        self.soft = np.zeros((count, count, len(SOFTMAXES)), np.bool_)
        self.null = np.zeros((count, len(NULLS)), np.bool_)
        self.asked = np.zeros((count, len(NULLS)), np.float32)
        self.mates: dict[int, list[int]] = {}
        for source, cluster in enumerate(item.clusters):
            place = order[source]
            if place is not None:
                self.mates.setdefault(cluster, []).append(place)

    def cluster(self, source: int) -> list[int]:
        return self.mates.get(self.item.clusters[source], [])

    def pair(self, source: int | None, target: int | None) -> int:
        """The row of a pair of gold spans, -1 where an end is gone or its type does not fit."""
        if source is None or target is None:
            return -1
        a, b = self.order[source], self.order[target]
        return -1 if a is None or b is None else int(self.position[a, b])

    def relations(self) -> list[tuple[int, int, int]]:
        positives = [(k, i, j) for k, i, j in self.item.positives]
        positives += [(k, j, i) for k, i, j in self.item.positives if k in labels.SYMMETRIC]
        for source, target, kinds in self.item.negatives:
            row = self.pair(source, target)
            if row >= 0:
                self.weight[row, [PAIR_INDEX[k] for k in kinds]] = 1.0
        for kind, source, target in positives:
            for a in self.cluster(source):
                for b in self.cluster(target):
                    if a != b and self.position[a, b] >= 0:
                        self.weight[self.position[a, b], PAIR_INDEX[kind]] = 0.0
        for kind, source, target in positives:
            row = self.pair(source, target)
            if row >= 0:
                self.sigmoid[row, PAIR_INDEX[kind]], self.weight[row, PAIR_INDEX[kind]] = 1.0, 1.0
        found = []
        for source, target, status, ended in self.item.relations:
            for row in {self.pair(source, target)} - {-1}:
                known = labels.RELATION_STATUSES
                found.append((row, known.index(status) if status in known else -1, int(ended)))
        return found

    def numbers(self) -> list[tuple[int, ...]]:
        rows: list[tuple[int, ...]] = []
        facts = {self.order[g.number] for g in self.item.numbers}
        for number, kind in enumerate(self.types):
            if kind in _NUMBER and number not in facts:
                self.null[number, :2] = True
                self.asked[number, :2] = (1.0, 0.2)
        for gold in self.item.numbers:
            place = self.order[gold.number]
            if place is None or self.types[place] not in _NUMBER:
                continue
            row = self.pair(gold.number, gold.target)
            self.asked[place, 0] = 1.0
            if row < 0:
                self.null[place, 0] = not self.soft[place, :, :3].any()
                continue
            target = self.order[gold.target]
            assert target is not None  # the row exists
            self.soft[place, target, _SOFT[gold.governor]] = True
            self.null[place, 0] = False
            if gold.governor != "change_of":
                self.choice(place, 1, "of", self.cluster(gold.of) if gold.of is not None else [])
                period = None if gold.period is None else self.order[gold.period]
                self.choice(place, 2, "period", [] if period is None else [period])
            rows.append(
                (
                    row,
                    labels.METRICS.index(gold.metric) if gold.metric else -1,
                    labels.FACT_STATUSES.index(gold.status) if gold.status else -1,
                    labels.BASES.index(gold.basis) if gold.basis else -1,
                    -1 if gold.sign is None else gold.sign,
                    -1 if gold.negative is None else int(gold.negative),
                )
            )
        return rows

    def choice(self, place: int, question: int, kind: str, right: list[int]) -> None:
        fitting = [j for j in right if self.position[place, j] >= 0]
        fitting = [j for j in fitting if MASK[self.types[place], self.types[j], PAIR_INDEX[kind]]]
        self.asked[place, question] = 1.0
        if fitting:
            self.soft[place, fitting, _SOFT[kind]] = True
        elif not self.soft[place, :, _SOFT[kind]].any():
            self.null[place, question] = True

    def coref(self) -> None:
        back = {known: source for source, known in enumerate(self.order) if known is not None}
        for place, kind in enumerate(self.types):
            if kind == TYPE_INDEX["REF"]:
                mates = self.cluster(back[place]) if place in back else []
                self.choice(place, 3, "coref", [j for j in mates if self.types[j] in _ENTITY])


def targets(item: Item, spans: list[tuple[int, int, int]], order: list[int | None]) -> Targets:
    """The link targets of `item` over `spans`; `order` gives each item span's place among them."""
    build = _Builder(item, spans, order)
    relations = build.relations()
    attributes: list[tuple[int, ...]] = []
    if item.complete:
        attributes = build.numbers()
        build.coref()
    classes: dict[str, list[tuple[int, int]]] = {"METRIC": [], "ROLE": []}
    for source, span in enumerate(item.spans):
        place = order[source]
        kind = span.types[0]
        if place is not None and span.label is not None and build.types[place] == TYPE_INDEX[kind]:
            known = labels.METRICS if kind == "METRIC" else labels.ROLES
            classes[kind].append((place, known.index(span.label)))
    features = pair_features(build.first, build.last, build.types, build.pairs)
    return Targets(
        build.first, build.last, build.types, build.pairs, features, build.sigmoid, build.weight, build.soft,
        build.null, build.asked, attributes, relations, classes["METRIC"], classes["ROLE"],
    )  # fmt: skip

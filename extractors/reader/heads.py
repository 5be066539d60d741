"""The tag, span and pair heads in numpy: the same sums as the training module's, one window at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.reader.geometry import Ints, candidate_pairs, pair_features
from extractors.reader.labels import BASES, FACT_STATUSES, METRICS, RELATION_STATUSES, pair_mask

Floats = NDArray[np.float32]
# Column ranges of what is said about a number and about a relation.
NUMBER_COLUMNS = {"metric": len(METRICS), "status": len(FACT_STATUSES), "basis": len(BASES), "sign": 2, "negative": 2}
RELATION_COLUMNS = {"status": len(RELATION_STATUSES), "ended": 2}
MASK = pair_mask()


@dataclass(frozen=True, slots=True)
class Links:
    """Raw scores of one window's spans: `pairs` (2, n), and a row for each in the pair arrays.

    `pair` (n, outputs), `null` (spans, nulls), `metric` (spans, metrics), `role` (spans, roles),
    `number` (spans, number columns), `pair_number` (n, number columns), `pair_relation` (n, relation columns).
    """

    pairs: Ints
    pair: Floats
    null: Floats
    metric: Floats
    role: Floats
    number: Floats
    pair_number: Floats
    pair_relation: Floats


def silu(values: Floats) -> Floats:
    """x * sigmoid(x), without overflow."""
    result: Floats = 0.5 * values * (1.0 + np.tanh(0.5 * values))
    return result


def softmax(values: Floats) -> Floats:
    """Probabilities along the last axis."""
    powers = np.exp(values - values.max(-1, keepdims=True))
    result: Floats = powers / powers.sum(-1, keepdims=True)
    return result


def sigmoid(values: Floats) -> Floats:
    """1 / (1 + exp(-x)), without overflow."""
    result: Floats = 0.5 * (1.0 + np.tanh(0.5 * values))
    return result


def _sums(values: Floats) -> Floats:
    """Running sums with a leading zero row, so that a stretch's sum is a difference."""
    return np.concatenate([np.zeros((1, values.shape[1]), np.float32), np.cumsum(values, 0, dtype=np.float64)]).astype(
        np.float32
    )


class Heads:
    """Loaded from `heads.npz` (names as in the training module)."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            self.weights: dict[str, Floats] = {name: stored[name].astype(np.float32) for name in stored.files}

    def linear(self, name: str, values: Floats) -> Floats:
        """`values` through the stored matrix `name`, with its bias if there is one."""
        product: Floats = values @ self.weights[name + ".weight"].T
        bias = self.weights.get(name + ".bias")
        return product if bias is None else product + bias

    def tags(self, states: Floats) -> Floats:
        """Tag scores (pieces, tags)."""
        return self.linear("tags", states)

    def _vectors(self, states: Floats, first: Ints, last: Ints, types: Ints) -> Floats:
        sums = _sums(states)
        mean = (sums[last + 1] - sums[first]) / (last + 1 - first)[:, None]
        kinds = self.weights["links.span_type.weight"][types]
        vectors = silu(self.linear("links.span", np.concatenate([states[first], states[last], mean, kinds], 1)))
        centred = vectors - vectors.mean(-1, keepdims=True)
        normed = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5)
        result: Floats = normed * self.weights["links.span_norm.weight"] + self.weights["links.span_norm.bias"]
        return result

    def _between(self, states: Floats, first: Ints, last: Ints, pairs: Ints) -> Floats:
        squeezed = _sums(self.linear("links.squeeze", states))
        source, target = pairs
        start = np.minimum(last[source], last[target]) + 1
        end = np.maximum(np.maximum(first[source], first[target]), start)
        size = np.maximum(end - start, 1)[:, None].astype(np.float32)
        result: Floats = (squeezed[end] - squeezed[start]) / size
        return result

    def links(self, states: Floats, first: Ints, last: Ints, types: Ints) -> Links:
        """Scores of all pairs that may carry an arc, over spans (n,) in order of start, given as piece bounds."""
        pairs = candidate_pairs(types, MASK)
        vectors = self._vectors(states, first, last, types)
        source, target = pairs
        features = pair_features(first, last, types, pairs)
        product = self.linear("links.left", vectors)[source] * self.linear("links.right", vectors)[target]
        hidden = self.linear("links.source", vectors)[source] + self.linear("links.target", vectors)[target]
        hidden += self.linear("links.product", product)
        hidden += self.linear("links.between", silu(self._between(states, first, last, pairs)))
        for column, name in enumerate(("distance", "count_source", "count_target", "kind")):
            hidden += self.weights[f"links.{name}.weight"][features[:, column]]
        hidden = silu(self.linear("links.hidden", silu(hidden)))
        null, metric, role, number = (self.linear(f"links.{n}", vectors) for n in ("null", "metric", "role", "number"))
        pair, pair_number, pair_relation = (
            self.linear(f"links.{n}", hidden) for n in ("pair", "pair_number", "pair_relation")
        )
        return Links(pairs, pair, null, metric, role, number, pair_number, pair_relation)

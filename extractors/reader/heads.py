"""The link head at run time: what goes in, what comes out. It is a graph of its own, one call for each window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from extractors.reader.geometry import Ints, candidate_pairs, pair_features
from extractors.reader.labels import BASES, FACT_STATUSES, METRICS, RELATION_STATUSES, pair_mask

Floats = NDArray[np.float32]
# Column ranges of what is said about a number and about a relation.
NUMBER_COLUMNS = {"metric": len(METRICS), "status": len(FACT_STATUSES), "basis": len(BASES), "sign": 2, "negative": 2}
RELATION_COLUMNS = {"status": len(RELATION_STATUSES), "ended": 2}
MASK = pair_mask()
_OUTPUTS = ("pair", "null", "metric", "role", "number", "pair_number", "pair_relation")


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


def softmax(values: Floats) -> Floats:
    """Probabilities along the last axis."""
    powers = np.exp(values - values.max(-1, keepdims=True))
    result: Floats = powers / powers.sum(-1, keepdims=True)
    return result


def sigmoid(values: Floats) -> Floats:
    """1 / (1 + exp(-x)), without overflow."""
    result: Floats = 0.5 * (1.0 + np.tanh(0.5 * values))
    return result


class LinkHead:
    """Scores spans and pairs of spans, from `links.onnx`."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self.session = session

    def __call__(self, states: Floats, first: Ints, last: Ints, types: Ints) -> Links:
        """Scores of all pairs that may carry an arc, over spans (n,) in order of start, given as piece bounds."""
        pairs = candidate_pairs(types, MASK)
        given = {"states": states, "first": first, "last": last, "types": types, "pairs": pairs}
        given["features"] = pair_features(first, last, types, pairs)
        return Links(pairs, *self.session.run([f"{name}_scores" for name in _OUTPUTS], given))

"""Where spans stand to each other: the pair features, the same for training and run time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.reader.types import SPAN_TYPES

Ints = NDArray[np.int64]
_BOUNDS = np.array([1, 2, 3, 5, 9, 17, 33, 65, 129])


def pair_features(first: Ints, last: Ints, types: Ints, pairs: Ints) -> Ints:
    """Features of ordered pairs, shape (pairs, 4), from spans (n,) in order of start and `pairs` (2, pairs).

    Columns: signed distance bucket (20), spans of the source's type between (0 to 5), spans of the target's type
    between (0 to 5), type pair (169).
    """
    source, target = pairs
    forward = source < target
    gap = np.where(forward, first[target] - last[source], first[source] - last[target]) - 1
    bucket = np.searchsorted(_BOUNDS, np.maximum(gap, 0), side="right") + np.where(forward, 10, 0)
    seen = np.zeros((len(first) + 1, len(SPAN_TYPES)), np.int64)
    seen[1:] = np.cumsum(np.equal.outer(types, np.arange(len(SPAN_TYPES))), axis=0)
    low, high = np.minimum(source, target), np.maximum(source, target)
    between = np.maximum(seen[high] - seen[low + 1], 0)
    rows = np.arange(len(source))
    mine = np.minimum(between[rows, types[source]], 5)
    theirs = np.minimum(between[rows, types[target]], 5)
    return np.stack([bucket, mine, theirs, types[source] * len(SPAN_TYPES) + types[target]], 1)


def candidate_pairs(types: Ints, mask: NDArray[np.bool_]) -> Ints:
    """Ordered pairs (2, pairs) of different spans whose types may carry any arc; `mask` as `labels.pair_mask()`."""
    allowed: NDArray[np.bool_] = np.any(mask, axis=-1)[types[:, None], types[None, :]]
    np.fill_diagonal(allowed, False)
    return np.stack(np.nonzero(allowed)).astype(np.int64)

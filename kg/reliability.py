"""How far confidences can be believed, and how far a score of few articles can.

Expected calibration error: Naeini, Cooper and Hauskrecht, Obtaining well calibrated probabilities using Bayesian
binning (AAAI 2015). Percentile bootstrap: Efron, Bootstrap methods (Annals of Statistics 7, 1979).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

Judged = Sequence[tuple[float, bool]]
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements whose confidence lies in `low..high`: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def bins(judged: Judged, count: int = BINS) -> tuple[Bin, ...]:
    """The filled bins of equal width; the last one holds 1.0 as well."""
    filled: dict[int, list[tuple[float, bool]]] = {}
    for sure, right in judged:
        filled.setdefault(min(int(sure * count), count - 1), []).append((sure, right))
    return tuple(
        Bin(
            place / count,
            (place + 1) / count,
            len(group),
            sum(sure for sure, _ in group) / len(group),
            sum(right for _, right in group) / len(group),
        )
        for place, group in sorted(filled.items())
    )


def expected_error(judged: Judged, count: int = BINS) -> float:
    """Expected calibration error: the mean gap between confidence and share of right answers, by bins; 0 for none."""
    return sum(b.count * abs(b.confidence - b.right) for b in bins(judged, count)) / max(len(judged), 1)


def interval(right: int, false: int, missed: int, share: float = 0.95, draws: int = 2000) -> tuple[float, float]:
    """The interval that holds `share` of the F1 scores of as many outcomes drawn from these, with replacement.

    The outcomes of one article hang together, so that the true uncertainty is larger. The draws have a fixed seed.
    """
    total = right + false + missed
    if not total:
        return 1.0, 1.0
    rng = random.Random(0)
    scores = []
    for _ in range(draws):
        drawn = rng.choices((True, False), (right, false + missed), k=total)
        hits = sum(drawn)
        # F1 is 2r / (2r + f + m): which of the two errors an outcome is does not matter.
        scores.append(2 * hits / (2 * hits + total - hits))
    scores.sort()
    outside = int((1 - share) / 2 * draws)
    return scores[outside], scores[-1 - outside]

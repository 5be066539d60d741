"""Fitting confidences."""

import numpy as np
import pytest

pytest.importorskip("onnx", reason="export needs the extra `train`")

from extractors.training.calibrate import logistic


@pytest.mark.parametrize(("slope", "shift"), [(0.6, -1.5), (2.0, 0.5), (0.1, 0.0)])
@pytest.mark.parametrize("spread", [1.0, 12.0])
def test_the_curve_that_drew_the_answers_is_found(slope: float, shift: float, spread: float) -> None:
    rng = np.random.default_rng(0)
    scores = rng.uniform(-spread, spread, 40000)
    right = (rng.uniform(size=scores.size) < 1 / (1 + np.exp(-(slope * scores + shift)))).astype(float)
    found = logistic(scores, right)
    assert found == pytest.approx((slope, shift), abs=0.15)


def test_overconfident_scores_do_not_run_away() -> None:
    """Nearly all scores far out and a few of them wrong: full Newton steps overshoot here."""
    scores = np.array([-11.0] * 900 + [11.0] * 100)
    right = np.array([0.0] * 880 + [1.0] * 20 + [1.0] * 70 + [0.0] * 30)
    slope, shift = logistic(scores, right)
    told = 1 / (1 + np.exp(-(slope * np.array([-11.0, 11.0]) + shift)))
    assert told == pytest.approx([20 / 900, 0.7], abs=0.01)

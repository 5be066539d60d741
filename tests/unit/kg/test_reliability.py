from __future__ import annotations

import pytest

from kg.reliability import bins, expected_error, interval


def test_expected_error_is_the_gap_between_confidence_and_rate() -> None:
    sure_and_right = [(0.95, True)] * 95 + [(0.95, False)] * 5
    assert expected_error(sure_and_right) == pytest.approx(0.0, abs=1e-9)
    assert expected_error([(0.95, False)] * 10) == pytest.approx(0.95)
    assert expected_error([]) == 0.0


def test_bins() -> None:
    low, high = bins([(0.05, False), (1.0, True), (0.92, False)])
    assert (low.low, low.count, low.right) == (0.0, 1, 0.0)
    assert (high.low, high.high, high.count, high.confidence, high.right) == (0.9, 1.0, 2, 0.96, 0.5)


def test_interval_holds_the_score_and_narrows_with_more() -> None:
    few, many = interval(15, 3, 17), interval(150, 30, 170)
    score = 30 / (30 + 20)
    assert few[0] < score < few[1]
    assert few[0] < many[0] < score < many[1] < few[1]
    assert interval(15, 3, 17) == few


def test_interval_of_certainty() -> None:
    assert interval(10, 0, 0) == (1.0, 1.0)
    assert interval(0, 2, 3) == (0.0, 0.0)
    assert interval(0, 0, 0) == (1.0, 1.0)

"""Tags to spans: Viterbi keeps I after its own B, bounds are widened to words."""

import numpy as np
import pytest

from extractors.reader.labels import TAG_COUNT, TYPE_INDEX
from extractors.reader.tagging import log_softmax, snap, span_confidence, viterbi

COMPANY, PERSON = 1 + 2 * TYPE_INDEX["Company"], 1 + 2 * TYPE_INDEX["Person"]


def scores(*rows: dict[int, float]) -> np.ndarray:
    table = np.zeros((len(rows), TAG_COUNT), np.float32)
    for place, row in enumerate(rows):
        for tag, value in row.items():
            table[place, tag] = value
    return log_softmax(table)


def test_spans_are_read_off() -> None:
    found = viterbi(scores({COMPANY: 9}, {COMPANY + 1: 9}, {0: 9}, {PERSON: 9}))
    assert found == [(0, 1, TYPE_INDEX["Company"]), (3, 3, TYPE_INDEX["Person"])]


def test_an_inside_tag_never_stands_alone() -> None:
    found = viterbi(scores({0: 5}, {COMPANY + 1: 6, 0: 5}, {0: 5}))
    assert found == []
    # A weak begin is taken where the inside that follows is strong.
    assert viterbi(scores({0: 5, COMPANY: 4}, {COMPANY + 1: 9, 0: 1})) == [(0, 1, TYPE_INDEX["Company"])]


def test_an_inside_tag_does_not_follow_another_type() -> None:
    found = viterbi(scores({PERSON: 9}, {COMPANY + 1: 5, PERSON + 1: 4.5, 0: 1}))
    assert found == [(0, 1, TYPE_INDEX["Person"])]


def test_adjacent_begins_are_two_spans() -> None:
    assert len(viterbi(scores({COMPANY: 9}, {COMPANY: 9}))) == 2


def test_nothing_comes_of_nothing() -> None:
    assert viterbi(np.zeros((0, TAG_COUNT), np.float32)) == []


def test_confidence_is_the_mean_chance_of_the_tags() -> None:
    sure = span_confidence(scores({COMPANY: 20}, {COMPANY + 1: 20}), (0, 1, TYPE_INDEX["Company"]))
    unsure = span_confidence(scores({COMPANY: 1}, {COMPANY + 1: 1}), (0, 1, TYPE_INDEX["Company"]))
    assert unsure < 0.5 < sure <= 1.0


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("die Metas Zahlen", 4, 8, "Metas"),
        ("500 Euro", 1, 3, "500"),
        ("SAP-Chef", 0, 3, "SAP"),
        ("iPhoneHersteller", 0, 6, "iPhone"),
        ("Q3zahlen", 0, 2, "Q3"),
    ],
)
def test_bounds_are_widened_to_words_only(text: str, start: int, end: int, expected: str) -> None:
    a, b = snap(text, start, end)
    assert text[a:b] == expected

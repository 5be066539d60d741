"""Windows: every piece is owned once, no window is too long, sentences that follow are read with those before them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.reader.windows import Pieces, segments, windows


def pieces(lengths: list[int]) -> Pieces:
    firsts = [0]
    for length in lengths:
        firsts.append(firsts[-1] + length)
    count = np.arange(firsts[-1])
    return Pieces(count, count, count + 1, firsts)


@given(st.lists(st.integers(1, 300), max_size=40), st.sampled_from((0, 64)))
@settings(max_examples=100, deadline=None)
def test_every_piece_is_owned_once_and_seen_by_its_owner(lengths: list[int], head: int) -> None:
    found = windows(pieces(lengths), 254, 96, head)
    owned = [place for w in found for place in range(*w.owns)]
    assert owned == list(range(sum(lengths)))
    assert all(w.first <= w.owns[0] and w.owns[1] <= w.last for w in found)
    assert all(w.head + w.last - w.first <= 254 and w.head <= min(head, w.first) for w in found)


def test_later_windows_begin_with_the_headline() -> None:
    first, *later = windows(pieces([20, 30, 50] + [40] * 12), 254, 96, 64)
    assert first.head == 0
    assert later
    for window in later:
        assert window.head == 50  # the headline and the sentence after it; another would be more than 64
        read = window.ids(np.arange(600))
        assert list(read[:50]) == list(range(50))
        assert read[window.inside(np.array([window.first]))[0]] == window.first
        assert read[window.inside(np.array([7]))[0]] == 7


def test_a_headline_that_is_too_long_is_not_repeated() -> None:
    assert all(w.head == 0 for w in windows(pieces([90] * 9), 254, 96, 64))


def test_a_short_text_is_one_window() -> None:
    assert len(windows(pieces([40, 40, 40]), 254, 96)) == 1


def test_later_windows_see_the_sentences_before() -> None:
    found = windows(pieces([30] * 30), 254, 96)
    assert len(found) > 1
    assert all(w.owns[0] - w.first >= 60 for w in found[1:])


@given(st.text(max_size=3000))
@settings(max_examples=100, deadline=None)
def test_segments_cover_everything_but_blanks(text: str) -> None:
    found = segments(text)
    assert all(0 < b - a <= 600 for a, b in found)
    covered = "".join(text[a:b] for a, b in found)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Der Umsatz stieg. Die Aktie fiel.", 2),
        ("Der Umsatz stieg um 3.5 Prozent auf ein Hoch.", 1),
        ("Titel ohne Punkt\nErster Satz.", 2),
    ],
)
def test_segments_end_at_sentences_and_lines(text: str, parts: int) -> None:
    assert len(segments(text)) == parts

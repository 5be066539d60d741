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


@given(st.lists(st.integers(1, 300), max_size=40))
@settings(max_examples=100, deadline=None)
def test_every_piece_is_owned_once_and_seen_by_its_owner(lengths: list[int]) -> None:
    found = windows(pieces(lengths), 254, 96)
    owned = [place for w in found for place in range(*w.owns)]
    assert owned == list(range(sum(lengths)))
    assert all(w.last - w.first <= 254 and w.first <= w.owns[0] and w.owns[1] <= w.last for w in found)


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

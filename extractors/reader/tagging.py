"""From tag scores to spans on pieces, and from pieces to whole words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_BEGIN = slice(1, None, 2)
_INSIDE = slice(2, None, 2)


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities along the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def viterbi(scores: Floats) -> list[tuple[int, int, int]]:
    """Best tag sequence where I-x follows B-x or I-x only; `scores` (pieces, tags) are log probabilities.

    Returns spans as (first piece, last piece inclusive, type index).
    """
    length, tags = scores.shape
    if not length:
        return []
    back = np.zeros((length, tags), np.int64)
    best = scores[0].copy()
    best[_INSIDE] = -1e9
    begin, inside = np.arange(1, tags, 2), np.arange(2, tags, 2)
    for step in range(1, length):
        top = int(best.argmax())
        back[step] = top
        stay = best[inside] >= best[begin]
        back[step, inside] = np.where(stay, inside, begin)
        moved = np.full(tags, best[top])
        moved[inside] = np.where(stay, best[inside], best[begin])
        best = moved + scores[step]
    path = [int(best.argmax())]
    for step in range(length - 1, 0, -1):
        path.append(int(back[step, path[-1]]))
    spans: list[tuple[int, int, int]] = []
    for place, tag in enumerate(reversed(path)):
        if tag and tag % 2:
            spans.append((place, place, (tag - 1) // 2))
        elif tag:
            spans[-1] = (spans[-1][0], place, spans[-1][2])
    return spans


def span_confidence(scores: Floats, span: tuple[int, int, int]) -> float:
    """Geometric mean of the tag probabilities along the span."""
    first, last, kind = span
    total = scores[first, 1 + 2 * kind] + scores[first + 1 : last + 1, 2 + 2 * kind].sum()
    return float(np.exp(total / (last - first + 1)))


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen bounds that cut a run of letters or a run of digits; a change of case inside a word is a bound.

    `Konzern|s` becomes `Konzerns`, but `SAP` in `SAP-Chef` and `iPhone` in `iPhoneHersteller` stay.
    """
    while start > 0 and _glued(text[start - 1], text[start]):
        start -= 1
    while end < len(text) and _glued(text[end - 1], text[end]):
        end += 1
    return start, end


def _glued(left: str, right: str) -> bool:
    if left.isdigit() and right.isdigit():
        return True
    return left.isalpha() and right.isalpha() and not (left.islower() and right.isupper())

"""Cuts a text into pieces and overlapping windows that the encoder can take in one call."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]
START, END = 0, 2
# A likely sentence end; a wrong guess costs nothing but a window bound, so there are no lists of abbreviations.
_BOUND = re.compile(r"\n+|(?<=[.!?…:;])[\"'”“»)\]]*\s+(?=[^\sa-zà-ÿ])")
_LONGEST_SEGMENT = 600  # characters; longer runs without a bound are cut at blanks, or anywhere


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `first` to `last` (exclusive) of the text; it decides about spans that start in `owns` (first, last).

    The first `head` pieces of the text are read before them: what an article is about stands in its headline.
    """

    first: int
    last: int
    owns: tuple[int, int]
    head: int = 0

    def ids(self, pieces: Ints) -> Ints:
        """The window's share of `pieces` (one value a piece of the text)."""
        return np.concatenate([pieces[: self.head], pieces[self.first : self.last]])

    def inside(self, places: Ints) -> Ints:
        """Pieces of the text (which the window holds) as places in the window."""
        return np.where(places < self.first, places, places - self.first + self.head)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in pieces: ids, code point bounds of each, the piece at which each segment starts, and the end."""

    ids: Ints
    starts: Ints
    ends: Ints
    segments: list[int]


def segments(text: str) -> list[tuple[int, int]]:
    """Sentence-like stretches of the text, half-open, at most 600 code points, without blanks at their edges.

    A blank at the end would become a piece of its own, which training never saw.
    """
    cuts = [0, *(m.end() for m in _BOUND.finditer(text)), len(text)]
    found: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        while end - start > _LONGEST_SEGMENT:
            blank = text.rfind(" ", start + _LONGEST_SEGMENT // 2, start + _LONGEST_SEGMENT)
            middle = blank + 1 if blank > 0 else start + _LONGEST_SEGMENT
            found.append((start, middle))
            start = middle
        found.append((start, end))
    trimmed = ((b - len(text[a:b].lstrip()), a + len(text[a:b].rstrip())) for a, b in found)
    return [(a, b) for a, b in trimmed if b > a]


def cut_pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """Pieces of the text. Each segment is cut by itself, so a piece never depends on what follows the segment."""
    bounds = segments(text)
    # A lone surrogate is no text: it stands for one unknown character, so that offsets stay.
    clean = [text[a:b].encode("utf-8", "replace").decode("utf-8") for a, b in bounds]
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    firsts: list[int] = []
    for (base, _), words, coded in zip(
        bounds, clean, tokenizer.encode_batch(clean, add_special_tokens=False), strict=True
    ):
        firsts.append(len(ids))
        ids += coded.ids
        for a, b in coded.offsets:
            while a < b and words[a].isspace():
                a += 1
            starts.append(base + a)
            ends.append(base + b)
    firsts.append(len(ids))
    return Pieces(np.array(ids, np.int64), np.array(starts, np.int64), np.array(ends, np.int64), firsts)


def windows(pieces: Pieces, size: int, overlap: int, head: int = 0) -> list[Window]:
    """Windows of whole segments, at most `size` pieces each (a longer segment is cut), with about `overlap` in common.

    All but the first begin with the text's first segments, at most `head` pieces. A stretch that two windows share
    belongs to the earlier one, save its last segment: what follows is read with the sentences before it, for that is
    where subjects stand.
    """
    bounds: list[int] = []
    for start, end in pairwise(pieces.segments):
        bounds += range(start, end, size)
    bounds.append(pieces.segments[-1])
    head = max((end for end in pieces.segments if end <= head), default=0)
    found: list[Window] = []
    first, owned = 0, 0
    while first < len(bounds) - 1:
        last = first + 1
        ahead = head if head <= bounds[first] and bounds[last] - bounds[first] + head <= size else 0
        while last < len(bounds) - 1 and bounds[last + 1] - bounds[first] + ahead <= size:
            last += 1
        if last == len(bounds) - 1:
            found.append(Window(bounds[first], bounds[last], (bounds[owned], bounds[last]), ahead))
            break
        following = last
        while following - 1 > first and bounds[last] - bounds[following - 1] <= overlap:
            following -= 1
        until = last - 1 if following < last - 1 else last
        found.append(Window(bounds[first], bounds[last], (bounds[owned], bounds[until]), ahead))
        first, owned = following, until
    return found

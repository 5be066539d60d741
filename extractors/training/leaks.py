"""Keeps measuring texts out of training: no training text shares eight words in a row with one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

LENGTH = 8
_WORD = re.compile(r"\w+")


def grams(text: str) -> set[int]:
    """Hashes of all runs of eight words (letters and digits only, case folded)."""
    words = _WORD.findall(text.casefold())
    return {hash(tuple(words[i : i + LENGTH])) for i in range(len(words) - LENGTH + 1)}


class LeakFilter:
    """Knows the texts that must stay unseen; `clean` says whether a text shares no long run of words with them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.known: set[int] = set()
        self.whole: set[str] = set()
        for text in texts:
            self.known |= grams(text)
            self.whole.add(" ".join(_WORD.findall(text.casefold())))

    def clean(self, text: str) -> bool:
        """Whether `text` shares no run of eight words with, and is not equal to, a known text."""
        return self.known.isdisjoint(grams(text)) and " ".join(_WORD.findall(text.casefold())) not in self.whole

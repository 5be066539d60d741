"""Text as tokens, and phrases looked up among them. Linear in the length of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

NUMBER, WORD, SIGN = "number", "word", "sign"
NARROW_SPACES = "\u00a0\u202f\u2009\u2007"

_TOKEN = re.compile(r"([0-9]+(?:[.,'’][0-9]+)*+)|([^\W\d_]+)|[^\s\w]|_")
_GROUP = re.compile(r"[0-9]{3}(?:[.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class Token:
    """A numeral, a run of letters, or one other sign; `glued` says that nothing stands between it and the last one."""

    start: int
    end: int
    kind: str
    text: str
    lower: str
    glued: bool


def tokenise(text: str, spaces: bool = False, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets in `text`.

    Groups of three digits after a no-break space make one numeral (`2 000`); with `spaces` a plain space does too.
    """
    tokens: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        begin, stop = match.span()
        words = match.group()
        kind = NUMBER if match.group(1) else WORD if match.group(2) else SIGN
        if kind is NUMBER and tokens and _continues(text, tokens[-1], words, begin, spaces):
            first = tokens.pop()
            begin, words = first.start, text[first.start : stop]
            tokens.append(Token(begin, stop, NUMBER, words, words, first.glued))
        else:
            tokens.append(Token(begin, stop, kind, words, words if kind is NUMBER else words.lower(), begin == last))
        last = stop
    return tokens


def _continues(text: str, first: Token, words: str, begin: int, spaces: bool) -> bool:
    if first.kind is not NUMBER or begin - first.end != 1 or begin - first.start > 24:
        return False
    gap = text[first.end]
    if gap not in NARROW_SPACES and not (gap == " " and spaces):
        return False
    if not _GROUP.fullmatch(words) or first.text[0] == "0":
        return False
    head, *groups = re.split(r"[\s]", first.text)
    return head.isdecimal() and len(head) <= 3 and all(len(group) == 3 and group.isdecimal() for group in groups)


V = TypeVar("V")


class Phrases(Generic[V]):
    """Phrases of tokens with a meaning; the longest match wins. Hyphens between words do not matter."""

    def __init__(self, entries: Iterable[tuple[str, V]], exact: bool = False) -> None:
        self._exact = exact
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in entries:
            words = self._words(phrase)
            if words:
                self._by_first.setdefault(words[0], []).append((words, value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def _words(self, phrase: str) -> tuple[str, ...]:
        return tuple(t.text if self._exact else t.lower for t in tokenise(phrase) if t.text != "-")

    def firsts(self) -> Iterable[str]:
        """The first word of every phrase."""
        return self._by_first.keys()

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def __contains__(self, word: str) -> bool:
        return any(len(words) == 1 for words, _ in self._by_first.get(word, ()))

    def at(self, tokens: Sequence[Token], index: int) -> tuple[int, V] | None:
        """The index after the longest phrase that starts at `index`, and its meaning."""
        if index >= len(tokens):
            return None
        first = tokens[index]
        for words, value in self._by_first.get(first.text if self._exact else first.lower, ()):
            stop = self._match(tokens, index, words)
            if stop:
                return stop, value
        return None

    def _match(self, tokens: Sequence[Token], index: int, words: tuple[str, ...]) -> int:
        for number, word in enumerate(words):
            if number and index < len(tokens) and tokens[index].text == "-" and tokens[index].glued:
                index += 1
            if index >= len(tokens) or (tokens[index].text if self._exact else tokens[index].lower) != word:
                return 0
            index += 1
        return index

    def before(self, tokens: Sequence[Token], index: int, longest: int = 6) -> tuple[int, V] | None:
        """The index where the longest phrase that ends just before `index` starts, and its meaning."""
        for start in range(max(0, index - longest), index):
            found = self.at(tokens, start)
            if found and found[0] == index:
                return start, found[1]
        return None


def phrases(table: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """(phrase, key) for each phrase of a table `key -> comma-separated phrases`."""
    for key, words in table.items():
        for phrase in words.split(","):
            if phrase.strip():
                yield phrase.strip(), key

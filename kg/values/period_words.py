"""Tokens read as parts of periods: ordinals, years, and the year that belongs to a quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from .lang.base import split, word_set
from .numbers import number_at
from .resolve import Meaning
from .table import Table, table_of
from .tokens import Phrases, Token, phrases
from .types import PeriodKind

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PART_OF_YEAR = (
    "quart",
    "zeitraum",
    "vergleich",
    "viertel",
    "halbjahr",
    "monat",
    "period",
    "período",
    "périod",
    "trimestre",
    "homólog",
    "kwart",
    "kvart",
    "quarter",
    "okresie",
    "период",
    "περίοδο",
    "τρίμηνο",
    "döneminde",
    "periode",
    "time last year",
)
ORDINAL_TAILS = word_set("er e è ème eme ère nd rd st th º ª ° o a de ste ος ο й я")


@dataclass(frozen=True, slots=True)
class Found:
    """A period among tokens: indexes of its first token and after its last, and what it means."""

    first: int
    stop: int
    meaning: Meaning


class Words:
    """The words of periods of one language, ready for look-up."""

    def __init__(self, table: Table) -> None:
        c = table.lang.calendar
        self.table = table
        self.months = _numbered(c.months)
        self.weekdays = _numbered(c.weekdays)
        self.ordinals = _numbered(c.ordinals)
        self.units: Phrases[str] = Phrases(
            [*((w, "quarter") for w in split(c.quarter)), *((w, "half") for w in split(c.half))]
        )
        self.month, self.year = Phrases((w, True) for w in split(c.month)), Phrases((w, True) for w in split(c.year))
        self.fiscal_year = Phrases((w, True) for w in split(c.fiscal_year))
        self.fiscal = Phrases((w, True) for w in split(c.fiscal))
        self.links = Phrases((w, True) for w in split(c.links))
        self.before = Phrases((w, True) for w in split(c.before_period))
        self.relative = Phrases((words, _anchored(words, code)) for words, code in phrases(c.relative))
        self.last, self.next = Phrases((w, True) for w in split(c.last)), Phrases((w, True) for w in split(c.next))
        self.this = Phrases((w, True) for w in split(c.this))
        self.until = Phrases((w, True) for w in split(c.until))
        self.ends = Phrases((w, True) for w in split(c.ends))
        self.ago_before, self.ago_after = (Phrases((w, True) for w in split(words)) for words in c.ago)
        self.future = Phrases((w, True) for w in split(c.future))
        self.not_before_year = frozenset(split(c.not_before_year))
        self.month_first = c.month_first
        self.starts = self._starts()
        self.letters: dict[str, PeriodKind] = dict.fromkeys(c.quarter_letters, "quarter")
        self.letters.update(dict.fromkeys(c.half_letters, "half"))

    def _starts(self) -> frozenset[str]:
        """The words that a period may start with, numerals and single letters apart."""
        tables: list[Phrases[str] | Phrases[int] | Phrases[bool]] = [
            self.months,
            self.weekdays,
            self.ordinals,
            self.units,
            self.year,
            self.fiscal_year,
            self.fiscal,
            self.relative,
            self.ago_before,
            self.table.numbers,
            self.table.halves_before,
        ]
        firsts = {word for table in tables for word in table.firsts()}
        return frozenset(firsts | self.table.articles | _ROMAN.keys() | {"fy", "gj"})


def _anchored(words: str, code: str) -> str:
    """`Vorjahresquartal` says nothing without the quarter it is compared with; `Vorjahr` is a year by itself."""
    parts = any(stem in words for stem in _PART_OF_YEAR)
    return code.replace("year", "part") if code == "anchor year -1" and parts else code


def _numbered(table: object) -> Phrases[int]:
    assert isinstance(table, dict)
    return Phrases((w, number) for number, words in table.items() for w in split(words))


@cache
def words_of(code: str) -> Words:
    """The period words of a language code; of all languages merged where it is unknown."""
    return Words(table_of(code))


class Cursor:
    """Small parts of periods at a place among tokens. Every place may be asked for; beyond the end is empty."""

    def __init__(self, tokens: Sequence[Token], words: Words, lone: bool = False) -> None:
        self._tokens = tokens
        self._w = words
        self._lone = lone  # the tokens were marked as a period: a month or a year needs no word before it

    def _text(self, index: int) -> str:
        return self._tokens[index].text if 0 <= index < len(self._tokens) else ""

    def _lower(self, index: int) -> str:
        return self._tokens[index].lower if 0 <= index < len(self._tokens) else ""

    def _kind_at(self, index: int) -> str:
        return self._tokens[index].kind if 0 <= index < len(self._tokens) else ""

    def _glued(self, index: int) -> bool:
        return 0 <= index < len(self._tokens) and self._tokens[index].glued

    def _skip(self, index: int, *signs: str) -> int:
        return index + 1 if self._text(index) in signs else index

    def _number(self, index: int, low: int, high: int) -> int | None:
        text = self._text(index)
        return (
            int(text) if text.isdecimal() and text.isascii() and len(text) <= 4 and low <= int(text) <= high else None
        )

    def _year_at(self, index: int) -> tuple[int, int, bool] | None:
        """(index after, year, whether split) of `2024`, `2023/24`, `2023-2024` at a token."""
        year = self._number(index, 1600 if self._lone else 1900, 2100)
        if year is None or len(self._text(index)) != 4:
            return None
        if self._text(index + 1) in ("/", "-", "–") and self._glued(index + 1) and self._glued(index + 2):
            later = self._number(index + 2, 0, 2100)
            full = later if later is None or later > 99 else year // 100 * 100 + later
            if full is not None and full == year + 1 and len(self._text(index + 2)) in (2, 4):
                return index + 3, full, True
        return index + 1, year, False

    def tail(self, index: int) -> tuple[int, Meaning] | None:
        """The year that belongs to a quarter before it: `2024`, `des Geschäftsjahres 2023/24`, `of last year`."""
        at = index
        for _ in range(5):
            if relative := self._w.relative.at(self._tokens, at):
                if relative[1].split()[0] in ("year", "fiscal") or relative[1] == "anchor year -1":
                    return relative[0], Meaning("year", relative=relative[1], fiscal=relative[1].startswith("fiscal"))
                return None
            fiscal = self._w.fiscal_year.at(self._tokens, at)
            if fiscal:
                linked = self._w.links.at(self._tokens, fiscal[0])
                year = self._year_at(linked[0] if linked else fiscal[0]) or self._short_year(fiscal[0])
                return (
                    (year[0], Meaning("year", year=year[1], fiscal=True))
                    if year
                    else (fiscal[0], Meaning("year", fiscal=True))
                )
            if year := self._year_at(at):
                return year[0], Meaning("year", year=year[1], fiscal=year[2])
            link = self._w.links.at(self._tokens, at)
            if link is None and self._text(at) not in ("/", ",", "'", "’", "("):
                return None
            at = link[0] if link else at + 1
        return None

    def _short_year(self, index: int) -> tuple[int, int, bool] | None:
        """`24`, `'24`, `23/24` after FY or a quarter."""
        at = self._skip(index, "'", "’", "-")
        number = self._number(at, 0, 99)
        if number is None or len(self._text(at)) != 2:
            return None
        if self._text(at + 1) == "/" and self._glued(at + 1) and self._number(at + 2, 0, 99) == number + 1:
            return at + 3, 2001 + number, True
        return at + 1, 2000 + number, False

    def _with_tail(self, first: int, stop: int, meaning: Meaning) -> Found:
        tail = self.tail(stop)
        if tail is None:
            return Found(first, stop, meaning)
        year = tail[1]
        merged = replace(meaning, year=year.year, of=year.relative, fiscal=meaning.fiscal or year.fiscal)
        return Found(first, tail[0], merged)

    def _count(self, index: int) -> tuple[int, int] | None:
        number = number_at(self._tokens, index, self._w.table) if index < len(self._tokens) else None
        whole = number is not None and number.value == number.value.to_integral_value() and number.value < 100
        return (number.stop, int(number.value)) if number and whole else None

    def _ordinal_at(self, index: int) -> tuple[int, int] | None:
        word = self._w.ordinals.at(self._tokens, index)
        if word:
            return word
        number = self._number(index, 1, 4)
        if number and len(self._text(index)) == 1 and self._glued(index + 1):
            tail = self._lower(index + 1)
            if tail in (".", "º", "ª", "°") or tail in ORDINAL_TAILS:
                return index + 2, number
            if tail == "-" and self._glued(index + 2):
                return index + 3, number
        roman = _ROMAN.get(self._lower(index)) if self._text(index).isupper() else None
        return (index + 1, roman) if roman else None

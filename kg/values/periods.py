"""Periods and days in running text, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from .calendar import parse
from .lang.base import split
from .numbers import number_at, scales_at
from .resolve import Meaning, resolve
from .table import Table, table_of
from .tokens import NUMBER, WORD, Phrases, Token, phrases, tokenise
from .types import Period, PeriodKind, Resolved
from .units import unit_at

__all__ = ["find_periods", "resolve_period"]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINAL_TAILS = frozenset("er e è ème eme ère nd rd st th º ª ° o a de ste ος ο й я".split())
_FISCAL_SHORT = frozenset({"fy", "gj"})
_MONTHS_TO_KIND: dict[int, PeriodKind] = {3: "quarter", 6: "half", 9: "nine_months", 12: "year"}


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    stop: int
    meaning: Meaning


class _Words:
    """The words of periods of one language, ready for look-up."""

    def __init__(self, table: Table) -> None:
        c = table.lang.calendar
        self.table = table
        self.months = _numbered(c.months)
        self.weekdays = _numbered(c.weekdays)
        self.ordinals = _numbered(c.ordinals)
        self.units: Phrases[str] = Phrases([*((w, "quarter") for w in split(c.quarter)), *((w, "half") for w in split(c.half))])
        self.month, self.year = Phrases((w, True) for w in split(c.month)), Phrases((w, True) for w in split(c.year))
        self.fiscal_year = Phrases((w, True) for w in split(c.fiscal_year))
        self.fiscal = Phrases((w, True) for w in split(c.fiscal))
        self.links = Phrases((w, True) for w in split(c.links))
        self.before = Phrases((w, True) for w in split(c.before_period))
        self.relative = Phrases(phrases(c.relative))
        self.last, self.next = Phrases((w, True) for w in split(c.last)), Phrases((w, True) for w in split(c.next))
        self.this = Phrases((w, True) for w in split(c.this))
        self.until = Phrases((w, True) for w in split(c.until))
        self.ends = Phrases((w, True) for w in split(c.ends))
        self.ago_before, self.ago_after = (Phrases((w, True) for w in split(words)) for words in c.ago)
        self.future = Phrases((w, True) for w in split(c.future))
        self.not_before_year = frozenset(split(c.not_before_year))
        self.month_first = c.month_first
        self.letters: dict[str, PeriodKind] = {letter: "quarter" for letter in c.quarter_letters}
        self.letters.update({letter: "half" for letter in c.half_letters})


def _numbered(table: object) -> Phrases[int]:
    assert isinstance(table, dict)
    return Phrases((w, number) for number, words in table.items() for w in split(words))


@cache
def _words_of(code: str) -> _Words:
    return _Words(table_of(code))


def _code(lang: str | None) -> str:
    return (lang or "").lower().replace("_", "-").split("-")[0]


def find_periods(text: str, lang: str | None, published: date | None) -> list[Period]:
    """All periods and days that a text names, in order, offsets in `text`.

    Relative ones are resolved with the day of publication: a quarter or half without a year is the latest that had
    ended, the next one where its sentence looks forward; a weekday is the latest on or before that day. Comparisons
    (`Vorjahr`) are taken from the last period before them that is resolved. `value` is None where nothing can be said.
    """
    words = _words_of(_code(lang))
    tokens = tokenise(text)
    reader = _Reader(tokens, words)
    result: list[Period] = []
    anchor: str | None = None
    for found in reader.scan():
        future = _looks_forward(tokens, found.first, words)
        value = resolve(found.meaning, published, future, anchor)
        if value and found.meaning.relative is None and found.meaning.kind != "day":
            anchor = value
        start, end = tokens[found.first].start, tokens[found.stop - 1].end
        result.append(Period(start, end, value, found.meaning.fiscal, _kind(value, found.meaning)))
    return result


def resolve_period(
    words: str, lang: str | None, published: date | None, context: str = "", anchor: str | None = None
) -> Resolved:
    """The contract form of the words of a period (`zweiten Quartal` -> `2024-Q2`), None where it cannot be told.

    `context` is the sentence around them (it may look forward, or hold the year); `anchor` is the contract form that a
    comparison (`Vorjahr`, `Vorquartal`) starts from.
    """
    table = _words_of(_code(lang))
    tokens = tokenise(words)
    around = tokenise(context)
    at = context.find(words)
    index = sum(t.start < at for t in around) if at >= 0 else len(around)
    found = max(_Reader(tokens, table, lone=True).scan(), key=lambda f: f.stop - f.first, default=None)
    if found is None:
        wider = _Reader(around, table).scan() if at >= 0 else ()
        inside = [f for f in wider if f.first < index + len(tokens) and f.stop > index]
        found = inside[0] if inside else None
    if found is None:
        return Resolved(None, False)
    future = _looks_forward(tokens, min(found.first, len(tokens)), table) or (bool(around) and _looks_forward(around, index, table))
    meaning = found.meaning
    if meaning.year is None and meaning.relative is None and (year := _year_after(around, index + len(tokens), table)):
        meaning = replace(meaning, year=year)
    return Resolved(resolve(meaning, published, future, anchor), meaning.fiscal)


def _year_after(tokens: Sequence[Token], index: int, words: _Words) -> int | None:
    tail = _Reader(tokens, words).tail(index) if 0 < index < len(tokens) else None
    return tail[1].year if tail else None


def _kind(value: str | None, meaning: Meaning) -> PeriodKind:
    span = parse(value) if value else None
    return span.kind if span else meaning.kind


def _looks_forward(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Whether a word before the period, in its own clause, speaks of what is to come."""
    for at in range(index - 1, max(-1, index - 14), -1):
        if tokens[at].text in ".;:!?,()" and not (tokens[at].glued and tokens[at].text == "."):
            return False
        if words.future.at(tokens, at):
            return True
    return False


class _Reader:
    """Reads the periods among tokens, left to right; each method tries one form at one place."""

    def __init__(self, tokens: Sequence[Token], words: _Words, lone: bool = False) -> None:
        self._tokens = tokens
        self._w = words
        self._lone = lone  # the tokens were marked as a period: a month or a year needs no word before it

    def scan(self) -> Iterator[_Found]:
        index = 0
        forms = (
            self._iso, self._dotted, self._month_range, self._day_month, self._month_day, self._months_to, self._first_months, self._ordinal,
            self._letters, self._fiscal_short, self._fiscal_year, self._ago, self._relative, self._weekday, self._month, self._year,
        )  # fmt: skip
        while index < len(self._tokens):
            found = next((f for form in forms if (f := form(index))), None)
            if found:
                yield found
            index = max(found.stop, index + 1) if found else index + 1

    # small parts

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
        return int(text) if text.isdecimal() and text.isascii() and len(text) <= 4 and low <= int(text) <= high else None

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
                return (year[0], Meaning("year", year=year[1], fiscal=True)) if year else (fiscal[0], Meaning("year", fiscal=True))
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

    def _with_tail(self, first: int, stop: int, meaning: Meaning) -> _Found:
        tail = self.tail(stop)
        if tail is None:
            return _Found(first, stop, meaning)
        year = tail[1]
        merged = replace(meaning, year=year.year, of=year.relative, fiscal=meaning.fiscal or year.fiscal)
        return _Found(first, tail[0], merged)

    def _count(self, index: int) -> tuple[int, int] | None:
        number = number_at(self._tokens, index, self._w.table) if index < len(self._tokens) else None
        whole = number is not None and number.value == number.value.to_integral_value() and number.value < 100
        return (number.stop, int(number.value)) if number and whole else None

    # forms

    def _iso(self, index: int) -> _Found | None:
        year = self._number(index, 1900, 2100)
        if year is None or self._text(index + 1) != "-" or not (self._glued(index + 1) and self._glued(index + 2)):
            return None
        letter = self._text(index + 2)
        number = self._number(index + 3, 1, 4) if self._glued(index + 3) else None
        if letter in ("Q", "H") and number and not (letter == "H" and number > 2):
            return _Found(index, index + 4, Meaning("quarter" if letter == "Q" else "half", number, year))
        month = self._number(index + 2, 1, 12) if len(letter) == 2 else None
        if month is None:
            return None
        day = self._number(index + 4, 1, 31) if self._text(index + 3) == "-" and self._glued(index + 4) else None
        if day:
            return _Found(index, index + 5, Meaning("day", month, year, day))
        return None if self._year_at(index) and month == (year + 1) % 100 else _Found(index, index + 3, Meaning("month", month, year))

    def _dotted(self, index: int) -> _Found | None:
        parts, stop = self._text(index).split("."), index + 1
        if len(parts) == 1 and self._text(index + 1) in ("/", ".") and self._text(index + 3) == self._text(index + 1):
            if not all(self._glued(index + k) for k in (1, 2, 3, 4)):
                return None
            parts, stop = [self._text(index), self._text(index + 2), self._text(index + 4)], index + 5
        if len(parts) != 3 or not all(p.isdecimal() and p.isascii() and len(p) <= 4 for p in parts) or len(parts[2]) not in (2, 4):
            return None
        day, month, year = (int(p) for p in parts)
        if self._w.month_first and stop > index + 1:
            if day <= 12 and month <= 12 and day != month:
                return None  # 5/8/2024: two customs, no telling
            day, month = (month, day) if month > 12 else (day, month)
        year += 2000 if year < 100 else 0
        return _Found(index, stop, Meaning("day", month, year, day)) if 1 <= month <= 12 and 1 <= day <= 31 and 1900 <= year <= 2100 else None

    def _day_month(self, index: int) -> _Found | None:
        day = self._number(index, 1, 31)
        if day is None or len(self._text(index)) > 2:
            return None
        at = self._skip(index + 1, ".", "º", "°", "ª")
        if self._lower(at) in _ORDINAL_TAILS and self._glued(at):
            at += 1
        at += self._lower(at) in self._w.table.of or self._lower(at) == "of"
        month = self._w.months.at(self._tokens, at)
        if month is None:
            return None
        return self._dated(index, self._skip_dot(month[0]), month[1], day)

    def _skip_dot(self, at: int) -> int:
        """Past the full stop of an abbreviated month, where something follows in the same sentence."""
        short = self._text(at) == "." and self._glued(at) and len(self._text(at - 1)) <= 4
        return at + 1 if short and at + 1 < len(self._tokens) and self._tokens[at + 1].kind is NUMBER else at

    def _dated(self, first: int, stop: int, month: int, day: int) -> _Found:
        at = self._skip(stop, ",")
        if self._lower(at) in self._w.table.of or self._lower(at) in ("del", "of"):
            at += 1
        year = self._year_at(at)
        kind: PeriodKind = "day" if day else "month"
        if year and not year[2]:
            return _Found(first, year[0], Meaning(kind, month, year[1], day))
        tail = self.tail(stop)
        if tail and tail[1].relative:
            return _Found(first, tail[0], Meaning(kind, month, None, day, of=tail[1].relative))
        return _Found(first, stop, Meaning(kind, month, None, day))

    def _month_day(self, index: int) -> _Found | None:
        month = self._w.months.at(self._tokens, index) if self._w.month_first else None
        if month is None or not self._text(index)[0].isupper():
            return None
        at = self._skip(month[0], ".")
        day = self._number(at, 1, 31)
        if day is None or len(self._text(at)) > 2 or self._text(at + 1) in ("%", ":"):
            return None
        at += 1
        if self._lower(at) in _ORDINAL_TAILS and self._glued(at):
            at += 1
        return self._dated(index, at, month[1], day)

    def _months_to(self, index: int) -> _Found | None:
        """`drei Monate bis Ende Juni`, `the year to March 2025`."""
        fiscal = self._w.fiscal_year.at(self._tokens, index)
        whole = fiscal or self._w.year.at(self._tokens, index)
        count = (index, 12) if whole else self._count(index)
        unit = whole or (self._w.month.at(self._tokens, self._skip(count[0], "-")) if count else None)
        until = self._w.until.at(self._tokens, unit[0]) if unit else None
        if count is None or until is None or count[1] not in _MONTHS_TO_KIND:
            return None
        at = until[0]
        if end := self._w.ends.at(self._tokens, at):
            at = end[0]
        day = self._number(at, 1, 31)
        at = self._skip(at + 1, ".") if day else at
        at += self._lower(at) in self._w.table.of
        month = self._w.months.at(self._tokens, at)
        if month is None:
            return None
        stop = month[0]
        stop += self._number(stop, 28, 31) is not None and len(self._text(stop)) == 2
        dated = self._dated(index, stop, month[1], 0)
        meaning = replace(dated.meaning, kind=_MONTHS_TO_KIND[count[1]], until_month=month[1], number=0)
        return _Found(index, dated.stop, replace(meaning, fiscal=count[1] == 12 and month[1] != 12))

    def _first_months(self, index: int) -> _Found | None:
        """`ersten neun Monaten`, `neuf premiers mois`, `first nine months`."""
        ordinal = self._ordinal_at(index)
        count = self._count(ordinal[0] if ordinal else index)
        quarters = self._w.units.at(self._tokens, count[0]) if count and count[1] == 3 and (ordinal or self._lone) else None
        if quarters and quarters[1] == "quarter" and (ordinal is None or ordinal[1] == 1):
            return self._with_tail(index, quarters[0], Meaning("nine_months"))
        if count and self._text(count[0]) == "-" and self._glued(count[0]):
            count = count[0] + 1, count[1]
        if ordinal is None and count:
            ordinal = self._ordinal_at(count[0])
            month = self._w.month.at(self._tokens, ordinal[0]) if ordinal else None
        else:
            month = self._w.month.at(self._tokens, count[0]) if count else None
        if not (ordinal and count and month) or count[1] not in _MONTHS_TO_KIND or ordinal[1] != 1:
            return None
        kind = _MONTHS_TO_KIND[count[1]]
        return self._with_tail(index, month[0], Meaning(kind, 0 if kind in ("nine_months", "year") else 1))

    def _ordinal_at(self, index: int) -> tuple[int, int] | None:
        word = self._w.ordinals.at(self._tokens, index)
        if word:
            return word
        number = self._number(index, 1, 4)
        if number and len(self._text(index)) == 1 and self._glued(index + 1):
            tail = self._lower(index + 1)
            if tail in (".", "º", "ª", "°") or tail in _ORDINAL_TAILS:
                return index + 2, number
            if tail == "-" and self._glued(index + 2):
                return index + 3, number
        roman = _ROMAN.get(self._lower(index)) if self._text(index).isupper() else None
        return (index + 1, roman) if roman else None

    def _ordinal(self, index: int) -> _Found | None:
        """`zweites Quartal`, `fiscal second quarter`, `second fiscal quarter`, `Quartal 2`."""
        at, fiscal = index, False
        if adjective := self._w.fiscal.at(self._tokens, at):
            at, fiscal = adjective[0], True
        ordinal = self._ordinal_at(at)
        if ordinal and self._text(ordinal[0]) == "-" and self._glued(ordinal[0]):
            ordinal = ordinal[0] + 1, ordinal[1]  # `third-quarter`
        if ordinal and (adjective := self._w.fiscal.at(self._tokens, ordinal[0])):
            ordinal, fiscal = (adjective[0], ordinal[1]), True
        unit = self._w.units.at(self._tokens, ordinal[0]) if ordinal else None
        if ordinal is None and not fiscal and (noun := self._w.units.at(self._tokens, index)):
            ordinal = self._ordinal_at(noun[0])  # `trimestre II`, `Quartal 2`
            number = self._number(noun[0], 1, 4) if self._lone and ordinal is None else None
            ordinal = (noun[0] + 1, number) if number else ordinal
            unit = (ordinal[0], noun[1]) if ordinal and self._text(ordinal[0] - 1) != "." else None
        if ordinal is None or unit is None:
            return self._lone_unit(index)
        if unit[1] == "half" and ordinal[1] > 2:
            return None
        kind: PeriodKind = "quarter" if unit[1] == "quarter" else "half"
        stop = unit[0]
        if after := self._w.fiscal.at(self._tokens, stop):
            stop, fiscal = after[0], True  # `primo trimestre fiscale`
        fiscal = fiscal or self._lower(unit[0] - 1).startswith("geschäft")
        return self._with_tail(index, stop, Meaning(kind, ordinal[1], fiscal=fiscal))

    def _lone_unit(self, index: int) -> _Found | None:
        """`Halbjahr` alone, where it was marked as a period: the latest that had ended."""
        unit = self._w.units.at(self._tokens, index) if self._lone and index == 0 else None
        if unit is None or unit[0] < len(self._tokens):
            return None
        return _Found(index, unit[0], Meaning("quarter" if unit[1] == "quarter" else "half", relative=f"{unit[1]} ended"))

    def _month_range(self, index: int) -> _Found | None:
        """`Januar bis Juni`, `zwischen April und Juni`, `January-March`: a quarter, half, nine months or year."""
        first = self._w.months.at(self._tokens, index)
        if first is None:
            return None
        at = first[0]
        if self._lower(at) in self._w.table.range_and or self._text(at) in ("-", "–"):
            at += 1
        elif link := self._w.table.range_to.at(self._tokens, at) or self._w.until.at(self._tokens, at):
            at = link[0]
        else:
            return None
        if end := self._w.ends.at(self._tokens, at):
            at = end[0]
        last = self._w.months.at(self._tokens, at)
        kind = _MONTHS_TO_KIND.get(last[1] - first[1] + 1) if last else None
        if last is None or kind is None or (first[1] - 1) % (last[1] - first[1] + 1):
            return None
        number = last[1] // 3 if kind == "quarter" else last[1] // 6 if kind == "half" else 0
        return self._with_tail(index, last[0], Meaning(kind, number))

    def _letters(self, index: int) -> _Found | None:
        """`Q2`, `2Q24`, `H1 2024`, `T2`, `9M`, `fiscal Q3`, `2024Q2`."""
        at, fiscal, year = index, False, None
        if adjective := self._w.fiscal.at(self._tokens, at):
            at, fiscal = adjective[0], True
        if (early := self._number(at, 1900, 2100)) and self._glued(at + 1) and self._text(at + 1) in self._w.letters:
            at, year = at + 1, early
        if at + 1 >= len(self._tokens):
            return None
        letter, digit = (at, at + 1) if self._tokens[at].kind is WORD else (at + 1, at)
        kind = self._w.letters.get(self._text(letter))
        nine = self._text(letter) == "M" and self._text(digit) == "9" and digit < letter
        if not self._glued(max(letter, digit)) or (at == index and self._glued(index) and self._text(index - 1) != "("):
            return None
        number = self._number(digit, 1, 4)
        if not nine and (kind is None or number is None or (kind == "half" and number > 2)):
            return None
        stop = max(letter, digit) + 1
        meaning = Meaning("nine_months" if nine or kind is None else kind, 0 if nine else number or 0, year, fiscal=fiscal)
        if year:
            return _Found(index, stop, meaning)
        if self._lower(stop) in _FISCAL_SHORT and (short := self._short_year(stop + 1)):
            return _Found(index, short[0], replace(meaning, year=short[1], fiscal=True))
        glued = self._glued(stop) and (self._text(stop) in ("'", "’", "/") or self._kind_at(stop) is NUMBER)
        if (glued or self._text(stop) in ("'", "’")) and (short := self._short_year(self._skip(stop, "/"))):
            return _Found(index, short[0], replace(meaning, year=short[1], fiscal=fiscal or short[2]))
        if self._glued(stop) and self._kind_at(stop) is WORD:
            return None
        return self._with_tail(index, stop, meaning)

    def _fiscal_short(self, index: int) -> _Found | None:
        if self._lower(index) not in _FISCAL_SHORT or not self._text(index).isupper():
            return None
        at = self._skip(index + 1, "-")
        year = self._year_at(at) or self._short_year(at)
        return _Found(index, year[0], Meaning("year", year=year[1], fiscal=True)) if year else None

    def _fiscal_year(self, index: int) -> _Found | None:
        """`Geschäftsjahr 2023/24`, `fiscal 2024`, `2024 fiscal year`."""
        noun = self._w.fiscal_year.at(self._tokens, index)
        if noun:
            link = self._w.links.at(self._tokens, noun[0])
            year = self._year_at(link[0] if link else noun[0])
            if year:
                return _Found(index, year[0], Meaning("year", year=year[1], fiscal=True))
            return _Found(index, noun[0], Meaning("year", fiscal=True, relative="fiscal ?")) if self._lone else None
        year = self._year_at(index)
        after = self._w.fiscal_year.at(self._tokens, year[0]) if year else None
        return _Found(index, after[0], Meaning("year", year=year[1], fiscal=True)) if year and after else None

    def _ago(self, index: int) -> _Found | None:
        """`vor zwei Jahren`, `two years ago`."""
        before = self._w.ago_before.at(self._tokens, index)
        count = self._count(before[0] if before else index)
        if count is None or not (before or self._w.ago_after):
            return None
        year = self._w.year.at(self._tokens, count[0])
        stop = year and (year[0] if before else (after[0] if (after := self._w.ago_after.at(self._tokens, year[0])) else 0))
        if not stop:
            return None
        relative = "anchor year -1" if count[1] == 1 else f"year -{count[1]}"
        return _Found(index, stop, Meaning("year", relative=relative))

    def _relative(self, index: int) -> _Found | None:
        found = self._w.relative.at(self._tokens, index)
        if not found:
            return None
        stop, code = found
        parts = code.split()
        if parts[0] in ("quarter", "half") and parts[1].isdecimal():
            kind: PeriodKind = "quarter" if parts[0] == "quarter" else "half"
            return self._with_tail(index, stop, Meaning(kind, int(parts[1])))
        if code == "9M":
            return self._with_tail(index, stop, Meaning("nine_months"))
        year = self._year_at(stop) if code in ("year now", "unknown", "year end", "year start") else None
        if year and code in ("year end", "year start"):
            return _Found(index, year[0], Meaning("month", 12 if code == "year end" else 1, year[1]))
        if year:
            return _Found(index, year[0], Meaning("year", year=year[1], fiscal=year[2]))
        if code == "same":
            return self._same(index, stop)
        return _Found(index, stop, Meaning(_code_kind(parts), relative=code, fiscal=parts[0] == "fiscal"))

    def _same(self, index: int, stop: int) -> _Found | None:
        """`same period of 2023`: the anchor's kind in another year."""
        tail = self.tail(stop)
        year = tail[1].year if tail else None
        return _Found(index, tail[0], Meaning("unknown", relative=f"same {year}")) if tail and year else None

    def _weekday(self, index: int) -> _Found | None:
        word = self._w.weekdays.at(self._tokens, index)
        if word is None or (not self._lone and self._text(index).isupper() and len(self._text(index)) > 3):
            return None
        following = self._w.next.before(self._tokens, index) or self._w.next.at(self._tokens, word[0])
        later = following and following[1]
        return _Found(index, word[0], Meaning("day", relative=f"weekday {word[1]} {'next' if later else 'last'}"))

    def _month(self, index: int) -> _Found | None:
        month = self._w.months.at(self._tokens, index)
        if month is None:
            return None
        dated = self._dated(index, self._skip_dot(month[0]), month[1], 0)
        if dated.meaning.year or dated.meaning.of or self._lone:
            return dated
        shown = self._w.before.before(self._tokens, index) or self._w.last.before(self._tokens, index) or self._w.next.before(self._tokens, index)
        name = self._text(index + 1)[:1].isupper() and self._w.month_first and self._text(index) in ("March", "May", "August", "April")
        return dated if shown and not name and (not self._w.month_first or self._text(index)[0].isupper()) else None

    def _year(self, index: int) -> _Found | None:
        year = self._year_at(index)
        if year is None:
            return None
        stop, value, split_year = year
        if not self._lone and not self._plain_year(index, stop):
            return None
        slash = split_year and self._text(index + 1) == "/"
        if split_year and not slash and not self._lone:
            return _Found(index, index + 1, Meaning("year", year=value - 1))
        return _Found(index, stop, Meaning("year", year=value, fiscal=slash or split_year))

    def _plain_year(self, index: int, stop: int) -> bool:
        before = self._tokens[index - 1] if index else None
        if self._glued(index) and before and before.text not in "([{\"'„“«»‚’–-—/":
            return False
        if before and before.text in "-–/" and before.glued and self._tokens[index - 2].kind is not NUMBER:
            return False
        if before and (before.lower in self._w.not_before_year or before.text in "$€£#"):
            return False
        if stop < len(self._tokens):
            after = self._tokens[stop]
            if after.glued and (after.kind is not NUMBER and after.text in "%°€$£:/" or after.kind is WORD):
                return False
            if scales_at(self._tokens, stop, self._w.table)[0] != 1:
                return False
            unit = unit_at(self._tokens, stop, self._w.table, False)
            if unit and (unit[1].kind != "noun" or not (before and self._w.before.before(self._tokens, index))) and unit[0] == stop + 1:
                return False
        return True


def _code_kind(parts: Sequence[str]) -> PeriodKind:
    word = parts[1] if parts[0] == "anchor" else parts[0]
    kinds: dict[str, PeriodKind] = {"year": "year", "fiscal": "year", "quarter": "quarter", "month": "month", "day": "day", "half": "half"}
    return kinds.get(word, "unknown")

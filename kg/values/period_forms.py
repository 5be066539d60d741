"""The forms in which texts name periods; each method tries one form at one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .numbers import scales_at
from .period_words import ORDINAL_TAILS, Cursor, Found
from .resolve import Meaning
from .tokens import NUMBER, WORD
from .types import PeriodKind
from .units import unit_at

_FISCAL_SHORT = frozenset({"fy", "gj"})
_MONTHS_TO_KIND: dict[int, PeriodKind] = {3: "quarter", 6: "half", 9: "nine_months", 12: "year"}
_MONTHS_OF = {"quarter": 3, "half": 6}
_FISCAL_NOUN = ("geschäft", "fiskal", "bilanz")


class Reader(Cursor):
    """Reads the periods among tokens, left to right."""

    def scan(self) -> Iterator[Found]:
        """Every period, in order; where several forms fit, the first in the list below wins."""
        index = 0
        forms = (
            self._iso, self._dotted, self._month_range, self._day_month, self._month_day, self._months_to,
            self._first_months, self._ordinal, self._letters, self._fiscal_short, self._fiscal_year, self._ago,
            self._relative, self._weekday, self._month, self._year,
        )  # fmt: skip
        while index < len(self._tokens):
            token = self._tokens[index]
            may = token.kind is NUMBER or token.lower in self._w.starts or (token.kind is WORD and len(token.text) == 1)
            found = next((f for form in forms if (f := form(index))), None) if may else None
            if found:
                yield found
            index = max(found.stop, index + 1) if found else index + 1

    def _iso(self, index: int) -> Found | None:
        year = self._number(index, 1900, 2100)
        if year is None or self._text(index + 1) != "-" or not (self._glued(index + 1) and self._glued(index + 2)):
            return None
        letter = self._text(index + 2)
        number = self._number(index + 3, 1, 4) if self._glued(index + 3) else None
        if letter in ("Q", "H") and number and not (letter == "H" and number > 2):
            return Found(index, index + 4, Meaning("quarter" if letter == "Q" else "half", number, year))
        month = self._number(index + 2, 1, 12) if len(letter) == 2 else None
        if month is None:
            return None
        day = self._number(index + 4, 1, 31) if self._text(index + 3) == "-" and self._glued(index + 4) else None
        if day:
            return Found(index, index + 5, Meaning("day", month, year, day))
        return (
            None
            if self._year_at(index) and month == (year + 1) % 100
            else Found(index, index + 3, Meaning("month", month, year))
        )

    def _dotted(self, index: int) -> Found | None:
        parts, stop = self._text(index).split("."), index + 1
        if len(parts) == 1 and self._text(index + 1) in ("/", ".") and self._text(index + 3) == self._text(index + 1):
            if not all(self._glued(index + k) for k in (1, 2, 3, 4)):
                return None
            parts, stop = [self._text(index), self._text(index + 2), self._text(index + 4)], index + 5
        if (
            len(parts) != 3
            or not all(p.isdecimal() and p.isascii() and len(p) <= 4 for p in parts)
            or len(parts[2]) not in (2, 4)
        ):
            return None
        day, month, year = (int(p) for p in parts)
        if self._w.month_first and stop > index + 1:
            if day <= 12 and month <= 12 and day != month:
                return None  # 5/8/2024: two customs, no telling
            day, month = (month, day) if month > 12 else (day, month)
        year += 2000 if year < 100 else 0
        return (
            Found(index, stop, Meaning("day", month, year, day))
            if 1 <= month <= 12 and 1 <= day <= 31 and 1900 <= year <= 2100
            else None
        )

    def _day_month(self, index: int) -> Found | None:
        day = self._number(index, 1, 31)
        if day is None or len(self._text(index)) > 2:
            return None
        at = self._skip(index + 1, ".", "º", "°", "ª")
        if self._lower(at) in ORDINAL_TAILS and self._glued(at):
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

    def _dated(self, first: int, stop: int, month: int, day: int) -> Found:
        at = self._skip(stop, ",")
        if self._lower(at) in self._w.table.of or self._lower(at) in ("del", "of"):
            at += 1
        year = self._year_at(at)
        kind: PeriodKind = "day" if day else "month"
        if year and not year[2]:
            return Found(first, year[0], Meaning(kind, month, year[1], day))
        tail = self.tail(stop)
        if tail and tail[1].relative:
            return Found(first, tail[0], Meaning(kind, month, None, day, of=tail[1].relative))
        return Found(first, stop, Meaning(kind, month, None, day))

    def _month_day(self, index: int) -> Found | None:
        month = self._w.months.at(self._tokens, index) if self._w.month_first else None
        if month is None or not self._text(index)[0].isupper():
            return None
        at = self._skip(month[0], ".")
        day = self._number(at, 1, 31)
        if day is None or len(self._text(at)) > 2 or self._text(at + 1) in ("%", ":"):
            return None
        at += 1
        if self._lower(at) in ORDINAL_TAILS and self._glued(at):
            at += 1
        return self._dated(index, at, month[1], day)

    def _months_to(self, index: int) -> Found | None:
        """`drei Monate bis Ende Juni`, `the year to March 2025`, `quarter ended June 30`."""
        fiscal = self._w.fiscal_year.at(self._tokens, index)
        whole = fiscal or self._w.year.at(self._tokens, index)
        count = (index, 12) if whole else self._count(index)
        noun = whole or (self._w.month.at(self._tokens, self._skip(count[0], "-")) if count else None)
        stop = noun[0] if noun else 0
        if noun is None and (unit := self._w.units.at(self._tokens, index)) and unit[1] in _MONTHS_OF:
            count, stop = (index, _MONTHS_OF[unit[1]]), unit[0]
        elif noun and self._text(stop) == "-" and self._glued(stop) and self._kind_at(stop + 1) is WORD:
            stop += 2  # `Drei-Monats-Zeitraum`
        until = self._w.until.at(self._tokens, stop) if stop else None
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
        return Found(index, dated.stop, replace(meaning, fiscal=count[1] == 12 and month[1] != 12))

    def _first_months(self, index: int) -> Found | None:
        """`ersten neun Monaten`, `neuf premiers mois`, `first nine months`."""
        ordinal = self._ordinal_at(index)
        count = self._count(ordinal[0] if ordinal else index)
        quarters = (
            self._w.units.at(self._tokens, count[0]) if count and count[1] == 3 and (ordinal or self._lone) else None
        )
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

    def _ordinal(self, index: int) -> Found | None:
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
        fiscal = fiscal or self._lower(unit[0] - 1).startswith(_FISCAL_NOUN)
        return self._with_tail(index, stop, Meaning(kind, ordinal[1], fiscal=fiscal))

    def _lone_unit(self, index: int) -> Found | None:
        """`Halbjahr` alone, where it was marked as a period: the latest that had ended."""
        unit = self._w.units.at(self._tokens, index) if self._lone and index == 0 else None
        if unit is None or unit[0] < len(self._tokens):
            return None
        return Found(
            index, unit[0], Meaning("quarter" if unit[1] == "quarter" else "half", relative=f"{unit[1]} ended")
        )

    def _month_range(self, index: int) -> Found | None:
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

    def _letters(self, index: int) -> Found | None:
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
        meaning = Meaning(
            "nine_months" if nine or kind is None else kind, 0 if nine else number or 0, year, fiscal=fiscal
        )
        if year:
            return Found(index, stop, meaning)
        if self._lower(stop) in _FISCAL_SHORT and (short := self._short_year(stop + 1)):
            return Found(index, short[0], replace(meaning, year=short[1], fiscal=True))
        glued = self._glued(stop) and (self._text(stop) in ("'", "’", "/") or self._kind_at(stop) is NUMBER)
        if (glued or self._text(stop) in ("'", "’")) and (short := self._short_year(self._skip(stop, "/"))):
            return Found(index, short[0], replace(meaning, year=short[1], fiscal=fiscal or short[2]))
        if self._glued(stop) and self._kind_at(stop) is WORD:
            return None
        return self._with_tail(index, stop, meaning)

    def _fiscal_short(self, index: int) -> Found | None:
        if self._lower(index) not in _FISCAL_SHORT or not self._text(index).isupper():
            return None
        at = self._skip(index + 1, "-")
        year = self._year_at(at) or self._short_year(at)
        return Found(index, year[0], Meaning("year", year=year[1], fiscal=True)) if year else None

    def _fiscal_year(self, index: int) -> Found | None:
        """`Geschäftsjahr 2023/24`, `fiscal 2024`, `2024 fiscal year`."""
        noun = self._w.fiscal_year.at(self._tokens, index)
        if noun:
            link = self._w.links.at(self._tokens, noun[0])
            year = self._year_at(link[0] if link else noun[0])
            if year:
                return Found(index, year[0], Meaning("year", year=year[1], fiscal=True))
            return Found(index, noun[0], Meaning("year", fiscal=True, relative="fiscal ?")) if self._lone else None
        year = self._year_at(index)
        after = self._w.fiscal_year.at(self._tokens, year[0]) if year else None
        return Found(index, after[0], Meaning("year", year=year[1], fiscal=True)) if year and after else None

    def _ago(self, index: int) -> Found | None:
        """`vor zwei Jahren`, `two years ago`."""
        before = self._w.ago_before.at(self._tokens, index)
        count = self._count(before[0] if before else index)
        if count is None or not (before or self._w.ago_after):
            return None
        year = self._w.year.at(self._tokens, count[0])
        stop = year and (
            year[0] if before else (after[0] if (after := self._w.ago_after.at(self._tokens, year[0])) else 0)
        )
        if not stop:
            return None
        relative = "anchor year -1" if count[1] == 1 else f"year -{count[1]}"
        return Found(index, stop, Meaning("year", relative=relative))

    def _relative(self, index: int) -> Found | None:
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
            return Found(index, year[0], Meaning("month", 12 if code == "year end" else 1, year[1]))
        if year:
            return Found(index, year[0], Meaning("year", year=year[1], fiscal=year[2]))
        if code == "same":
            return self._same(index, stop)
        return Found(index, stop, Meaning(_code_kind(parts), relative=code, fiscal=parts[0] == "fiscal"))

    def _same(self, index: int, stop: int) -> Found | None:
        """`same period of 2023`: the anchor's kind in another year."""
        tail = self.tail(stop)
        year = tail[1].year if tail else None
        return Found(index, tail[0], Meaning("unknown", relative=f"same {year}")) if tail and year else None

    def _weekday(self, index: int) -> Found | None:
        word = self._w.weekdays.at(self._tokens, index)
        if word is None or (not self._lone and self._text(index).isupper() and len(self._text(index)) > 3):
            return None
        following = self._w.next.before(self._tokens, index) or self._w.next.at(self._tokens, word[0])
        later = following and following[1]
        return Found(index, word[0], Meaning("day", relative=f"weekday {word[1]} {'next' if later else 'last'}"))

    def _month(self, index: int) -> Found | None:
        month = self._w.months.at(self._tokens, index)
        if month is None:
            return None
        dated = self._dated(index, self._skip_dot(month[0]), month[1], 0)
        if dated.meaning.year or dated.meaning.of or self._lone:
            return dated
        shown = (
            self._w.before.before(self._tokens, index)
            or self._w.last.before(self._tokens, index)
            or self._w.next.before(self._tokens, index)
        )
        name = (
            self._text(index + 1)[:1].isupper()
            and self._w.month_first
            and self._text(index) in ("March", "May", "August", "April")
        )
        return dated if shown and not name and (not self._w.month_first or self._text(index)[0].isupper()) else None

    def _year(self, index: int) -> Found | None:
        year = self._year_at(index)
        if year is None:
            return None
        stop, value, split_year = year
        if not self._lone and not self._plain_year(index, stop):
            return None
        slash = split_year and self._text(index + 1) == "/"
        if split_year and not slash and not self._lone:
            return Found(index, index + 1, Meaning("year", year=value - 1))
        return Found(index, stop, Meaning("year", year=value, fiscal=slash or split_year))

    def _plain_year(self, index: int, stop: int) -> bool:
        before = self._tokens[index - 1] if index else None
        if self._glued(index) and before and before.text not in "([{\"'„“«»‚’–-—/":
            return False
        if before and before.text == "/" and self._glued(index) and self._kind_at(index - 2) is NUMBER:
            return False  # `5/8/2024`, an order of day and month that nobody can tell
        if before and before.text in "-–/" and before.glued and self._tokens[index - 2].kind is not NUMBER:
            return False
        if before and (before.lower in self._w.not_before_year or before.text in "$€£#"):
            return False
        if stop < len(self._tokens):
            after = self._tokens[stop]
            if after.glued and ((after.kind is not NUMBER and after.text in "%°€$£:/") or after.kind is WORD):
                return False
            if scales_at(self._tokens, stop, self._w.table)[0] != 1:
                return False
            unit = unit_at(self._tokens, stop, self._w.table, False)
            if (
                unit
                and (unit[1].kind != "noun" or not (before and self._w.before.before(self._tokens, index)))
                and unit[0] == stop + 1
            ):
                return False
        return True


def _code_kind(parts: Sequence[str]) -> PeriodKind:
    word = parts[1] if parts[0] == "anchor" else parts[0]
    kinds: dict[str, PeriodKind] = {
        "year": "year", "fiscal": "year", "quarter": "quarter", "month": "month", "day": "day", "half": "half",
    }  # fmt: skip
    return kinds.get(word, "unknown")

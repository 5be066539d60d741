"""One number of a text with its scale and unit, and whether it is an amount by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from .lang.common import CODES
from .numbers import combine, compound, number_at, scales_at, times_at
from .table import Table, Unit
from .tokens import NUMBER, WORD, Token, tokenise
from .units import TIME_UNITS, step, unit_at

_ONE = Decimal(1)
_WEAK_PREFIXES = frozenset({"ZAR", "NGN", "PHP"})
DASHES = frozenset("-–—−")


@dataclass(frozen=True, slots=True)
class Item:
    """One number with what belongs to it, before ranges are joined; indexes are of tokens."""

    first: int
    number_at: int
    stop: int
    number: Decimal
    scale: Decimal = _ONE
    unit: Unit | None = None
    word: bool = False
    article: bool = False
    weak: bool = False
    open_noun: bool = False
    prefixed: bool = False
    """The currency stands before the number."""

    @property
    def scaled(self) -> bool:
        """Whether a scale word follows the number."""
        return self.scale != 1

    @property
    def bare(self) -> bool:
        """Whether it is a number and nothing else."""
        return self.scale == 1 and self.unit is None


class Items:
    """The tokens of a text, read one number at a time."""

    def __init__(self, text: str, table: Table, start: int, end: int | None, every: bool = False) -> None:
        self._table = table
        self._every = every  # durations too, which are no amounts in running text
        self._tokens = tokenise(text, table.lang.spaces, start, end)

    def item(self, index: int) -> Item | None:
        """The number that starts at a token (or at the currency before it), None where none does."""
        tokens, table = self._tokens, self._table
        first, unit, scale = index, None, _ONE
        if coded := table.scaled_codes.at(tokens, index):
            if coded[0] < len(tokens) and tokens[coded[0]].kind is NUMBER:
                index, scale, unit = coded[0], Decimal(coded[1][0]), Unit("money", coded[1][1])
        elif prefix := self._prefix(index):
            index, unit = prefix
        number = number_at(tokens, index, table)
        if number is None:
            return self._compound_times(index) if unit is None else None
        if unit is None and self._part_of_name(index):
            return None
        item = Item(
            first, index, number.stop, number.value, scale, unit, number.word, number.article, prefixed=unit is not None
        )
        item = self._halves(self._scaled(self._halves(item)))
        return self._united(item)

    def _compound_times(self, index: int) -> Item | None:
        """`zehnmal so viel`, `das Zehnfache`, `zweiprozentig`: number and unit in one word."""
        tokens, table = self._tokens, self._table
        word = tokens[index]
        if word.kind is not WORD or not table.lang.compounds:
            return None
        times = times_at(tokens, index, table)
        if times and times[0] < len(tokens) and tokens[times[0]].lower in table.comparatives:
            return Item(index, index, times[0], times[1], unit=Unit("noun", "x"), word=True)
        for suffix, unit in (*((s, Unit("noun", "x")) for s in table.times_suffixes), *_percent_endings(table, word)):
            head = word.lower[: -len(suffix)]
            values = compound(head, table) if word.lower.endswith(suffix) and head else None
            if values and (value := combine(values)):
                return Item(index, index, index + 1, value, unit=unit, word=True)
        return None

    def _prefix(self, index: int) -> tuple[int, Unit] | None:
        if percent := self._percent_before(index):
            return percent
        found = self._table.prefixes.at(self._tokens, index)
        if not found or any(not t.glued for t in self._tokens[index + 1 : found[0]]):
            return None
        stop, code = found
        before, after = self._tokens[index], self._tokens[stop] if stop < len(self._tokens) else None
        if after is None or (index and before.glued and self._tokens[index - 1].kind is WORD):
            return None
        if after.text in DASHES and stop + 1 < len(self._tokens) and self._tokens[stop + 1].kind is NUMBER:
            stop, after = stop + 1, self._tokens[stop + 1]
        gap = after.start - self._tokens[stop - 1].end
        if self._tokens[stop - 1].kind is WORD:
            if code in _WEAK_PREFIXES and gap and self._tokens[stop - 1].text not in CODES:
                return None  # `S&P 500`
            plain = (
                after.text.isdecimal()
                and len(after.text) < 3
                and after.glued
                and scales_at(self._tokens, stop + 1, self._table)[0] == 1
            )
            if plain:
                return None  # `COP28`, `R2`
        return (stop, Unit("money", code)) if gap <= 1 and (after.kind is NUMBER or after.glued) else None

    def _percent_before(self, index: int) -> tuple[int, Unit] | None:
        """`%8`, `yüzde 8`: Turkish custom."""
        tokens, table = self._tokens, self._table
        if index + 1 >= len(tokens) or tokens[index + 1].kind is not NUMBER:
            return None
        sign = tokens[index].text == "%" and tokens[index + 1].glued and not (index and tokens[index].glued)
        return (index + 1, Unit("percent", "%")) if sign or tokens[index].lower in table.percent_before else None

    def _part_of_name(self, index: int) -> bool:
        """`Q2`, `A380`, `2023/24`: a numeral that hangs on what stands before it."""
        token = self._tokens[index]
        if not token.glued or index == 0:
            return False
        if token.kind is not NUMBER:  # `7-Eleven`
            return index > 1 and self._tokens[index - 1].text == "-" and self._tokens[index - 2].kind is NUMBER
        before = self._tokens[index - 1]
        if before.kind is WORD or before.text in "/#.:_@&=":
            return True
        hanging = before.text in "-–" and before.glued and index > 1
        return hanging and self._tokens[index - 2].kind is WORD

    def _halves(self, item: Item) -> Item:
        half = self._table.halves_after.at(self._tokens, item.stop)
        return replace(item, number=item.number + Decimal("0.5"), stop=half[0]) if half else item

    def _scaled(self, item: Item) -> Item:
        tokens, table = self._tokens, self._table
        scale, stop = scales_at(tokens, item.stop, table)
        if scale != 1 and not (item.article and table.is_short(tokens[stop - 1])):
            return replace(item, scale=item.scale * scale, stop=stop)
        at = step(tokens, item.stop)
        if item.word or at >= len(tokens):
            return item
        if coded := table.scaled_codes.at(tokens, at):
            return replace(item, scale=Decimal(coded[1][0]), unit=Unit("money", coded[1][1]), stop=coded[0])
        weak = table.weak_scales.at(tokens, at)
        if weak and (tokens[at].glued or unit_at(tokens, weak[0], table, True)):
            return replace(item, scale=item.scale * weak[1], stop=weak[0], weak=True)
        return item

    def _united(self, item: Item) -> Item:
        tokens, table = self._tokens, self._table
        found = unit_at(tokens, item.stop, table, item.scaled)
        if item.unit is not None:
            same = found and found[1].kind == "money" and item.unit.unit in (found[1].unit, "USD")
            return replace(item, stop=found[0], unit=found[1]) if found and same else item
        if found:
            return replace(item, stop=found[0], unit=found[1])
        if times := self._times(item):
            return replace(item, stop=times, unit=Unit("noun", "x"))
        return replace(item, open_noun=self._open_noun(item))

    def _times(self, item: Item) -> int:
        tokens, table = self._tokens, self._table
        at = step(tokens, item.stop)
        if at >= len(tokens) or item.scaled or item.article:
            return 0
        word = tokens[at].lower
        if word in table.times_suffixes or (tokens[at].text == "x" and tokens[at].glued and self._closes(at)):
            return at + 1
        follows = at + 1 < len(tokens) and tokens[at + 1].lower in table.comparatives
        return at + 1 if word in table.times and follows else 0

    def _closes(self, at: int) -> bool:
        return at + 1 >= len(self._tokens) or not self._tokens[at + 1].glued or self._tokens[at + 1].text in ".,;:)!?"

    def _open_noun(self, item: Item) -> bool:
        """`300 Millionen Downloads`: a noun that no table knows, in a language that writes nouns with a capital."""
        if not item.scaled or item.stop >= len(self._tokens):
            return False
        noun, table = self._tokens[item.stop], self._table
        if noun.lower in ("de", "d", "di") and noun.lower in table.of:
            at = item.stop + 1 + (item.stop + 1 < len(self._tokens) and self._tokens[item.stop + 1].text in "'’")
            if at >= len(self._tokens):
                return False
            noun = self._tokens[at]
        elif table.lang.code != "de" or self._tokens[item.stop - 1].text == "." or not noun.text[0].isupper():
            return False
        return (
            noun.kind is WORD
            and len(noun.text) > 2
            and noun.lower not in table.measures
            and noun.lower not in table.function_words
        )

    def valid(self, item: Item) -> bool:
        """Whether a number is an amount by itself: it has a unit or a scale, and is no year or part of a name."""
        unit = item.unit
        if item.article and not item.scaled:
            return unit is not None and unit.unit == "%"
        if unit is None:
            return item.scaled and (not item.weak or self._bare_weak(item))
        if unit.kind != "noun" or item.scaled or unit.unit == "x":
            return True
        if unit.unit in TIME_UNITS:
            return self._every
        return item.number != 1 and not self._looks_like_year(item) and not self._after_name(item)

    def _bare_weak(self, item: Item) -> bool:
        """`300m` alone is a sum; `the 100m`, `3M` are not."""
        letter = self._tokens[item.stop - 1]
        before = self._tokens[item.first - 1].lower if item.first else ""
        return (
            letter.glued
            and letter.text in ("m", "bn", "b")
            and before not in ("a", "the", "an")
            and self._closes(item.stop - 1)
        )

    def _looks_like_year(self, item: Item) -> bool:
        token = self._tokens[item.number_at]
        if token.kind is not NUMBER or not (
            len(token.text) == 4 and token.text.isdecimal() and 1950 <= int(token.text) <= 2100
        ):
            return False
        before = self._tokens[item.first - 1].lower if item.first else ""
        return before in self._table.year_before or item.stop - item.number_at > 2

    def _after_name(self, item: Item) -> bool:
        """`iPhone 15 Nutzer`, `Windows 11 users`: the number belongs to the name before it."""
        number = self._tokens[item.number_at]
        if item.first == 0 or item.word or item.number >= 1000 or number.kind is not NUMBER:
            return False
        before = self._tokens[item.first - 1]
        if before.kind is not WORD:
            return False
        inner = any(c.isupper() for c in before.text[1:]) and not before.text.isupper()
        starts = item.first == 1 or self._tokens[item.first - 2].text in ".!?:"
        known = before.lower in self._table.function_words or before.lower in self._table.approx
        return inner or (self._table.lang.code == "en" and before.text[0].isupper() and not (starts and known))


def _percent_endings(table: Table, word: Token) -> list[tuple[str, Unit]]:
    stems = (stem for stem in table.percent_stems if stem in word.lower)
    return [(word.lower[word.lower.index(stem) :], Unit("percent", "%")) for stem in stems]

"""Money, percentages and counts in running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from .lang import common
from .lang.common import CODES
from .numbers import combine, compound, number_at, parse_numeral, scales_at, times_at
from .table import Table, Unit, table_of
from .tokens import NUMBER, WORD, Token, tokenise
from .types import Amount, AmountKind
from .units import TIME_UNITS, step, unit_at

_ONE = Decimal(1)
_WEAK_PREFIXES = frozenset({"ZAR", "NGN", "PHP"})
_APPROX_SIGNS = frozenset("~≈∼><≥≤")
_DASHES = frozenset("-–—−")


@dataclass(frozen=True, slots=True)
class _Item:
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
        return self.scale != 1

    @property
    def bare(self) -> bool:
        return self.scale == 1 and self.unit is None


def find_amounts(text: str, lang: str | None, start: int = 0, end: int | None = None) -> list[Amount]:
    """All money, percent and quantity expressions of `text[start:end]`, in order, offsets in `text`.

    Spans hold number, scale and unit, not `rund`. A scaled number without a unit is MONEY with unit None; a bare
    number is an amount only before a counting noun. Bare `Kronen`, `krona`, `pesos` have unit None unless a country
    word stands beside them; bare `$` is USD.
    """
    return _Reader(text, table_of(lang), start, end).amounts()


def read_amount(text: str, start: int, end: int, lang: str | None) -> Amount | None:
    """The amount that a marked span means: one that overlaps it (bounds may be off), else the span read leniently.

    A bare number in the span is then a QUANTITY of unit None. None where the span holds no number.
    """
    reader = _Reader(text, table_of(lang), max(0, start - 120), min(len(text), end + 120), every=True)
    best = max(
        (a for a in reader.amounts() if a.start < end and a.end > start),
        key=lambda a: (min(a.end, end) - max(a.start, start), -a.start),
        default=None,
    )
    return best or reader.lenient(start, end)


def approximate(text: str, start: int, lang: str | None) -> bool:
    """Whether the words before an amount that starts at `start` make it approximate (`rund`, `more than`)."""
    tokens = tokenise(text, False, max(0, start - 80), start)
    return _is_approx(tokens, len(tokens), table_of(lang))


def _is_approx(tokens: Sequence[Token], index: int, table: Table) -> bool:
    for _ in range(3):
        if index == 0:
            return False
        if tokens[index - 1].text in _APPROX_SIGNS or table.approx.before(tokens, index):
            return True
        dot = tokens[index - 1].text == "." and table.approx.before(tokens, index - 1)
        if dot:
            return True
        if tokens[index - 1].lower not in table.approx_between:
            return False
        index -= 1
    return False


class _Reader:
    def __init__(self, text: str, table: Table, start: int, end: int | None, every: bool = False) -> None:
        self._table = table
        self._every = every
        self._tokens = tokenise(text, table.lang.spaces, start, end)

    def amounts(self) -> list[Amount]:
        return list(self._scan())

    def _scan(self) -> Iterator[Amount]:
        index = 0
        while index < len(self._tokens):
            item = self._item(index)
            if item is None:
                index += 1
                continue
            span = self._range(item)
            if span:
                yield self._amount(span[0], span[1])
                index = span[1].stop
                continue
            if item.bare and (inherited := self._inherit(item)):
                item = inherited
            if self._valid(item):
                yield self._amount(item, None)
            index = max(item.stop, index + 1)

    def lenient(self, start: int, end: int) -> Amount | None:
        """The first number that starts inside the span, whatever follows it; scale and unit may stand at a neighbour."""
        for index, token in enumerate(self._tokens):
            if token.start >= end:
                return None
            if token.end <= start:
                continue
            item = self._item(index)
            if item is None and token.kind is NUMBER:
                value = parse_numeral(token.text, self._table.lang.decimal)
                item = None if value is None else _Item(index, index, index + 1, value)
            if item:
                return self._amount(self._from_neighbour(item) if item.bare and not item.article else item, None)
        return None

    def _from_neighbour(self, item: _Item) -> _Item:
        """`6,1 nach 9,4 Millionen Euro`, `10,0 Mrd. Euro (Vorjahr: 8,3)`: two values of one kind, the unit said once."""
        words, tokens = self._table.compared, self._tokens
        if item.stop + 1 < len(tokens) and tokens[item.stop].lower in words:
            later = self._item(item.stop + 1)
            if later and not later.bare and self._alike(item, later):
                return replace(item, scale=later.scale, unit=later.unit)
        shown = False
        for index in range(item.first - 1, max(-1, item.first - 14), -1):
            if tokens[index].text == "(" or tokens[index].lower in words:
                shown = True
            earlier = self._item(index) if shown and tokens[index].kind is NUMBER else None
            if earlier and not earlier.bare:
                return replace(item, scale=earlier.scale, unit=earlier.unit) if self._alike(item, earlier) else item
        return item

    def _alike(self, one: _Item, other: _Item) -> bool:
        counted = other.unit is not None and other.unit.kind == "noun"
        return not counted and other.number > 0 and Decimal("0.1") <= one.number / other.number <= 10

    # one number with its unit

    def _item(self, index: int) -> _Item | None:
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
        item = _Item(first, index, number.stop, number.value, scale, unit, number.word, number.article, prefixed=unit is not None)
        item = self._halves(self._scaled(self._halves(item)))
        return self._united(item)

    def _compound_times(self, index: int) -> _Item | None:
        """`zehnmal so viel`, `das Zehnfache`, `zweiprozentig`: number and unit in one word."""
        tokens, table = self._tokens, self._table
        word = tokens[index]
        if word.kind is not WORD or not table.lang.compounds:
            return None
        times = times_at(tokens, index, table)
        if times and times[0] < len(tokens) and tokens[times[0]].lower in table.comparatives:
            return _Item(index, index, times[0], times[1], unit=Unit("noun", "x"), word=True)
        for suffix, unit in (*((s, Unit("noun", "x")) for s in table.times_suffixes), *_percent_endings(table, word)):
            head = word.lower[: -len(suffix)]
            values = compound(head, table) if word.lower.endswith(suffix) and head else None
            if values and (value := combine(values)):
                return _Item(index, index, index + 1, value, unit=unit, word=True)
        return None

    def _prefix(self, index: int) -> tuple[int, Unit] | None:
        found = self._table.prefixes.at(self._tokens, index)
        if not found or any(not t.glued for t in self._tokens[index + 1 : found[0]]):
            return None
        stop, code = found
        before, after = self._tokens[index], self._tokens[stop] if stop < len(self._tokens) else None
        if after is None or (index and before.glued and self._tokens[index - 1].kind is WORD):
            return None
        if after.text in _DASHES and stop + 1 < len(self._tokens) and self._tokens[stop + 1].kind is NUMBER:
            stop, after = stop + 1, self._tokens[stop + 1]
        gap = after.start - self._tokens[stop - 1].end
        if self._tokens[stop - 1].kind is WORD:
            if code in _WEAK_PREFIXES and gap and self._tokens[stop - 1].text not in CODES:
                return None  # `S&P 500`
            plain = after.text.isdecimal() and len(after.text) < 3 and after.glued and scales_at(self._tokens, stop + 1, self._table)[0] == 1
            if plain:
                return None  # `COP28`, `R2`
        return (stop, Unit("money", code)) if gap <= 1 and (after.kind is NUMBER or after.glued) else None

    def _part_of_name(self, index: int) -> bool:
        """`Q2`, `A380`, `2023/24`: a numeral that hangs on what stands before it."""
        token = self._tokens[index]
        if not token.glued or index == 0 or token.kind is not NUMBER:
            return False
        before = self._tokens[index - 1]
        if before.kind is WORD or before.text in "/#.:_@&=":
            return True
        hanging = before.text in "-–" and before.glued and index > 1
        return hanging and self._tokens[index - 2].kind is WORD

    def _halves(self, item: _Item) -> _Item:
        half = self._table.halves_after.at(self._tokens, item.stop)
        return replace(item, number=item.number + Decimal("0.5"), stop=half[0]) if half else item

    def _scaled(self, item: _Item) -> _Item:
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

    def _united(self, item: _Item) -> _Item:
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

    def _times(self, item: _Item) -> int:
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

    def _open_noun(self, item: _Item) -> bool:
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
        return noun.kind is WORD and len(noun.text) > 2 and noun.lower not in table.measures and noun.lower not in table.function_words

    # is it an amount?

    def _valid(self, item: _Item) -> bool:
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

    def _bare_weak(self, item: _Item) -> bool:
        """`300m` alone is a sum; `the 100m`, `3M` are not."""
        letter = self._tokens[item.stop - 1]
        before = self._tokens[item.first - 1].lower if item.first else ""
        return letter.glued and letter.text in ("m", "bn", "b") and before not in ("a", "the", "an") and self._closes(item.stop - 1)

    def _looks_like_year(self, item: _Item) -> bool:
        token = self._tokens[item.number_at]
        if token.kind is not NUMBER or not (len(token.text) == 4 and token.text.isdecimal() and 1900 <= int(token.text) <= 2100):
            return False
        before = self._tokens[item.first - 1].lower if item.first else ""
        return before in self._table.year_before or item.stop - item.number_at > 2

    def _after_name(self, item: _Item) -> bool:
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

    # two numbers

    def _range(self, low: _Item) -> tuple[_Item, _Item] | None:
        tokens, table = self._tokens, self._table
        at = low.stop
        if at >= len(tokens):
            return None
        before = tokens[low.first - 1].lower if low.first else ""
        connector = tokens[at]
        if before in table.change_from and self._changes(low):
            return None
        if connector.text in _DASHES and (connector.glued or not low.scaled):
            at += 1
        elif before in table.between and connector.lower in table.range_and:
            at += 1
        elif to := table.range_to.at(tokens, at):
            at = to[0]
        else:
            return None
        if skipped := table.approx.at(tokens, at):
            at = skipped[0]
        elif at < len(tokens) and tokens[at].lower in table.minus and self._minus(low):
            at += 1
        high = self._item(at) if at < len(tokens) else None
        return self._joined(low, high) if high else None

    def _changes(self, low: _Item) -> bool:
        """`from 3 to 4 percent`, `passé de 3 à 4 %`: a way from one value to another, no range."""
        tokens, table = self._tokens, self._table
        if tokens[low.stop].lower not in table.change_to:
            return False
        verbs = table.change_verbs
        return not verbs or any(t.lower in verbs for t in tokens[max(0, low.first - 6) : low.first])

    def _joined(self, low: _Item, high: _Item) -> tuple[_Item, _Item] | None:
        if high.article and not high.scaled:
            return None
        if low.unit and high.unit and low.unit != high.unit:
            return None
        if low.unit and not high.unit and not (low.unit.kind == "money" and (low.prefixed or high.scaled)):
            return None  # `15 Prozent bis 2030`, `5% a 182 milioni`
        if high.word and not low.word and not high.scaled:
            return None  # `7-Eleven`
        unit = high.unit or low.unit
        scale = high.scale if not low.scaled else low.scale
        low = replace(low, unit=unit, scale=scale)
        high = replace(high, unit=unit)
        if not self._valid(replace(high, first=low.first, number_at=low.number_at if not high.scaled else high.number_at)):
            return None
        return (low, high) if low.number * low.scale < high.number * high.scale else None

    def _inherit(self, item: _Item) -> _Item | None:
        """`von 3,1 auf 4,2 Milliarden Euro`: the first number has the second one's scale and unit."""
        tokens, table = self._tokens, self._table
        before = tokens[item.first - 1].lower if item.first else ""
        if before not in table.change_from or item.stop + 1 >= len(tokens) or tokens[item.stop].lower not in table.change_to:
            return None
        later = self._item(item.stop + 1)
        if later is None or later.bare or not self._valid(later):
            return None
        if not self._changes(item) and item.number < later.number:
            return None
        return replace(item, scale=later.scale, unit=later.unit, open_noun=later.open_noun)

    # the result

    def _amount(self, low: _Item, high: _Item | None) -> Amount:
        unit = (high or low).unit
        factor = unit.factor if unit else _ONE
        kind: AmountKind = "MONEY" if low.scaled and not (high or low).open_noun else "QUANTITY"
        if unit:
            kind = "MONEY" if unit.kind == "money" else "PERCENT" if unit.kind == "percent" else "QUANTITY"
        first = low.first
        sign = -1 if self._minus(low) else 1
        return Amount(
            start=self._tokens[first].start,
            end=self._tokens[(high or low).stop - 1].end,
            kind=kind,
            value=_plain(low.number * low.scale * factor),
            value_max=_plain(high.number * high.scale * factor) if high else None,
            unit=unit.unit if unit else None,
            approx=_is_approx(self._tokens, first, self._table),
            sign=sign,
        )

    def _minus(self, item: _Item) -> bool:
        """A minus at the number: glued to it with a gap before (`-3 %`, `(-3 %)`), or the word `minus`."""
        for at in {item.first, item.number_at}:
            before = self._tokens[at - 1] if at else None
            if before is None:
                continue
            if before.text in common.MINUS and self._tokens[at].glued:
                outer = self._tokens[at - 2] if at > 1 else None
                if not before.glued or (outer and (outer.text in "([/:" or at == item.number_at != item.first)):
                    return True
            if before.lower in self._table.minus and at == item.first:
                return True
        return False


def _percent_endings(table: Table, word: Token) -> list[tuple[str, Unit]]:
    stems = (stem for stem in table.percent_stems if stem in word.lower)
    return [(word.lower[word.lower.index(stem) :], Unit("percent", "%")) for stem in stems]


def _plain(value: Decimal) -> Decimal:
    """The value without trailing zeros and without an exponent."""
    value = value.normalize()
    return value.quantize(_ONE) if value == value.to_integral_value() and value.adjusted() < 27 else value

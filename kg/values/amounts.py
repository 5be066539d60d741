"""Money, percentages and counts in running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from .items import DASHES, Item, Items
from .lang import common
from .numbers import parse_numeral
from .table import Table, table_of
from .tokens import NUMBER, Token, tokenise
from .types import Amount, AmountKind

_ONE = Decimal(1)
_APPROX_SIGNS = frozenset("~≈∼><≥≤")


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


class _Reader(Items):
    """Joins numbers into ranges and changes, and makes amounts of them."""

    def amounts(self) -> list[Amount]:
        return list(self._scan())

    def _scan(self) -> Iterator[Amount]:
        index = 0
        while index < len(self._tokens):
            item = self.item(index)
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
            if self.valid(item):
                yield self._amount(item, None)
            index = max(item.stop, index + 1)

    def lenient(self, start: int, end: int) -> Amount | None:
        """The first number that starts inside the span, whatever follows; scale and unit may stand at a neighbour."""
        for index, token in enumerate(self._tokens):
            if token.start >= end:
                return None
            if token.end <= start:
                continue
            item = self.item(index)
            if item is None and token.kind is NUMBER:
                value = parse_numeral(token.text, self._table.lang.decimal)
                item = None if value is None else Item(index, index, index + 1, value)
            if item:
                return self._amount(self._from_neighbour(item) if item.bare and not item.article else item, None)
        return None

    def _from_neighbour(self, item: Item) -> Item:
        """`6,1 nach 9,4 Millionen Euro`, `10,0 Mrd. Euro (Vorjahr: 8,3)`: values of one kind, the unit said once."""
        words, tokens = self._table.compared, self._tokens
        if item.stop + 1 < len(tokens) and tokens[item.stop].lower in words:
            later = self.item(item.stop + 1)
            if later and not later.bare and self._alike(item, later):
                return replace(item, scale=later.scale, unit=later.unit)
        shown = False
        for index in range(item.first - 1, max(-1, item.first - 14), -1):
            if tokens[index].text == "(" or tokens[index].lower in words:
                shown = True
            earlier = self.item(index) if shown and tokens[index].kind is NUMBER else None
            if earlier and not earlier.bare:
                return replace(item, scale=earlier.scale, unit=earlier.unit) if self._alike(item, earlier) else item
        return item

    def _alike(self, one: Item, other: Item) -> bool:
        counted = other.unit is not None and other.unit.kind == "noun"
        return not counted and other.number > 0 and Decimal("0.1") <= one.number / other.number <= 10

    # two numbers

    def _range(self, low: Item) -> tuple[Item, Item] | None:
        tokens, table = self._tokens, self._table
        at = low.stop
        if at >= len(tokens):
            return None
        before = tokens[low.first - 1].lower if low.first else ""
        connector = tokens[at]
        if before in table.change_from and self._changes(low):
            return None
        dash = connector.text in DASHES and (connector.glued or not low.scaled)
        if dash or (before in table.between and connector.lower in table.range_and):
            at += 1
        elif to := table.range_to.at(tokens, at):
            at = to[0]
        else:
            return None
        if skipped := table.approx.at(tokens, at):
            at = skipped[0]
        elif at < len(tokens) and tokens[at].lower in table.minus and self._minus(low):
            at += 1
        high = self.item(at) if at < len(tokens) else None
        return self._joined(low, high) if high else None

    def _changes(self, low: Item) -> bool:
        """`from 3 to 4 percent`, `passé de 3 à 4 %`: a way from one value to another, no range."""
        tokens, table = self._tokens, self._table
        if tokens[low.stop].lower not in table.change_to:
            return False
        verbs = table.change_verbs
        return not verbs or any(t.lower in verbs for t in tokens[max(0, low.first - 6) : low.first])

    def _joined(self, low: Item, high: Item) -> tuple[Item, Item] | None:
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
        if not self.valid(
            replace(high, first=low.first, number_at=low.number_at if not high.scaled else high.number_at)
        ):
            return None
        return (low, high) if low.number * low.scale < high.number * high.scale else None

    def _inherit(self, item: Item) -> Item | None:
        """`von 3,1 auf 4,2 Milliarden Euro`: the first number has the second one's scale and unit."""
        tokens, table = self._tokens, self._table
        before = tokens[item.first - 1].lower if item.first else ""
        if (
            before not in table.change_from
            or item.stop + 1 >= len(tokens)
            or tokens[item.stop].lower not in table.change_to
        ):
            return None
        later = self.item(item.stop + 1)
        if later is None or later.bare or not self.valid(later):
            return None
        if not self._changes(item) and item.number < later.number:
            return None
        return replace(item, scale=later.scale, unit=later.unit, open_noun=later.open_noun)

    # the result

    def _amount(self, low: Item, high: Item | None) -> Amount:
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

    def _minus(self, item: Item) -> bool:
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


def _plain(value: Decimal) -> Decimal:
    """The value without trailing zeros and without an exponent."""
    value = value.normalize()
    return value.quantize(_ONE) if value == value.to_integral_value() and value.adjusted() < 27 else value

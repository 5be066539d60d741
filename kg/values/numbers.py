"""Numerals and number words: text to Decimal and back. Decimals only, never floats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from .lang.common import HALVES
from .table import Table, table_of
from .tokens import NUMBER, WORD, Token, tokenise

_SPACES = re.compile(r"[\s'’]")
_LONGEST = 30  # characters of a numeral; longer runs of digits are identifiers


def parse_numeral(text: str, decimal: str) -> Decimal | None:
    """`39,07`, `1.200`, `2 000` or `1'200'000` as a number; `decimal` is `,`, `.` or `` (unknown). None: no number.

    A lone separator that is not the language's decimal sign groups thousands only before exactly three digits.
    """
    if len(text) > _LONGEST:
        return None
    if _SPACES.search(text):
        head, *groups = _SPACES.split(text)
        if not all(len(group.split(",")[0].split(".")[0]) == 3 for group in groups) or not 0 < len(head) <= 3:
            return None
        text = _SPACES.sub("", text)
        if text.count(",") + text.count(".") > 1:
            return None
        return _decimal(text.replace(",", "."))
    signs = [sign for sign in text if sign in ".,"]
    if not signs:
        return _decimal(text)
    if len(set(signs)) == 2:
        last = signs[-1]
        if signs.count(last) > 1:
            return None
        whole, fraction = text.rsplit(last, 1)
        return _decimal(whole.replace(signs[0], "") + "." + fraction) if _grouped(whole, signs[0]) else None
    sign = signs[0]
    if len(signs) > 1:
        return _decimal(text.replace(sign, "")) if _grouped(text, sign) else None
    whole, fraction = text.split(sign)
    thousands = len(fraction) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0" and sign != decimal
    return _decimal(whole + fraction if thousands else f"{whole}.{fraction}")


def _grouped(text: str, sign: str) -> bool:
    head, *groups = text.split(sign)
    western = all(len(group) == 3 for group in groups)
    indian = sign == "," and len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[:-1]) and len(head) <= 2
    return 1 <= len(head) <= 3 and head[0] != "0" and (western or indian)


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


@dataclass(frozen=True, slots=True)
class Found:
    """A number among tokens: its value and the index after it; `word` where it is written in letters."""

    value: Decimal
    stop: int
    word: bool
    article: bool = False
    """Only an article (`eine`): a number before a scale or a percent sign, not elsewhere."""


def number_at(tokens: Sequence[Token], index: int, table: Table) -> Found | None:
    """The number that starts at a token: a numeral (`1 ½` too), number words, a half, or an article."""
    token = tokens[index]
    if token.kind is NUMBER:
        value = parse_numeral(token.text, table.lang.decimal)
        if value is None:
            return None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if after and (half := HALVES.get(after.text)):
            return Found(value + Decimal(half), index + 2, False)
        if value == value.to_integral_value() and (fraction := _fraction_at(tokens, index + 1)):
            return Found(value + fraction, index + 4, False)
        return Found(value, index + 1, False)
    if half := HALVES.get(token.text):
        return Found(Decimal(half), index + 1, False)
    if token.kind is not WORD:
        return None
    if found := table.halves_before.at(tokens, index):
        return Found(Decimal(found[1]), found[0], True)
    words = _words_at(tokens, index, table)
    if words:
        return words
    return Found(Decimal(1), index + 1, True, True) if token.lower in table.articles else None


def _fraction_at(tokens: Sequence[Token], index: int) -> Decimal | None:
    """The `1/2` of `4 1/2`."""
    parts = tokens[index : index + 3]
    if len(parts) < 3 or parts[0].glued or parts[1].text != "/" or not (parts[1].glued and parts[2].glued):
        return None
    return {"1/2": Decimal("0.5"), "1/4": Decimal("0.25"), "3/4": Decimal("0.75")}.get(
        f"{parts[0].text}/{parts[2].text}"
    )


def _words_at(tokens: Sequence[Token], index: int, table: Table) -> Found | None:
    values: list[Decimal] = []
    stop = at = index
    while at < len(tokens) and len(values) < 12:
        found = table.numbers.at(tokens, at)
        if found:
            values.append(Decimal(found[1]))
            at = stop = found[0]
        elif tokens[at].kind is WORD and (parts := compound(tokens[at].lower, table)):
            values.extend(parts)
            at = stop = at + 1
        elif values and (tokens[at].lower in table.joiners or (tokens[at].text == "-" and tokens[at].glued)):
            at += 1
            if at < len(tokens) and not table.numbers.at(tokens, at):
                break
        else:
            break
    value = combine(values)
    return None if value is None else Found(value, stop, True)


def combine(values: Sequence[Decimal]) -> Decimal | None:
    """`2 100 50` -> 250, `2 1000 300` -> 2300: hundreds and thousands multiply what is before, the rest adds."""
    if not values:
        return None
    total, current = Decimal(0), Decimal(0)
    for value in values:
        if value == 100 and current < 100:
            current = (current or Decimal(1)) * 100
        elif value == 1000:
            total += (current or Decimal(1)) * 1000
            current = Decimal(0)
        elif current and (current % 10 and value % 10 and value >= 1):
            return None
        else:
            current += value
    return total + current


def compound(word: str, table: Table) -> list[Decimal] | None:
    """The number words that a word of a compounding language consists of (`zweiundzwanzig` -> 2, 20), or None."""
    if not table.lang.compounds or not 4 <= len(word) <= 45:
        return None
    half = Decimal(0)
    for suffix in table.half_suffixes:
        if word.endswith(suffix) and len(word) > len(suffix):
            word, half = word[: -len(suffix)], Decimal("0.5")
            break
    values: list[Decimal] = []
    at = 0
    while at < len(word):
        atom = next((a for a in table.atoms if word.startswith(a, at)), None)
        if atom is not None:
            values.append(Decimal(table.atoms[atom]))
            at += len(atom)
            continue
        joiner = next((j for j in table.joiners_inside if word.startswith(j, at)), None)
        if joiner is None:
            return None
        if joiner in table.one_inside:
            values.append(Decimal(1))
        at += len(joiner)
    if half:
        values.append(half)
    return values or None


def normalise_number(text: str, lang: str | None) -> Decimal | None:
    """The number that a text as a whole is: numeral or number words, with scale (`39,07 Milliarden`); None else."""
    table = table_of(lang)
    text = text.strip()
    sign = 1
    if text[:1] in ("-", "−", "–"):
        text, sign = text[1:], -1
    tokens = tokenise(text, True)
    if not tokens or len(tokens) > 40:
        return None
    found = number_at(tokens, 0, table)
    if found is None:
        return None
    scale, stop = scales_at(tokens, found.stop, table)
    if stop != len(tokens):
        return None
    return sign * found.value * scale


def scales_at(tokens: Sequence[Token], index: int, table: Table) -> tuple[Decimal, int]:
    """The scale words after a number (`mil millones` -> 1e9) and the index after them; 1 where there is none."""
    scale = Decimal(1)
    while index < len(tokens):
        at = index + 1 if tokens[index].text == "-" and tokens[index].glued else index
        found = table.scales.at(tokens, at)
        if not found:
            break
        scale *= found[1]
        index = found[0]
        if (
            index < len(tokens)
            and tokens[index].text == "."
            and tokens[index].glued
            and table.is_short(tokens[index - 1])
        ):
            index += 1
        if scale >= 10**15:
            break
    return scale, index


def format_number(value: Decimal, lang: str | None) -> str:
    """A number as the language writes it: grouped thousands, its decimal sign, no exponent, no trailing zeros."""
    decimal = table_of(lang).lang.decimal or "."
    text = f"{value:f}"
    sign = "-" if text.startswith("-") else ""
    whole, _, fraction = text.lstrip("-").partition(".")
    fraction = fraction.rstrip("0")
    whole = f"{int(whole):,}".replace(",", "." if decimal == "," else ",")
    return sign + whole + (decimal + fraction if fraction else "")


def times_at(tokens: Sequence[Token], index: int, table: Table) -> tuple[int, Decimal] | None:
    """`dreimal`, `3-mal`, `three times`: the index after it and the number."""
    word = tokens[index].lower
    for times in table.times:
        if table.lang.compounds and word.endswith(times) and len(word) > len(times):
            head = word[: -len(times)]
            values = [Decimal(table.atoms[head])] if head in table.atoms else compound(head, table)
            if values and len(values) == 1:
                return index + 1, values[0]
    number = number_at(tokens, index, table)
    if number is None or number.article or number.stop >= len(tokens):
        return None
    at = number.stop + (tokens[number.stop].text == "-")
    if at < len(tokens) and tokens[at].lower in table.times:
        return at + 1, number.value
    return None

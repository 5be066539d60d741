"""What stands after a number: currency, percent sign or counting noun."""

from __future__ import annotations

from collections.abc import Sequence

from .lang import common
from .table import Table, Unit
from .tokens import NUMBER, SIGN, WORD, Token

_SCREEN_LINES = frozenset({"1080", "1440", "2160"})
TIME_UNITS = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
Hit = tuple[int, Unit]
_ADJECTIVE_ENDS = ("e", "en", "er", "es", "em")


def step(tokens: Sequence[Token], index: int) -> int:
    """The index after a glued hyphen (`300-Millionen-Euro`), else the same."""
    glued = index + 1 < len(tokens) and tokens[index].text == "-" and tokens[index].glued and tokens[index + 1].glued
    return index + 1 if glued else index


def unit_at(tokens: Sequence[Token], index: int, table: Table, scaled: bool) -> Hit | None:
    """The unit that starts at a token, after an optional `de`/`d'` where the number has a scale."""
    if index >= len(tokens):
        return None
    hyphen, index = index, step(tokens, index)
    if index > hyphen and tokens[index].kind is SIGN:
        return None  # `$37 billion-$40 billion`
    if hit := _sign(tokens, index, table) or _word(tokens, index, table, scaled):
        return hit
    if tokens[index].lower in table.of and scaled:
        after = index + 1
        if after < len(tokens) and tokens[after].text in "'’":
            after += 1
        if after < len(tokens):
            return _sign(tokens, after, table) or _word(tokens, after, table, scaled) or _noun(tokens, after, table)
    return _noun(tokens, index, table)


def _sign(tokens: Sequence[Token], index: int, table: Table) -> Hit | None:
    found = table.signs.at(tokens, index)
    if not found:
        return None
    stop, unit = found
    following = tokens[stop] if stop < len(tokens) and tokens[stop].kind == NUMBER else None
    code = unit.kind == "money" and tokens[index].kind == WORD
    if (
        following
        and not tokens[index].glued
        and (following.glued or (code and following.start - tokens[stop - 1].end == 1))
    ):
        return None  # `3 $5`, `2024 EUR 61,3 Mio.`: the sign belongs to what follows
    inside_word = (
        tokens[stop - 1].kind == WORD and stop < len(tokens) and tokens[stop].glued and tokens[stop].kind != SIGN
    )
    return None if inside_word else (stop, unit)


def _word(tokens: Sequence[Token], index: int, table: Table, scaled: bool) -> Hit | None:
    found = table.units.at(tokens, index)
    currency = _currency(tokens, index, table, scaled)
    if currency and (not found or currency[0] >= found[0]):
        return currency
    if found and _plausible(tokens, index, found[0]):
        return found
    if tokens[index].kind == WORD and tokens[index].lower.startswith(table.percent_stems or "\0"):
        return index + 1, Unit("percent", "%")
    return None


def _plausible(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """One-letter units are glued to their number (`45p`, not `1080p`)."""
    token = tokens[index]
    if stop == index + 1 and len(token.text) == 1 and token.kind == WORD:
        return token.glued and index > 0 and tokens[index - 1].text not in _SCREEN_LINES and token.text.islower()
    return True


def _currency(tokens: Sequence[Token], index: int, table: Table, scaled: bool) -> Hit | None:
    country, at = country_at(tokens, index, table)
    if country:
        at = step(tokens, at)
        found = table.families.at(tokens, at)
        if found:
            return found[0], Unit("money", _iso(found[1], country))
    found = table.families.at(tokens, index)
    if not found:
        return None
    stop, family = found
    if family in table.scaled_only and not scaled and not _large(tokens, index):
        return None
    country, after = country_at(tokens, stop, table)
    if country and tokens[stop].text.islower() and country in common.FAMILIES[family]:
        return after, Unit("money", _iso(family, country))
    return stop, Unit("money", _iso(family, ""))


def _large(tokens: Sequence[Token], index: int) -> bool:
    """`62,000 won`, `906 won`, not `in 2023 won`."""
    before = tokens[index - 1] if index else None
    if before is None or before.kind != NUMBER:
        return False
    return len(before.text) >= 3 and not (before.text.isdecimal() and len(before.text) == 4)


def _iso(family: str, country: str) -> str | None:
    codes = common.FAMILIES[family]
    return codes.get(country) if country in codes else None if country else codes.get("")


def country_at(tokens: Sequence[Token], index: int, table: Table) -> tuple[str, int]:
    """The country whose adjective or name starts at a token, and the index after it; (``, index) where none does."""
    if index >= len(tokens) or tokens[index].kind != WORD:
        return "", index
    for words, country in table.countries.get(tokens[index].lower[:2], ()):
        at = index
        for number, word in enumerate(words):
            if number:
                at = step(tokens, at)
            if at >= len(tokens) or tokens[at].kind != WORD:
                break
            own = tokens[at].lower
            if not (own == word if number < len(words) - 1 or len(word) < 3 else own.startswith(word)):
                break
            at += 1
        else:
            return country, at
    return "", index


def _noun(tokens: Sequence[Token], index: int, table: Table) -> Hit | None:
    """A counting noun, possibly after one or two adjectives (`1.900 weitere befristete Stellen`)."""
    for step_number in range(3):
        if index >= len(tokens):
            return None
        unit = noun_at(tokens, index, table)
        if unit:
            return None if step_number and unit[1].unit in TIME_UNITS else unit
        token = tokens[index]
        if token.kind != WORD or not token.text.islower() or token.lower in table.function_words or len(token.text) < 3:
            return None
        if table.numbers.at(tokens, index) or (table.lang.code == "en" and _no_adjective(token.lower)):
            return None
        if table.lang.compounds and table.lang.code != "it" and not token.lower.endswith(_ADJECTIVE_ENDS):
            return None
        index += 1
        while index + 1 < len(tokens) and step(tokens, index) > index and tokens[index + 1].text.islower():
            index += 2  # `full-time` is one adjective
    return None


def _no_adjective(word: str) -> bool:
    """English words in -s or -ly are seldom adjectives (`three reasons why investors`, `two already share`)."""
    return word.endswith("ly") or (word.endswith("s") and not word.endswith(("ous", "less", "us"))) or word == "already"


def noun_at(tokens: Sequence[Token], index: int, table: Table) -> Hit | None:
    """The counting noun that starts at a token; in compounding languages the end of a compound counts."""
    found = table.nouns.at(tokens, index)
    if found:
        return found[0], Unit("noun", found[1])
    token = tokens[index]
    if token.kind != WORD or not 7 <= len(token.text) <= 40 or token.lower in table.not_nouns:
        return None
    for size in range(len(token.text) - 2, 4, -1):
        unit = table.noun_ends.get(token.lower[-size:])
        if unit:
            return (
                None if any(token.lower.endswith(word) for word in table.not_nouns) else (index + 1, Unit("noun", unit))
            )
    return None

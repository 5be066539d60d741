"""Periods and days in running text, and what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .amounts import find_amounts
from .calendar import parse
from .period_forms import Reader
from .period_words import Words, words_of
from .resolve import Meaning, resolve
from .tokens import Token, tokenise
from .types import Period, PeriodKind, Resolved

__all__ = ["find_periods", "resolve_period"]


def _code(lang: str | None) -> str:
    return (lang or "").lower().replace("_", "-").split("-")[0]


def find_periods(text: str, lang: str | None, published: date | None) -> list[Period]:
    """All periods and days that a text names, in order, offsets in `text`.

    Relative ones are resolved with the day of publication: a quarter or half without a year is the latest that had
    ended, the next one where its sentence looks forward; a weekday is the latest on or before that day. Comparisons
    (`Vorjahr`) are taken from the last period before them that is resolved. `value` is None where nothing can be said.
    """
    words = words_of(_code(lang))
    tokens = tokenise(text)
    reader = Reader(tokens, words)
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
    table = words_of(_code(lang))
    tokens = tokenise(words)
    around = tokenise(context)
    at = context.find(words)
    index = sum(t.start < at for t in around) if at >= 0 else len(around)
    found = max(Reader(tokens, table, lone=True).scan(), key=lambda f: f.stop - f.first, default=None)
    if found is None:
        wider = Reader(around, table).scan() if at >= 0 else ()
        inside = [f for f in wider if f.first < index + len(tokens) and f.stop > index]
        found = inside[0] if inside else None
    if found is None:
        return Resolved(None, False)
    future = _looks_forward(tokens, min(found.first, len(tokens)), table) or (
        bool(around) and _looks_forward(around, index, table)
    )
    meaning = found.meaning
    if meaning.year is None and meaning.relative is None and (year := _year_after(around, index + len(tokens), table)):
        counted = (
            a for a in find_amounts(context, lang) if a.start >= at and context[a.start : a.end][:4] == str(year)
        )
        if not any(counted):  # `im Januar 1900 Stellen`
            meaning = replace(meaning, year=year)
    return Resolved(resolve(meaning, published, future, anchor), meaning.fiscal)


def _year_after(tokens: Sequence[Token], index: int, words: Words) -> int | None:
    tail = Reader(tokens, words).tail(index) if 0 < index < len(tokens) else None
    return tail[1].year if tail else None


def _kind(value: str | None, meaning: Meaning) -> PeriodKind:
    span = parse(value) if value else None
    return span.kind if span else meaning.kind


def _looks_forward(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a word before the period, in its own clause, speaks of what is to come."""
    for at in range(index - 1, max(-1, index - 14), -1):
        if tokens[at].text in ".;:!?,()" and not (tokens[at].glued and tokens[at].text == "."):
            return False
        if words.future.at(tokens, at):
            return True
    return False

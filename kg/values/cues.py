"""Which way a change went, and changes told by a single word (`verdoppelt`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.spans import sentences

from .lang.base import split
from .numbers import number_at, times_at
from .table import Table, table_of
from .tokens import NUMBER, SIGN, Phrases, Token, phrases, tokenise
from .types import Change

_WINDOW = 400  # code points looked at on each side of an amount
_AMOUNT = Token(0, 0, SIGN, "\0", "\0", False)
"""Stands where the amount stood, so that no phrase reaches across it."""
_BREAKS = frozenset(",;:()–—")


class _Cues:
    """The cue words of one language, ready for look-up."""

    def __init__(self, table: Table) -> None:
        lang = table.lang
        self.than = Phrases((w, True) for w in split(lang.than))
        signs = (
            [(w, 1) for w in split(lang.up)]
            + [(w, -1) for w in split(lang.down)]
            + [(w, 0) for w in split(lang.no_cue)]
        )
        self.signs = Phrases(signs)
        self.negation = frozenset(split(lang.negation))
        self.clause = frozenset(split(lang.clause))
        self.verbs: dict[str, list[tuple[str, int]]] = {}
        for key, verbs in lang.separable.items():
            sign, particle = key.split()
            for verb in split(verbs):
                self.verbs.setdefault(verb, []).append((particle, 1 if sign == "+" else -1))
        self.multiples = Phrases(phrases(lang.multiples))
        self.as_much = Phrases((w, True) for w in split(lang.as_much))
        self.multiply_by = Phrases((w, True) for w in split(lang.multiply_by))
        self.divide_by = Phrases((w, True) for w in split(lang.divide_by))


@cache
def _cues_of(lang: str | None) -> _Cues:
    return _Cues(table_of(lang))


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int
    stop: int
    sign: int


def direction(text: str, start: int, end: int, lang: str | None) -> int:
    """+1 or -1 for the way of the change whose amount is `text[start:end]`, 0 where no word says it.

    The nearest cue of the amount's own clause counts; a clause without one (`der Gewinn um 5 Prozent`) takes it
    from the clauses before it, then after it, in the same sentence. Negated cues do not count.
    """
    cues = _cues_of(_code(lang))
    left, right = _sentence(text, start, end, lang)
    before = tokenise(text, False, left, start)
    after = tokenise(text, False, end, right)
    sign = _sign_at(before)
    if sign:
        return sign
    inner = tokenise(text, False, start, end)
    if inner and (own := _own_sign(inner, cues)):
        return own
    tokens = [*before, _AMOUNT, *after]
    here = len(before)
    found = [c for c in _find(tokens, here, cues) if not (c.first < here < c.stop)]
    low, high = _clause(tokens, here, cues)
    while True:
        inside = [c for c in found if low <= c.first < high]
        if inside:
            return min(inside, key=lambda c: (_distance(c, here), -c.first)).sign
        if low > 0:
            low = _clause_start(tokens, low - 1, cues)
        elif high < len(tokens):
            high = _clause_end(tokens, high + 1, cues)
        else:
            return 0


def _code(lang: str | None) -> str:
    return (lang or "").lower().replace("_", "-").split("-")[0]


def _sign_at(before: Sequence[Token]) -> int:
    """`+22 %`, `-3 %`: a sign at the number itself."""
    if not before or (len(before) > 1 and before[-1].glued and before[-2].text not in "([/:"):
        return 0
    return {"+": 1, "-": -1, "−": -1, "–": -1}.get(before[-1].text, 0) if before[-1].text in "+-−" else 0


def _own_sign(inner: Sequence[Token], cues: _Cues) -> int:
    """A sign or cue inside the amount's own bounds (`minus 2 Prozent`, `+50 %`)."""
    if inner[0].text in "+-−–":
        return 1 if inner[0].text == "+" else -1
    hit = cues.signs.at(inner, 0)
    return hit[1] if hit else 0


def _sentence(text: str, start: int, end: int, lang: str | None) -> tuple[int, int]:
    left, right = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    for first, stop in sentences(text[left:right], lang):
        if left + stop >= end:
            return min(left + first, start), left + stop
    return left, right


def _distance(cue: _Cue, here: int) -> int:
    return here - cue.stop if cue.stop <= here else cue.first - here


def _is_break(tokens: Sequence[Token], index: int, cues: _Cues) -> bool:
    return tokens[index].text in _BREAKS or tokens[index].lower in cues.clause


def _clause_start(tokens: Sequence[Token], index: int, cues: _Cues) -> int:
    while index > 0 and not _is_break(tokens, index - 1, cues):
        index -= 1
    return index


def _clause_end(tokens: Sequence[Token], index: int, cues: _Cues) -> int:
    while index < len(tokens) and not _is_break(tokens, index, cues):
        index += 1
    return index


def _clause(tokens: Sequence[Token], here: int, cues: _Cues) -> tuple[int, int]:
    return _clause_start(tokens, here, cues), _clause_end(tokens, here, cues)


def _find(tokens: Sequence[Token], here: int, cues: _Cues) -> list[_Cue]:
    found: list[_Cue] = []
    index = 0
    while index < len(tokens):
        hit = cues.signs.at(tokens, index)
        than = cues.than.at(tokens, index)
        if than and (than[0] == here or _counts(tokens, than[0])):
            index = than[0]  # `mehr als 3 Prozent` says how much, not which way
        elif pair := _separable(tokens, index, cues):
            found.append(pair)
            index += 1
        elif hit:
            if hit[1] and not _negated(tokens, index, cues) and not _negated(tokens, hit[0] + 1, cues, 1):
                found.append(_Cue(index, hit[0], hit[1]))
            index = hit[0]
        else:
            index += 1
    return found


def _counts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number follows that is no year (`mehr als 3 Prozent`, not `mehr als 2022`)."""
    if index >= len(tokens) or tokens[index].kind is not NUMBER:
        return False
    text = tokens[index].text
    return not (len(text) == 4 and text.isdecimal() and text[:2] in ("19", "20"))


def _separable(tokens: Sequence[Token], index: int, cues: _Cues) -> _Cue | None:
    particles = cues.verbs.get(tokens[index].lower)
    if not particles:
        return None
    for at in range(index + 1, min(index + 40, len(tokens))):
        if _is_break(tokens, at, cues):
            return None
        for particle, sign in particles:
            last = at + 1 >= len(tokens) or _is_break(tokens, at + 1, cues) or tokens[at + 1].text in ".!?"
            if tokens[at].lower == particle and last:
                return None if _negated(tokens, at, cues) else _Cue(index, index + 1, sign)
    return None


def _negated(tokens: Sequence[Token], index: int, cues: _Cues, reach: int = 2) -> bool:
    return any(t.lower in cues.negation for t in tokens[max(0, index - reach) : index])


def find_multiples(text: str, lang: str | None) -> list[Change]:
    """Changes told by a word: `verdoppelt` +100 %, `halved` -50 %, `dreimal so viel` +200 %; none for vague fractions.

    Negated ones (`nicht verdoppelt`) are left out.
    """
    return list(_multiples(tokenise(text), _cues_of(_code(lang)), table_of(lang)))


def _multiples(tokens: Sequence[Token], cues: _Cues, table: Table) -> Iterator[Change]:
    index = 0
    while index < len(tokens):
        hit = _multiple_at(tokens, index, cues, table)
        if hit is None:
            index += 1
            continue
        stop, value = hit
        if not _negated(tokens, index, cues):
            yield Change(tokens[index].start, tokens[stop - 1].end, value, "%")
        index = stop


def _multiple_at(tokens: Sequence[Token], index: int, cues: _Cues, table: Table) -> tuple[int, Decimal] | None:
    if word := cues.multiples.at(tokens, index):
        return word[0], Decimal(word[1])
    for table_of_verbs, divides in ((cues.multiply_by, False), (cues.divide_by, True)):
        verb = table_of_verbs.at(tokens, index)
        number = number_at(tokens, verb[0], table) if verb and verb[0] < len(tokens) else None
        if number and number.value > 1 and not number.article:
            share = (1 / number.value if divides else number.value) - 1
            return (number.stop, share * 100) if not divides or number.value in (2, 4, 5, 10) else None
    stop, times = times_at(tokens, index, table) or (0, Decimal(0))
    if stop and (much := cues.as_much.at(tokens, stop)) and times > 1:
        return much[0], (times - 1) * 100
    return None

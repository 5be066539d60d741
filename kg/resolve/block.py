"""Which units are worth comparing: those that share a blocking key. Everything else is two things without a look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.names import initials, name_key, person_words
from kg.resolve.spelling import LONG, plain, romanised, solid, sounds, without_one
from kg.resolve.units import Unit

#: Units that share a key with more than so many others are no candidates by it: it tells nothing.
CROWD = 60


def candidates(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Pairs of units (numbers, the smaller first) to be judged, in order; never two of different families."""
    index: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for unit in units:
        for kind, key in _keys(unit):
            index[unit.family, kind, key].add(unit.number)
    found: set[tuple[int, int]] = set()
    for block in index.values():
        if 1 < len(block) <= CROWD:
            found.update(combinations(sorted(block), 2))
    found.update(_beginnings(units))
    return sorted(found)


def _keys(unit: Unit) -> Iterator[tuple[str, str]]:
    for id_ in unit.ids:
        yield "id", id_
    for key in unit.keys:
        words = key.split()
        if unit.family == "Person":
            yield from (("surname", sound) for sound in sounds(plain(words[-1])))
            for part in {part for name in unit.names for part in person_words(name)[-1:]}:
                for one in {part, *part.split("-")}:
                    yield "surname", romanised(plain(one))
            if len(words) > 1:
                yield from (("slip", one) for one in without_one(solid(key)))
                yield "words", " ".join(sorted(words))
            continue
        yield "plain", plain(key)
        yield "romanised", "".join(romanised(plain(word)) for word in words)
        if len(solid(key)) >= LONG:
            yield from (("slip", one) for one in without_one(solid(key)))
    if unit.family in ("Firm", "Event"):
        for name in unit.names:
            if name.isupper() and 2 <= len(name) <= 6 and " " not in name:
                yield "initials", name.replace("&", "")
            elif " " in name:
                yield "initials", initials(name).upper()
                yield from _parts(name)


def _parts(name: str) -> Iterator[tuple[str, str]]:
    """What a name has in common with a form of it that is abbreviated in part, or has no word in brackets."""
    words = name.split()
    yield "part", " ".join([initials(words[0]) if not words[0].isupper() else words[0][:1], words[-1]])
    if "(" in name:
        yield "plain", plain(name_key(name[: name.index("(")]))


def _beginnings(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Names that are the beginning of another (`Borgmann`, `Borgmann Wohnwelt`), or its end (`Golf`, `VW Golf`)."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for unit in units:
        for key in unit.keys:
            by_key[unit.family, key].append(unit.number)
    for unit in units:
        if unit.family not in ("Firm", "Product"):
            continue
        for key in unit.keys:
            words = key.split()
            for size in range(1, len(words)):
                parts = [" ".join(words[:size])] if unit.family == "Firm" else [" ".join(words[size:])]
                for part in parts:
                    for other in by_key.get((unit.family, part), ()):
                        if other != unit.number:
                            yield min(other, unit.number), max(other, unit.number)

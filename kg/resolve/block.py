"""Which units are worth comparing: those that share a blocking key. Everything else is two things without a look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.names import initials, name_key
from kg.resolve.exonyms import place_code
from kg.resolve.ministries import ministry
from kg.resolve.spelling import LONG, bag, plain, romanised, solid, spelt_out, stems, without_genitive, without_one
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
    acronyms = {unit.number for unit in units if any(_acronym(name) for name in unit.names)}
    for (_, kind, key), block in index.items():
        if 1 < len(block) <= CROWD:
            pairs = combinations(sorted(block), 2)
            # Two letters bring together what has nothing else in common: there only an acronym is worth a look.
            found.update(p for p in pairs if kind != "initials" or len(key) > 2 or acronyms.intersection(p))
    found.update(_beginnings(units))
    found.update(_acronyms(units))
    return sorted(found)


def _keys(unit: Unit) -> Iterator[tuple[str, str]]:
    for id_ in unit.ids:
        yield "id", id_
    for key in unit.keys:
        words = key.split()
        if unit.family == "Person":
            yield from (("surname", romanised(plain(form))) for form in without_genitive(words[-1]))
            for part in words[-1].split("-"):
                yield "surname", romanised(plain(part))
            if len(words) > 1:
                yield from (("slip", one) for one in without_one(solid(key)))
                yield "words", " ".join(sorted(words))
            continue
        if unit.family == "Place" and (code := place_code(key)):
            yield "code", code
        if unit.family == "Firm" and (found := ministry(key)):
            yield from (("ministry", matter[0]) for matter in found.matters)
        yield "plain", plain(key)
        yield "romanised", "".join(romanised(plain(word)) for word in words)
        yield from (
            (kind, made)
            for kind, made in (("words", bag(key)), ("stems", stems(key)), ("spelt out", spelt_out(key)))
            if made
        )
        if len(solid(key)) >= LONG:
            yield from (("slip", one) for one in without_one(solid(key)))
    if unit.family in ("Firm", "Event"):
        for name in unit.names:
            if _acronym(name):
                yield "initials", name.replace("&", "")
            elif " " in name:
                yield "initials", initials(name).upper()
            if "(" in name:
                yield "plain", plain(name_key(name[: name.index("(")]))


def _acronym(name: str) -> bool:
    return name.isupper() and 2 <= len(name) <= 6 and " " not in name


def _beginnings(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Names that are the beginning of another (`Borgmann`, `Borgmann Wohnwelt`), or its end (`Golf`, `VW Golf`)."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for unit in units:
        for key in unit.keys:
            by_key[unit.family, key].append(unit.number)
    for unit in units:
        if unit.family not in ("Firm", "Product", "Place"):
            continue
        for key in unit.keys:
            words = key.split()
            for size in range(1, len(words)):
                head, tail = " ".join(words[:size]), " ".join(words[size:])
                parts = {"Firm": (head, tail), "Place": (head,)}.get(unit.family, (tail,))
                for part in parts:
                    for other in by_key.get((unit.family, part), ()):
                        if other != unit.number:
                            yield min(other, unit.number), max(other, unit.number)


def _acronyms(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Acronyms, and names whose first and last word begin with the acronym's first and another letter of it."""
    long: dict[str, set[int]] = defaultdict(set)
    firms = [unit for unit in units if unit.family == "Firm"]
    for unit in firms:
        for words in (initials(name).upper() for name in unit.names if " " in name):
            if len(words) > 1:
                long[words[0] + words[-1]].add(unit.number)
    for unit in firms:
        for name in unit.names:
            if name.isupper() and name.isalpha() and 3 <= len(name) <= 6:
                for letter in sorted(set(name[1:])):
                    for other in long[name[0] + letter] - {unit.number}:
                        yield min(other, unit.number), max(other, unit.number)

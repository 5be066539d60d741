"""All units together: what is named beside what, in how many documents, and what that is worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.resolve.units import Unit


@dataclass(frozen=True, slots=True)
class World:
    """All units, what each is named beside, in how many documents each is named, and how many documents there are."""

    units: Sequence[Unit]
    context: Sequence[frozenset[int]]
    documents: int
    #: Units by family and key; who holds a key.
    by_key: Mapping[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)


def indexed(units: Sequence[Unit]) -> dict[tuple[str, str], tuple[int, ...]]:
    """Who holds a key, by family and key; who has a surname, and whose name of several words begins with a word."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for unit in units:
        for key in unit.keys:
            found[unit.family, key].add(unit.number)
            if unit.family == "Person" and " " in key:
                found["surname", key.split()[-1]].add(unit.number)
            elif unit.family == "Firm" and " " in key:
                found["begins", key.split()[0]].add(unit.number)
            elif unit.family == "Place" and " " in key:
                found["town", key.split()[0]].add(unit.number)
    return {key: tuple(sorted(numbers)) for key, numbers in found.items()}


def near(a: Unit, b: Unit, world: World) -> bool:
    """Whether anything but a place is named beside both, or people of one surname."""
    return bool(_beside_names(a, world) & _beside_names(b, world))


def _beside_names(unit: Unit, world: World) -> set[tuple[str, str]]:
    found = set()
    for other in (world.units[i] for i in world.context[unit.number]):
        if other.family == "Person":
            found |= {("surname", key.split()[-1]) for key in other.keys}
        elif other.family != "Place":
            found.add(("unit", str(other.number)))
    return found


#: What a thing that both are named beside is worth, by its family.
BESIDE = {"Firm": 0.68, "Person": 0.68, "Product": 0.68, "Event": 0.4, "Place": 0.3}
#: A thing in so many documents (or this share of them) tells little of what is named beside it.
_EVERYWHERE = (5, 0.05)
_FAINT = 0.25


def everywhere(unit: Unit, world: World) -> bool:
    """Whether a unit is named in so many documents that it tells little of what is named beside it.

    The number of documents counts by powers of two, so that one more seldom changes the answer for all units.
    """
    documents = 1 << max(world.documents.bit_length() - 1, 0)
    return len(unit.documents) > max(_EVERYWHERE[0], _EVERYWHERE[1] * documents)


def beside(a: Unit, b: Unit, world: World) -> list[tuple[float, str]]:
    """What both are named beside, worth most first: (weight, name)."""
    found = []
    for number in world.context[a.number] & world.context[b.number]:
        other = world.units[number]
        found.append((BESIDE[other.family] * (_FAINT if everywhere(other, world) else 1.0), other.name))
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))

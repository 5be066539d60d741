"""Verdicts that an earlier build came to, so that an added article costs only the pairs that it bears on.

A verdict is kept under a digest of all that it depends on: the code of this package, the two units, what each is named
beside, and who else has their surname or begins like them. That two names
have nothing in common depends on the names alone. An equal digest means an equal verdict, so a build that remembers
gives the graph of one that does not.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg import names, vocab
from kg.resolve.decisions import Judgement
from kg.resolve.judge import SELDOM
from kg.resolve.spelling import without_genitive
from kg.resolve.units import Unit
from kg.resolve.world import World, everywhere

#: A verdict without its units: judgement, score, rule, the two values.
Kept = tuple[Judgement, float, str, tuple[str, str]]


@dataclass(slots=True)
class Memory:
    """What earlier builds found (`known`), and of it and of what this build found, what still holds (`used`)."""

    known: Mapping[str, Kept] = field(default_factory=dict)
    used: MutableMapping[str, Kept] = field(default_factory=dict)

    def fresh(self) -> dict[str, Kept]:
        """What this build found."""
        return {key: kept for key, kept in self.used.items() if key not in self.known}

    def stale(self) -> list[str]:
        """What no longer holds."""
        return [key for key in self.known if key not in self.used]


class Digests:
    """Digests of pairs of units in a world; see the module's docstring."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._called = [_digest(unit.family, *unit.names, "|", *sorted(unit.ids)) for unit in world.units]
        labels = _labels(self._called)
        often = [everywhere(unit, world) for unit in world.units]
        alone = [
            _digest(labels[u.number], *sorted(u.documents), "|", *map(str, sorted(u.said)), *sorted(u.ids))
            for u in world.units
        ]
        self._near = [
            _digest(alone[i], *sorted(f"{labels[n]}{often[n]:d}" for n in numbers))
            for i, numbers in enumerate(world.context)
        ]
        # Rare things beside the two are compared with each other, see `judge`.
        rare = [len(unit.documents) <= SELDOM for unit in world.units]
        self._units = [
            _digest(self._near[i], *sorted(alone[n] for n in numbers if rare[n]))
            for i, numbers in enumerate(world.context)
        ]
        self._blocks: dict[tuple[str, str], str] = {}

    def names(self, a: Unit, b: Unit) -> str:
        """The digest of a pair's names alone."""
        return _digest(_version(), "names", self._called[a.number], self._called[b.number])

    def pair(self, a: Unit, b: Unit) -> str:
        """The digest of a pair."""
        blocks: set[tuple[str, str]] = set()
        for unit in (a, b):
            for key in unit.keys:
                if unit.family == "Person":
                    blocks |= {("surname", form) for form in without_genitive(key.split()[-1])}
                elif unit.family == "Place":
                    blocks.add(("town", key.split()[0]))
                else:
                    blocks |= {("begins", key.split()[0]), ("Firm", key), ("Firm", key.split()[0])}
        return _digest(_version(), self._units[a.number], self._units[b.number], *map(self._block, sorted(blocks)))

    def _block(self, block: tuple[str, str]) -> str:
        if block not in self._blocks:
            self._blocks[block] = _digest(*sorted(self._near[n] for n in self._world.by_key.get(block, ())))
        return self._blocks[block]


def _labels(names: Sequence[str]) -> list[str]:
    """A digest of each unit's names, and of its number among namesakes: the same whatever else there is."""
    seen: Counter[str] = Counter()
    found = []
    for called in names:
        found.append(_digest(called, str(seen[called])) if seen[called] else called)
        seen[called] += 1
    return found


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


@cache
def _version() -> str:
    """A digest of the code that judges: another code, another verdict."""
    files = [*sorted(Path(__file__).parent.glob("*.py")), Path(names.__file__), Path(vocab.__file__)]
    return hashlib.blake2b(b"\0".join(file.read_bytes() for file in files), digest_size=12).hexdigest()

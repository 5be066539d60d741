"""Small worlds of units made by hand: names by document, as `Worlds.of` takes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.names import name_key
from kg.resolve.units import Unit, contexts
from kg.resolve.world import World, indexed


@dataclass(frozen=True, slots=True)
class Named:
    """A unit to be: family, names, the documents that name it, what is said of it, ids."""

    family: str
    names: tuple[str, ...]
    documents: str
    said: frozenset[tuple[str, str]] = frozenset()
    ids: frozenset[str] = frozenset()


def unit(
    family: str,
    *names: str,
    within: str,
    said: frozenset[tuple[str, str]] = frozenset(),
    ids: frozenset[str] = frozenset(),
) -> Named:
    """A unit named in each document of `within`, a letter a document."""
    return Named(family, names, within, said, ids)


def world_of(*named: Named) -> World:
    """The world of these units, numbered in order."""
    types: Mapping[str, str] = {"Firm": "Company"}
    units = []
    for number, n in enumerate(named):
        keys = tuple(sorted({name_key(name, types.get(n.family, n.family)) for name in n.names}))
        units.append(Unit(number, n.family, (number,), n.names, keys, frozenset(n.documents), n.said, n.ids))
    documents = len({d for n in named for d in n.documents})
    return World(units, contexts(units), documents, indexed(units))

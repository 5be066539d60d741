"""The knowledge base: things by id, by name and by symbol, and which thing a set of names means, if that is sure.

It is unpacked when it is first asked (about 0.1 s, 15 MB) and never written. A user's own things (`kg.linking.own`) are
looked up before the shipped ones and hide those of the same id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from kg.linking.institutions import institutions
from kg.linking.likeness import another_form, belongs, resembles
from kg.linking.table import Table
from kg.linking.things import PROMINENT, Held, Thing, held_of, key_of, thing_of
from kg.names import tidy, without_legal_form

_UMLAUTS = str.maketrans("äöüÄÖÜ", "aouAOU")
#: How many names are remembered; looking one up takes some 50 microseconds.
_REMEMBERED = 100_000
_TABLES = ("things", "names", "symbols")


@cache
def _shipped() -> tuple[Table, Table, Table]:
    with as_file(files("kg.linking").joinpath("data")) as folder:
        things, names, symbols = (Table.read(folder / f"{name}.tsv.gz") for name in _TABLES)
    return things, names, symbols


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one name says: the thing that it surely means, and all that it may mean."""

    sure: str | None
    may: frozenset[str]


class Knowledge:
    """The shipped knowledge base with a user's own things."""

    def __init__(self, own: Sequence[Thing] = ()) -> None:
        self._own = {thing.id: thing for thing in own}
        self._own_names: dict[str, set[str]] = defaultdict(set)
        self._own_symbols: dict[str, set[str]] = defaultdict(set)
        for thing in own:
            for name in thing.names:
                self._own_names[key_of(name, thing.type)].add(thing.id)
            for symbol in filter(None, (thing.isin, thing.ticker)):
                self._own_symbols[symbol].add(thing.id)
        self._readings: dict[tuple[str, str], _Reading] = {}

    def thing(self, id_: str) -> Thing | None:
        """What is known of an id."""
        line = None if id_ in self._own else _shipped()[0].get(id_)
        return self._own.get(id_) if line is None else thing_of(id_, line)

    def held(self, name: str, type_: str) -> Held:
        """Who is called `name` among things of the type's family."""
        key = key_of(name, type_)
        if key in self._own_names:
            return Held(tuple(sorted(self._own_names[key])))
        line = _shipped()[1].get(key)
        if line is None and (plainer := name.translate(_UMLAUTS)) != name:
            line = _shipped()[1].get(key_of(plainer, type_))  # `Deutsche Borse`, as lists of shares write it
        return Held() if line is None else held_of(line)

    def by_symbol(self, symbol: str) -> str | None:
        """The id of the only thing with an ISIN or a `MIC SYMBOL`."""
        found = self._own_symbols.get(symbol) or (_shipped()[2].get(symbol) or "").split()
        return next(iter(found)) if len(found) == 1 else None

    def own(self, names: Iterable[str], type_: str) -> frozenset[str]:
        """All ids that have one of the names as their main name."""
        return frozenset(id_ for name in names for id_ in self.held(tidy(name), type_).own)

    def sure(self, names: Iterable[str], type_: str) -> str | None:
        """The one thing that all these names of one thing mean, or None where that is not sure.

        Sure is: a name that only one thing has and that is no word of the language, surname or place; such a word if
        the thing is known everywhere, or has it with its legal form; two names that have one thing in common.
        """
        readings = [self._read(name, type_) for name in sorted(set(names))]
        sure = {reading.sure for reading in readings if reading.sure}
        if sure:
            return next(iter(sure)) if len(sure) == 1 else None
        several = {reading.may for reading in readings if reading.may}
        if len(several) > 1:
            common = frozenset.intersection(*several)
            return next(iter(common)) if len(common) == 1 else None
        return None

    def ids(self, names: Iterable[str], type_: str) -> frozenset[str]:
        """The id that merging may rely on: in the linked data of the world (Wikidata, GeoNames, a user's own).

        Merging asks less than linking: the other name of the same thing stands in another article already, so that a
        word or a surname which is one thing's name, or a part of one thing's name, is enough.
        """
        names = tuple(names)
        public = institutions(names, type_)
        if public:
            return public if len(public) == 1 else frozenset()
        sure = self.sure(names, type_) or self._likely(names, type_)
        thing = None if sure is None else self.thing(sure)
        return frozenset((thing.id,)) if thing is not None and thing.iri else frozenset()

    def _likely(self, names: Sequence[str], type_: str) -> str | None:
        found = set()
        for name in names:
            held = self.held(name, type_)
            only = held.own or held.other
            if not held.own and (held.weak or len(only) > 1):
                only = tuple(i for i in only if (thing := self.thing(i)) and resembles(name, thing))
            found |= {only[0]} if len(only) == 1 else set()
        return next(iter(found)) if len(found) == 1 else None

    def _read(self, name: str, type_: str) -> _Reading:
        key = name, type_
        if key not in self._readings:
            if len(self._readings) >= _REMEMBERED:
                self._readings.clear()
            self._readings[key] = self._reading(tidy(name), type_)
        return self._readings[key]

    def _reading(self, name: str, type_: str) -> _Reading:
        held = self.held(name, type_)
        holders = held.own or held.other
        if not holders:
            return _Reading(None, frozenset())
        may = frozenset((*held.own, *held.other))
        if without_legal_form(name) != name:
            exact = [i for i in may if self._is_called(i, name)]
            if len(exact) == 1:
                return _Reading(exact[0], frozenset(exact))
        thing = self._meant(holders) if held.own else self._part_of(name, holders)
        if thing is None and len(holders) == 1 and not held.weak:
            only = self.thing(holders[0])
            thing = only if only is not None and (held.own or type_ == "Place" or belongs(name, only)) else None
        if thing is None or another_form(name, thing):
            return _Reading(None, may)
        return _Reading(thing.id, may)

    def _is_called(self, id_: str, name: str) -> bool:
        thing = self.thing(id_)
        return thing is not None and name.casefold() in {n.casefold() for n in thing.names}

    def _part_of(self, name: str, ids: Sequence[str]) -> Thing | None:
        """The only one, if it is known everywhere and the name is a part of its main name (`Ford`, `Michelin`)."""
        thing = self.thing(ids[0]) if len(ids) == 1 else None
        return thing if thing is not None and thing.size == PROMINENT and resembles(name, thing) else None

    def _meant(self, ids: Iterable[str]) -> Thing | None:
        """The only one that is known everywhere, if no other one is listed (`Metro` of Düsseldorf and of Montréal)."""
        things = [thing for id_ in ids if (thing := self.thing(id_))]
        large = [thing for thing in things if thing.size == PROMINENT]
        if len(large) != 1 or any(t.ticker or t.isin for t in things if t is not large[0]):
            return None
        return large[0]


@cache
def shipped() -> Knowledge:
    """The knowledge base as it is shipped."""
    return Knowledge()

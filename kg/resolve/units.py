"""What resolution compares: all things of one name that are taken for one, with what is known of them.

Things of several documents that share a name key are one unit, unless what the articles say of them cannot be true of
one (`namesakes`) or somebody decided otherwise. Whether two units are one is then judged pair by pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Document
from kg.names import bases, family, name_key
from kg.resolve.decisions import Decision
from kg.resolve.groups import Groups, Reason
from kg.resolve.inside import Local
from kg.resolve.lives import lives, nations, seats

#: Ids that a knowledge base gives to names of a type; empty where it is not sure.
Ids = Callable[[Iterable[str], str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Unit:
    """Things of one name. `things` are indexes into the list of all things, `context` into the list of units.

    `said` is what the articles say that tells namesakes apart: pairs like (`nation`, `DE`).
    """

    number: int
    family: str
    things: tuple[int, ...]
    names: tuple[str, ...]
    keys: tuple[str, ...]
    documents: frozenset[str]
    said: frozenset[tuple[str, str]]
    ids: frozenset[str]

    @property
    def key(self) -> str:
        """The fullest name key."""
        return max(self.keys, key=lambda k: (len(k.split()), len(k), k))

    @property
    def name(self) -> str:
        """The name of the fullest key."""
        return min(self.names, key=lambda n: (name_key(n, self.family) != self.key, n))


def said_of(thing: Local, document: Document, places: Mapping[int, str]) -> frozenset[tuple[str, str]]:
    """What the words beside a thing's names say of it."""
    found: set[tuple[str, str]] = set()
    for mention in thing.mentions:
        if thing.type == "Person":
            found |= {("life", life) for life in lives(document.text, mention)}
        elif thing.type in ("Company", "Organization"):
            found |= {("nation", nation) for nation in nations(document.text, mention)}
            found |= {("seat", seat) for seat in seats(document.text, mention, dict(places))}
    return frozenset(found)


def contradict(a: Iterable[tuple[str, str]], b: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """Two things said in one respect that cannot both be true of one thing, or None."""
    left, right = _by_respect(a), _by_respect(b)
    for respect in sorted(left.keys() & right.keys()):
        if not left[respect] & right[respect]:
            return min(left[respect]), min(right[respect])
    return None


def _by_respect(said: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for respect, value in said:
        found[respect].add(value)
    return found


def units_of(
    things: Sequence[Local], documents: Mapping[str, Document], decisions: Sequence[Decision], ids: Ids
) -> tuple[list[Unit], dict[int, tuple[Reason, ...]]]:
    """The units of all things, and by number why each is one."""
    groups = Groups(str(i) for i in range(len(things)))
    _join_by_key(groups, things, documents)
    reasons = groups.reasons()
    said = _said(things, documents)
    company = _company(things)
    found: list[Unit] = []
    why: dict[int, tuple[Reason, ...]] = {}
    for root, members in groups.groups().items():
        whole = sorted(int(i) for i in members)
        for part in _parted(whole, things, said, company, decisions):
            number = len(found)
            names = sorted({name for i in part for name in things[i].names})
            keys = sorted({key for i in part for key in things[i].keys})
            type_ = things[part[0]].type
            about = frozenset(pair for i in part for pair in said[i])
            docs = frozenset(things[i].document for i in part)
            known = ids(names, type_)
            found.append(Unit(number, family(type_), tuple(part), tuple(names), tuple(keys), docs, about, known))
            inner = {r for i in part for r in things[i].reasons}
            shown = set(names)
            why[number] = tuple(sorted({*(r for r in reasons.get(root, ()) if {r.left, r.right} <= shown), *inner}))
    return found, why


def _join_by_key(groups: Groups, things: Sequence[Local], documents: Mapping[str, Document]) -> None:
    first: dict[str, int] = {}
    for i, thing in enumerate(things):
        for key in sorted(thing.keys):
            if thing.type == "Person" and " " not in key:
                continue
            node = f"{family(thing.type)}|{key}"
            if node in first:
                other = things[first[node]]
                groups.join(str(i), str(first[node]), Reason("same name", _shown(thing, key), _shown(other, key)))
            first.setdefault(node, i)
    for i, thing in enumerate(things):
        for name in sorted(thing.names):
            for base in bases(name, documents[thing.document].lang):
                node = f"{family(thing.type)}|{name_key(base, thing.type)}"
                if node in first and first[node] != i and (thing.type != "Person" or " " in base):
                    groups.join(str(i), str(first[node]), Reason("genitive", name, base))


def _shown(thing: Local, key: str) -> str:
    return min(n for n in thing.names if name_key(n, thing.type) == key)


def _said(things: Sequence[Local], documents: Mapping[str, Document]) -> list[frozenset[tuple[str, str]]]:
    places: dict[str, dict[int, str]] = defaultdict(dict)
    for thing in things:
        if thing.type == "Place":
            for mention in thing.mentions:
                places[thing.document][mention.start] = min(thing.keys)
    return [said_of(thing, documents[thing.document], places[thing.document]) for thing in things]


def _company(things: Sequence[Local]) -> list[frozenset[str]]:
    """By thing, the name keys of what else its document names."""
    by_document: dict[str, set[str]] = defaultdict(set)
    for thing in things:
        by_document[thing.document] |= {f"{family(thing.type)}|{key}" for key in thing.keys}
    return [frozenset(by_document[t.document] - {f"{family(t.type)}|{key}" for key in t.keys}) for t in things]


def _parted(
    whole: list[int],
    things: Sequence[Local],
    said: Sequence[frozenset[tuple[str, str]]],
    company: Sequence[frozenset[str]],
    decisions: Sequence[Decision],
) -> list[list[int]]:
    """The parts of a group of things with one name, largest evidence first."""
    parts = _namesakes(whole, said, company)
    for decision in decisions:
        if decision.judgement == "NEGATIVE":
            parts = [piece for part in parts for piece in _split(part, things, decision)]
    return parts


def _split(part: list[int], things: Sequence[Local], decision: Decision) -> list[list[int]]:
    left = {i for i in part if decision.left.names(things[i])}
    right = {i for i in part if decision.right.names(things[i])} - left
    return [[i for i in part if i not in right], sorted(right)] if left and right else [part]


def _namesakes(
    whole: list[int], said: Sequence[frozenset[tuple[str, str]]], company: Sequence[frozenset[str]]
) -> list[list[int]]:
    """Part a group where what is said of its things is contradictory and nothing else is named with both sides."""
    cores: list[list[int]] = []
    for i in (i for i in whole if said[i]):
        fits = [core for core in cores if not any(_apart(i, j, said, company) for j in core)]
        if fits:
            max(fits, key=lambda core: (len(_common([i], core, company)), -core[0])).append(i)
        else:
            cores.append([i])
    if len(cores) < 2:
        return [whole]
    for i in (i for i in whole if not said[i]):
        max(cores, key=lambda core: (len(_common([i], core, company)), len(core), -core[0])).append(i)
    return [sorted(core) for core in cores]


def _apart(i: int, j: int, said: Sequence[frozenset[tuple[str, str]]], company: Sequence[frozenset[str]]) -> bool:
    return contradict(said[i], said[j]) is not None and not _common([i], [j], company)


def _common(a: Sequence[int], b: Sequence[int], company: Sequence[frozenset[str]]) -> frozenset[str]:
    """What is named with both, places left out: namesakes live in one country as well."""
    left = frozenset(k for i in a for k in company[i])
    right = frozenset(k for i in b for k in company[i])
    return frozenset(k for k in left & right if not k.startswith("Place|"))


def contexts(units: Sequence[Unit]) -> list[frozenset[int]]:
    """By unit, the units that its documents name beside it."""
    by_document: dict[str, set[int]] = defaultdict(set)
    for unit in units:
        for document in unit.documents:
            by_document[document].add(unit.number)
    return [frozenset(n for d in u.documents for n in by_document[d]) - {u.number} for u in units]

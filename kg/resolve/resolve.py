"""Which mentions of all documents are one entity, with reasons.

First inside each document (`inside`), then across documents: two local things are one where they share a name key
and a family of types (company or organisation; person; product; place; event). A surname that a document never
completes joins the one person of that surname who shares a company with it in another document; otherwise it stays
apart. Ids and names depend on the set of documents only, never on their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.ids import entity_id
from kg.model import Document, Entity, Findings
from kg.names import bases, family, fold, name_key, without_legal_form
from kg.resolve.groups import Groups, Reason
from kg.resolve.inside import Local, locals_of


@dataclass(frozen=True, slots=True)
class Resolution:
    """The decision: entities, the entity of each mention's span, and why each entity is one."""

    entities: tuple[Entity, ...] = ()
    by_span: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)

    def entity_of(self, mention: str) -> str | None:
        """The id of the entity that a mention (by id) names; None for a mention that names none."""
        return self.by_span.get(_span(mention))

    def report(self) -> dict[str, list[dict[str, str]]]:
        """Reasons by entity id, for `report.json`."""
        return {
            entity: [{"rule": r.rule, "left": r.left, "right": r.right} for r in reasons]
            for entity, reasons in sorted(self.reasons.items())
            if reasons
        }


def resolve(documents: Mapping[str, Document], findings: Mapping[str, Findings]) -> Resolution:
    """Decide which mentions are one entity; both maps are by document id."""
    things = [thing for key in sorted(documents) for thing in locals_of(documents[key], findings[key])]
    groups = Groups(str(i) for i in range(len(things)))
    _join_by_key(groups, things, {d.id: d.lang for d in documents.values()})
    _join_surnames(groups, things)
    entities: list[Entity] = []
    by_span: dict[str, str] = {}
    reasons: dict[str, tuple[Reason, ...]] = {}
    joined = groups.reasons()
    taken: set[str] = set()
    for root, members in groups.groups().items():
        group = [things[int(i)] for i in members]
        entity = _entity(group, taken)
        taken.add(entity.id)
        entities.append(entity)
        reasons[entity.id] = tuple(sorted({*joined.get(root, ()), *(r for thing in group for r in thing.reasons)}))
        for thing in group:
            for mention in thing.mentions:
                by_span[_span(mention.id)] = entity.id
    return Resolution(tuple(sorted(entities, key=lambda e: e.id)), by_span, reasons)


def _span(mention: str) -> str:
    # A mention that was given its document's majority type is still found by its span.
    return mention.rsplit(":", 1)[0]


def _join_by_key(groups: Groups, things: list[Local], langs: Mapping[str, str]) -> None:
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
            for base in bases(name, langs[thing.document]):
                node = f"{family(thing.type)}|{name_key(base, thing.type)}"
                if node in first and first[node] != i and (thing.type != "Person" or " " in base):
                    groups.join(str(i), str(first[node]), Reason("genitive", name, base))


def _shown(thing: Local, key: str) -> str:
    return min(n for n in thing.names if name_key(n, thing.type) == key)


def _join_surnames(groups: Groups, things: list[Local]) -> None:
    firms: dict[str, set[str]] = defaultdict(set)
    for i, thing in enumerate(things):
        if thing.type in ("Company", "Organization"):
            firms[thing.document].add(groups.find(str(i)))
    by_surname: dict[str, set[int]] = defaultdict(set)
    for i, thing in enumerate(things):
        if thing.type == "Person":
            for key in thing.keys:
                if " " in key:
                    by_surname[key.split()[-1]].add(i)
    for i, thing in enumerate(things):
        if thing.type == "Person" and all(" " not in key for key in thing.keys):
            fits = {j for key in thing.keys for j in by_surname.get(key, ())}
            near = sorted(j for j in fits if firms[things[j].document] & firms[thing.document])
            if near and len({groups.find(str(j)) for j in fits}) == 1:
                other = things[near[0]]
                groups.join(
                    str(i), str(near[0]), Reason("surname, and a company in common", _best(thing), _best(other))
                )


def _best(thing: Local) -> str:
    return min(thing.names, key=lambda n: (-thing.names[n], n))


def _entity(group: list[Local], taken: Iterable[str]) -> Entity:
    votes: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for thing in group:
        votes[thing.type] += sum(m.confidence for m in thing.mentions)  # type: ignore[assignment]
        names.update(thing.names)
    type_ = min(votes, key=lambda t: (-votes[t], t))
    name = _canonical(names, type_)
    aliases = tuple(sorted(n for n in names if n != name))
    id_ = entity_id(type_, name)
    number = 2
    while id_ in taken:
        id_ = f"{entity_id(type_, name)}-{number}"
        number += 1
    return Entity(id_, type_, name, aliases, tuple(sorted({iri for thing in group for iri in thing.same_as})))


def _canonical(names: Counter[str], type_: str) -> str:
    """The fullest nominative form: no genitive of another form, most words, then the most used."""
    genitives = {n for n in names for lang in ("de",) for base in bases(n, lang) if _has(names, base)}
    candidates = [n for n in names if n not in genitives and names[n] > 0] or list(names)

    def rank(name: str) -> tuple[bool, int, float, int, str]:
        shouting = name.isupper() and len(name) > 5
        words = len(without_legal_form(name).split()) if type_ != "Person" else len(name.split())
        return (shouting, -words, -names[name], -len(name), name)

    return min(candidates, key=rank)


def _has(names: Counter[str], base: str) -> bool:
    return base in names or any(fold(n) == fold(base) for n in names)

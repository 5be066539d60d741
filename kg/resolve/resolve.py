"""Which mentions of all documents are one entity, with reasons.

First inside each document (`inside`), then across documents: things of one name are a unit (`units`), units that share
a blocking key (`block`) are judged (`features`, `judge`), what is POSITIVE is joined, surest first, unless anything in
one group speaks against anything in the other. Human decisions (`decisions`) beat all of it. Ids and names depend on
the set of documents and decisions only, never on their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.ids import entity_id
from kg.model import Document, Entity, Findings
from kg.names import bases, fold, without_legal_form
from kg.resolve.block import candidates
from kg.resolve.decisions import Decision, Side, apart_inside
from kg.resolve.groups import Reason
from kg.resolve.inside import Local, locals_of
from kg.resolve.judge import STRANGERS, Verdict, judge, veto
from kg.resolve.memory import Digests, Memory
from kg.resolve.units import Ids, Unit, contexts, units_of
from kg.resolve.world import World, indexed


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one: for people to decide."""

    left: Side
    right: Side
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The decision: entities, the entity of each mention's span, why each entity is one, what is unsure.

    `compared` is the number of pairs that were compared, those that were remembered left out.
    """

    entities: tuple[Entity, ...] = ()
    by_span: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    compared: int = 0

    def entity_of(self, mention: str) -> str | None:
        """The id of the entity that a mention (by id) names; None for a mention that names none."""
        return self.by_span.get(_span(mention))

    def report(self) -> dict[str, list[dict[str, str | float]]]:
        """Reasons by entity id, for `report.json`."""
        return {
            entity: [
                {"rule": r.rule, "left": r.left, "right": r.right} | ({"score": r.score} if r.score < 1 else {})
                for r in reasons
            ]
            for entity, reasons in sorted(self.reasons.items())
            if reasons
        }

    def unsure(self) -> list[dict[str, str | float]]:
        """The pairs that stay apart and may be one, for `report.json`, likeliest first."""
        return [
            {
                "type": d.left.type, "left": d.left.name, "left_document": d.left.document,
                "right": d.right.name, "right_document": d.right.document, "score": d.score, "rule": d.rule,
            }
            for d in self.doubts
        ]  # fmt: skip


def no_ids(names: Iterable[str], type_: str) -> frozenset[str]:
    """A knowledge base that knows nothing."""
    return frozenset()


def resolve(
    documents: Mapping[str, Document],
    findings: Mapping[str, Findings],
    decisions: Sequence[Decision] = (),
    ids: Ids = no_ids,
    memory: Memory | None = None,
) -> Resolution:
    """Decide which mentions are one entity; both maps are by document id.

    `decisions` are those of people, `ids` gives the ids that a knowledge base has for names of a type, `memory` the
    verdicts of an earlier build; this build's are put there.
    """
    memory = memory or Memory()
    things = [
        thing
        for key in sorted(documents)
        for thing in locals_of(documents[key], findings[key], apart_inside(decisions, key))
    ]
    units, why = units_of(things, documents, decisions, ids)
    world = World(units, contexts(units), len(documents), indexed(units))
    verdicts, compared = _judged(candidates(units), world, memory)
    clusters = _Clusters(units, things, decisions)
    doubtful: list[Verdict] = []
    for verdict in sorted(verdicts, key=lambda v: (-v.score, v.left, v.right)):
        if verdict.judgement == "POSITIVE" and clusters.join(verdict):
            continue
        if verdict.judgement != "NEGATIVE":
            doubtful.append(verdict)
    doubts = tuple(_doubt(v, units, things) for v in doubtful if clusters.open(v))
    return _resolution(things, units, clusters, why, doubts, compared)


def _judged(pairs: Iterable[tuple[int, int]], world: World, memory: Memory) -> tuple[list[Verdict], int]:
    """The verdicts on pairs of units, remembered or new, and the number of the new ones."""
    digests = Digests(world)
    found, compared = [], 0
    for a, b in pairs:
        left, right = world.units[a], world.units[b]
        key = digests.names(left, right)
        kept = memory.known.get(key)
        if kept is None:
            by_names, key = key, digests.pair(left, right)
            kept = memory.known.get(key)
        if kept is None:
            verdict = judge(left, right, world)
            compared += 1
            key = by_names if verdict.rule == STRANGERS else key
        else:
            verdict = Verdict(a, b, *kept)
        memory.used[key] = (verdict.judgement, verdict.score, verdict.rule, verdict.values)
        found.append(verdict)
    return found, compared


class _Clusters:
    """Units joined step by step; never two that a veto or a person keeps apart."""

    def __init__(self, units: Sequence[Unit], things: Sequence[Local], decisions: Sequence[Decision]) -> None:
        self._units = units
        self._members = {unit.number: [unit.number] for unit in units}
        self._of = {unit.number: unit.number for unit in units}
        self.reasons: dict[int, set[Reason]] = defaultdict(set)
        self._apart: set[frozenset[int]] = set()
        self._left_open: set[frozenset[int]] = set()
        for decision in decisions:
            self._decide(decision, things)

    def _decide(self, decision: Decision, things: Sequence[Local]) -> None:
        left, right = (
            [u.number for u in self._units if any(side.names(things[i]) for i in u.things)]
            for side in (decision.left, decision.right)
        )
        for a in left:
            for b in right:
                if a == b:
                    continue
                if decision.judgement == "POSITIVE":
                    reason = Reason("a person decided", decision.left.name, decision.right.name)
                    self._unite(a, b, reason)
                elif decision.judgement == "NEGATIVE":
                    self._apart.add(frozenset((a, b)))
                else:
                    self._left_open.add(frozenset((a, b)))

    def root(self, number: int) -> int:
        """The smallest number of the group that a unit is in."""
        return self._of[number]

    def groups(self) -> list[list[int]]:
        """The groups by their smallest number."""
        return [sorted(members) for _, members in sorted(self._members.items())]

    def join(self, verdict: Verdict) -> bool:
        """Make one group of the two units' groups if nothing speaks against it; whether they are one now."""
        a, b = self.root(verdict.left), self.root(verdict.right)
        if a == b:
            return True
        if any(self._kept_apart(x, y) for x in self._members[a] for y in self._members[b]):
            return False
        self._unite(a, b, Reason(verdict.rule, *verdict.values, verdict.score))
        return True

    def _kept_apart(self, x: int, y: int) -> bool:
        pair = frozenset((x, y))
        return pair in self._apart or pair in self._left_open or veto(self._units[x], self._units[y]) is not None

    def _unite(self, x: int, y: int, reason: Reason) -> None:
        a, b = sorted((self.root(x), self.root(y)))
        self.reasons[a].add(reason)
        if a == b:
            return
        for number in self._members[b]:
            self._of[number] = a
        self._members[a] += self._members.pop(b)
        self.reasons[a] |= self.reasons.pop(b, set())

    def open(self, verdict: Verdict) -> bool:
        """Whether a pair is still to be decided: apart, and nobody has decided it."""
        pair = frozenset((verdict.left, verdict.right))
        apart = self.root(verdict.left) != self.root(verdict.right)
        return apart and pair not in self._apart and pair not in self._left_open


def _doubt(verdict: Verdict, units: Sequence[Unit], things: Sequence[Local]) -> Doubt:
    left, right = (units[n] for n in (verdict.left, verdict.right))
    same = left.name == right.name
    one, other = sorted(
        Side(things[unit.things[0]].type, unit.name, min(unit.documents) if same else "") for unit in (left, right)
    )
    return Doubt(one, other, verdict.score, verdict.rule)


def _resolution(
    things: Sequence[Local],
    units: Sequence[Unit],
    clusters: _Clusters,
    why: Mapping[int, tuple[Reason, ...]],
    doubts: tuple[Doubt, ...],
    compared: int,
) -> Resolution:
    entities: list[Entity] = []
    by_span: dict[str, str] = {}
    reasons: dict[str, tuple[Reason, ...]] = {}
    taken: set[str] = set()
    for members in clusters.groups():
        group = [things[i] for number in members for i in units[number].things]
        entity = _entity(group, taken)
        taken.add(entity.id)
        entities.append(entity)
        inner = {reason for number in members for reason in why[number]}
        reasons[entity.id] = tuple(sorted(inner | clusters.reasons.get(members[0], set())))
        for thing in group:
            for mention in thing.mentions:
                by_span[_span(mention.id)] = entity.id
    doubts = tuple(sorted(doubts, key=lambda d: (-d.score, d.left, d.right)))
    return Resolution(tuple(sorted(entities, key=lambda e: e.id)), by_span, reasons, doubts, compared)


def _span(mention: str) -> str:
    # A mention that was given its document's majority type is still found by its span.
    return mention.rsplit(":", 1)[0]


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

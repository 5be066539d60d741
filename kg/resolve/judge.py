"""Whether two units are one: vetoes first, then the features, joined as independent witnesses (noisy or).

POSITIVE joins, NEGATIVE does not, UNSURE stays apart and is listed for people to decide (`kg review`). After the
judgements of nomenklatura and of Fellegi and Sunter 1969 (A theory for record linkage): match, no match, possible.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.resolve.decisions import Judgement
from kg.resolve.features import FEATURES, Values, by_names
from kg.resolve.inside import OTHERS
from kg.resolve.spelling import numbers, plain, romanised
from kg.resolve.units import Unit, contradict
from kg.resolve.world import BESIDE, World, beside

#: At least so sure to be one thing, and so sure to be worth a look. Chosen on the dev halves, see docs/resolution.md.
POSITIVE, UNSURE = 0.8, 0.55
#: So many things that both are named beside count.
_WITNESSES = 2
#: Things named beside the two count as alike from this weight on.
_ALIKE = 0.5
#: What is named in more documents is no rare thing beside which two stand.
SELDOM = 8
#: The rule of a verdict that no other article can change: the names have nothing in common.
STRANGERS = "nothing in common"
_GENERATIONS = frozenset({"jr", "jr.", "junior", "sr", "sr.", "senior", "ii", "iii"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on a pair of units, how sure it is to be one thing, and the features or the veto behind it."""

    left: int
    right: int
    judgement: Judgement
    score: float
    rule: str
    values: Values


def veto(a: Unit, b: Unit) -> tuple[str, Values] | None:
    """Why two units cannot be one thing, whatever their names: the rule and the two values; None if they can."""
    if a.ids and b.ids and not a.ids & b.ids:
        return "two ids in a knowledge base", (min(a.ids), min(b.ids))
    both = a.documents & b.documents
    if both and not a.ids & b.ids:
        return "one article tells them apart", (a.name, b.name)
    against = contradict(a.said, b.said)
    if against:
        return "what is said of them differs", against
    if a.family == "Person":
        left, right = ({w for k in u.keys for w in k.split()} & _GENERATIONS for u in (a, b))
        if left != right and left and right:
            return "two generations", (a.name, b.name)
    elif {numbers(k) for k in a.keys}.isdisjoint({numbers(k) for k in b.keys}):
        return "another number", (a.name, b.name)
    words, others = ({w for k in u.keys for w in k.split()} for u in (a, b))
    if a.family == "Firm" and OTHERS & (words ^ others) and words & others and not a.ids & b.ids:
        return "a word that makes another firm", (a.name, b.name)
    return None


def judge(a: Unit, b: Unit, world: World) -> Verdict:
    """The verdict on two units of one family."""
    if not by_names(a, b):
        return Verdict(a.number, b.number, "NEGATIVE", 0.0, STRANGERS, (a.name, b.name))
    against = veto(a, b)
    if against:
        return Verdict(a.number, b.number, "NEGATIVE", 0.0, *against)
    found = _found(a, b, world)
    if not found:
        return Verdict(a.number, b.number, "NEGATIVE", 0.0, "nothing holds", (a.name, b.name))
    weight, rule, values = max(found, key=lambda one: (one[0], one[1]))
    miss = 1 - weight
    if weight < POSITIVE:
        witnesses = beside(a, b, world) + _alike_beside(a, b, world)
        for worth, name in sorted(witnesses, key=lambda one: (-one[0], one[1]))[:_WITNESSES]:
            miss *= 1 - worth
            rule += f", beside {name}"
    score = round(1 - miss, 3)
    judgement: Judgement = "POSITIVE" if score >= POSITIVE else "UNSURE" if score >= UNSURE else "NEGATIVE"
    return Verdict(a.number, b.number, judgement, score, rule, values)


def _found(a: Unit, b: Unit, world: World) -> list[tuple[float, str, Values]]:
    return [
        (feature.weight, feature.name, values)
        for feature in FEATURES
        if a.family in feature.families and (values := feature.test(a, b, world)) is not None
    ]


def _alike_beside(a: Unit, b: Unit, world: World) -> list[tuple[float, str]]:
    """Two things beside which the two stand, themselves alike (`Bill Harroway` of `Coldbrook`, `William Harroway` of
    `Coldbrook Bancorp`): (weight, name). That both pairs are alike by chance is as unlikely as both chances together.

    Collective resolution in its simplest form (Bhattacharya and Getoor 2007).
    """
    by_handle: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for number in world.context[b.number] - world.context[a.number]:
        for handle in _handles(world.units[number]) if len(world.units[number].documents) <= SELDOM else ():
            by_handle[handle].append(world.units[number])
    found: dict[str, float] = {}
    for number in world.context[a.number] - world.context[b.number]:
        one = world.units[number]
        if len(one.documents) > SELDOM:
            continue
        for other in {o.number: o for handle in _handles(one) for o in by_handle.get(handle, ())}.values():
            if veto(one, other) is None:
                weight = by_names(one, other)
                if weight >= _ALIKE:
                    name = min(one.name, other.name)
                    found[name] = max(found.get(name, 0.0), min(weight, BESIDE[one.family]))
    return [(weight, name) for name, weight in found.items()]


def _handles(unit: Unit) -> set[tuple[str, str]]:
    """By what an alike name would be found: the surname's sound, else the first word's."""
    place = -1 if unit.family == "Person" else 0
    return {(unit.family, romanised(plain(key.split()[place]))) for key in unit.keys}

"""Whether two units are one: vetoes first, then the features, joined as independent witnesses (noisy or).

POSITIVE joins, NEGATIVE does not, UNSURE stays apart and is listed for people to decide (`kg review`). After the
judgements of nomenklatura and of Fellegi and Sunter 1969 (A theory for record linkage): match, no match, possible.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.resolve.decisions import Judgement
from kg.resolve.features import FEATURES, Values, World, beside
from kg.resolve.inside import OTHERS
from kg.resolve.spelling import numbers
from kg.resolve.units import Unit, contradict

#: At least so sure to be one thing, and so sure to be worth a look. Chosen on the dev halves, see docs/resolution.md.
POSITIVE, UNSURE = 0.8, 0.55
#: So many things that both are named beside count.
_WITNESSES = 2
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
    if both and not a.ids & b.ids:  # `Volkswagen` and `VW` stand in one article, and are one thing
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
    speaking = [feature for feature in FEATURES if feature.speaks(a, b)]
    if not speaking:
        return Verdict(a.number, b.number, "NEGATIVE", 0.0, STRANGERS, (a.name, b.name))
    against = veto(a, b)
    if against:
        return Verdict(a.number, b.number, "NEGATIVE", 0.0, *against)
    found = [
        (feature.weight, feature.name, values)
        for feature in speaking
        if (values := feature.found(a, b, world)) is not None
    ]
    if not found:
        return Verdict(a.number, b.number, "NEGATIVE", 0.0, "nothing holds", (a.name, b.name))
    weight, rule, values = max(found, key=lambda one: (one[0], one[1]))
    miss = 1 - weight
    if weight < POSITIVE:
        for worth, name in beside(a, b, world)[:_WITNESSES]:
            miss *= 1 - worth
            rule += f", beside {name}"
    score = round(1 - miss, 3)
    judgement: Judgement = "POSITIVE" if score >= POSITIVE else "UNSURE" if score >= UNSURE else "NEGATIVE"
    return Verdict(a.number, b.number, judgement, score, rule, values)

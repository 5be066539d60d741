"""Named features of a pair of units. Each is a function whose docstring says what it looks at; it gives the pairs of
values of which it speaks, from the names alone. Some hold only under a condition on the other units. Weights are
probabilities that the pair is one thing if nothing else is known; `kg.resolve.judge` joins them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.names import initials, person_words
from kg.resolve.inside import OTHERS
from kg.resolve.spelling import LONG, numbers, plain, romanised, slip, solid, sounds
from kg.resolve.units import Unit


@dataclass(frozen=True, slots=True)
class World:
    """All units, what each is named beside, in how many documents each is named, and how many documents there are."""

    units: Sequence[Unit]
    context: Sequence[frozenset[int]]
    documents: int
    #: Units by family and key; who holds a key.
    by_key: Mapping[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)


#: The two values that a feature compared.
Values = tuple[str, str]
#: What the names alone say: every pair of values that the feature speaks of.
Test = Callable[[Unit, Unit], Iterator[Values]]
#: Whether the rest of the world allows it.
Condition = Callable[[Unit, Unit, Values, World], bool]


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature with its name in reasons, its weight, the families that it speaks of, and when it holds."""

    name: str
    weight: float
    families: frozenset[str]
    test: Test
    condition: Condition | None = None

    def speaks(self, a: Unit, b: Unit) -> bool:
        """Whether the names alone give this feature anything to say."""
        return a.family in self.families and next(self.test(a, b), None) is not None

    def found(self, a: Unit, b: Unit, world: World) -> Values | None:
        """The first two values that it speaks of and that the world allows, or None."""
        if a.family not in self.families:
            return None
        allowed = self.condition or _always
        return next((values for values in self.test(a, b) if allowed(a, b, values, world)), None)

    @property
    def doc(self) -> str:
        """What it looks at."""
        return (self.test.__doc__ or "").strip()


def _always(a: Unit, b: Unit, values: Values, world: World) -> bool:
    return True


def _pairs(a: Unit, b: Unit) -> Iterator[tuple[str, str]]:
    return ((x, y) for x in a.keys for y in b.keys)


def _names(a: Unit, b: Unit) -> Iterator[tuple[str, str]]:
    return ((x, y) for x in a.names for y in b.names)


def same_id(a: Unit, b: Unit) -> Iterator[Values]:
    """A knowledge base gives both the same id."""
    yield from ((id_, id_) for id_ in sorted(a.ids & b.ids))


def same_letters(a: Unit, b: Unit) -> Iterator[Values]:
    """The same letters and digits, whatever stands between them (`ExxonMobil`, `Exxon Mobil`), umlauts aside."""
    yield from ((x, y) for x, y in _pairs(a, b) if len(solid(x)) > 3 and plain(x) == plain(y))


def same_sound(a: Unit, b: Unit) -> Iterator[Values]:
    """Equal when romanised in one way, word by word (`Wolodymyr Selenskyj`, `Volodymyr Zelensky`)."""
    for x, y in _pairs(a, b):
        left, right = x.split(), y.split()
        enough = len(left) > 1 or len(x) >= LONG
        if not enough or len(left) != len(right) or numbers(x) != numbers(y):
            continue
        if all(sounds(plain(v)) & sounds(plain(w)) for v, w in zip(left, right, strict=True)):
            yield x, y


def one_slip(a: Unit, b: Unit) -> Iterator[Values]:
    """One letter left out, doubled, put in or swapped, in a name of seven letters or more, one of them seldom."""
    for x, y in _pairs(a, b):
        alike = numbers(x) == numbers(y) and len(x.split()) == len(y.split())
        if alike and min(len(x), len(y)) >= LONG and (slip(x, y) or slip(y, x)):
            yield x, y


def _seldom(a: Unit, b: Unit, values: Values, world: World) -> bool:
    return min(len(a.documents), len(b.documents)) <= 1


def abbreviation(a: Unit, b: Unit) -> Iterator[Values]:
    """The initials of the other's name (`IWF`, `Internationaler Währungsfonds`: not these; `EIB`, `European ...`)."""
    for short, long in ((a, b), (b, a)):
        for name in short.names:
            letters = name.replace("&", "")
            if name.isupper() and 2 <= len(letters) <= 6:
                yield from ((name, n) for n in long.names if " " in n and initials(n).upper() == letters)


def shortened(a: Unit, b: Unit) -> Iterator[Values]:
    """A firm's name that begins the other's, if it begins no third one's and the rest names no other firm."""
    for short, long in ((a, b), (b, a)):
        for x, y in _pairs(short, long):
            head, words = x.split(), y.split()
            if len(head) >= len(words) or words[: len(head)] != head or len(head[0]) < 3:
                continue
            if not OTHERS & set(words[len(head) :]) and numbers(x) == numbers(y):
                yield x, y


def _begins_only(a: Unit, b: Unit, values: Values, world: World) -> bool:
    head, long = values[0], b if values[1] in b.keys else a
    return not any(
        u.number != long.number and u.family == long.family
        for u in (world.units[i] for i in world.by_key.get(("begins", head.split()[0]), ()))
        for key in u.keys
        if key.startswith(head + " ")
    )


def makers_name(a: Unit, b: Unit) -> Iterator[Values]:
    """A product with and without its maker's name (`Golf`, `VW Golf`), the maker being named beside both."""
    for short, long in ((a, b), (b, a)):
        yield from ((x, y) for x, y in _pairs(short, long) if y.endswith(" " + x) and numbers(x) == numbers(y))


def _maker_beside(a: Unit, b: Unit, values: Values, world: World) -> bool:
    makers = world.by_key.get(("Firm", values[1][: -len(values[0]) - 1]), ())
    return any(m in world.context[a.number] and m in world.context[b.number] for m in makers)


def middle_name(a: Unit, b: Unit) -> Iterator[Values]:
    """The same first and last name, a middle name or initial more (`Jamie L. Dimon`, `Jamie Dimon`)."""
    for x, y in _names(a, b):
        left, right = person_words(x), person_words(y)
        if sorted((len(left), len(right))) not in ([2, 3], [2, 4]) or len(left[0]) < 3:
            continue
        if plain(left[0]) == plain(right[0]) and plain(left[-1]) == plain(right[-1]):
            yield x, y


#: Given names and their short forms in German, English and French use.
_SHORT = {
    short: frozenset(full.split())
    for short, full in {
        "bill": "william", "bob": "robert", "jim": "james", "jamie": "james", "mike": "michael", "micha": "michael",
        "tom": "thomas", "dick": "richard", "rick": "richard", "dave": "david", "steve": "steven stephen",
        "joe": "joseph", "ed": "edward", "jack": "john", "tony": "anthony", "dan": "daniel", "sam": "samuel samantha",
        "tim": "timothy", "matt": "matthew", "pat": "patrick patricia", "chris": "christopher christian christine",
        "liz": "elizabeth", "kate": "katherine catherine", "sue": "susan", "andy": "andreas andrew",
        "alex": "alexander alexandra", "uli": "ulrich", "hannes": "johannes", "hans": "johannes", "sepp": "josef",
        "toni": "anton", "max": "maximilian", "klaus": "nikolaus", "fritz": "friedrich", "heinz": "heinrich",
        "kathi": "katharina", "steffi": "stefanie", "gabi": "gabriele", "susi": "susanne", "wolf": "wolfgang",
        "flo": "florian", "basti": "sebastian", "jeff": "jeffrey", "greg": "gregory", "ben": "benjamin",
        "nick": "nicholas", "ron": "ronald", "don": "donald", "fred": "frederic alfred", "manu": "emmanuel manuela",
        "jo": "johannes joachim", "phil": "philip",
    }.items()
}  # fmt: skip


def given_name(a: Unit, b: Unit) -> Iterator[Values]:
    """The same surname; the given name is an initial or a short form of the other's (`J. Dimon`, `Bill`, `William`)."""
    for x, y in _pairs(a, b):
        left, right = x.split(), y.split()
        if min(len(left), len(right)) > 1 and romanised(plain(left[-1])) == romanised(plain(right[-1])):
            first, second = left[0].rstrip("."), right[0].rstrip(".")
            one_letter = min(len(first), len(second)) == 1 and first[0] == second[0] and first != second
            if one_letter or second in _SHORT.get(first, ()) or first in _SHORT.get(second, ()):
                yield x, y


def turned_round(a: Unit, b: Unit) -> Iterator[Values]:
    """Family name first in one article, last in another (`Lin Weidong`, `Weidong Lin`)."""
    for x, y in _names(a, b):
        left, right = person_words(x), person_words(y)
        if len(left) == 2 and left == right[::-1] and left[0] != left[1]:
            yield x, y


def part_abbreviated(a: Unit, b: Unit) -> Iterator[Values]:
    """The first words as their initials, the rest alike (`TU Berlin`, `Technische Universität Berlin`)."""
    for short, long in ((a, b), (b, a)):
        for x, y in ((x, y) for x in short.names for y in long.names):
            (head, *rest), words = x.split(), y.split()
            size = len(words) - len(rest)
            alike = head.isupper() and rest and size > 1 and words[size:] == rest
            if alike and initials(" ".join(words[:size])).upper() == head:
                yield x, y


def bracketed(a: Unit, b: Unit) -> Iterator[Values]:
    """One name with a word in brackets behind it (`Foodland (Australia)`, `Foodland`)."""
    for short, long in ((a, b), (b, a)):
        for x, y in ((x, y) for x in short.names for y in long.names):
            if y.endswith(")") and "(" in y and y[: y.index("(")].strip() == x:
                yield x, y


def double_surname(a: Unit, b: Unit) -> Iterator[Values]:
    """The same given name; one surname is a part of the other's (`Anna Meyer`, `Anna Meyer-Landrut`)."""
    for x, y in _names(a, b):
        left, right = person_words(x), person_words(y)
        if len(left) != 2 or len(right) != 2 or left[0] != right[0] or left[1] == right[1]:
            continue
        if left[1] in right[1].split("-") or right[1] in left[1].split("-"):
            yield x, y


def surname(a: Unit, b: Unit) -> Iterator[Values]:
    """A surname that an article never completes, and the only full name of that surname beside which a firm that both
    are named with stands."""
    for short, long in ((a, b), (b, a)):
        if not any(" " in key for key in short.keys):
            yield from (
                (x, y)
                for x, y in _pairs(short, long)
                if " " in y and romanised(plain(y.split()[-1])) == romanised(plain(x))
            )


def _nobody_else(a: Unit, b: Unit, values: Values, world: World) -> bool:
    short, long = (a, b) if values[1] in b.keys else (b, a)
    firms = {c for c in world.context[short.number] if world.units[c].family == "Firm"}
    rivals = world.by_key.get(("surname", values[1].split()[-1]), ())
    return not any(i != long.number and firms & world.context[i] for i in rivals)


_NAMED = frozenset({"Firm", "Product", "Event", "Place"})
_PERSON = frozenset({"Person"})
_FIRM = frozenset({"Firm"})
#: What the names themselves say. Weights were set on the dev half of `tests/resolution` and of the list pairs.
FEATURES = (
    Feature("the same id in a knowledge base", 0.98, _NAMED | _PERSON, same_id),
    Feature("the same letters", 0.93, _NAMED | _PERSON, same_letters),
    Feature("the same sound", 0.88, _NAMED | _PERSON, same_sound),
    Feature("a slip of the pen", 0.6, _NAMED | _PERSON, one_slip, _seldom),
    Feature("abbreviated", 0.55, frozenset({"Firm", "Event"}), abbreviation),
    Feature("shortened", 0.5, _FIRM, shortened, _begins_only),
    Feature("with the maker's name", 0.9, frozenset({"Product"}), makers_name, _maker_beside),
    Feature("with a middle name", 0.9, _PERSON, middle_name),
    Feature("the names turned round", 0.85, _PERSON, turned_round),
    Feature("abbreviated in part", 0.9, _FIRM, part_abbreviated),
    Feature("with a word in brackets", 0.85, _FIRM, bracketed),
    Feature("the given name shortened", 0.6, _PERSON, given_name),
    Feature("a double surname", 0.6, _PERSON, double_surname),
    Feature("the surname alone", 0.4, _PERSON, surname, _nobody_else),
)

#: What a thing that both are named beside is worth, by its family.
_BESIDE = {"Firm": 0.68, "Person": 0.68, "Product": 0.68, "Event": 0.4, "Place": 0.3}
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
        found.append((_BESIDE[other.family] * (_FAINT if everywhere(other, world) else 1.0), other.name))
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))

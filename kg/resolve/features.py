"""Named features of a pair of units. Each is a function whose docstring says what it looks at; it returns the two
values that it compared, or None where it has nothing to say. Weights are probabilities that the pair is one thing if
nothing else is known; `kg.resolve.judge` joins them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.names import initials
from kg.resolve.exonyms import place_code
from kg.resolve.given import one_given_name
from kg.resolve.inside import OTHERS
from kg.resolve.ministries import one_ministry
from kg.resolve.spelling import (
    LONG,
    abbreviated,
    abbreviates,
    bag,
    bare,
    located,
    noun,
    numbers,
    plain,
    romanised,
    slip,
    solid,
    spelt_out,
    stems,
    without_genitive,
)
from kg.resolve.units import Unit
from kg.resolve.world import World, near

#: What is no more than possible by the form of two names.
POSSIBLE = 0.5
#: The two values that a feature compared.
Values = tuple[str, str]
Test = Callable[[Unit, Unit, World], Values | None]


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature with its name in reasons, its weight, and the families that it speaks of."""

    name: str
    weight: float
    families: frozenset[str]
    test: Test

    @property
    def doc(self) -> str:
        """What it looks at."""
        return (self.test.__doc__ or "").strip()


def _pairs(a: Unit, b: Unit) -> Iterator[tuple[str, str]]:
    return ((x, y) for x in a.keys for y in b.keys)


def _whole(a: Unit, b: Unit) -> Iterator[tuple[str, str]]:
    """Pairs of keys without those of bare surnames, which tell nothing: half the country is called `Meyer`."""
    return ((x, y) for x, y in _pairs(a, b) if a.family != "Person" or (" " in x and " " in y))


def same_id(a: Unit, b: Unit, world: World) -> Values | None:
    """A knowledge base gives both the same id."""
    shared = a.ids & b.ids
    return (min(shared), min(shared)) if shared else None


def same_letters(a: Unit, b: Unit, world: World) -> Values | None:
    """The same letters and digits, whatever stands between them (`ExxonMobil`, `Exxon Mobil`), umlauts aside."""
    return next(((x, y) for x, y in _whole(a, b) if len(solid(x)) > 3 and plain(x) == plain(y)), None)


def same_sound(a: Unit, b: Unit, world: World) -> Values | None:
    """Equal when romanised in one way, word by word (`Wolodymyr Selenskyj`, `Volodymyr Zelensky`)."""
    for x, y in _whole(a, b):
        left, right = x.split(), y.split()
        enough = len(left) > 1 or len(x) >= LONG
        if not enough or len(left) != len(right) or numbers(x) != numbers(y):
            continue
        if all(romanised(plain(v)) == romanised(plain(w)) for v, w in zip(left, right, strict=True)):
            return x, y
    return None


def short_sound(a: Unit, b: Unit, world: World) -> Values | None:
    """A place's short name, romanised in another way (`Kiew`, `Kyiv`)."""
    for x, y in _pairs(a, b):
        if min(len(x), len(y)) > 3 and romanised(plain(x)) == romanised(plain(y)):
            return x, y
    return None


def same_place(a: Unit, b: Unit, world: World) -> Values | None:
    """Names of one country or city in German, English or French (`Warschau`, `Varsovie`)."""
    return next(((x, y) for x, y in _pairs(a, b) if place_code(x) and place_code(x) == place_code(y)), None)


def federal_ministry(a: Unit, b: Unit, world: World) -> Values | None:
    """A federal ministry's full name, one-word name or acronym (`BMG`, `Bundesgesundheitsministerium`)."""
    return next(((x, y) for x, y in _pairs(a, b) if one_ministry(x, y) > POSSIBLE), None)


def some_ministry(a: Unit, b: Unit, world: World) -> Values | None:
    """A ministry of one matter, one of the two names without `Bundes`: it may be that of a Land."""
    return next(((x, y) for x, y in _pairs(a, b) if one_ministry(x, y)), None)


def institution(a: Unit, b: Unit, world: World) -> Values | None:
    """A kind of institution shortened or inflected (`TU Brunn`, `Technische Universität Brunn`)."""
    return next(((x, y) for x, y in _pairs(a, b) if spelt_out(x) and spelt_out(x) == spelt_out(y)), None)


def letters_in_order(a: Unit, b: Unit, world: World) -> Values | None:
    """An acronym that has the first letter of each word of the other's name in order, and other letters of it in order
    (`HSR`, `Hamburger Seereederei`)."""
    for short, long in ((a, b), (b, a)):
        for name in short.names:
            if name.isupper() and name.isalpha() and 3 <= len(name) <= 6:
                for full in long.names:
                    heads = iter(name)
                    words = initials(full).upper()
                    if len(words) > 1 and all(c in heads for c in words) and abbreviates(name, full):
                        return name, full
    return None


def same_words(a: Unit, b: Unit, world: World) -> Values | None:
    """The same words in another order, `of`, `de` and the like aside (`University of X`, `X University`)."""
    return next(((x, y) for x, y in _pairs(a, b) if bag(x) and bag(x) == bag(y)), None)


def inflected(a: Unit, b: Unit, world: World) -> Values | None:
    """A German name with an adjective in two cases (`Bergische Werke`, `Bergischen Werken`)."""
    return next(((x, y) for x, y in _pairs(a, b) if stems(x) and stems(x) == stems(y)), None)


def one_slip(a: Unit, b: Unit, world: World) -> Values | None:
    """One letter left out, doubled, put in or swapped, in a name of seven letters or more, one of them seldom."""
    if min(len(a.documents), len(b.documents)) > 1:
        return None
    for x, y in _whole(a, b):
        alike = numbers(x) == numbers(y) and len(x.split()) == len(y.split())
        if alike and min(len(x), len(y)) >= LONG and (slip(x, y) or slip(y, x)):
            return x, y
    return None


def abbreviation(a: Unit, b: Unit, world: World) -> Values | None:
    """The initials of the other's name (`IWF`, `Internationaler Währungsfonds`: not these; `EIB`, `European ...`)."""
    for short, long in ((a, b), (b, a)):
        for name in short.names:
            letters = name.replace("&", "")
            if name.isupper() and 2 <= len(letters) <= 6:
                full = next((n for n in long.names if " " in n and initials(n).upper() == letters), None)
                if full:
                    return name, full
    return None


def shortened(a: Unit, b: Unit, world: World) -> Values | None:
    """A firm's name that begins the other's, if it begins no third one's that is as near and the rest names no other
    firm; or all of the other's but an adjective (`Telekom`, `Deutsche Telekom`)."""
    for short, long in ((a, b), (b, a)):
        for x, y in _pairs(short, long):
            head, words = x.split(), y.split()
            if len(head) == 1 and noun(y) and noun(y) == bare(x):
                return x, y
            if len(head) >= len(words) or words[: len(head)] != head or len(head[0]) < 3:
                continue
            fits = not OTHERS & set(words[len(head) :]) and numbers(x) == numbers(y)
            if fits and _nearest(x, short, long, world):
                return x, y
    return None


def _nearest(head: str, short: Unit, long: Unit, world: World) -> bool:
    """Whether no third firm's name begins so, or the long one alone stands beside what the short one stands beside."""
    first = head.split()[0]
    third = [
        i
        for i in world.by_key.get(("begins", first), ())
        if i not in (short.number, long.number) and any(k.startswith(head + " ") for k in world.units[i].keys)
    ]
    return not third or (near(short, long, world) and not any(near(short, world.units[i], world) for i in third))


def place_shortened(a: Unit, b: Unit, world: World) -> Values | None:
    """A town without its river or region (`Frankfurt`, `Frankfurt am Main`) beside something that both stand beside."""
    for short, long in ((a, b), (b, a)):
        for x, y in _pairs(short, long):
            if not located(x, y):
                continue
            third = [
                u
                for u in (world.units[i] for i in world.by_key.get(("town", x.split()[0]), ()))
                if u.number != long.number and any(k.startswith(x + " ") for k in u.keys)
            ]
            if near(short, long, world) and not any(near(short, u, world) for u in third):
                return x, y
    return None


def makers_name(a: Unit, b: Unit, world: World) -> Values | None:
    """A product with and without its maker's name (`Golf`, `VW Golf`), the maker being named beside both."""
    for short, long in ((a, b), (b, a)):
        for x, y in _pairs(short, long):
            if y.endswith(" " + x) and numbers(x) == numbers(y):
                maker = y[: -len(x) - 1]
                longer = world.by_key.get(("begins", maker.split()[0]), ())
                makers = [
                    *world.by_key.get(("Firm", maker), ()),
                    *(i for i in longer if any(k.startswith(maker + " ") for k in world.units[i].keys)),
                ]
                if any(m in world.context[short.number] and m in world.context[long.number] for m in makers):
                    return x, y
    return None


def middle_name(a: Unit, b: Unit, world: World) -> Values | None:
    """The same first and last name, a middle name or initial more (`Jamie L. Dimon`, `Jamie Dimon`)."""
    for x, y in _pairs(a, b):
        left, right = x.split(), y.split()
        if sorted((len(left), len(right))) not in ([2, 3], [2, 4]) or len(left[0]) < 3:
            continue
        if plain(left[0]) == plain(right[0]) and plain(left[-1]) == plain(right[-1]):
            return x, y
    return None


def given_name(a: Unit, b: Unit, world: World) -> Values | None:
    """The same surname; the given name is an initial of the other's, its short form, or its form in another language
    (`J. Dimon`; `Bill`, `William`; `Oleksandr`, `Alexander`)."""
    for x, y in _pairs(a, b):
        left, right = x.split(), y.split()
        if min(len(left), len(right)) > 1 and romanised(plain(left[-1])) == romanised(plain(right[-1])):
            first, second = left[0].rstrip("."), right[0].rstrip(".")
            given, other = " ".join(left[:-1]), " ".join(right[:-1])
            one_letter = given != other and (abbreviated(given, other) or abbreviated(other, given))
            if one_letter or one_given_name(first, second):
                return x, y
    return None


def turned_round(a: Unit, b: Unit, world: World) -> Values | None:
    """Family name first in one article, last in another (`Lin Weidong`, `Weidong Lin`)."""
    for x, y in _pairs(a, b):
        left, right = x.split(), y.split()
        if len(left) == 2 and left == right[::-1] and left[0] != left[1]:
            return x, y
    return None


def bracketed(a: Unit, b: Unit, world: World) -> Values | None:
    """One name with a word in brackets behind it (`Foodland (Australia)`, `Foodland`)."""
    for short, long in ((a, b), (b, a)):
        for x, y in ((x, y) for x in short.names for y in long.names):
            if y.endswith(")") and "(" in y and y[: y.index("(")].strip() == x:
                return x, y
    return None


def double_surname(a: Unit, b: Unit, world: World) -> Values | None:
    """The same given name; one surname is a part of the other's (`Anna Meyer`, `Anna Meyer-Landrut`)."""
    for x, y in _pairs(a, b):
        left, right = x.split(), y.split()
        if len(left) != 2 or len(right) != 2 or left[0] != right[0] or left[1] == right[1]:
            continue
        if left[1] in right[1].split("-") or right[1] in left[1].split("-"):
            return x, y
    return None


def _namesakes(surname: str, person: Unit, world: World) -> list[int]:
    """Whom else the surname may mean: full names that cannot be another form of this person's."""
    others = (world.units[i] for i in world.by_key.get(("surname", surname), ()) if i != person.number)
    return [o.number for o in others if not given_name(o, person, world) and not middle_name(o, person, world)]


def surname(a: Unit, b: Unit, world: World) -> Values | None:
    """A surname that an article never completes, its genitive included, and the only full name of that surname beside
    which a firm that both are named with stands; or two such bare surnames."""
    for short, long in ((a, b), (b, a)):
        if any(" " in key for key in short.keys):
            continue
        sounds = {romanised(plain(form)) for key in short.keys for form in without_genitive(key)}
        for x, y in _pairs(short, long):
            last = y.split()[-1]
            if romanised(plain(last)) not in sounds or (" " not in y and any(" " in key for key in long.keys)):
                continue
            firms = {c for c in world.context[short.number] if world.units[c].family == "Firm"}
            if not any(firms & world.context[i] for i in _namesakes(last, long, world)):
                return x, y
    return None


def rare_surname(a: Unit, b: Unit, world: World) -> Values | None:
    """A double surname alone, and the only full name that has it (`Tiedtke-Vogelsang`, `Anna Tiedtke-Vogelsang`)."""
    for short, long in ((a, b), (b, a)):
        for x, y in _pairs(short, long):
            last = y.split()[-1]
            bare_name = not any(" " in key for key in short.keys) and "-" in x and x.split("-")[0] != "al"
            if bare_name and " " in y and last == x and not _namesakes(last, long, world):
                return x, y
    return None


_NAMED = frozenset({"Firm", "Product", "Event", "Place"})
_PERSON = frozenset({"Person"})
_FIRM = frozenset({"Firm"})
#: What the names themselves say. Weights were set on the dev half of `tests/resolution` and of the list pairs.
FEATURES = (
    Feature("the same id in a knowledge base", 0.98, _NAMED | _PERSON, same_id),
    Feature("the same letters", 0.93, _NAMED | _PERSON, same_letters),
    Feature("the same sound", 0.88, _NAMED | _PERSON, same_sound),
    Feature("a place in two languages", 0.95, frozenset({"Place"}), same_place),
    Feature("a federal ministry", 0.9, _FIRM, federal_ministry),
    Feature("a ministry", POSSIBLE, _FIRM, some_ministry),
    Feature("an institution", 0.9, _FIRM, institution),
    Feature("letters in order", 0.45, _FIRM, letters_in_order),
    Feature("a double surname alone", 0.6, _PERSON, rare_surname),
    Feature("the same short sound", 0.5, frozenset({"Place"}), short_sound),
    Feature("inflected", 0.9, frozenset({"Firm", "Event", "Product"}), inflected),
    Feature("the same words", 0.6, frozenset({"Firm", "Event"}), same_words),
    Feature("a slip of the pen", 0.6, _NAMED | _PERSON, one_slip),
    Feature("abbreviated", 0.55, frozenset({"Firm", "Event"}), abbreviation),
    Feature("shortened", 0.5, _FIRM, shortened),
    Feature("without its river", 0.5, frozenset({"Place"}), place_shortened),
    Feature("with the maker's name", 0.9, frozenset({"Product"}), makers_name),
    Feature("with a middle name", 0.9, _PERSON, middle_name),
    Feature("the names turned round", 0.85, _PERSON, turned_round),
    Feature("with a word in brackets", 0.85, _FIRM, bracketed),
    Feature("the given name shortened", 0.6, _PERSON, given_name),
    Feature("a double surname", 0.6, _PERSON, double_surname),
    Feature("the surname alone", 0.4, _PERSON, surname),
)


def _bare_surname(a: Unit, b: Unit) -> bool:
    return any(
        {romanised(plain(form)) for form in without_genitive(x.split()[-1])}
        & {romanised(plain(form)) for form in without_genitive(y.split()[-1])}
        for x, y in _pairs(a, b)
        if " " not in x or " " not in y
    )


#: Features that ask for more than the two names: what the names alone have to show for them.
_BY_NAMES: Mapping[Test, Callable[[Unit, Unit], bool]] = {
    one_slip: lambda a, b: any(
        min(len(x), len(y)) >= LONG and (slip(x, y) or slip(y, x)) for x, y in _whole(a, b)
    ),
    shortened: lambda a, b: any(
        x.startswith(y + " ") or y.startswith(x + " ") or bare(x) == noun(y) or bare(y) == noun(x)
        for x, y in _pairs(a, b)
    ),
    place_shortened: lambda a, b: any(x.startswith(y + " ") or y.startswith(x + " ") for x, y in _pairs(a, b)),
    makers_name: lambda a, b: any(x.endswith(" " + y) or y.endswith(" " + x) for x, y in _pairs(a, b)),
    surname: _bare_surname,
    rare_surname: _bare_surname,
}  # fmt: skip
_NOWHERE = World((), (), 0)


def by_names(a: Unit, b: Unit) -> float:
    """The weight of the strongest feature that the names alone allow; 0 if they have nothing in common."""
    found = 0.0
    for feature in FEATURES:
        if a.family in feature.families and feature.weight > found:
            alone = _BY_NAMES.get(feature.test)
            speaks = alone(a, b) if alone else feature.test(a, b, _NOWHERE) is not None
            found = feature.weight if speaks else found
    return found

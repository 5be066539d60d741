"""Make the knowledge base out of the entity lists: `python -m kg.linking.build LISTS_FOLDER [--words TOKENIZER]`.

Written to `kg/linking/data`, the same bytes for the same lists: `things` (id -> what is known), `names` (name key ->
who holds it), `symbols` (ISIN or `MIC SYMBOL` -> id). `data/countries.tsv` and `data/corrections.tsv` are kept by hand.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.linking import lists
from kg.linking.markets import HOME
from kg.linking.table import packed, write
from kg.linking.things import NAME, WORD, Held, Thing, key_of
from kg.names import fold, initials, name_key, without_legal_form

DATA = Path(__file__).with_name("data")
#: Words of all languages that the reader's vocabulary holds as one piece: only frequent words are.
WORDS = Path(__file__).parents[2] / "extractors" / "reader" / "weights" / "tokenizer.json.gz"
#: A city is meant without a word more if it has so many inhabitants, and so many times those of its namesakes.
_CITY, _TIMES = 100_000, 8
#: Another name of a city is one by which it is meant if towns that bear it in the first place are so much smaller.
_FAR_TIMES = 50
#: A city with so many is meant even where a region has its name (`Zürich`).
_LARGE = 300_000
#: A brand that is found in so many countries is found in its own, whether the list says so or not.
_MANY = 6
_ARTICLE = re.compile(r"^(?:der|die|das|the) ")
#: A firm's name of at most so many letters is an abbreviation of many things.
_FEW = 3


@dataclass(slots=True)
class Base:
    """The knowledge base while it is made: things, their symbols, and what corrections say of name keys."""

    things: dict[str, Thing] = field(default_factory=dict)
    symbols: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    means: dict[str, str] = field(default_factory=dict)
    nouns: set[str] = field(default_factory=set)

    def put(self, thing: Thing, symbols: Iterable[str] = ()) -> None:
        """Add a thing or what is new of it."""
        old = self.things.get(thing.id)
        self.things[thing.id] = thing if old is None else merged(old, thing)
        for symbol in (*symbols, thing.isin, thing.ticker):
            if symbol:
                self.symbols[symbol].add(thing.id)

    def rename(self, old: str, new: str) -> None:
        """Give the thing `old` the id `new`; what was known under that is joined with it."""
        thing = replace(self.things.pop(old), id=new)
        self.things[new] = merged(self.things[new], thing) if new in self.things else thing
        for ids in self.symbols.values():
            if old in ids:
                ids.remove(old)
                ids.add(new)


def merged(old: Thing, new: Thing) -> Thing:
    """`old` with the names of `new` and what `old` did not know."""
    aliases = tuple(n for n in dict.fromkeys((*old.aliases, *new.names)) if n != old.name)
    return replace(
        old, aliases=aliases, isin=old.isin or new.isin, ticker=old.ticker or new.ticker,
        country=old.country or new.country, sector=old.sector or new.sector, size=old.size or new.size,
    )  # fmt: skip


def firms(folder: Path) -> list[tuple[Thing, tuple[str, ...]]]:
    """Listed companies, rows of one company united: equal ISIN and first word, or equal key and country."""
    found: list[tuple[Thing, tuple[str, ...]]] = []
    place: dict[tuple[str, str], int] = {}
    for thing, symbols in sorted(lists.listed(folder), key=lambda row: (row[0].id, row[0].name)):
        key = name_key(thing.name)
        marks = [(key, thing.country)] + ([(thing.isin, key.split()[0])] if thing.isin else [])
        at = next((place[m] for m in marks if m in place), None)
        if at is None:
            at = len(found)
            found.append((thing, symbols))
        else:
            found[at] = merged(found[at][0], thing), tuple(dict.fromkeys((*found[at][1], *symbols)))
        for mark in marks:
            place.setdefault(mark, at)
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, (thing, _) in enumerate(found):
        for key in {name_key(n) for n in thing.names}:
            by_key[key].append(number)
    for thing in lists.american(folder):
        same = {n for name in thing.names for n in by_key.get(name_key(name), ())}
        at = next(iter(same)) if len(same) == 1 else None
        if at is None:
            found.append((thing, ()))
        else:
            one = merged(found[at][0], thing)
            home = one.country in ("", "US") or one.country not in HOME
            found[at] = (replace(one, ticker=thing.ticker) if home else one), (*found[at][1], thing.ticker)
    return found


def joined(folder: Path) -> Base:
    """All things; a listed company and the brand of its name and country are one."""
    base = Base()
    where: dict[str, frozenset[str]] = {}
    for thing, found in lists.brands(folder):
        base.put(thing)
        where[thing.id] = found
    company = firms(folder)
    pairs = _pairs(company, base.things, where)
    for number, (thing, symbols) in enumerate(company):
        if number not in pairs and thing.country in HOME and not (thing.isin or thing.ticker):
            continue  # traded abroad only: a receipt for the shares of a firm that has another row
        if number in pairs:
            base.things[pairs[number]] = replace(base.things[pairs[number]], type="Company")
        base.put(replace(thing, id=pairs.get(number, thing.id)), symbols)
    for thing in (*lists.institutions(folder), *_places(folder)):
        base.put(thing)
    return base


def _pairs(
    company: list[tuple[Thing, tuple[str, ...]]], brands: dict[str, Thing], where: dict[str, frozenset[str]]
) -> dict[int, str]:
    """Which listed company (by number) is which brand: the only one of its name that fits, seen from both."""
    own: dict[str, list[str]] = defaultdict(list)
    other: dict[str, list[str]] = defaultdict(list)
    for brand in brands.values():
        if brand.type == "Company" or not where[brand.id] or brand.type == "Organization":
            own[name_key(brand.name)].append(brand.id)
            for alias in brand.aliases:
                key, name = name_key(alias), name_key(brand.name)
                # `Continental` for Continental Reifen is its mother's name.
                daughter = name.startswith(key + " ")
                if not daughter and (alias[:1].isupper() or key.split()[0] == name.split()[0]):
                    other[key].append(brand.id)
    found: dict[int, str] = {}
    # By the main name and the country; by the main name for large firms, which hardly have namesakes; by other names.
    for index, loose in ((own, False), (own, True), (other, False)):
        taken = set(found.values())
        fits: dict[int, set[str]] = {}
        wanted: dict[str, set[int]] = defaultdict(set)
        for number, (firm, _) in enumerate(company):
            if number in found or (loose and not firm.size):
                continue
            ids = {i for name in firm.names for i in index.get(name_key(name), ()) if i not in taken}
            fits[number] = {i for i in ids if _fits(firm, brands[i], where[i]) or (loose and not brands[i].country)}
            for id_ in fits[number]:
                wanted[id_].add(number)
        found |= {n: i for n, ids in fits.items() if len(ids) == 1 and wanted[i := next(iter(ids))] == {n}}
    return found


def _fits(firm: Thing, brand: Thing, where: frozenset[str]) -> bool:
    """Whether a listed firm can be the brand of its name, by country."""
    if not firm.country or brand.country == firm.country:
        return bool(firm.country) or "001" in where
    everywhere = not where or "001" in where or len(where) >= _MANY
    return not brand.country and (everywhere or firm.country.lower() in where)


def _places(folder: Path) -> list[Thing]:
    """Countries, and the cities that are clearly meant by their name."""
    with open(DATA / "countries.tsv", encoding="utf-8", newline="") as file:
        ids = {line["iso2"]: line["wikidata"] for line in csv.DictReader(file, delimiter="\t")}
    states = list(lists.countries(folder, ids))
    states_names = {fold(n) for state in states for n in state.names}
    regions = {fold(line["name"]) for line in lists.lines(folder, "subdivisions")}
    return states + _cities(list(lists.cities(folder)), states_names, regions)


def _cities(rows: list[tuple[Thing, int]], states: set[str], regions: set[str]) -> list[Thing]:
    """The large cities with the names by which they are clearly meant; `rows` are cities with their inhabitants."""
    most: dict[str, list[int]] = defaultdict(list)
    mains: dict[str, int] = defaultdict(int)
    for city, people in rows:
        mains[fold(city.name)] += people
        for key in {fold(n) for n in city.names}:
            most[key].append(people)

    def clear(name: str, city: Thing, people: int) -> bool:
        key, main = fold(name), name == city.name
        if len(name) <= _FEW or key in states or (key in regions and not (main and people > _LARGE)):
            return False
        if not main and key != fold(city.name) and mains[key] * _FAR_TIMES > people:
            return False  # `Westport` was a name of Kansas City, and is one of other towns
        return people == max(most[key]) and _TIMES * sum(most[key]) <= (_TIMES + 1) * people

    found = []
    for city, people in rows:
        names = [n for n in city.names if people >= _CITY and clear(n, city, people)]
        if names:
            found.append(replace(city, name=names[0], aliases=tuple(names[1:])))
    return found


def corrected(base: Base) -> Base:
    """The base with `data/corrections.tsv` applied, which says what its rows mean; KeyError for one that fits none."""
    with open(DATA / "corrections.tsv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    for row in rows:
        value = row["value"]
        id_ = one(base.symbols[row["id"]], row["id"]) if row["id"] in base.symbols else row["id"]
        match row["what"]:
            case "means":
                base.means[key_of(value, "Company")] = id_
                base.put(replace(base.things[id_], size="L"))
            case "noun":
                base.nouns |= {fold(noun) for noun in value.split("|")}
            case "is":
                base.rename(one(base.symbols[value], value), id_)
            case "not":
                kept = [n for n in base.things[id_].names if name_key(n) != name_key(value)]
                if kept:
                    base.things[id_] = replace(base.things[id_], name=kept[0], aliases=tuple(kept[1:]))
                else:
                    del base.things[id_]
            case "alias":
                base.put(replace(base.things[id_], aliases=tuple(value.split("|")), size="L"))
            case "isin":
                base.symbols[value].add(id_)
                base.things[id_] = replace(base.things[id_], isin=value)
            case "ticker":
                base.symbols[value].add(id_)
                base.things[id_] = replace(base.things[id_], ticker=value)
            case "firm":
                name, *aliases = value.split("|")
                base.put(Thing(id_, "Company", name, tuple(aliases), size="L"))
    return base


def one(ids: Iterable[str], what: str) -> str:
    """The only id; KeyError if there are none or several."""
    found = sorted(ids)
    if len(found) != 1:
        raise KeyError(f"{what} is held by {found or 'nobody'}: mend data/corrections.tsv")
    return found[0]


def common_words(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Keys of the words that the vocabulary of a tokenizer holds as one piece: in small letters, and with a capital."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        vocabulary = json.load(file)["model"]["vocab"]
    pieces = [piece[0] if isinstance(piece, list) else piece for piece in vocabulary]
    small, capital = r"▁[^\W\d_A-ZÄÖÜ]{2,}", r"▁[A-ZÄÖÜ][^\W\d_A-ZÄÖÜ]{2,}"
    found = [frozenset(fold(p[1:]) for p in pieces if re.fullmatch(form, p)) for form in (small, capital)]
    return found[0], found[1]


def _weak(key: str, words: frozenset[str] | set[str], names: frozenset[str] | set[str]) -> str:
    """What a name key may be instead of a firm's name; an article makes no name of a word (`Der Mann`)."""
    bare = _ARTICLE.sub("", key)
    if " " not in bare and bare in words:
        return WORD
    return NAME if len(bare) <= _FEW or bare in names else ""


def abbreviated(thing: Thing) -> Thing:
    """A large firm is called by its symbol, too, where that is its initials (`AMD`, `IBM`)."""
    symbol = thing.ticker.partition(" ")[2]
    if not thing.size or len(symbol) < _FEW or symbol in thing.names:
        return thing
    short = any(initials(without_legal_form(name)).upper() == symbol for name in thing.names)
    return replace(thing, aliases=(*thing.aliases, symbol)) if short else thing


def held(base: Base, words: frozenset[str], names: frozenset[str]) -> dict[str, Held]:
    """Who holds each name key; `words` of the language and `names` of people and places are what it may be instead."""
    own: dict[str, set[str]] = defaultdict(set)
    other: dict[str, set[str]] = defaultdict(set)
    for thing in base.things.values():
        own[key_of(thing.name, thing.type)].add(thing.id)
        for alias in thing.aliases:
            other[key_of(alias, thing.type)].add(thing.id)
    found = {}
    for key in own.keys() | other.keys():
        mine, others = own.get(key, set()), other.get(key, set())
        if key in base.means:
            mine, others = {base.means[key]}, others | mine
        name = key.partition("|")[2]
        plain = key not in base.means and not key.startswith("Place|")
        weak = _weak(name, words, names) if plain else ""
        found[key] = Held(tuple(sorted(mine)), tuple(sorted(others - mine)), weak)
    return found


def main() -> None:
    """Write the three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lists", type=Path, help="the folder of the *.tsv.gz lists")
    parser.add_argument("--words", type=Path, default=WORDS, help="a tokenizer.json.gz whose pieces are common words")
    given = parser.parse_args()
    for name, rows in tables(given.lists, given.words).items():
        data = packed(rows)
        write(DATA / f"{name}.tsv.gz", data)
        print(f"{data.count(bytes([10]))} {name}: {(DATA / f'{name}.tsv.gz').stat().st_size} bytes")


def tables(folder: Path, words: Path = WORDS) -> dict[str, list[tuple[str, str]]]:
    """The rows of the three tables, made from the lists in `folder`."""
    base = corrected(joined(folder))
    base.things = {id_: abbreviated(thing) for id_, thing in base.things.items()}
    small, capital = common_words(words)
    names = capital | {fold(w) for w in lists.people(folder) | lists.places(folder)}
    return {
        "things": [(thing.id, thing.line()) for thing in base.things.values()],
        "names": [(key, holders.line()) for key, holders in held(base, small | base.nouns, names).items()],
        "symbols": [(symbol, " ".join(sorted(ids))) for symbol, ids in base.symbols.items()],
    }


if __name__ == "__main__":
    main()

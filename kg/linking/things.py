"""What the knowledge base knows of a thing, and how it is written in one line."""

from __future__ import annotations

from dataclasses import dataclass

from kg.names import family, name_key

_FIELDS = ("type", "name", "aliases", "isin", "ticker", "country", "sector", "size")
#: Sizes that make a thing the one that is meant unless the text says otherwise: large listed firms, worldwide brands.
PROMINENT = "L"


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with names. `id` is a Wikidata id (`Q312`), `geonames:2950159`, else an ISIN or ticker.

    `ticker` is market identifier code (ISO 10383), a space and the symbol (`XETR SAP`), as schema.org wants it;
    `country` is ISO 3166-1 alpha-2; `size` is `L` for what is known everywhere, else empty.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    isin: str = ""
    ticker: str = ""
    country: str = ""
    sector: str = ""
    size: str = ""

    @property
    def iri(self) -> str | None:
        """What `owl:sameAs` points to, if the thing has an id in the linked data of the world."""
        if self.id.startswith("Q"):
            return f"http://www.wikidata.org/entity/{self.id}"
        if self.id.startswith("geonames:"):
            return f"https://sws.geonames.org/{self.id.removeprefix('geonames:')}/"
        return None if self.id.startswith(("own:", "symbol:")) or ":" not in self.id else self.id

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)

    @property
    def family(self) -> str:
        """Companies and organisations are one family."""
        return family(self.type)

    def line(self) -> str:
        """All but the id as the value of a table."""
        values = (self.type, self.name, "|".join(self.aliases), self.isin, self.ticker, self.country, self.sector)
        return "\t".join((*values, self.size)).rstrip("\t")


def thing_of(id_: str, line: str) -> Thing:
    """The thing that `Thing.line` wrote."""
    values = dict(zip(_FIELDS, line.split("\t"), strict=False))
    aliases = tuple(filter(None, values.pop("aliases", "").split("|")))
    return Thing(id_, values.pop("type"), values.pop("name"), aliases, **values)


#: Why a name key may mean something else: it is a word of a language; a surname, given name, place or a few letters.
WORD, NAME = "~", "'"


@dataclass(frozen=True, slots=True)
class Held:
    """A name key and who holds it: ids whose main name it is, ids that have it as another name.

    `weak` says what else it may be: `WORD`, `NAME` or "".
    """

    own: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    weak: str = ""

    def line(self) -> str:
        """The value of a table."""
        return f"{' '.join(self.own)}\t{' '.join(self.other)}\t{self.weak}".rstrip("\t")


def held_of(line: str) -> Held:
    """What `Held.line` wrote."""
    own, other, weak = [*line.split("\t"), "", ""][:3]
    return Held(tuple(own.split()), tuple(other.split()), weak)


def key_of(name: str, type_: str) -> str:
    """The key of a name in the table of names: family and name key."""
    return f"{family(type_)}|{name_key(name, type_)}"

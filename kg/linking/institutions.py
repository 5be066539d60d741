"""Public institutions, continents and regions under their names in several languages: no list of firms has them.

They tell which names are one thing; those whose Wikidata id is beyond doubt are linked, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg.names import family, name_key

_FILE = Path(__file__).with_name("data") / "institutions.tsv"
#: Ids of institutions without a Wikidata id: they join names and mean nothing outside.
PREFIX = "institution:"


@cache
def _table() -> dict[str, str]:
    """Family and name key -> id."""
    found: dict[str, str] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            type_, key, wikidata, names = line.split("\t")
            for name in names.split("|"):
                found[f"{family(type_)}|{name_key(name, type_)}"] = wikidata or PREFIX + key
    return found


def institution(name: str, type_: str) -> str | None:
    """The id of the institution that is called `name`; None for other types and other names.

    An acronym counts only as it is written (`EMA` is the agency, `Ema` a name).
    """
    found = _table().get(f"{family(type_)}|{name_key(name, type_)}")
    small = type_ != "Place" and is_acronym(name) and name.casefold() not in _WRITTEN_SMALL and not _capitals(name)
    return None if small else found


def institutions(names: Iterable[str], type_: str) -> frozenset[str]:
    """The ids that the names of one thing have; the full names count before acronyms (`EU`, `EU-Kommission`)."""
    known = {name: id_ for name in names if (id_ := institution(name, type_))}
    full = frozenset(id_ for name, id_ in known.items() if not is_acronym(name))
    return full or frozenset(known.values())


def is_acronym(name: str) -> bool:
    """Whether a name is so short that its letters have to be read as they are."""
    return len(name) <= _SHORT


_SHORT = 5
#: Acronyms that the press writes as words.
_WRITTEN_SMALL = frozenset({"fed", "bafin", "opec", "nato", "cnil", "weko"})


def _capitals(name: str) -> bool:
    return sum(c.isupper() for c in name) >= 2

"""Public institutions under their names in several languages: no list of firms has them, each language its own.

They tell which names are one thing; those whose Wikidata id is beyond doubt are linked, too.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.names import family, name_key

_FILE = Path(__file__).with_name("data") / "institutions.tsv"
#: Ids of institutions without a Wikidata id: they join names and mean nothing outside.
PREFIX = "institution:"


@cache
def _table() -> dict[str, str]:
    """Name key -> id."""
    found: dict[str, str] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            key, wikidata, names = line.split("\t")
            for name in names.split("|"):
                found[name_key(name, "Organization")] = wikidata or PREFIX + key
    return found


def institution(name: str, type_: str) -> str | None:
    """The id of the institution that is called `name`; None for other types and other names.

    An acronym counts only as it is written (`EMA` is the agency, `Ema` a name).
    """
    if family(type_) != "Firm":
        return None
    found = _table().get(name_key(name, "Organization"))
    return None if found and len(name) <= 5 and name.casefold() not in _WRITTEN_SMALL and not _capitals(name) else found


#: Acronyms that the press writes as words.
_WRITTEN_SMALL = frozenset({"fed", "bafin", "opec", "nato", "cnil", "weko"})


def _capitals(name: str) -> bool:
    return sum(c.isupper() for c in name) >= 2

"""A user's own things: a CSV file with a head, one thing a line, checked so that an error names file and line.

Columns: `name` and `type` (needed), `id` (a Wikidata id or an IRI; without it the thing has no link, but its names and
what is known of it count), `aliases` (with `|`), `isin`, `ticker` (`XETR SAP`), `country`, `sector`. Own names hide
those of the shipped knowledge base.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from kg import vocab
from kg.errors import StoreError
from kg.linking.markets import valid_isin
from kg.linking.things import Thing
from kg.records import IRI

COLUMNS = ("id", "type", "name", "aliases", "isin", "ticker", "country", "sector")
_ID = re.compile(r"Q[1-9]\d*|geonames:\d+")
_TICKER = re.compile(r"[A-Z0-9]{4} \S+")
_COUNTRY = re.compile(r"[A-Z]{2}")


def read_own(path: Path) -> tuple[Thing, ...]:
    """The things in a CSV file; StoreError names the file, the line, what is wrong with it and what to write."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path} cannot be read ({error}): it must be a CSV file in UTF-8") from error
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    found: dict[str, int] = {}
    things = []
    try:
        _check_head(rows.fieldnames or (), path)
        for row in rows:
            where = f"{path}, line {rows.line_num}"
            if None in row or None in row.values():
                raise StoreError(f"{where}: {len(row)} cells do not fit the head: write {','.join(COLUMNS)}")
            thing = _thing({key: (value or "").strip() for key, value in row.items()}, where)
            if found.setdefault(thing.id, rows.line_num) != rows.line_num:
                raise StoreError(f"{where}: the id {thing.id} stands in line {found[thing.id]} already: keep one")
            things.append(thing)
    except csv.Error as error:
        raise StoreError(f"{path}, line {rows.reader.line_num}: not CSV ({error}): quote cells with commas") from error
    return tuple(things)


def _check_head(head: Sequence[str], path: Path) -> None:
    missing = [name for name in ("name", "type") if name not in head]
    strange = [name for name in head if name not in COLUMNS]
    if missing:
        raise StoreError(f"{path}, line 1: the column {missing[0]!r} is missing: the head is {','.join(COLUMNS)}")
    if strange:
        near = get_close_matches(strange[0], COLUMNS, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(COLUMNS)}"
        raise StoreError(f"{path}, line 1: the column {strange[0]!r} is not known: {hint}")


def _thing(row: Mapping[str, str], where: str) -> Thing:
    def refuse(column: str, wanted: str) -> StoreError:
        return StoreError(f"{where}: {column} {row[column]!r} is not {wanted}")

    if not row["name"]:
        raise refuse("name", "a name: give one or take the line away")
    if row["type"] not in vocab.ENTITY_TYPES:
        raise refuse("type", "one of " + ", ".join(vocab.ENTITY_TYPES))
    checks = (
        ("id", lambda v: bool(_ID.fullmatch(v) or IRI.fullmatch(v)), "a Wikidata id such as Q312 or an IRI"),
        ("isin", valid_isin, "an ISIN with the right check digit"),
        ("ticker", lambda v: bool(_TICKER.fullmatch(v)), "a market code and a symbol such as XETR SAP"),
        ("country", lambda v: bool(_COUNTRY.fullmatch(v)), "a country code such as DE"),
    )
    for column, right, wanted in checks:
        if row.get(column) and not right(row[column]):
            raise refuse(column, wanted)
    aliases = tuple(alias for a in row.get("aliases", "").split("|") if (alias := a.strip()))
    id_ = row.get("id") or f"own:{row['type']}:{row['name']}"
    rest = {name: row.get(name, "") for name in ("isin", "ticker", "country", "sector")}
    return Thing(id_, row["type"], row["name"], aliases, **rest)


def write_own(things: Iterable[Thing]) -> str:
    """The text of a CSV file with these things, by id, that `read_own` reads."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for t in sorted(things, key=lambda t: t.id):
        id_ = "" if t.id.startswith("own:") else t.id
        table.writerow((id_, t.type, t.name, "|".join(t.aliases), t.isin, t.ticker, t.country, t.sector))
    return out.getvalue()

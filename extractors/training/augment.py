"""Changes of a training text that keep its annotation: names, figures, spelling, case, quotes, longer windows."""

from __future__ import annotations

import csv
import gzip
import random
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from extractors.reader.windows import segments
from extractors.training.items import Item, ItemSpan, join, rewrite, without

Edit = tuple[int, int, str]
_GENITIVE = re.compile(r"(?:['’]s|s|['’])$")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
_QUOTES = {"„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "’": "'", "‘": "'"}
_CURLY = {"de": "„“", "fr": "«»", "en": "“”"}
# Spellings of one scale or unit in one language; a figure's word may change for any other of its row.
_SPELLINGS: dict[str, tuple[tuple[str, ...], ...]] = {
    "de": (
        ("Milliarden", "Mrd.", "Mrd", "Mia."), ("Millionen", "Mio.", "Mio"), ("Prozent", "%", "Proz."),
        ("US-Dollar", "Dollar", "USD", "US$"), ("Euro", "EUR", "€"), ("Franken", "CHF"),
    ),
    "en": (
        ("billion", "bn", "Billion"), ("million", "mn", "Million", "m"), ("percent", "per cent", "%", "pct"),
        ("euros", "EUR", "euro"), ("dollars", "US dollars"),
    ),
    "fr": (("milliards", "Mds", "Md"), ("millions", "M", "mln"), ("euros", "€", "EUR"), ("pour cent", "%", "p. 100")),
    "es": (("millones", "mill.", "mln"), ("euros", "€", "EUR"), ("por ciento", "%")),
    "it": (("miliardi", "mld", "mld."), ("milioni", "mln", "mln."), ("euro", "€", "EUR"), ("per cento", "%")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameLists:
    """Names to swap in: companies (as written, often with a legal form), given names, surnames."""

    companies: tuple[str, ...]
    given: tuple[str, ...]
    surnames: tuple[str, ...]


def _column(path: Path, *names: str) -> Iterable[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield [row.get(name) or "" for name in names]


def read_names(folder: Path) -> NameLists:
    """The lists under the shared `entities` folder."""
    companies: list[str] = []
    for name, aliases in _column(folder / "companies_financedatabase.tsv.gz", "name", "aliases"):
        companies += [name, *aliases.split("|")[:1]]
    for source, field in (("companies_us_listings", "short_name"), ("companies_sp500", "name")):
        companies += [row[0] for row in _column(folder / f"{source}.tsv.gz", field)]
    companies += [
        n for n, guess in _column(folder / "brands_wikidata_nsi.tsv.gz", "name", "type_guess") if guess == "Company"
    ]
    plain = re.compile(r"[A-ZÄÖÜÉ0-9][\w&.'’ \-]{1,34}")
    people: dict[str, list[str]] = {}
    for kind, name in _column(folder / "person_names.tsv.gz", "kind", "name"):
        if re.fullmatch(r"[A-ZÄÖÜ][a-zäöüßéèáíóç\-]{2,12}", name):
            people.setdefault("surname" if kind == "surname" else "given", []).append(name)
    kept = sorted({c for c in companies if plain.fullmatch(c)})
    return NameLists(tuple(kept), tuple(people["given"]), tuple(people["surname"]))


def _base(words: str, lang: str) -> tuple[str, str]:
    """A surface and its genitive ending, where one is likely."""
    found = _GENITIVE.search(words)
    if found is None or (
        found.group() == "s" and (lang not in ("de", "sv", "nl") or words[-2:-1] in "sxz" or words.isupper())
    ):
        return words, ""
    return words[: found.start()], found.group()


def _swap_cluster(item: Item, members: list[int], names: NameLists, rng: random.Random) -> list[Edit]:
    """New name for all mentions of a cluster, if each of them is the longest form or its first (last) word."""
    surfaces = [item.text[item.spans[i].start : item.spans[i].end] for i in members]
    plain = set(surfaces)
    parts = [
        (s, "") if _base(s, item.lang)[0] not in plain and len(plain) == 1 else _base(s, item.lang) for s in surfaces
    ]
    parts = [(b, e) if e in ("", "'", "’") or b in plain or e.startswith(("'", "’")) else (b + e, "") for b, e in parts]
    longest = max((b for b, _ in parts), key=len)
    person = item.spans[members[0]].types[0] == "Person"
    short = longest.split(" ")[-1 if person else 0]
    if any(b not in (longest, short) for b, _ in parts):
        return []
    if person:
        surname = rng.choice(names.surnames)
        new = f"{rng.choice(names.given)} {surname}" if " " in longest else surname
        brief = surname
    else:
        new = rng.choice(names.companies)
        brief = new.split(" ")[0].rstrip(",")
        if short != longest and (len(brief) < 3 or " " not in new):
            return []
    edits = []
    for index, (bare, ending) in zip(members, parts, strict=True):
        span = item.spans[index]
        edits.append((span.start, span.end, (new if bare == longest else brief) + ending))
    return edits


def swap_names(item: Item, names: NameLists, share: float, rng: random.Random) -> Item:
    """Other names for a share of the companies and persons, the same one for all mentions of a cluster."""
    clusters: dict[int, list[int]] = {}
    for index, span in enumerate(item.spans):
        if span.types in (("Company",), ("Person",)):
            clusters.setdefault(item.clusters[index], []).append(index)
    edits: list[Edit] = []
    for members in clusters.values():
        if rng.random() < share and len({item.spans[i].types for i in members}) == 1:
            edits += _swap_cluster(item, members, names, rng)
    return rewrite(item, sorted(edits)) if edits else item


def _figure(words: str, lang: str, rng: random.Random) -> str:
    def digits(found: re.Match[str]) -> str:
        first, rest = found.group()[0], found.group()[1:]
        return (str(rng.randint(1, 9)) if first != "0" else first) + "".join(str(rng.randint(0, 9)) for _ in rest)

    if rng.random() < 0.5:
        words = re.sub(r"\d+", digits, words)
    for row in _SPELLINGS.get(lang, ()):
        for word in sorted(row, key=len, reverse=True):
            place = re.search(rf"(?<![\w$€]){re.escape(word)}(?!\w)", words)
            if place:
                if rng.random() < 0.4:
                    words = words[: place.start()] + rng.choice(row) + words[place.end() :]
                break
    return words


def vary_figures(item: Item, share: float, rng: random.Random) -> Item:
    """Other digits and other spellings of scale and unit in a share of the figures."""
    edits: list[Edit] = []
    for span in item.spans:
        if span.types[0] in ("MONEY", "PERCENT", "QUANTITY") and rng.random() < share:
            words = item.text[span.start : span.end]
            edits.append((span.start, span.end, _figure(words, item.lang, rng).strip() or words))
    return rewrite(item, edits) if edits else item


def _character_edits(text: str, table: dict[str, str]) -> list[Edit]:
    return [(i, i + 1, table[c]) for i, c in enumerate(text) if c in table]


def vary_spelling(item: Item, rng: random.Random) -> Item:
    """Now and then: umlauts written out, accents lost, straight or curly quotes, all or the first line in one case."""
    text = item.text
    draw = rng.random()
    if draw < 0.04 and item.lang == "de":
        return rewrite(item, _character_edits(text, _UMLAUTS))
    if draw < 0.08 and item.lang != "de":
        bare = {c: unicodedata.normalize("NFD", c)[0] for c in set(text) if unicodedata.normalize("NFD", c)[0] != c}
        return rewrite(item, _character_edits(text, {c: b for c, b in bare.items() if b.isalpha()}))
    if draw < 0.16:
        return rewrite(item, _character_edits(text, _QUOTES))
    if draw < 0.20:
        pair, places = _CURLY.get(item.lang, "“”"), [m.start() for m in re.finditer('"', text)]
        return rewrite(item, [(p, p + 1, pair[k % 2]) for k, p in enumerate(places)])
    if draw < 0.23:
        return _cased(item, len(text), str.lower)
    if draw < 0.27:
        first = re.search(r"[.:!?]\s|\n", text)
        return _cased(item, first.end() if first else len(text), str.upper if rng.random() < 0.5 else str.lower)
    return item


def _cased(item: Item, end: int, change: type[str] | object) -> Item:
    changed = "".join(
        new if len(new := (c.upper() if change is str.upper else c.lower())) == 1 else c for c in item.text[:end]
    )
    spans = [ItemSpan(s.start, s.end, s.types, s.label) for s in item.spans]
    return _with_text(item, changed + item.text[end:], spans)


def _with_text(item: Item, text: str, spans: list[ItemSpan]) -> Item:
    fresh = rewrite(item, [])
    fresh.text, fresh.spans = text, spans
    return fresh


def skip_sentences(item: Item, rng: random.Random) -> Item:
    """The item as a later window shows it: its first sentence, a gap, and at least two of its last sentences."""
    found = segments(item.text)
    if len(found) < 5:
        return item
    first = rng.randint(1, 2)
    return without(item, found[first][0], found[rng.randint(first + 1, len(found) - 2)][0])


@dataclass(slots=True)
class Augmenter:
    """Draws one variant of an item; `partners` are the complete items by language, for longer windows."""

    names: NameLists
    partners: dict[str, list[Item]]
    rng: random.Random
    joined: float = 0.3
    skipped: float = 0.15
    longest: int = 1500

    def __call__(self, item: Item) -> Item:
        """One variant of `item`."""
        rng = self.rng
        if item.complete and rng.random() < self.joined:
            other = rng.choice(self.partners[item.lang])
            if len(item.text) + len(other.text) < self.longest and other is not item:
                other = self._single(other)
                first, second = (self._single(item), other) if rng.random() < 0.5 else (other, self._single(item))
                return vary_spelling(join(first, second, "\n" if rng.random() < 0.6 else " "), rng)
        return vary_spelling(self._single(item), rng)

    def _single(self, item: Item) -> Item:
        if item.complete:
            if self.rng.random() < self.skipped:
                item = skip_sentences(item, self.rng)
            return vary_figures(swap_names(item, self.names, 0.3, self.rng), 0.3, self.rng)
        return swap_names(item, self.names, 0.15, self.rng) if item.source in ("smartdata", "core") else item

"""How well names are told to be one thing or two: `python -m tests.bench.resolution [--test] [--errors N]`.

(a) Pairs made by program from the shared lists: two names of one Wikidata id or ISIN must join, look-alikes of two ids
must not. (b) The annotated groups of `tests/resolution/groups.jsonl`. Each beside exact matching of names and, where it
is installed, nomenklatura's matcher. Halves are split by hash; choices are made on `dev` only.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from kg.ids import document_id
from kg.model import Document, Findings, Mention
from kg.names import family, name_key
from kg.resolve.resolve import no_ids, resolve
from kg.resolve.units import Ids

HERE = Path(__file__).parents[1]
GROUPS = HERE / "resolution" / "groups.jsonl"
_MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)\|([^|\]]+)\]\]")


def shared() -> Path:
    """The folder of shared data."""
    return Path(os.environ.get("KG_SHARED") or HERE.parents[1] / "shared")


def is_test(key: str) -> bool:
    """Which half a thing belongs to."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 2 == 1


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, and whether they are one thing."""

    left: str
    right: str
    one: bool
    source: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A group's documents with what they name: by (document, start, end) the gold key."""

    name: str
    documents: tuple[tuple[Document, tuple[Mention, ...]], ...]
    gold: dict[tuple[str, int, int], str]


def _rows(name: str) -> list[dict[str, str]]:
    with gzip.open(shared() / "data" / "entities" / f"{name}.tsv.gz", "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _things() -> dict[str, tuple[str, ...]]:
    """Names by id: Wikidata ids of firms, ISINs."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in _rows("brands_wikidata_nsi"):
        if row["type_guess"] == "Company":
            found[row["wikidata"]] += [row["name"], *filter(None, row["aliases"].split("|"))]
    for row in _rows("companies_financedatabase"):
        if row["isin"]:
            found[row["isin"]] += [row["name"], *filter(None, row["aliases"].split("|"))]
    return {id_: tuple(dict.fromkeys(names)) for id_, names in found.items()}


def list_pairs(wanted: int = 4000) -> list[Pair]:
    """At least 3,000 pairs, a third look-alikes: the same beginning, one letter apart, one name inside the other.

    Left out: two ids that have a name key in common (the lists call them the same), and pairs of one ISIN or id whose
    names are equal letter by letter.
    """
    things = _things()
    keys = {id_: frozenset(name_key(n) for n in names) for id_, names in things.items()}
    ordered = sorted(things, key=lambda i: hashlib.sha256(i.encode()).hexdigest())
    pairs = []
    for kind in ("Q", ""):
        ids = [i for i in ordered if i.startswith("Q") == (kind == "Q") and len(things[i]) > 1]
        for id_ in ids[: wanted // 3]:
            left, right = things[id_][0], min(things[id_][1:], key=lambda n: hashlib.sha256(n.encode()).hexdigest())
            if left.casefold() != right.casefold():
                pairs.append(Pair(left, right, True, id_))
    alike: list[Pair] = []
    by_first: dict[str, list[str]] = defaultdict(list)
    for id_ in ordered:
        by_first[min(keys[id_], key=lambda k: (len(k), k)).split()[0][:6]].append(id_)
    for first in sorted(by_first, key=lambda f: hashlib.sha256(f.encode()).hexdigest()):
        for a, b in combinations(by_first[first][:6], 2):
            if not keys[a] & keys[b] and first:
                alike.append(Pair(things[a][0], things[b][0], False, f"{a} {b}"))
                break
    return pairs + alike[: wanted // 3 + 200]


def read_groups(path: Path = GROUPS) -> list[Marked]:
    """The annotated groups."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        group = json.loads(line)
        documents, gold = [], {}
        for one in group["documents"]:
            text, mentions, at = "", [], 0
            for mark in _MARK.finditer(one["text"]):
                text += one["text"][at : mark.start()]
                mentions.append((len(text), mark.group(1), mark.group(2), mark.group(3)))
                text += mark.group(1)
                at = mark.end()
            text += one["text"][at:]
            document = Document(document_id(text), text, one["lang"], one.get("date"))
            documents.append(
                (document, tuple(Mention(document.id, s, s + len(w), w, t, 0.95) for s, w, t, _ in mentions))
            )
            gold |= {(document.id, s, s + len(w)): k for s, w, _, k in mentions}
        found.append(Marked(group["group"], tuple(documents), gold))
    return found


Clusters = dict[tuple[str, int, int], str]


def ours(group: Marked, ids: Ids = no_ids) -> Clusters:
    """What resolution says of a group."""
    documents = {d.id: d for d, _ in group.documents}
    found = resolve(documents, {d.id: Findings(m) for d, m in group.documents}, ids=ids)
    return {
        (m.document, m.start, m.end): found.entity_of(m.id) or "" for _, mentions in group.documents for m in mentions
    }


def exact(group: Marked) -> Clusters:
    """One thing a name and family of types."""
    return {
        (m.document, m.start, m.end): f"{family(m.type)}|{m.text.casefold()}"
        for _, mentions in group.documents
        for m in mentions
    }


def by_matcher(group: Marked, same: Callable[[str, str, str], bool]) -> Clusters:
    """Names that a matcher of two names joins, closed transitively."""
    names = sorted({(family(m.type), m.text) for _, mentions in group.documents for m in mentions})
    root = {name: name for name in names}
    for a, b in combinations(names, 2):
        if a[0] == b[0] and same(a[0], a[1], b[1]):
            old, new = root[b], root[a]
            root = {n: (new if r == old else r) for n, r in root.items()}
    return {
        (m.document, m.start, m.end): "|".join(root[family(m.type), m.text])
        for _, mentions in group.documents
        for m in mentions
    }


def matcher() -> Callable[[str, str, str], bool] | None:
    """nomenklatura's logic-v2 at its usual threshold of 0.7, if it is installed."""
    try:
        from followthemoney import model
        from nomenklatura.matching import get_algorithm
    except ImportError:
        return None
    algorithm = get_algorithm("logic-v2")
    assert algorithm is not None
    schemas = {"Firm": "Organization", "Person": "Person"}
    config = algorithm.default_config()

    def same(kind: str, a: str, b: str) -> bool:
        one, other = (
            model.get_proxy({"id": n, "schema": schemas.get(kind, "LegalEntity"), "properties": {"name": [n]}})
            for n in (a, b)
        )
        return bool(algorithm.compare(one, other, config).score >= 0.7)

    return same


def scores(right: int, told: int, wanted: int) -> str:
    """Precision, recall and F1 as text."""
    precision, recall = right / max(told, 1), right / max(wanted, 1)
    return f"{precision:.3f} {recall:.3f} {2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def pairwise(group: Marked, found: Clusters) -> Counter[str]:
    """Pairs of mentions of different documents that are one thing: right, told, wanted."""
    count: Counter[str] = Counter()
    for a, b in combinations(sorted(group.gold), 2):
        if a[0] != b[0]:
            one, told = group.gold[a] == group.gold[b], found[a] == found[b]
            count.update({"right": int(one and told), "told": int(told), "wanted": int(one)})
    return count


def b_cubed(group: Marked, found: Clusters) -> tuple[float, float, int]:
    """Sums of precision and recall over mentions (Bagga and Baldwin 1998), and their number."""
    gold, told = defaultdict(set), defaultdict(set)
    for mention, key in group.gold.items():
        gold[key].add(mention)
        told[found[mention]].add(mention)
    precision = recall = 0.0
    for mention, key in group.gold.items():
        both = len(gold[key] & told[found[mention]])
        precision, recall = precision + both / len(told[found[mention]]), recall + both / len(gold[key])
    return precision, recall, len(group.gold)


def pair_clusters(pairs: Iterable[Pair], ids: Ids) -> Iterator[tuple[Pair, bool]]:
    """What resolution says of each pair, each name alone in a document of its own."""
    for pair in pairs:
        documents, findings = {}, {}
        for number, name in enumerate((pair.left, pair.right)):
            document = Document(document_id(f"{name} {number}"), f"{name} {number}", "en")
            documents[document.id] = document
            findings[document.id] = Findings((Mention(document.id, 0, len(name), name, "Company", 0.9),))
        yield pair, len(resolve(documents, findings, ids=ids).entities) == 1


def counted(told: Iterable[tuple[Pair, bool]]) -> Counter[str]:
    """Right, told, wanted."""
    count: Counter[str] = Counter()
    for pair, one in told:
        count.update({"right": int(one and pair.one), "told": int(one), "wanted": int(pair.one)})
    return count


def _knowledge() -> Ids | None:
    try:
        from kg.linking.base import shipped
    except ImportError:
        return None
    return shipped().ids


def _print_pairs(pairs: Sequence[Pair], errors: int) -> None:
    ways: dict[str, list[tuple[Pair, bool]]] = {"kg": list(pair_clusters(pairs, no_ids))}
    knowledge = _knowledge()
    if knowledge:
        ways["kg with its knowledge base"] = list(pair_clusters(pairs, knowledge))
    ways["exact names"] = [(p, p.left.casefold() == p.right.casefold()) for p in pairs]
    same = matcher()
    if same:
        ways["nomenklatura logic-v2"] = [(p, same("Firm", p.left, p.right)) for p in pairs]
    for kinds, chosen in (("all", pairs), ("ISIN", [p for p in pairs if p.source[0] != "Q"])):
        for way, told in ways.items():
            count = counted(t for t in told if t[0] in set(chosen))
            print(f"pairs, {kinds:5} {len(chosen):5} {way:28} {scores(count['right'], count['told'], count['wanted'])}")
    wrong = [t for t in ways["kg with its knowledge base" if knowledge else "kg"] if t[0].one != t[1]]
    for pair, one in wrong[:errors]:
        print("   false" if one else "   missed", repr(pair.left), "=", repr(pair.right), pair.source)


def _print_groups(groups: Sequence[Marked], errors: int) -> None:
    ways: dict[str, Callable[[Marked], Clusters]] = {"kg": ours}
    knowledge = _knowledge()
    shown = "kg"
    if knowledge:
        shown = "kg with its knowledge base"
        ways[shown] = lambda group: ours(group, knowledge)
    ways["exact names"] = exact
    same = matcher()
    if same:
        ways["nomenklatura logic-v2"] = lambda group: by_matcher(group, same)
    for way, cluster in ways.items():
        count: Counter[str] = Counter()
        sums = [0.0, 0.0, 0.0]
        for group in groups:
            found = cluster(group)
            count += pairwise(group, found)
            sums = [a + b for a, b in zip(sums, b_cubed(group, found), strict=True)]
            if way == shown and errors:
                _print_errors(group, found)
        precision, recall = sums[0] / sums[2], sums[1] / sums[2]
        f1 = 2 * precision * recall / (precision + recall)
        print(f"groups {len(groups)} {way:28} pairwise {scores(count['right'], count['told'], count['wanted'])}"
              f"  B-cubed {precision:.3f} {recall:.3f} {f1:.3f}")  # fmt: skip


def _print_errors(group: Marked, found: Clusters) -> None:
    text = {d.id: d.text for d, _ in group.documents}
    seen = set()
    for a, b in combinations(sorted(group.gold), 2):
        one, told = group.gold[a] == group.gold[b], found[a] == found[b]
        names = tuple(sorted(text[x[0]][x[1] : x[2]] for x in (a, b)))
        if one != told and a[0] != b[0] and (names, told) not in seen:
            seen.add((names, told))
            print("  ", group.name, "false " if told else "missed", *map(repr, names))


def main() -> None:
    """Print all measurements of one half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--test", action="store_true", help="the half that no choice was made on")
    parser.add_argument("--errors", type=int, default=0, help="print so many wrong pairs")
    given = parser.parse_args()
    pairs = [p for p in list_pairs() if is_test(p.source) is given.test]
    _print_pairs(pairs, given.errors)
    if GROUPS.is_file():
        _print_groups([g for g in read_groups() if is_test(g.name) is given.test], given.errors)


if __name__ == "__main__":
    main()

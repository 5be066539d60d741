"""Measure a graph against a gold annotation: precision, recall and F1 of entities, relations and facts.

A gold file (`ID.gold.json` beside `ID.txt`) holds entities, relations and facts in the contract's form, and may
add: `optional` (neither missed nor wrong), `X_alt` (other accepted values of X), `alt` (other readings of a
relation), `only_if` (an optional item is matched only with these values), `soft` (fields not compared at the
stricter levels), `group` (items that say the same thing: any match finds the one that counts).

Matching is one to one, of greatest weight. Entities: one type, and a name or alias in common. Relations: predicate
and both ends, for `holdsPosition` the role; `strict` also `ended` and `status`. Facts: subject, metric, value within
0.5 %, unit; then also period; change; status and whether it is a segment's.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg import vocab
from kg.errors import InvalidGraph

Item = Mapping[str, Any]
LEVELS = ("facts", "facts +period", "facts +change", "facts +status")
MEASURES = ("entities", "relations", "relations +ended,status", *LEVELS)
TOLERANCE = 0.005
_REQUIRED, _OPTIONAL = 1000.0, 10.0
_PEOPLE = frozenset(
    ["people", "users", "subscribers", "customers", "employees", "jobs", "units", "vehicles", "cars", "devices"]
)


@dataclass(frozen=True, slots=True)
class Count:
    """Right, false and missed items; precision, recall and F1 follow."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was said that is right (1 if nothing was said and nothing was to be said)."""
        said = self.right + self.false
        return self.right / said if said else float(not self.missed)

    @property
    def recall(self) -> float:
        """Share of what was to be said that was said."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """One measure of one article: which said item is which gold item, which are false, which gold ones are missed."""

    hits: Mapping[int, int]
    false: tuple[int, ...]
    missed: tuple[int, ...]


@dataclass(slots=True)
class Score:
    """Counts by measure, (confidence, right) of each statement that was judged, misses and false alarms in words.

    `verdicts` and `to_gold` (said entity -> gold entity) are those of one article; a sum of several has none.
    """

    counts: dict[str, Count] = field(default_factory=lambda: {m: Count() for m in MEASURES})
    sure: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: {m: [] for m in MEASURES})
    lines: list[str] = field(default_factory=list)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    to_gold: dict[Any, Any] = field(default_factory=dict)

    def add(self, other: Score) -> None:
        """Sum the counts of another article into this."""
        for name, count in other.counts.items():
            self.counts[name] += count
            self.sure[name] += other.sure[name]
        self.lines += other.lines


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article: its text and what should be found in it."""

    id: str
    text: str
    gold: Item


def gold_articles(folder: Path) -> Iterator[GoldArticle]:
    """The articles of a gold folder (also in subfolders), in order; InvalidGraph names a file that cannot be read."""
    files = sorted(folder.rglob("*.gold.json"))
    if not files:
        raise InvalidGraph(f"no *.gold.json in {folder}: give the folder that holds ID.txt and ID.gold.json files")
    for file in files:
        text = file.with_name(file.name.removesuffix(".gold.json") + ".txt")
        try:
            gold = json.loads(file.read_text(encoding="utf-8"))
            yield GoldArticle(file.name.removesuffix(".gold.json"), text.read_bytes().decode("utf-8"), gold)
        except (OSError, ValueError) as error:
            raise InvalidGraph(f"{file}: cannot be read as a gold article with its text: {error}") from error


def score(predicted: Item, gold: Item) -> Score:
    """Compare one article's graph (as parsed from graph.json) with its gold."""
    said = {kind: [dict(x) for x in predicted.get(kind) or ()] for kind in ("entities", "relations", "facts")}
    for relation in said["relations"]:
        if relation.get("object") is None:
            relation["object"] = relation.get("literal")
    result = Score()
    to_gold = result.to_gold = _entities(said["entities"], gold["entities"], result)
    ids = {e["id"] for e in gold["entities"]}
    names = {e["id"]: e["name"] for e in gold["entities"]}, {e.get("id"): e.get("name") for e in said["entities"]}
    for measure, strict in (("relations", False), ("relations +ended,status", True)):
        weight = _relation_weight(to_gold, ids, strict)
        _tally(measure, said["relations"], gold["relations"], weight, result, names)
    for level, measure in enumerate(LEVELS):
        _tally(measure, said["facts"], gold["facts"], _fact_weight(to_gold, level), result, names)
    return result


# ---- matching ---------------------------------------------------------------------------------------------------


def _tally(
    measure: str,
    said: Sequence[Item],
    gold: Sequence[Item],
    weight: Callable[[Item, Item], float],
    result: Score,
    names: tuple[Mapping[Any, Any], Mapping[Any, Any]],
) -> dict[int, int]:
    weights: dict[tuple[int, int], float] = {}
    harmless = set()
    for j, b in enumerate(gold):
        kin = [c for c in gold if c is not b and b.get("group") and c.get("group") == b["group"]]
        for i, a in enumerate(said):
            w = weight(a, b)
            if not w and not b.get("optional"):
                w = 0.5 * max((weight(a, c) for c in kin), default=0.0)
            if w:
                weights[i, j] = w + (_OPTIONAL if b.get("optional") else _REQUIRED)
                if b.get("optional"):
                    harmless.add(i)
    pairs = _assign(weights)
    hit = {i: j for i, j in pairs.items() if not gold[j].get("optional")}
    false = [i for i in range(len(said)) if i not in hit and i not in harmless]
    missed = [j for j, b in enumerate(gold) if not b.get("optional") and j not in hit.values()]
    result.counts[measure] += Count(len(hit), len(false), len(missed))
    result.verdicts[measure] = Verdict(hit, tuple(false), tuple(missed))
    judged = [(said[i].get("confidence"), i in hit) for i in (*hit, *false)]
    result.sure[measure] += [(sure, right) for sure, right in judged if isinstance(sure, (int, float))]
    result.lines += [f"missed {measure}: {told(gold[j], names[0])}" for j in missed]
    result.lines += [f"false {measure}: {told(said[i], names[1])}" for i in false]
    return pairs


def _assign(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """One to one pairs of greatest total weight."""
    import networkx

    graph = networkx.Graph()
    for (i, j), w in sorted(weights.items()):
        graph.add_edge(("said", i), ("gold", j), weight=w)
    pairs = {}
    for a, b in networkx.max_weight_matching(graph):
        left, right = (a, b) if a[0] == "said" else (b, a)
        pairs[left[1]] = right[1]
    return pairs


def told(item: Item, names: Mapping[Any, Any]) -> str:
    """An entity, relation or fact of a gold file or a graph in one line; `names` are those of entities by id."""
    if "predicate" in item:
        extra = " ".join(f"{k}={item[k]}" for k in ("role", "status", "ended") if item.get(k))
        end = item.get("object") if item.get("object") is not None else item.get("literal")
        return (
            f"{names.get(item['subject'], item['subject'])} {item['predicate']} {names.get(end, end)} {extra}".strip()
        )
    if "metric" in item:
        shown = " ".join(f"{k}={item.get(k)}" for k in ("value", "unit", "period", "status", "segment"))
        change = item.get("change") or {}
        moved = f"{change.get('value')} {change.get('unit')} {change.get('basis')}" if change else "-"
        return f"{names.get(item['subject'], item['subject'])} {item['metric']} {shown} change={moved}"
    return f"{item.get('type')} {item.get('name')}"


# ---- entities ---------------------------------------------------------------------------------------------------


def _norm(text: object) -> str:
    plain = unicodedata.normalize("NFC", str(text)).replace("\u00ad", "").replace("’", "'")
    return re.sub(r"\s+", " ", plain).strip().casefold()


def _names(entity: Item) -> set[str]:
    return {_norm(entity.get("name") or ""), *map(_norm, entity.get("aliases") or ())} - {""}


def _any(item: Item, key: str) -> list[Any]:
    return [item.get(key), *(item.get(f"{key}_alt") or ())]


def _entity_weight(a: Item, b: Item) -> float:
    if a.get("type") not in _any(b, "type") or not _names(a) & _names(b):
        return 0.0
    name = _norm(a.get("name") or "")
    return 1.0 + 3 * (name in _names(b)) + 2 * (name == _norm(b["name"])) + bool(a.get("type") == b["type"])


def _entities(said: Sequence[Item], gold: Sequence[Item], result: Score) -> dict[Any, Any]:
    pairs = _tally("entities", said, gold, _entity_weight, result, ({}, {}))
    to_gold = {}
    for i, a in enumerate(said):
        if i in pairs:
            to_gold[a.get("id")] = gold[pairs[i]]["id"]
        else:  # a second node of the same thing: its statements still speak of that thing
            best = max(((_entity_weight(a, b), -j) for j, b in enumerate(gold)), default=(0.0, 0))
            if best[0]:
                to_gold[a.get("id")] = gold[-best[1]]["id"]
    return to_gold


# ---- relations --------------------------------------------------------------------------------------------------


def _allowed(a: Item, b: Item) -> bool:
    return all(a.get(key) in values for key, values in (b.get("only_if") or {}).items())


def _relation_weight(to_gold: Mapping[Any, Any], ids: set[Any], strict: bool) -> Callable[[Item, Item], float]:
    def same(a: Item, b: Item, reading: Item) -> bool:
        if a.get("predicate") != reading["predicate"]:
            return False
        if a.get("predicate") == "holdsPosition" and a.get("role") not in _any(b, "role"):
            return False
        subject, object_ = reading["subject"], reading["object"]
        ends = to_gold.get(a.get("subject")), to_gold.get(a.get("object"))
        if object_ not in ids:
            return ends == (subject, None) and _norm(a.get("object") or "") == _norm(object_)
        turned = reading["predicate"] in vocab.SYMMETRIC and ends == (object_, subject)
        return ends == (subject, object_) or turned

    def weight(a: Item, b: Item) -> float:
        if not _allowed(a, b) or not any(same(a, b, reading) for reading in (b, *(b.get("alt") or ()))):
            return 0.0
        soft = b.get("soft") or ()
        ended = "ended" in soft or bool(a.get("ended")) == bool(b.get("ended"))
        status = "status" not in b or "status" in soft or (a.get("status") or "done") in _any(b, "status")
        agrees = ended and status
        return 0.0 if strict and not agrees and not b.get("optional") else 1.0 + agrees

    return weight


# ---- facts ------------------------------------------------------------------------------------------------------


def _number(x: object) -> float | None:
    return float(x) if isinstance(x, (int, float)) and not isinstance(x, bool) else None


def same_number(a: float, b: float) -> bool:
    """Whether `a` is `b` within the tolerance of the contract."""
    return abs(a - b) <= TOLERANCE * abs(b) + 1e-9


def _unit(unit: object, metric: object) -> str:
    text = _norm(unit) if unit is not None else ""
    return "people" if metric in vocab.COUNT_METRICS - {"parameters"} and text in _PEOPLE else text


def _loss(metric: object, value: float) -> tuple[object, float]:
    if metric == "net_income" and value < 0:
        return "net_loss", -value
    return metric, abs(value) if metric == "net_loss" else value


def _same_change(a: Item | None, b: Item | None) -> bool:
    if not a or not b:
        return not a and not b
    x, y = _number(a.get("value")), _number(b.get("value"))
    if x is None or y is None or not same_number(x, y) or _unit(a.get("unit"), "") != _unit(b.get("unit"), ""):
        return False
    mine, basis = str(a.get("basis") or ""), b.get("basis")
    return basis is None or mine == basis or (mine.startswith("since") and str(basis).startswith("since"))


def _same_figure(a: Item, b: Item) -> bool:
    said, wanted = _number(a.get("value")), _number(b.get("value"))
    if said is None or wanted is None:
        if said is not None or wanted is not None or a.get("metric") not in _any(b, "metric"):
            return False
        mine = dict(a.get("change") or {}) | {"basis": None}
        return bool(a.get("change")) and any(
            c and _same_change(mine, dict(c) | {"basis": None}) for c in _any(b, "change")
        )
    metric, value = _loss(a.get("metric"), said)
    top = _number(b.get("value_max"))
    for other in _any(b, "metric"):
        m, v = _loss(other, wanted)
        if m == metric and (
            same_number(value, v) or (top is not None and (v <= value <= top or same_number(value, top)))
        ):
            break
    else:
        return False
    return any(_unit(a.get("unit"), b["metric"]) == _unit(u, b["metric"]) for u in _any(b, "unit"))


def same_value(a: Item, b: Item) -> bool:
    """Whether two facts give the same figure, be it a loss or not and of whatever measure; without values, change."""
    x, y = _number(a.get("value")), _number(b.get("value"))
    if x is None or y is None:
        return x is None and y is None and _same_change(a.get("change"), dict(b.get("change") or {}) | {"basis": None})
    return same_number(abs(x), abs(y))


def _fact_weight(to_gold: Mapping[Any, Any], level: int) -> Callable[[Item, Item], float]:
    def weight(a: Item, b: Item) -> float:
        if not _allowed(a, b) or to_gold.get(a.get("subject")) not in _any(b, "subject") or not _same_figure(a, b):
            return 0.0
        soft = b.get("soft") or ()
        agrees = (
            "period" in soft or (a.get("period") or None) in _any(b, "period"),
            "change" in soft or any(_same_change(a.get("change"), c) for c in _any(b, "change")),
            ("status" in soft or (a.get("status") or "actual") in _any(b, "status"))
            and ("segment" in soft or bool(a.get("segment")) == bool(b.get("segment"))),
        )
        if not b.get("optional") and not all(agrees[:level]):
            return 0.0
        return 1.0 + 4 * agrees[0] + 2 * agrees[1] + agrees[2]

    return weight


def by_language(scores: Mapping[str, tuple[str, Score]]) -> dict[str, Score]:
    """Sums by language and `total`; `scores` is article id -> (language, score)."""
    sums: dict[str, Score] = defaultdict(Score)
    for lang, one in scores.values():
        sums[lang].add(one)
    total = Score()
    for _, one in scores.values():
        total.add(one)
    return {**dict(sorted(sums.items())), "total": total}

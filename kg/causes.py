"""Misses and false alarms of a graph against a gold annotation, each with its sentence and its nearest cause.

A miss and a false alarm often are one error told twice: the figure is there, with another firm. The cause says what is
nearest to the wanted (or to the said) statement on the other side; where nothing is near it says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluate import GoldArticle, Item, Score, same_number, same_value, score, told
from kg.spans import sentences
from kg.values import find_amounts

#: Causes in the order in which they are looked for.
CAUSES = (
    "an end is not found", "found, but unsure", "another role", "turned round", "another predicate", "another end",
    "another subject", "another metric", "another unit", "ended or status", "period", "change", "status or segment",
    "nothing like it",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Error:
    """One error: `missed`, `false` or `inexact`; of `relations` or `facts`; its cause, statement and sentence."""

    kind: str
    measure: str
    cause: str
    statement: str
    sentence: str


def errors(article: GoldArticle, kept: Item, every: Item) -> list[Error]:
    """The errors of the graph `kept`; `every` is the graph of the same article with its unsure statements."""
    side = _Sides(article, kept, every)
    return [*side.relations(), *side.facts()]


class _Sides:
    """What was said and what was wanted of one article, in terms of the gold's entities."""

    def __init__(self, article: GoldArticle, kept: Item, every: Item) -> None:
        self.article, self.gold, self.kept = article, article.gold, kept
        self.score: Score = score(kept, self.gold)
        self.all: Score = score(every, self.gold)
        self.names = {e["id"]: (e["name"], *e.get("aliases", ())) for e in self.gold["entities"]}
        self.called = {e["id"]: e["name"] for e in kept["entities"]}

    def relations(self) -> Iterator[Error]:
        said: Sequence[Item] = self.kept["relations"]
        wanted: Sequence[Item] = self.gold["relations"]
        loose, strict = self.score.verdicts["relations"], self.score.verdicts["relations +ended,status"]
        mine = [(self._ends(r), r) for r in said]
        gold = [((r["subject"], r["object"]), r) for r in wanted]
        unsure = set(self.all.verdicts["relations"].hits.values())
        for j in loose.missed:
            ends, one = gold[j]
            cause = self._lost(*ends) or ("found, but unsure" if j in unsure else _near(ends, one, mine))
            yield self._missed("relations", cause, one)
        for i in loose.false:
            ends, one = mine[i]
            cause = "an end is not found" if None in ends else _near(ends, one, gold)
            yield self._false("relations", cause, one)
        for j in sorted(set(strict.missed) - set(loose.missed)):
            yield self._missed("relations", "ended or status", wanted[j], "inexact")

    def facts(self) -> Iterator[Error]:
        said: Sequence[Item] = self.kept["facts"]
        wanted: Sequence[Item] = self.gold["facts"]
        loose = self.score.verdicts["facts"]
        mine = [(self.score.to_gold.get(f["subject"]), f) for f in said]
        gold = [(f["subject"], f) for f in wanted]
        unsure = set(self.all.verdicts["facts"].hits.values())
        for j in loose.missed:
            subject, one = gold[j]
            cause = self._lost(subject) or ("found, but unsure" if j in unsure else _near_fact(subject, one, mine))
            yield self._missed("facts", cause, one)
        for i in loose.false:
            subject_said, one = mine[i]
            cause = "an end is not found" if subject_said is None else _near_fact(subject_said, one, gold)
            yield self._false("facts", cause, one)
        before = set(loose.missed)
        for level, cause in (("+period", "period"), ("+change", "change"), ("+status", "status or segment")):
            missed = set(self.score.verdicts[f"facts {level}"].missed)
            for j in sorted(missed - before):
                yield self._missed("facts", cause, wanted[j], "inexact")
            before |= missed

    def _ends(self, relation: Item) -> tuple[Any, Any]:
        ends = self.score.to_gold
        object_ = relation.get("literal") if relation.get("object") is None else ends.get(relation["object"])
        return ends.get(relation["subject"]), object_

    def _lost(self, *ends: str) -> str | None:
        found = set(self.score.to_gold.values())
        return "an end is not found" if any(e in self.names and e not in found for e in ends) else None

    def _missed(self, measure: str, cause: str, one: Item, kind: str = "missed") -> Error:
        names = {key: words[0] for key, words in self.names.items()}
        return Error(kind, measure, cause, told(one, names), self._sentence(one))

    def _false(self, measure: str, cause: str, one: Item) -> Error:
        evidence = one.get("evidence") or [{"text": ""}]
        return Error("false", measure, cause, told(one, self.called), " ".join(evidence[0]["text"].split()))

    def _sentence(self, one: Item) -> str:
        """The sentence of the article that says most of a wanted statement; the annotation has no offsets.

        A name counts the more the rarer it is: the firm that the article is about stands everywhere.
        """
        text, lang = self.article.text, self.gold["lang"]
        ends = [self.names.get(one["subject"], ()), self.names.get(one.get("object"), (one.get("object") or "",))]
        weights = {name: 1 / text.count(name) for names in ends for name in names if name and name in text}
        value = one.get("value")
        best, most = "", 0.0
        for a, b in sentences(text, lang):
            said = text[a:b]
            weight = sum(max((weights.get(n, 0.0) for n in names if n and n in said), default=0.0) for names in ends)
            if value is not None:
                weight += 2 * any(same_number(float(x.value), abs(value)) for x in find_amounts(said, lang))
            if weight > most:
                best, most = said, weight
        return " ".join(best.split())


def _near(ends: tuple[Any, Any], one: Item, others: Sequence[tuple[tuple[Any, Any], Item]]) -> str:
    """The cause of a relation's being without its like among `others`."""
    same = [r for e, r in others if e == ends]
    if any(r["predicate"] == one["predicate"] for r in same):
        return "another role"
    if any(r["predicate"] == one["predicate"] and e == ends[::-1] for e, r in others):
        return "turned round"
    if same or any(e == ends[::-1] for e, _ in others):
        return "another predicate"
    if any(r["predicate"] == one["predicate"] and (e[0] == ends[0] or e[1] == ends[1]) for e, r in others):
        return "another end"
    return "nothing like it"


def _near_fact(subject: str | None, one: Item, others: Sequence[tuple[str | None, Item]]) -> str:
    """The cause of a figure's being without its like among `others`."""
    alike = [(s, f) for s, f in others if same_value(one, f)]
    if any(f["metric"] == one["metric"] and s != subject for s, f in alike):
        return "another subject"
    if any(s == subject and f["metric"] != one["metric"] for s, f in alike):
        return "another metric"
    if any(s == subject and f["metric"] == one["metric"] and f.get("unit") != one.get("unit") for s, f in alike):
        return "another unit"
    return "another subject" if alike else "nothing like it"


def counted(found: Sequence[Error]) -> Mapping[tuple[str, str], Mapping[str, int]]:
    """(measure, cause) -> kind -> how many, the most frequent first."""
    table: dict[tuple[str, str], dict[str, int]] = {}
    for error in found:
        row = table.setdefault((error.measure, error.cause), dict.fromkeys(("missed", "false", "inexact"), 0))
        row[error.kind] += 1
    return dict(sorted(table.items(), key=lambda item: (-sum(item[1].values()), item[0])))

"""Scores annotations against gold ones: spans, arcs, relations and facts by entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from extractors.reader.labels import SYMMETRIC
from extractors.reader.types import ENTITY_TYPES, GOVERNOR_KINDS, PREDICATES, Annotation, Arc

Place = tuple[int, int]


@dataclass(slots=True)
class Count:
    """Right, told and wanted items; the three figures that follow from them."""

    right: int = 0
    told: int = 0
    wanted: int = 0

    def add(self, told: AbstractSet[Hashable], wanted: AbstractSet[Hashable]) -> None:
        """Count one text."""
        self.right += len(told & wanted)
        self.told += len(told)
        self.wanted += len(wanted)

    @property
    def precision(self) -> float:
        """Right of told, 0 to 1."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """Right of wanted, 0 to 1."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / (self.told + self.wanted) if self.told + self.wanted else 0.0

    def __str__(self) -> str:
        return f"{100 * self.precision:.1f}/{100 * self.recall:.1f}/{100 * self.f1:.1f} (n {self.wanted})"


Counts = defaultdict[str, Count]


def new_counts() -> Counts:
    """Empty counts by name."""
    return defaultdict(Count)


def score_spans(counts: Counts, told: Annotation, gold: Annotation, types: Iterable[str], prefix: str = "") -> None:
    """Exact bounds and type, by type, in all, and all entities together."""
    kinds = set(types)
    mine = {(s.start, s.end, s.type) for s in told.spans if s.type in kinds}
    right = {(s.start, s.end, s.type) for s in gold.spans if s.type in kinds}
    for kind in kinds:
        counts[prefix + kind].add({x for x in mine if x[2] == kind}, {x for x in right if x[2] == kind})
    counts[prefix + "entities"].add(
        {x for x in mine if x[2] in ENTITY_TYPES}, {x for x in right if x[2] in ENTITY_TYPES}
    )
    counts[prefix + "all"].add(mine, right)


class Entities:
    """Which spans of one annotation mean the same: joined by `coref`, `same` and equal words."""

    def __init__(self, annotation: Annotation, text: str, by_words: bool) -> None:
        spans = annotation.spans
        self.parent = list(range(len(spans)))
        for arc in annotation.arcs:
            if arc.kind in ("coref", "same"):
                self._join(arc.source, arc.target)
        if by_words:
            seen: dict[str, int] = {}
            for index, span in enumerate(spans):
                if span.type in ENTITY_TYPES:
                    self._join(index, seen.setdefault(text[span.start : span.end].casefold(), index))

    def _join(self, a: int, b: int) -> None:
        self.parent[self.find(a)] = self.find(b)

    def find(self, index: int) -> int:
        """The number of the span's entity."""
        while self.parent[index] != index:
            index = self.parent[index]
        return index


class Matcher:
    """Names told spans by the gold entities that they hit exactly; misses get names of their own."""

    def __init__(self, told: Annotation, gold: Annotation, text: str) -> None:
        self.told, self.gold = told, gold
        self.gold_entities = Entities(gold, text, by_words=True)
        self.told_entities = Entities(told, text, by_words=True)
        at = {(s.start, s.end): i for i, s in enumerate(gold.spans)}
        self.hit = [at.get((s.start, s.end)) for s in told.spans]
        self.coref = {a.source: a.target for a in told.arcs if a.kind == "coref"}

    def gold_name(self, index: int) -> str:
        """The name of the gold entity that span `index` belongs to."""
        return f"g{self.gold_entities.find(index)}"

    def told_name(self, index: int) -> str:
        """The gold entity of what a REF stands for, or of the span itself; else a name that matches nothing."""
        target = self.coref.get(index, index)
        place = self.hit[target]
        return f"g{self.gold_entities.find(place)}" if place is not None else f"t{self.told_entities.find(target)}"


def relations(matcher: Matcher, annotation: Annotation, *, told: bool) -> set[tuple[str, str, str, str, str]]:
    """(predicate, subject, object, status, ended) by entity; symmetric ones in a fixed order."""
    name = matcher.told_name if told else matcher.gold_name
    found = set()
    for arc in annotation.arcs:
        if arc.kind in PREDICATES:
            ends = [name(arc.source), name(arc.target)]
            if arc.kind in SYMMETRIC:
                ends.sort()
            said = arc.attributes
            found.add((arc.kind, ends[0], ends[1], said.get("status", "done"), said.get("ended", "")))
    return found


def score_relations(counts: Counts, matcher: Matcher) -> None:
    """Relations by predicate and in all, and coreference."""
    mine, right = relations(matcher, matcher.told, told=True), relations(matcher, matcher.gold, told=False)
    for predicate in PREDICATES:
        counts[predicate].add({x[:3] for x in mine if x[0] == predicate}, {x[:3] for x in right if x[0] == predicate})
    counts["relations"].add({x[:3] for x in mine}, {x[:3] for x in right})
    counts["relations+status,ended"].add(mine, right)
    corefs = {
        (matcher.told.spans[a.source].start, matcher.told_name(a.target)) for a in _of_kind(matcher.told, "coref")
    }
    counts["coref"].add(
        corefs,
        {(matcher.gold.spans[a.source].start, matcher.gold_name(a.target)) for a in _of_kind(matcher.gold, "coref")},
    )


def _of_kind(annotation: Annotation, *kinds: str) -> list[Arc]:
    return [a for a in annotation.arcs if a.kind in kinds]


def facts(matcher: Matcher, annotation: Annotation, *, told: bool) -> dict[Place, dict[str, Hashable]]:
    """Facts by the place of their anchor number: metric, subject, value or change, period, change, status."""
    name = matcher.told_name if told else matcher.gold_name
    spans = annotation.spans

    def place(index: int) -> Place:
        return spans[index].start, spans[index].end

    found: dict[Place, dict[str, Hashable]] = {}
    for arc in _of_kind(annotation, "value", "change"):
        said = arc.attributes
        fact: dict[str, Hashable] = {"kind": arc.kind, "metric": said.get("metric"), "status": said.get("status")}
        fact["negative"] = said.get("negative", "")
        if arc.kind == "change":
            fact["change"] = (*place(arc.source), said.get("sign"), said.get("basis"))
        for other in annotation.arcs:
            if other.source == arc.source and other.kind == "of":
                fact["of"] = name(other.target)
            elif other.source == arc.source and other.kind == "period":
                fact["period"] = place(other.target)
            elif other.target == arc.source and other.kind == "change_of":
                fact["change"] = (*place(other.source), other.attributes.get("sign"), other.attributes.get("basis"))
        found[place(arc.source)] = fact
    return found


FACT_VIEWS: dict[str, tuple[str, ...]] = {
    "fact anchor": ("kind",),
    "fact of": ("kind", "of"),
    "fact metric": ("kind", "metric"),
    "fact of+metric": ("kind", "of", "metric"),
    "fact of+metric+period": ("kind", "of", "metric", "period"),
    "fact of+metric+change": ("kind", "of", "metric", "change"),
    "fact of+metric+period+change": ("kind", "of", "metric", "period", "change"),
    "fact +status": ("kind", "of", "metric", "period", "change", "status"),
}


def score_facts(counts: Counts, matcher: Matcher) -> None:
    """Facts in views that ask for more and more of their parts."""
    mine, right = facts(matcher, matcher.told, told=True), facts(matcher, matcher.gold, told=False)
    for view, keys in FACT_VIEWS.items():
        # A basis is only part of the change where it is said; the sign always is.
        counts[view].add(
            {(p, *(f.get(k) for k in keys)) for p, f in mine.items()},
            {(p, *(f.get(k) for k in keys)) for p, f in right.items()},
        )


def score_arcs(counts: Counts, told: Annotation, gold: Annotation) -> None:
    """Governor arcs and attributes where both annotations have the same spans (for runs with gold spans)."""
    mine = {a.source: a for a in _of_kind(told, *GOVERNOR_KINDS)}
    right = {a.source: a for a in _of_kind(gold, *GOVERNOR_KINDS)}
    counts["governor"].add(
        {(a.kind, a.source, a.target) for a in mine.values()}, {(a.kind, a.source, a.target) for a in right.values()}
    )
    for source, arc in right.items():
        if source in mine and mine[source].target == arc.target and mine[source].kind == arc.kind:
            for key in ("metric", "status", "sign", "basis"):
                if key in arc.attributes or (key == "basis" and arc.kind != "value"):
                    counts["accuracy " + key].add({mine[source].attributes.get(key)}, {arc.attributes.get(key)})
    for index, span in enumerate(gold.spans):
        if span.type in ("METRIC", "ROLE"):
            counts[f"accuracy {span.type} label"].add({told.spans[index].label}, {span.label})

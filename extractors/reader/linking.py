"""From link scores to arcs, for one window; spans are named by their index in the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.reader import labels
from extractors.reader.geometry import Ints
from extractors.reader.heads import MASK, NUMBER_COLUMNS, RELATION_COLUMNS, Floats, Links, sigmoid, softmax
from extractors.reader.labels import NULLS, PAIR_INDEX, SIGMOIDS, SYMMETRIC, TYPE_INDEX
from extractors.reader.types import ENTITY_TYPES, GOVERNOR_KINDS, NUMBER_TYPES, PREDICATES, SPAN_TYPES, Arc

_FAR = -1e4
_NUMBERS = [TYPE_INDEX[t] for t in NUMBER_TYPES]
_SHARED = ("investedIn", "subsidiaryOf", "acquired")  # predicates that may carry a share
_QUESTION = {"governor": GOVERNOR_KINDS, "of": ("of",), "period": ("period",), "coref": ("coref",)}


@dataclass(frozen=True, slots=True)
class Settings:
    """Chosen on dev passages: temperature by head, probability threshold by arc kind."""

    temperatures: dict[str, float] = field(default_factory=dict)
    thresholds: dict[str, float] = field(default_factory=dict)
    shift: float = 0.0  # of predicate scores: positives weighed more in training than they do in the world

    def temperature(self, head: str) -> float:
        """The head's temperature, 1 if none was fitted."""
        return self.temperatures.get(head, 1.0)

    def threshold(self, kind: str) -> float:
        """The kind's threshold, 0.5 if none was chosen."""
        return self.thresholds.get(kind, 0.5)


class Decoder:
    """Reads arcs off one window's scores."""

    def __init__(self, links: Links, types: Ints, settings: Settings, words: Sequence[str]) -> None:
        self.links, self.types, self.settings, self.words = links, types, settings, words
        self.count = len(types)
        self.row = np.full((self.count, self.count), -1, np.int64)
        self.row[links.pairs[0], links.pairs[1]] = np.arange(links.pairs.shape[1])
        kinds = types[links.pairs[0]], types[links.pairs[1]]
        self.possible: NDArray[np.bool_] = MASK[kinds]
        self.certain = sigmoid(links.pair[:, : len(SIGMOIDS)])
        told = links.pair[:, : len(PREDICATES)] / np.float32(settings.temperature("predicate"))
        self.certain[:, : len(PREDICATES)] = sigmoid(told + np.float32(settings.shift))
        self.certain[~self.possible[:, : len(SIGMOIDS)]] = 0.0

    def arcs(self) -> list[Arc]:
        """All arcs of the window: fact arcs, coref, same, predicates with role and share."""
        groups = self._named_groups()
        same = self.same_arcs()
        for arc in same:
            groups = [groups[arc.source] if g == groups[arc.target] else g for g in groups]
        coref = self.coref_arcs(groups)
        for arc in coref:
            groups[arc.source] = groups[arc.target]
        return [*self.fact_arcs(groups), *coref, *same, *self.relation_arcs()]

    def _named_groups(self) -> list[int]:
        """A number for each span, the same for entity spans of the same words and type."""
        first: dict[tuple[str, int], int] = {}
        return [
            first.setdefault((word.casefold(), int(kind)), index) if SPAN_TYPES[kind] in ENTITY_TYPES else index
            for index, (word, kind) in enumerate(zip(self.words, self.types, strict=True))
        ]

    def choices(self, question: str, asked: Ints) -> tuple[Floats, tuple[str, ...]]:
        """Probabilities (asked, kinds * spans + 1) of a softmax question; the last column is "none"."""
        kinds = _QUESTION[question]
        scores = np.full((len(asked), len(kinds), self.count), _FAR, np.float32)
        for place, kind in enumerate(kinds):
            column = PAIR_INDEX[kind]
            for index, span in enumerate(asked):
                rows = self.row[span]
                fits = rows >= 0
                fits[fits] = self.possible[rows[fits], column]
                scores[index, place, fits] = self.links.pair[rows[fits], column]
        null = self.links.null[asked, NULLS.index(question)][:, None]
        joined: Floats = np.concatenate([scores.reshape(len(asked), -1), null], 1)
        joined /= np.float32(self.settings.temperature(question))
        return softmax(joined), kinds

    def fact_arcs(self, groups: list[int]) -> list[Arc]:
        """Each number's governor; for those that anchor a fact also subject and period."""
        numbers = np.nonzero(np.isin(self.types, _NUMBERS))[0]
        if not len(numbers):
            return []
        chances, kinds = self.choices("governor", numbers)
        governors: dict[int, tuple[str, int, float]] = {}
        places = {int(number): index for index, number in enumerate(numbers)}
        for number, index in places.items():
            chosen = self._governor(chances[index], kinds)
            if chosen is not None:
                governors[number] = chosen
        for number, (kind, target, _) in list(governors.items()):
            if kind == "change_of" and governors.get(target, ("change_of", 0, 0.0))[0] == "change_of":
                # What it would change is no figure itself: it can only stand for itself.
                index = places[number]
                direct = self._governor(np.append(chances[index, : 2 * self.count], chances[index, -1]), kinds[:2])
                if direct is None:
                    del governors[number]
                else:
                    governors[number] = direct
        arcs = [self._governed(n, kind, target, chance) for n, (kind, target, chance) in governors.items()]
        anchors = np.array([n for n, (kind, _, _) in governors.items() if kind != "change_of"], np.int64)
        if len(anchors):
            arcs += self._chosen("of", anchors, groups)
            arcs += self._chosen("period", anchors, list(range(self.count)))
        return arcs

    def _governor(self, chances: Floats, kinds: tuple[str, ...]) -> tuple[str, int, float] | None:
        """The best governor if "none" is not likelier than the threshold allows."""
        if 1.0 - chances[-1] < self.settings.threshold("governor"):
            return None
        best = int(chances[:-1].argmax())
        return (kinds[best // self.count], best % self.count, float(chances[best])) if chances[best] > 1e-3 else None

    def _chosen(self, question: str, asked: Ints, groups: list[int]) -> list[Arc]:
        """The best answer of each question: the group that is likeliest in all, and in it the likeliest mention."""
        chances, _ = self.choices(question, asked)
        arcs = []
        for index, span in enumerate(asked):
            if 1.0 - chances[index, -1] < self.settings.threshold(question):
                continue
            each = chances[index, :-1]
            whole = np.bincount(groups, weights=each, minlength=self.count)
            best = int(whole.argmax())
            if whole[best] > 1e-3:
                mention = max((i for i, g in enumerate(groups) if g == best), key=lambda i: each[i])
                arcs.append(Arc(question, int(span), mention, min(float(whole[best]), 1.0)))
        return arcs

    def _governed(self, number: int, kind: str, target: int, chance: float) -> Arc:
        """A governor arc with what the number's heads say."""
        row = int(self.row[number, target])
        scores = self.links.pair_number[row] + self.links.number[number]
        size = NUMBER_COLUMNS["metric"]
        said: dict[str, str] = {}
        parts: dict[str, Floats] = {}
        start = 0
        for name, width in NUMBER_COLUMNS.items():
            parts[name] = scores[start : start + width]
            start += width
        if kind != "change_of":
            said["metric"] = labels.METRICS[int((parts["metric"] + self.links.metric[target][:size]).argmax())]
            said["status"] = labels.FACT_STATUSES[int(parts["status"].argmax())]
        if kind == "value" and softmax(parts["negative"])[1] >= self.settings.threshold("negative"):
            said["negative"] = "true"
        if kind != "value":
            said["sign"] = "+" if parts["sign"][1] >= parts["sign"][0] else "-"
            basis = labels.BASES[int(parts["basis"].argmax())]
            said |= {"basis": basis} if basis != "none" else {}
        return Arc(kind, number, target, chance, said)

    def coref_arcs(self, groups: list[int]) -> list[Arc]:
        """Each REF's named mention."""
        asked = np.nonzero(self.types == TYPE_INDEX["REF"])[0]
        return self._chosen("coref", asked, groups) if len(asked) else []

    def same_arcs(self) -> list[Arc]:
        """Pairs of names of one entity."""
        found = self._symmetric(PAIR_INDEX["same"], self.settings.threshold("same"))
        return [Arc("same", *pair) for pair in found]

    def _symmetric(self, column: int, least: float) -> list[tuple[int, int, float]]:
        """Unordered pairs whose mean probability of both directions is at least `least`."""
        source, target = self.links.pairs
        rows = np.nonzero((source < target) & self.possible[:, column])[0]
        rows = rows[self.row[target[rows], source[rows]] >= 0]
        back = self.row[target[rows], source[rows]]
        chances = (self.certain[rows, column] + self.certain[back, column]) / 2
        return [
            (int(source[row]), int(target[row]), float(chance))
            for row, chance in zip(rows, chances, strict=True)
            if chance >= least
        ]

    def relation_arcs(self) -> list[Arc]:
        """Predicate arcs above their thresholds, of two opposite ones the likelier, with status, role and share."""
        arcs: list[Arc] = []
        for predicate in PREDICATES:
            column, threshold = PAIR_INDEX[predicate], self.settings.threshold(predicate)
            if predicate in SYMMETRIC:
                found = self._symmetric(column, threshold)
            else:
                rows = np.nonzero(self.certain[:, column] >= threshold)[0]
                found = []
                for row in rows:
                    a, b = (int(v) for v in self.links.pairs[:, row])
                    back = self.row[b, a]
                    if back < 0 or self.certain[back, column] <= self.certain[row, column]:
                        found.append((a, b, float(self.certain[row, column])))
            arcs += [self._related(predicate, *entry) for entry in found]
        return arcs + self._role_arcs(arcs)

    def _related(self, predicate: str, source: int, target: int, chance: float) -> Arc:
        scores = self.links.pair_relation[self.row[source, target]]
        width = RELATION_COLUMNS["status"]
        said: dict[str, str] = {"status": labels.RELATION_STATUSES[int(scores[:width].argmax())]}
        if softmax(scores[width:])[1] >= self.settings.threshold("ended"):
            said["ended"] = "true"
        if predicate in ("holdsPosition", "founded"):
            role = self._attached("role", source, target)
            if role is not None:
                said |= {"role_span": str(role), "role": labels.ROLES[int(self.links.role[role].argmax())]}
        if predicate in _SHARED:
            share = self._attached("share", source, target)
            said |= {"share_span": str(share)} if share is not None else {}
        return Arc(predicate, source, target, chance, said)

    def _attached(self, kind: str, source: int, target: int) -> int | None:
        """The ROLE or PERCENT that belongs to both ends of a relation, if one does well enough."""
        wanted = TYPE_INDEX["ROLE" if kind == "role" else "PERCENT"]
        column = PAIR_INDEX[kind]
        best, chosen = self.settings.threshold(kind), None
        for span in np.nonzero(self.types == wanted)[0]:
            rows = self.row[source, span], self.row[target, span]
            chances = [float(self.certain[r, column]) for r in rows if r >= 0 and self.possible[r, column]]
            if chances and float(np.sqrt(chances[0] * chances[-1])) >= best:
                best, chosen = float(np.sqrt(chances[0] * chances[-1])), int(span)
        return chosen

    def _role_arcs(self, relations: list[Arc]) -> list[Arc]:
        found: dict[tuple[str, int, int], Arc] = {}
        for arc in relations:
            for kind in ("role", "share"):
                place = arc.attributes.get(kind + "_span")
                if place is not None:
                    chance = float(self.certain[self.row[arc.source, int(place)], PAIR_INDEX[kind]])
                    found[kind, arc.source, int(place)] = Arc(kind, arc.source, int(place), chance)
        return list(found.values())


def span_label(links: Links, index: int, kind: int) -> str | None:
    """The metric of a METRIC span, the role of a ROLE span."""
    if SPAN_TYPES[kind] == "METRIC":
        return labels.METRICS[int(links.metric[index].argmax())]
    return labels.ROLES[int(links.role[index].argmax())] if SPAN_TYPES[kind] == "ROLE" else None


def read_settings(stored: dict[str, Any]) -> Settings:
    """Settings out of the stored JSON."""
    return Settings(
        dict(stored.get("temperatures", {})), dict(stored.get("thresholds", {})), float(stored.get("shift", 0.0))
    )

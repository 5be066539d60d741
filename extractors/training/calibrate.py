"""Chooses temperatures and thresholds on the dev passages and writes them into an export's settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.reader.geometry import Ints
from extractors.reader.heads import Floats, Links
from extractors.reader.labels import NULLS, SIGMOIDS, TYPE_INDEX
from extractors.reader.linking import Decoder, Settings, span_label
from extractors.reader.runtime import WINDOW, Reader
from extractors.reader.types import PREDICATES, Annotation, Span
from extractors.reader.windows import cut_pieces
from extractors.training.encoding import MASK, Targets, encode, targets
from extractors.training.export import write_settings
from extractors.training.gold_annotation import annotation_of
from extractors.training.items import item_of
from extractors.training.passages import Passage
from extractors.training.scoring import Matcher, new_counts, relations, score_facts, score_relations
from kg.reliability import expected_error

_GRID = np.round(np.arange(0.6, 3.01, 0.1), 2)
_QUESTION_COLUMNS = {"governor": (0, 1, 2), "of": (3,), "period": (4,), "coref": (5,)}
# A rare predicate's threshold must not hang on three examples: it is drawn towards the common one.
_PRIOR = 25.0


@dataclass(slots=True)
class Window:
    """One dev passage, read once: scores over its own found spans and over gold spans, tag scores, targets."""

    passage: Passage
    gold: Annotation
    found: tuple[Span, ...]
    links: Links
    types: Ints
    gold_links: Links
    gold_types: Ints
    targets: Targets
    tags: Floats
    allowed: Any


def read_window(reader: Reader, passage: Passage) -> Window | None:
    """Run the encoder once over a passage; None where it does not fit one window or has too few spans."""
    import random

    encoded = encode(item_of(passage), reader.tokenizer, 256, random.Random(0))
    places = encoded.places
    if len(encoded.ids) - 2 > WINDOW or len(places) < 2 or any(p is None for p in places):
        return None
    kept = [p for p in places if p is not None]
    ids = encoded.ids[1:-1]
    states, tags = reader.encode(ids)
    goal = targets(encoded.item, kept, list(range(len(kept))))
    gold_links = reader.links(states, goal.first - 1, goal.last - 1, goal.types)
    found = reader.annotate([passage.text])[0]
    pieces = cut_pieces(passage.text, reader.tokenizer)
    if len(found.spans) < 2 or not np.array_equal(pieces.ids, ids):
        return None
    first = np.searchsorted(pieces.ends, [s.start for s in found.spans], side="right")
    last = np.maximum(np.searchsorted(pieces.starts, [s.end for s in found.spans], side="left") - 1, first)
    types = np.array([TYPE_INDEX[s.type] for s in found.spans], np.int64)
    links = reader.links(states, first, last, types)
    spans = tuple(replace(s, label=span_label(links, i, int(types[i]))) for i, s in enumerate(found.spans))
    return Window(
        passage, annotation_of(passage), spans, links, types, gold_links, goal.types, goal,
        tags, encoded.allowed[1:-1],
    )  # fmt: skip


def _nll(scores: Floats, right: Any, temperature: float) -> float:
    """Mean -log P(right columns)."""
    scaled = scores / temperature
    top = scaled.max(-1, keepdims=True)
    powers = np.exp(scaled - top)
    chance = (powers * right).sum(-1) / powers.sum(-1)
    return float(-np.log(np.maximum(chance, 1e-9)).mean())


def temperatures(found: list[Window]) -> dict[str, float]:
    """The temperature of each head that makes dev likeliest."""
    losses: dict[str, Callable[[float], float]] = {}
    tags = np.concatenate([w.tags for w in found])
    allowed = np.concatenate([w.allowed for w in found])
    losses["tags"] = lambda t: _nll(tags, allowed, t)
    for question, columns in _QUESTION_COLUMNS.items():
        rows = [_question(w, question, columns) for w in found]
        rows = [r for r in rows if r is not None]
        losses[question] = lambda t, rows=rows: float(  # type: ignore[misc]
            np.average([_nll(s, r, t) for s, r in rows], weights=[len(s) for s, _ in rows])
        )
    return {name: float(min(_GRID, key=loss)) for name, loss in losses.items()}


def _question(window: Window, question: str, columns: tuple[int, ...]) -> tuple[Floats, Any] | None:
    goal, links = window.targets, window.gold_links
    place = NULLS.index(question)
    asked = np.nonzero(goal.asked[:, place] > 0.5)[0]
    if not len(asked):
        return None
    count = len(goal.first)
    dense = np.full((count, count, len(columns)), -1e4, np.float32)
    source, target = links.pairs
    for layer, column in enumerate(columns):
        fits = MASK[goal.types[source], goal.types[target]][:, len(SIGMOIDS) + column]
        dense[source[fits], target[fits], layer] = links.pair[fits, len(SIGMOIDS) + column]
    scores = np.concatenate([dense[asked].reshape(len(asked), -1), links.null[asked, place][:, None]], 1)
    right = np.concatenate(
        [goal.soft[asked][:, :, list(columns)].reshape(len(asked), -1), goal.null[asked, place][:, None]], 1
    )
    known = right.any(1)
    return (scores[known], right[known]) if known.any() else None


def decoded(window: Window, settings: Settings) -> Annotation:
    """The window's annotation under `settings`."""
    words = [window.passage.text[s.start : s.end] for s in window.found]
    return Annotation(window.found, tuple(Decoder(window.links, window.types, settings, words).arcs()))


def _score(found: list[Window], settings: Settings, aim: str) -> float:
    """F1 of `aim` end to end; relations are left out, which saves most of the time."""
    silent = replace(settings, thresholds=settings.thresholds | dict.fromkeys(PREDICATES, 1.1))
    counts = new_counts()
    for window in found:
        matcher = Matcher(decoded(window, silent), window.gold, window.passage.text)
        score_relations(counts, matcher)
        score_facts(counts, matcher)
    return counts[aim].f1


@dataclass(slots=True)
class Told:
    """What was told of one predicate at a very low threshold, (confidence, right) each, and how many were wanted."""

    told: list[tuple[float, bool]]
    wanted: int = 0

    def counts(self, threshold: float) -> tuple[float, float]:
        """Right and told at a threshold."""
        kept = [right for confidence, right in self.told if confidence >= threshold]
        return float(sum(kept)), float(len(kept))


def _told(found: list[Window], settings: Settings) -> dict[str, Told]:
    low = replace(settings, thresholds=settings.thresholds | dict.fromkeys(PREDICATES, 0.03))
    tables = {predicate: Told([]) for predicate in PREDICATES}
    for window in found:
        annotation = decoded(window, low)
        matcher = Matcher(annotation, window.gold, window.passage.text)
        right = {entry[:3] for entry in relations(matcher, window.gold, told=False)}
        best: dict[tuple[str, str, str], float] = {}
        for arc in annotation.arcs:
            if arc.kind in PREDICATES:
                alone = Annotation(annotation.spans, (arc,))
                key = next(iter(relations(matcher, alone, told=True)))[:3]
                best[key] = max(best.get(key, 0.0), arc.confidence)
        for key, confidence in best.items():
            tables[key[0]].told.append((confidence, key in right))
        for key in right:
            tables[key[0]].wanted += 1
    return tables


def fit_predicates(found: list[Window], settings: Settings) -> tuple[float, float]:
    """Temperature and shift of predicate scores by which confidences fit what is right by entity, end to end."""
    told = [pair for table in _told(found, settings).values() for pair in table.told]
    chances = np.clip(np.array([c for c, _ in told]), 1e-5, 1 - 1e-5)
    scores, right = np.log(chances / (1 - chances)), np.array([r for _, r in told], dtype=float)
    slope, shift = logistic(scores, right)
    return 1 / slope, shift


def logistic(scores: Floats, right: Floats) -> tuple[float, float]:
    """Slope and shift of the logistic curve that makes `right` (0 or 1 for each score) likeliest.

    Newton's method with halved steps: a full step may overshoot where most scores are far from the middle.
    """

    def loss(line: NDArray[np.float64]) -> float:
        return float(np.logaddexp(0.0, np.where(right > 0.5, -1, 1) * (line[0] * scores + line[1])).sum())

    design = np.stack([scores, np.ones_like(scores)], 1)
    line = np.array([1.0, 0.0])
    for _ in range(50):
        fitted = 1 / (1 + np.exp(-np.clip(design @ line, -50, 50)))
        curve = (design * (fitted * (1 - fitted))[:, None]).T @ design + 1e-6 * np.eye(2)
        step = np.linalg.solve(curve, design.T @ (fitted - right))
        size = 1.0
        while size > 1e-4 and loss(line - size * step) > loss(line):
            size /= 2
        line = line - size * step if size > 1e-4 else line
    return float(line[0]), float(line[1])


def thresholds(found: list[Window], settings: Settings) -> Settings:
    """Sweep each threshold in turn for the best end-to-end F1 on dev."""
    chosen = dict(settings.thresholds)
    grid = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7]
    aims = {"governor": "fact of+metric", "of": "fact of+metric", "coref": "coref", "period": "fact of+metric+period"}
    for kind, aim in aims.items():
        scores = {v: _score(found, replace(settings, thresholds=chosen | {kind: v}), aim) for v in grid}
        chosen[kind] = max(grid, key=lambda v, s=scores: (s[v], -abs(v - 0.5)))  # type: ignore[misc]
    tables = _told(found, replace(settings, thresholds=chosen))
    fine = [round(0.1 + 0.025 * step, 3) for step in range(33)]
    common = {v: _f1([t.counts(v) for t in tables.values()], sum(t.wanted for t in tables.values())) for v in fine}
    every = max(fine, key=lambda v: common[v])
    whole = [t.counts(every) for t in tables.values()]
    wanted = sum(t.wanted for t in tables.values())
    prior = tuple(sum(side) * _PRIOR / max(wanted, 1) for side in zip(*whole, strict=True))
    for predicate, table in tables.items():
        scores = {v: _f1([table.counts(v), (prior[0], prior[1])], table.wanted + _PRIOR) for v in fine}
        chosen[predicate] = max(fine, key=lambda v, s=scores: (s[v], -abs(v - every)))  # type: ignore[misc]
    return replace(settings, thresholds=chosen)


def _f1(counts: list[tuple[float, float]], wanted: float) -> float:
    right, told = sum(c[0] for c in counts), sum(c[1] for c in counts)
    return 2 * right / max(told + wanted, 1.0)


def errors(found: list[Window], settings: Settings) -> dict[str, float]:
    """Expected calibration error on dev: spans (exact), relations (by entity), anchors of facts (exact number)."""
    spans: list[tuple[float, bool]] = []
    anchors: list[tuple[float, bool]] = []
    for window in found:
        gold = {(s.start, s.end, s.type) for s in window.gold.spans}
        spans += [(s.confidence, (s.start, s.end, s.type) in gold) for s in window.found]
        right = {(a.kind, *_place(window.gold.spans[a.source])) for a in window.gold.arcs}
        for arc in decoded(window, settings).arcs:
            if arc.kind in ("value", "change"):
                anchors.append((arc.confidence, (arc.kind, *_place(window.found[arc.source])) in right))
    told = [
        (confidence, right)
        for predicate, table in _told(found, settings).items()
        for confidence, right in table.told
        if confidence >= settings.threshold(predicate)
    ]
    return {"spans": expected_error(spans), "relations": expected_error(told), "anchors": expected_error(anchors)}


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def calibrate(folder: Path, dev: list[Passage]) -> dict[str, Any]:
    """Fit and write `settings.json`; returns what was written."""
    write_settings(folder, {"format": 1, "temperatures": {}, "thresholds": {}})
    reader = Reader.load(folder)
    first = [w for w in (read_window(reader, p) for p in dev) if w is not None]
    fitted = temperatures(first)
    reader.settings = Settings(fitted, {})
    found = [w for w in (read_window(reader, p) for p in dev) if w is not None]
    scale, shift = fit_predicates(found, reader.settings)
    fitted = {name: round(value, 4) for name, value in (fitted | {"predicate": scale}).items()}
    chosen = thresholds(found, Settings(fitted, {}, round(shift, 4)))
    stored = {
        "format": 1, "temperatures": fitted, "shift": chosen.shift, "thresholds": chosen.thresholds,
        "calibration_error": {k: round(v, 4) for k, v in errors(found, chosen).items()},
    }  # fmt: skip
    write_settings(folder, stored)
    return stored

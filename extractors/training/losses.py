"""The losses: tags by marginal likelihood over what a source allows, links by sigmoids, softmaxes and classes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from extractors.reader.labels import NULLS, SIGMOIDS, SOFTMAXES
from extractors.training.encoding import MASK, Encoded, Targets
from extractors.training.model import NUMBER_ATTRIBUTES, RELATION_ATTRIBUTES, LinkLogits, SpanBatch

_QUESTIONS = {"governor": (0, 1, 2), "of": (3,), "period": (4,), "coref": (5,)}
_FAR = -1e4


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part counts in the link loss; `positive` multiplies right pairs among the sigmoids."""

    sigmoid: float = 1.0
    softmax: float = 1.0
    attribute: float = 0.5
    label: float = 0.5
    positive: float = 3.0


def pad_ids(batch: list[Encoded]) -> tuple[Tensor, Tensor]:
    """Piece ids and mask, (batch, longest)."""
    longest = max(len(e.ids) for e in batch)
    ids = torch.ones((len(batch), longest), dtype=torch.long)
    mask = torch.zeros((len(batch), longest), dtype=torch.bool)
    for row, encoded in enumerate(batch):
        ids[row, : len(encoded.ids)] = torch.from_numpy(encoded.ids)
        mask[row, : len(encoded.ids)] = True
    return ids, mask


def tag_loss(logits: Tensor, batch: list[Encoded]) -> Tensor:
    """Mean over counted pieces of -log P(allowed tags)."""
    counted = torch.from_numpy(np.concatenate([e.counted for e in batch]))
    allowed = torch.from_numpy(np.concatenate([e.allowed for e in batch]))[counted]
    flat = torch.cat([logits[row, : len(e.ids)] for row, e in enumerate(batch)])[counted]
    if not len(flat):
        return logits.sum() * 0.0
    whole = flat.logsumexp(-1)
    right = flat.masked_fill(~allowed, _FAR).logsumexp(-1)
    return (whole - right).mean()


def span_batch(found: list[Targets]) -> SpanBatch:
    """Pad the windows' spans; pairs are laid end to end."""
    widest = max(1, *(len(t.first) for t in found)) if found else 1
    shape = (len(found), widest)
    first, last, types = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    mask = torch.zeros(shape, dtype=torch.bool)
    pairs = []
    for row, target in enumerate(found):
        size = len(target.first)
        first[row, :size] = torch.from_numpy(target.first)
        last[row, :size] = torch.from_numpy(target.last)
        types[row, :size] = torch.from_numpy(target.types)
        mask[row, :size] = True
        pairs.append(np.concatenate([np.full((1, target.pairs.shape[1]), row, np.int64), target.pairs]))
    features = np.concatenate([t.features for t in found])
    return SpanBatch(first, last, types, mask, torch.from_numpy(np.concatenate(pairs, 1)), torch.from_numpy(features))


def _softmax_loss(logits: LinkLogits, spans: SpanBatch, found: list[Targets]) -> Tensor:
    """Sum over the four questions of the mean -log P(right candidates or "none")."""
    batch, widest = spans.first.shape
    window, source, target = spans.pairs
    dense = logits.pair.new_full((batch, widest, widest, len(SOFTMAXES)), _FAR)
    kinds = spans.types[window, source], spans.types[window, target]
    possible = torch.from_numpy(MASK)[kinds[0], kinds[1]][:, len(SIGMOIDS) :]
    dense = dense.index_put((window, source, target), logits.pair[:, len(SIGMOIDS) :].masked_fill(~possible, _FAR))
    right = torch.zeros((batch, widest, widest, len(SOFTMAXES)), dtype=torch.bool)
    null, asked = torch.zeros((batch, widest, len(NULLS)), dtype=torch.bool), torch.zeros((batch, widest, len(NULLS)))
    for row, t in enumerate(found):
        size = len(t.first)
        right[row, :size, :size] = torch.from_numpy(t.soft)
        null[row, :size] = torch.from_numpy(t.null)
        asked[row, :size] = torch.from_numpy(t.asked)
    total = logits.pair.sum() * 0.0
    for question, (name, columns) in enumerate(_QUESTIONS.items()):
        where = (asked[:, :, question] > 0).nonzero(as_tuple=True)
        if not len(where[0]):
            continue
        assert NULLS[question] == name
        scores = torch.cat([dense[where][:, :, list(columns)].flatten(1), logits.null[where][:, question, None]], 1)
        good = torch.cat([right[where][:, :, list(columns)].flatten(1), null[where][:, question, None]], 1)
        each = scores.logsumexp(-1) - scores.masked_fill(~good, _FAR * 2).logsumexp(-1)
        weight = asked[where][:, question] * good.any(-1)
        total = total + (each.clamp(max=20.0) * weight).sum() / weight.sum().clamp(min=1.0)
    return total


def _classes(logits: Tensor, sizes: dict[str, int], rows: Tensor) -> Tensor:
    """Cross entropy of each attribute's columns; `rows` (n, attributes), -1 where unknown."""
    total, start = logits.sum() * 0.0, 0
    for column, size in enumerate(sizes.values()):
        known = rows[:, column] >= 0
        if known.any():
            total = total + functional.cross_entropy(logits[known, start : start + size], rows[known, column])
        start += size
    return total


def _attribute_loss(logits: LinkLogits, spans: SpanBatch, found: list[Targets]) -> tuple[Tensor, Tensor]:
    numbers, relations, metrics, roles = [], [], [], []
    shift = 0
    for row, target in enumerate(found):
        numbers += [(pair + shift, *rest) for pair, *rest in target.attributes]
        relations += [(pair + shift, *rest) for pair, *rest in target.relations]
        metrics += [(row, *pair) for pair in target.metric]
        roles += [(row, *pair) for pair in target.role]
        shift += target.pairs.shape[1]
    attribute, label = logits.pair.sum() * 0.0, logits.pair.sum() * 0.0
    if numbers:
        rows = torch.tensor(numbers)
        window, source, _ = spans.pairs[:, rows[:, 0]]
        alone = logits.number[window, source]
        both = logits.pair_number[rows[:, 0]] + alone
        metric_rows = (rows[:, 1] >= 0).nonzero()[:, 0]
        governed = torch.zeros_like(both[:, : NUMBER_ATTRIBUTES["metric"]])
        target_of = spans.pairs[2, rows[:, 0]]
        governed[metric_rows] = logits.metric[window, target_of][metric_rows]
        both = torch.cat([both[:, : governed.shape[1]] + governed, both[:, governed.shape[1] :]], 1)
        attribute = attribute + _classes(both, NUMBER_ATTRIBUTES, rows[:, 1:])
        attribute = attribute + 0.3 * _classes(alone, NUMBER_ATTRIBUTES, rows[:, 1:])
    if relations:
        rows = torch.tensor(relations)
        attribute = attribute + _classes(logits.pair_relation[rows[:, 0]], RELATION_ATTRIBUTES, rows[:, 1:])
    for entries, scores in ((metrics, logits.metric), (roles, logits.role)):
        if entries:
            row, place, kind = torch.tensor(entries).T
            label = label + functional.cross_entropy(scores[row, place], kind)
    return attribute, label


def link_loss(
    logits: LinkLogits, spans: SpanBatch, found: list[Targets], weights: Weights
) -> tuple[Tensor, dict[str, float]]:
    """The weighted sum of all link losses and its parts by name."""
    target = torch.from_numpy(np.concatenate([t.sigmoid for t in found]))
    weight = torch.from_numpy(np.concatenate([t.weight for t in found]))
    scores = logits.pair[:, : len(SIGMOIDS)]
    each = functional.binary_cross_entropy_with_logits(scores, target, reduction="none")
    weight = weight * (1.0 + (weights.positive - 1.0) * target)
    sigmoid = (each * weight).sum() / spans.mask.sum().clamp(min=1)
    softmax = _softmax_loss(logits, spans, found)
    attribute, label = _attribute_loss(logits, spans, found)
    total = (
        weights.sigmoid * sigmoid + weights.softmax * softmax + weights.attribute * attribute + weights.label * label
    )
    parts = {"sigmoid": sigmoid, "softmax": softmax, "attribute": attribute, "label": label}
    return total, {name: float(value.detach()) for name, value in parts.items()}

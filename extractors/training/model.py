"""The reader as a torch module: the encoder, the tag head, the span and pair heads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from extractors.reader.labels import (
    BASES,
    FACT_STATUSES,
    METRICS,
    NULLS,
    PAIR_OUTPUTS,
    RELATION_STATUSES,
    ROLES,
    TAG_COUNT,
)
from extractors.reader.types import SPAN_TYPES
from extractors.training.base import WEIGHTS, BaseWeights, unpack_blocks

HIDDEN, LAYERS, HEADS, INNER, POSITIONS = 384, 12, 12, 1536, 512
SPAN_WIDTH, PAIR_WIDTH, PRODUCT_WIDTH, BETWEEN_WIDTH = 256, 256, 128, 96
DISTANCES, COUNTS = 20, 6
# What is said about a number (with its governor): column ranges of one output.
NUMBER_ATTRIBUTES = {
    "metric": len(METRICS),
    "status": len(FACT_STATUSES),
    "basis": len(BASES),
    "sign": 2,
    "negative": 2,
}
RELATION_ATTRIBUTES = {"status": len(RELATION_STATUSES), "ended": 2}


class Layer(nn.Module):
    """One transformer block as BERT has it (post-norm, erf GELU)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """See the class."""
        batch, length, _ = states.shape
        split = self.qkv(states).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(split[0], split[1], split[2], attn_mask=bias.to(split.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, HIDDEN)
        states = self.norm1(states + self.drop(self.out(mixed)))
        result: Tensor = self.norm2(states + self.drop(self.down(functional.gelu(self.up(states)))))
        return result


class Encoder(nn.Module):
    """(batch, length, 384) word embeddings and a mask -> states of the same shape."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """States of `words`; `mask` is true where a piece is real."""
        places = torch.arange(words.shape[1])
        states = self.drop(self.norm(words + self.position(places)))
        bias = torch.zeros(mask.shape, dtype=states.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, bias)
        result: Tensor = states
        return result

    def load_base(self, base: BaseWeights) -> None:
        """Take the weights of the base model; the one token type's vector is folded into the positions."""
        state: dict[str, Tensor] = {
            "position.weight": torch.tensor(
                base.vector("emb.pos").reshape(POSITIONS, HIDDEN) + base.vector("emb.type").reshape(-1, HIDDEN)[0]
            ),
            "norm.weight": torch.tensor(base.vector("emb.ln.w")),
            "norm.bias": torch.tensor(base.vector("emb.ln.b")),
        }
        for index in range(LAYERS):
            there, here = f"l{index}.", f"layers.{index}."
            parts = [base.matrix(there + name + ".w", HIDDEN, HIDDEN) for name in "qkv"]
            state[here + "qkv.weight"] = torch.tensor(np.concatenate(parts))
            state[here + "qkv.bias"] = torch.tensor(np.concatenate([base.vector(there + n + ".b") for n in "qkv"]))
            for mine, theirs, rows, columns in (
                ("out", "ao", HIDDEN, HIDDEN),
                ("up", "fi", INNER, HIDDEN),
                ("down", "fo", HIDDEN, INNER),
            ):
                state[here + mine + ".weight"] = torch.tensor(base.matrix(there + theirs + ".w", rows, columns))
                state[here + mine + ".bias"] = torch.tensor(base.vector(there + theirs + ".b"))
            for mine, theirs in (("norm1", "aln"), ("norm2", "oln")):
                state[here + mine + ".weight"] = torch.tensor(base.vector(there + theirs + ".w"))
                state[here + mine + ".bias"] = torch.tensor(base.vector(there + theirs + ".b"))
        self.load_state_dict(state)


@dataclass(slots=True)
class SpanBatch:
    """Spans of a batch of windows: first and last token (inclusive), type, all (batch, spans); `mask` marks real ones.

    `pairs` is (3, pairs): window, source, target; `features` is (pairs, 4): distance bucket, two counts, type pair.
    """

    first: Tensor
    last: Tensor
    types: Tensor
    mask: Tensor
    pairs: Tensor
    features: Tensor


@dataclass(slots=True)
class LinkLogits:
    """Raw scores. `pair` (pairs, outputs), `null` (batch, spans, nulls), `metric`, `role` (batch, spans, classes),
    `number` (batch, spans, attributes), `pair_number` and `pair_relation` (pairs, attributes)."""

    pair: Tensor
    null: Tensor
    metric: Tensor
    role: Tensor
    number: Tensor
    pair_number: Tensor
    pair_relation: Tensor


class LinkHead(nn.Module):
    """Scores spans and ordered pairs of spans from the encoder's states."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.span_type = nn.Embedding(len(SPAN_TYPES), 64)
        self.span = nn.Linear(3 * HIDDEN + 64, SPAN_WIDTH)
        self.span_norm = nn.LayerNorm(SPAN_WIDTH)
        self.null = nn.Linear(SPAN_WIDTH, len(NULLS))
        self.metric = nn.Linear(SPAN_WIDTH, len(METRICS))
        self.role = nn.Linear(SPAN_WIDTH, len(ROLES))
        self.number = nn.Linear(SPAN_WIDTH, sum(NUMBER_ATTRIBUTES.values()))
        self.source = nn.Linear(SPAN_WIDTH, PAIR_WIDTH)
        self.target = nn.Linear(SPAN_WIDTH, PAIR_WIDTH, bias=False)
        self.left = nn.Linear(SPAN_WIDTH, PRODUCT_WIDTH, bias=False)
        self.right = nn.Linear(SPAN_WIDTH, PRODUCT_WIDTH, bias=False)
        self.product = nn.Linear(PRODUCT_WIDTH, PAIR_WIDTH, bias=False)
        self.squeeze = nn.Linear(HIDDEN, BETWEEN_WIDTH, bias=False)
        self.between = nn.Linear(BETWEEN_WIDTH, PAIR_WIDTH, bias=False)
        self.distance = nn.Embedding(DISTANCES, PAIR_WIDTH)
        self.count_source = nn.Embedding(COUNTS, PAIR_WIDTH)
        self.count_target = nn.Embedding(COUNTS, PAIR_WIDTH)
        self.kind = nn.Embedding(len(SPAN_TYPES) ** 2, PAIR_WIDTH)
        for table in (self.distance, self.count_source, self.count_target, self.kind):
            nn.init.normal_(table.weight, std=0.1)
        self.hidden = nn.Linear(PAIR_WIDTH, PAIR_WIDTH)
        self.pair = nn.Linear(PAIR_WIDTH, len(PAIR_OUTPUTS))
        nn.init.constant_(self.pair.bias, -1.0)
        self.pair_number = nn.Linear(PAIR_WIDTH, sum(NUMBER_ATTRIBUTES.values()))
        self.pair_relation = nn.Linear(PAIR_WIDTH, sum(RELATION_ATTRIBUTES.values()))
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor, spans: SpanBatch) -> LinkLogits:
        """See the class."""
        batch = len(states)
        rows = torch.arange(batch)[:, None]
        sums = functional.pad(states.cumsum(1), (0, 0, 1, 0))
        size = (spans.last + 1 - spans.first).clamp(min=1)[..., None]
        mean = (sums[rows, spans.last + 1] - sums[rows, spans.first]) / size
        joined = torch.cat([states[rows, spans.first], states[rows, spans.last], mean, self.span_type(spans.types)], -1)
        vectors = self.span_norm(functional.silu(self.span(self.drop(joined))))
        window, source, target = spans.pairs
        squeezed = functional.pad(self.squeeze(states).float().cumsum(1), (0, 0, 1, 0))
        start = torch.minimum(spans.last[window, source], spans.last[window, target]) + 1
        end = torch.maximum(spans.first[window, source], spans.first[window, target])
        end = torch.maximum(start, end)
        text = (squeezed[window, end] - squeezed[window, start]) / (end - start).clamp(min=1)[:, None]
        products = self.left(vectors)[window, source] * self.right(vectors)[window, target]
        hidden = self.source(vectors)[window, source] + self.target(vectors)[window, target]
        hidden = hidden + self.product(products) + self.between(functional.silu(text))
        hidden = hidden + self.distance(spans.features[:, 0]) + self.count_source(spans.features[:, 1])
        hidden = hidden + self.count_target(spans.features[:, 2]) + self.kind(spans.features[:, 3])
        hidden = functional.silu(self.hidden(self.drop(functional.silu(hidden))))
        hidden = self.drop(hidden)
        return LinkLogits(
            self.pair(hidden), self.null(vectors), self.metric(vectors), self.role(vectors), self.number(vectors),
            self.pair_number(hidden), self.pair_relation(hidden),
        )  # fmt: skip


class ReaderModel(nn.Module):
    """Frozen word table, encoder, tag head and link head."""

    table: Tensor

    def __init__(self, embeddings: Path, dropout: float = 0.1) -> None:
        super().__init__()
        self.register_buffer("table", torch.tensor(unpack_blocks(np.load(embeddings))), persistent=False)
        self.encoder = Encoder(dropout)
        self.tags = nn.Linear(HIDDEN, TAG_COUNT)
        self.links = LinkHead(dropout)

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Encoder states (batch, length, 384) of piece ids."""
        states: Tensor = self.encoder(self.table[ids], mask)
        return states


def new_model(base: Path, pruned: Path, dropout: float) -> ReaderModel:
    """A model with the base's encoder and fresh heads."""
    model = ReaderModel(pruned / "embeddings.npy", dropout)
    model.encoder.load_base(BaseWeights(base / WEIGHTS))
    return model

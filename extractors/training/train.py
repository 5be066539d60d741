"""The training run: epochs over passages and outside sets within a budget of wall-clock time."""

from __future__ import annotations

import itertools
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from extractors.reader.tagging import log_softmax, viterbi
from extractors.training.augment import Augmenter, read_names
from extractors.training.base import load_tokenizer
from extractors.training.data import Corpus, complete_items, load_corpus, load_train, shared_folder
from extractors.training.encoding import Encoded, encode, mix, targets
from extractors.training.items import Item
from extractors.training.losses import Weights, link_loss, pad_ids, span_batch, tag_loss
from extractors.training.model import ReaderModel, new_model
from extractors.training.shipped import shipped_state


@dataclass(slots=True)
class Clip:
    """Scales gradients by the running mean of their norm, none above twice the mean: no loss swamps another."""

    mean: float = 0.0

    def factor(self, norm: float) -> float:
        """What to multiply a gradient of this norm with."""
        self.mean = 0.98 * self.mean + 0.02 * min(norm, 3 * self.mean) if self.mean else norm
        return min(1.0 / self.mean, 2.0 / norm) if norm and self.mean else 1.0

    def clip(self, parameters: list[nn.Parameter]) -> None:
        """Scale down the parameters' gradients where their common norm is above twice its running mean."""
        norm = float(nn.utils.get_total_norm([p.grad for p in parameters if p.grad is not None]))
        scale = self.factor(norm) * self.mean
        if scale < 1.0:
            for parameter in parameters:
                if parameter.grad is not None:
                    parameter.grad.mul_(scale)


@dataclass(slots=True)
class Run:
    """State of one training run."""

    model: ReaderModel
    optimizer: torch.optim.AdamW
    config: dict[str, Any]
    rng: random.Random
    folder: Path
    weights: Weights = field(default_factory=Weights)
    link_share: float = 1.0
    outside_ratio: float = 1.0
    begun: float = field(default_factory=time.monotonic)
    before: float = 0.0
    step: int = 0
    epoch: int = 0
    clips: list[Clip] = field(default_factory=lambda: [Clip() for _ in range(5)])
    logged: dict[str, list[float]] = field(default_factory=dict)

    @property
    def progress(self) -> float:
        """Share of the time budget that is spent, 0 to 1."""
        budget: float = self.config["budget"]
        return min(1.0, (self.before + time.monotonic() - self.begun) / budget)

    def enter_phase(self) -> None:
        """Take the settings of the stretch of the run that the next epoch begins in."""
        phase = next(p for p in self.config["phases"] if self.progress < p["until"])
        self.weights = Weights(**phase["weights"])
        self.link_share, self.outside_ratio = phase["link_share"], phase["outside_ratio"]
        for group in self.optimizer.param_groups:
            group["base"] = phase[group["rate"]]

    def set_rates(self) -> None:
        """Learning rates by progress: up in the warm-up, then straight down to nearly zero."""
        warm = self.config["warmup"]
        scale = self.progress / warm if self.progress < warm else (1 - self.progress) / (1 - warm)
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * max(scale, 0.002)


def optimizer_for(model: ReaderModel, config: dict[str, Any]) -> torch.optim.AdamW:
    """Two learning rates; no weight decay on biases and norms."""
    groups: dict[tuple[str, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        rate = "encoder_rate" if name.startswith("encoder.") else "head_rate"
        decay = config["weight_decay"] if parameter.ndim > 1 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": 0.0, "rate": r, "weight_decay": d} for (r, d), p in groups.items()],
        betas=(0.9, 0.98),
        fused=True,
    )


def batches(encoded: list[Encoded], size: int, rng: random.Random) -> list[list[Encoded]]:
    """Groups of windows of like length, at most `size` pieces with padding, in random order."""
    ordered = sorted(encoded, key=lambda e: len(e.ids) + rng.random() * 8)
    groups: list[list[Encoded]] = [[]]
    for one in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * max(len(one.ids), len(groups[-1][-1].ids)) > size:
            groups.append([])
        groups[-1].append(one)
    rng.shuffle(groups)
    return groups


def _taken(leaf: Tensor) -> Tensor:
    """The gradient that has gathered on `leaf`, which is cleared."""
    gradient = leaf.grad if leaf.grad is not None else torch.zeros_like(leaf)
    leaf.grad = None
    return gradient


def train_step(run: Run, batch: list[Encoded]) -> None:
    """One update. The gradients of the tag and the link loss are brought to one size at the encoder's output."""
    model, config = run.model, run.config
    ids, mask = pad_ids(batch)
    run.set_rates()
    with torch.autocast("cpu", torch.bfloat16):
        states = model.encode(ids, mask)
    leaf = states.detach().float().requires_grad_()
    logits = model.tags(leaf)
    loss = tag_loss(logits, batch)
    loss.backward()  # type: ignore[no-untyped-call]
    first = _taken(leaf)
    gradient = first * run.clips[0].factor(float(first.norm()))
    trust = config["trust"] if run.progress > config["trust_from"] else 0.0
    linked = [row for row, e in enumerate(batch) if sum(p is not None for p in e.places) > 1]
    parts: dict[str, float] = {}
    if linked:
        found = []
        scores = log_softmax(logits.detach().numpy()) if trust else None
        for row in linked:
            one = batch[row]
            complete = trust and scores is not None and one.item.complete
            predicted = viterbi(scores[row, : len(one.ids)]) if complete and scores is not None else []
            found.append(targets(one.item, *mix(one.places, predicted, trust if complete else 0.0, run.rng)))
        spans = span_batch(found)
        if spans.pairs.shape[1]:
            total, parts = link_loss(model.links(leaf[linked], spans), spans, found, run.weights)
            total.backward()  # type: ignore[no-untyped-call]
            second = _taken(leaf)
            gradient = gradient + second * (run.link_share * run.clips[1].factor(float(second.norm())))
    states.backward(gradient.to(states.dtype))  # type: ignore[no-untyped-call]
    for clip, part in zip(run.clips[2:], (model.encoder, model.links, model.tags), strict=True):
        clip.clip(list(part.parameters()))
    run.optimizer.step()
    run.optimizer.zero_grad(set_to_none=True)
    run.step += 1
    for name, value in {"tags": float(loss.detach()), **parts}.items():
        run.logged.setdefault(name, []).append(value)


def save(run: Run) -> None:
    """Write weights and state so that the run can go on from here."""
    run.folder.mkdir(parents=True, exist_ok=True)
    spent = run.before + time.monotonic() - run.begun
    state = {"model": run.model.state_dict(), "epoch": run.epoch, "step": run.step, "spent": spent}
    torch.save(state, run.folder / f"epoch-{run.epoch:02d}.pt")
    torch.save({"optimizer": run.optimizer.state_dict(), "clips": [c.mean for c in run.clips]}, run.folder / "state.pt")
    old = run.folder / f"epoch-{run.epoch - 2:02d}.pt"
    if run.epoch % 3 != 2 and old.exists():  # every third checkpoint stays
        old.unlink()


def resume(run: Run) -> None:
    """Take up the newest checkpoint in the run's folder, if there is one."""
    found = sorted(run.folder.glob("epoch-*.pt"))
    if not found:
        return
    state = torch.load(found[-1], weights_only=True)
    run.model.load_state_dict(state["model"])
    run.epoch, run.step, run.before = state["epoch"], state["step"], state["spent"]
    rest = torch.load(run.folder / "state.pt", weights_only=True)
    rates = [group["rate"] for group in run.optimizer.param_groups]
    run.optimizer.load_state_dict(rest["optimizer"])
    for group, rate in zip(run.optimizer.param_groups, rates, strict=True):
        group["rate"] = rate
    for clip, mean in zip(run.clips, rest["clips"], strict=True):
        clip.mean = mean


def tag_scores(model: ReaderModel, dev: list[Encoded], size: int) -> tuple[float, float, float]:
    """Precision, recall, F1 of spans (exact pieces and type) on fully annotated windows."""
    right = told = wanted = 0
    model.eval()
    for batch in batches(dev, size, random.Random(0)):
        ids, mask = pad_ids(batch)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            scores = log_softmax(model.tags(model.encode(ids, mask)).float().numpy())
        for row, one in enumerate(batch):
            found, gold = set(viterbi(scores[row, : len(one.ids)])), {p for p in one.places if p is not None}
            right, told, wanted = right + len(found & gold), told + len(found), wanted + len(gold)
    model.train()
    precision, recall = right / max(told, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _report(run: Run, pieces: int, seconds: float, dev: list[Encoded]) -> None:
    means = {name: round(float(np.mean(values)), 4) for name, values in run.logged.items()}
    run.logged.clear()
    line: dict[str, Any] = {"epoch": run.epoch, "pieces": pieces, "step": run.step, "progress": round(run.progress, 3)}
    line |= {
        "pieces_per_second": round(pieces / seconds),
        "loss": means,
        "clips": [round(c.mean, 4) for c in run.clips],
    }
    if run.epoch % 2 == 0 or run.progress > 0.9:
        line["dev_spans"] = [round(v, 4) for v in tag_scores(run.model, dev, run.config["batch"])]
    run.folder.mkdir(parents=True, exist_ok=True)
    with (run.folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")
    print(json.dumps(line), flush=True)


def started_model(start: Path, base: Path, pruned: Path, dropout: float) -> ReaderModel:
    """The model of a run's first step: the weights in `start`, or new heads on the base's encoder if that is `base`."""
    if start == base:
        return new_model(base, pruned, dropout)
    model = ReaderModel(start / "embeddings.npy", dropout)
    model.load_state_dict(shipped_state(start))
    return model


def train(
    config: dict[str, Any], base: Path, pruned: Path, folder: Path, limit: int | None = None, start: Path | None = None
) -> None:
    """Run to the end of the budget; `limit` keeps only that many passages and outside items (for a trial run).

    With `start`, a folder that `export` wrote, the run goes on from those weights and keeps their vocabulary.
    """
    torch.set_num_threads(config["threads"])
    torch.manual_seed(config["seed"])
    rng = random.Random(config["seed"])
    corpus: Corpus = load_corpus(config, rng)
    outside = corpus.outside
    print(json.dumps({"passages": len(corpus.train), "outside": len(outside), "dropped": corpus.dropped}), flush=True)
    tokenizer = load_tokenizer(start or pruned)
    augment = Augmenter(read_names(shared_folder() / "data" / "entities"), {}, rng)
    model = started_model(start or base, base, pruned, config["dropout"])
    run = Run(model, optimizer_for(model, config), config, rng, folder)
    resume(run)
    rng.seed(config["seed"] + run.epoch)  # a resumed run must not draw the same variants again
    rng.shuffle(outside)
    outside = outside[:limit]
    model.train()
    dev = [encode(item, tokenizer, config["longest"], rng) for item in complete_items(corpus.dev)[: limit or 10**6 : 2]]
    dealt = itertools.cycle(outside)
    while run.progress < 1.0:
        run.enter_phase()
        passages = _passages(corpus, config, limit)  # read anew: passages may be mended while the run goes on
        augment.partners = {lang: [i for i in passages if i.lang == lang] for lang in {i.lang for i in passages}}
        chosen = [encode(augment(item), tokenizer, config["longest"], rng) for item in passages]
        own = sum(len(e.ids) for e in chosen)
        chosen += _deal(dealt, int(own * run.outside_ratio), augment, tokenizer, config["longest"])
        begun, pieces = time.monotonic(), 0
        for batch in batches(chosen, config["batch"], rng):
            train_step(run, batch)
            pieces += sum(len(e.ids) for e in batch)
            if run.step % 100 == 0:
                print(
                    f"step {run.step} progress {run.progress:.3f} {pieces / (time.monotonic() - begun):.0f}/s",
                    flush=True,
                )
            if run.progress >= 1.0:
                break
        run.epoch += 1
        seconds = time.monotonic() - begun
        save(run)
        _report(run, pieces, seconds, dev)


def _passages(corpus: Corpus, config: dict[str, Any], limit: int | None) -> list[Item]:
    found = [p for p in load_train(config, shared_folder()) if corpus.unseen.clean(p.text)]
    return complete_items(found)[:limit]


def _deal(dealt: Iterator[Item], pieces: int, augment: Augmenter, tokenizer: Any, longest: int) -> list[Encoded]:
    """Outside items worth about `pieces` pieces."""
    found: list[Encoded] = []
    while pieces > 0:
        found.append(encode(augment(next(dealt)), tokenizer, longest, augment.rng))
        pieces -= len(found[-1].ids)
    return found

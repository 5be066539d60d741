"""Writes a checkpoint as what the run time reads: `encoder.onnx`, `links.onnx`, `embeddings.npy`, tokenizer, settings.

The encoder's matrices become 8-bit blocks; everything else is computed in fp32. One window is one call, so nothing is
padded and no scale depends on what else is read at the same time.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import onnx
import torch

from extractors.training.graphs import build_encoder, build_links
from extractors.training.shipped import shipped_state

DEFAULT_SETTINGS: dict[str, Any] = {"format": 1, "temperatures": {}, "thresholds": {}}


def averaged(checkpoints: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights of checkpoints, or of folders that an earlier export wrote.

    The mean of where a renewal started and where it ended keeps what the start knew of other texts than the passages
    (Wortsman et al. 2022, Robust fine-tuning of zero-shot models, arXiv:2109.01903).
    """
    states = [
        shipped_state(path) if path.is_dir() else torch.load(path, weights_only=True)["model"] for path in checkpoints
    ]
    return {name: sum(state[name].float() for state in states) / len(states) for name in states[0]}


def export(checkpoints: Sequence[Path], pruned: Path, target: Path, block: int = 64) -> None:
    """Write the run-time files of a checkpoint, or of the mean of several, into `target`.

    `pruned` is the folder of the vocabulary that they were trained with, and may be `target` itself. Settings that lie
    in `target` already are kept.
    """
    state = averaged(checkpoints)
    target.mkdir(parents=True, exist_ok=True)
    onnx.save(build_encoder(state, block), str(target / "encoder.onnx"))
    onnx.save(build_links(state), str(target / "links.onnx"))
    for name in ("embeddings.npy", "tokenizer.json.gz"):
        if not (target / name).exists() or not (pruned / name).samefile(target / name):
            shutil.copyfile(pruned / name, target / name)
    if not (target / "settings.json").exists():
        write_settings(target, DEFAULT_SETTINGS)


def write_settings(target: Path, settings: dict[str, Any]) -> None:
    """Write `settings.json`."""
    (target / "settings.json").write_text(json.dumps(settings, indent=1, sort_keys=True) + "\n", encoding="utf-8")

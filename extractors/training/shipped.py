"""Reads the run time's files back as a checkpoint, so that a run can start from the weights that are shipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from extractors.training.model import LAYERS

Floats = NDArray[np.float32]
# Constants of the link head whose names in the graph are not those of the module.
_LOOKED_UP = frozenset({"types", "distance", "count_source", "count_target", "kind"})
_TABLES = {"types": "span_type", "norm": "span_norm"}
_LAYERS = {"ends.a": "source", "ends.z": "target", "times.a": "left", "times.z": "right"}


def dequantise(packed: NDArray[np.uint8], scale: Floats) -> Floats:
    """8-bit blocks (out, blocks, block) around 128 with their scales -> (out, in) fp32."""
    rows, blocks, block = packed.shape
    return ((packed.astype(np.float32) - 128) * scale.reshape(rows, blocks, 1)).reshape(rows, blocks * block)


def shipped_state(folder: Path) -> dict[str, torch.Tensor]:
    """The state of a `ReaderModel` as `encoder.onnx` and `links.onnx` in `folder` have it, rounding included."""
    found = {**_encoder(_constants(folder / "encoder.onnx")), **dict(_links(_constants(folder / "links.onnx")))}
    return {name: torch.tensor(np.array(value, dtype=np.float32)) for name, value in found.items()}


def _constants(path: Path) -> dict[str, NDArray[np.generic]]:
    return {one.name: numpy_helper.to_array(one) for one in onnx.load(str(path)).graph.initializer}


def _encoder(given: dict[str, NDArray[np.generic]]) -> dict[str, NDArray[np.generic]]:
    def matrix(name: str) -> NDArray[np.generic]:
        if name + ".s" in given:
            return dequantise(given[name + ".w"], given[name + ".s"])  # type: ignore[arg-type]
        return given[name + ".w"].T

    found = {"encoder.position.weight": given["positions"]}
    found |= {"encoder.norm.weight": given["n.w"], "encoder.norm.bias": given["n.b"]}
    for index in range(LAYERS):
        here, there = f"layers.{index}.", f"encoder.layers.{index}."
        found[there + "qkv.weight"] = np.concatenate([matrix(here + part) for part in "qkv"])
        found[there + "qkv.bias"] = given[here + "bias"]
        found[there + "up.bias"] = given[here + "ub"]
        for name in ("out", "up", "down"):
            found[f"{there}{name}.weight"] = matrix(here + name)
        for norm, linear in (("norm1", "out"), ("norm2", "down")):
            names = (f"{norm}.weight", f"{norm}.bias", f"{linear}.bias")
            found |= {there + name: given[f"{here}{norm}.{place}"] for place, name in enumerate(names)}
    return found | {"tags.weight": given["tags.w.h"].T, "tags.bias": given["tags.b.h"]}


def _links(given: dict[str, NDArray[np.generic]]) -> Iterator[tuple[str, NDArray[np.generic]]]:
    for name, value in given.items():
        if not name.endswith((".w.h", ".b.h")):
            continue
        stem, weight = name[:-4].removesuffix("_scores"), name.endswith(".w.h")
        # Embeddings and norms are kept as they are, matrices are turned for `x @ w`.
        turned = weight and value.ndim == 2 and stem not in _LOOKED_UP
        layer = _TABLES.get(stem) or _LAYERS.get(stem) or stem
        yield f"links.{layer}.{'weight' if weight else 'bias'}", value.T if turned else value

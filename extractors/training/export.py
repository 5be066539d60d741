"""Writes a checkpoint as what the run time reads: `encoder.onnx`, `heads.npz`, `embeddings.npy`, tokenizer, settings.

The encoder's matrices become 8-bit blocks (`MatMulNBits`); everything else stays fp32. One window is one call, so
nothing is padded and no scale depends on what else is read at the same time.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from extractors.training.model import HEADS, HIDDEN, LAYERS

Floats = NDArray[np.float32]
CONTRIB = "com.microsoft"
DEFAULT_SETTINGS: dict[str, Any] = {"format": 1, "temperatures": {}, "thresholds": {}}


def quantise(weight: Floats, block: int) -> tuple[NDArray[np.uint8], Floats]:
    """(out, in) fp32 -> 8-bit blocks (out, blocks, block) around 128 and their scales (out * blocks)."""
    rows, columns = weight.shape
    grouped = weight.reshape(rows, columns // block, block)
    scale = np.abs(grouped).max(-1) / 127.0
    scale[scale == 0] = 1.0
    packed = np.clip(np.rint(grouped / scale[..., None]) + 128, 0, 255).astype(np.uint8)
    return packed, scale.astype(np.float32).reshape(-1)


class Graph:
    """Collects nodes and weights of the encoder's graph."""

    def __init__(self, block: int, accuracy: int) -> None:
        self.block, self.accuracy = block, accuracy
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: NDArray[Any]) -> str:
        """Add a constant; returns its name."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """Add a node with one output; returns its name."""
        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def linear(self, name: str, source: str, weight: Floats, bias: Floats | None) -> str:
        """`source` times `weight` (out, in), plus the bias unless a following node adds it."""
        if self.block:
            packed, scale = quantise(weight, self.block)
            inputs = [source, self.weight(name + ".w", packed), self.weight(name + ".s", scale)]
            inputs += ["", ""]
            if bias is not None:
                inputs.append(self.weight(name + ".b", bias))
            return self.node(
                "MatMulNBits", inputs, name, CONTRIB, K=weight.shape[1], N=weight.shape[0], bits=8,
                block_size=self.block, accuracy_level=self.accuracy,
            )  # fmt: skip
        product = self.node("MatMul", [source, self.weight(name + ".w", weight.T)], name + ".p")
        return product if bias is None else self.node("Add", [product, self.weight(name + ".b", bias)], name)


def build_encoder(state: Mapping[str, torch.Tensor], block: int = 64, accuracy: int = 4) -> onnx.ModelProto:
    """The encoder's graph: `words` (1, length, 384) -> `states` alike; `block` 0 keeps fp32 matrices."""
    graph = Graph(block, accuracy)

    def value(name: str) -> Floats:
        return state["encoder." + name].float().numpy()

    positions = graph.weight("positions", value("position.weight"))
    axes, zero = graph.weight("axes", np.array([0], np.int64)), graph.weight("zero", np.array([0], np.int64))
    shape = graph.node("Shape", ["words"], "length", start=1, end=2)
    places = graph.node("Slice", [positions, zero, shape, axes], "places")
    summed = graph.node("Add", ["words", places], "placed")
    states = graph.node(
        "LayerNormalization",
        [summed, graph.weight("n.w", value("norm.weight")), graph.weight("n.b", value("norm.bias"))],
        "embedded", axis=-1, epsilon=1e-12,
    )  # fmt: skip
    for index in range(LAYERS):
        states = _layer(graph, f"layers.{index}.", states, value)
    graph.node("Identity", [states], "states")
    described = [
        helper.make_tensor_value_info(n, TensorProto.FLOAT, [1, "length", HIDDEN]) for n in ("words", "states")
    ]
    built = helper.make_graph(graph.nodes, "reader", described[:1], described[1:], graph.weights)
    return helper.make_model(
        built, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)], ir_version=9
    )


def _layer(graph: Graph, name: str, states: str, value: Any) -> str:
    weight, bias = value(name + "qkv.weight"), value(name + "qkv.bias")
    split = [graph.linear(name + n, states, weight[k * HIDDEN : (k + 1) * HIDDEN], None) for k, n in enumerate("qkv")]
    mixed = graph.node(
        "MultiHeadAttention", [*split, graph.weight(name + "bias", bias)], name + "mixed", CONTRIB, num_heads=HEADS
    )

    def normed(part: str, source: str, skip: str, linear: str) -> str:
        inputs = [source, skip, graph.weight(name + part + ".w", value(f"{name}{part}.weight"))]
        inputs += [graph.weight(name + part + ".b", value(f"{name}{part}.bias"))]
        inputs += [graph.weight(name + linear + ".bias", value(f"{name}{linear}.bias"))]
        return graph.node("SkipLayerNormalization", inputs, name + part, CONTRIB, epsilon=1e-12)

    out = graph.linear(name + "out", mixed, value(name + "out.weight"), None)
    states = normed("norm1", out, states, "out")
    up = graph.linear(name + "up", states, value(name + "up.weight"), None)
    active = graph.node(
        "BiasGelu", [up, graph.weight(name + "up.bias", value(name + "up.bias"))], name + "active", CONTRIB
    )
    down = graph.linear(name + "down", active, value(name + "down.weight"), None)
    return normed("norm2", down, states, "down")


def export(checkpoint: Path, pruned: Path, target: Path, block: int = 64, accuracy: int = 4) -> None:
    """Write the run-time files of `checkpoint` into `target`; settings that lie there already are kept."""
    state = torch.load(checkpoint, weights_only=True)["model"]
    target.mkdir(parents=True, exist_ok=True)
    onnx.save(build_encoder(state, block, accuracy), str(target / "encoder.onnx"))
    heads = {name: tensor.float().numpy() for name, tensor in state.items() if not name.startswith("encoder.")}
    np.savez(target / "heads.npz", **{name: value.astype(np.float16) for name, value in heads.items()})
    for name in ("embeddings.npy", "tokenizer.json.gz"):
        shutil.copyfile(pruned / name, target / name)
    if not (target / "settings.json").exists():
        write_settings(target, DEFAULT_SETTINGS)


def write_settings(target: Path, settings: dict[str, Any]) -> None:
    """Write `settings.json`."""
    (target / "settings.json").write_text(json.dumps(settings, indent=1, sort_keys=True) + "\n", encoding="utf-8")

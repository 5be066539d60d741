"""The model as ONNX graphs, built node by node: the encoder with the tag head, and the link head."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from extractors.training.model import HEADS, HIDDEN, LAYERS

Floats = NDArray[np.float32]
State = Mapping[str, torch.Tensor]
CONTRIB = "com.microsoft"


def quantise(weight: Floats, block: int) -> tuple[NDArray[np.uint8], Floats]:
    """(out, in) fp32 -> 8-bit blocks (out, blocks, block) around 128 and their scales (out * blocks)."""
    rows, columns = weight.shape
    grouped = weight.reshape(rows, columns // block, block)
    scale = np.abs(grouped).max(-1) / 127.0
    scale[scale == 0] = 1.0
    packed = np.clip(np.rint(grouped / scale[..., None]) + 128, 0, 255).astype(np.uint8)
    return packed, scale.astype(np.float32).reshape(-1)


class Graph:
    """Collects nodes and weights."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: NDArray[Any]) -> str:
        """Add a constant; returns its name."""
        self.weights.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """Add a node with one output; returns its name."""
        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def half(self, name: str, value: Floats) -> str:
        """Add a constant that is stored in fp16 and used in fp32."""
        return self.node("Cast", [self.weight(name + ".h", value.astype(np.float16))], name, to=TensorProto.FLOAT)

    def linear(self, name: str, source: str, weight: Floats, bias: Floats | None) -> str:
        """`source` times `weight` (out, in), plus the bias if there is one."""
        product = self.node(
            "MatMul", [source, self.half(name + ".w", weight.T)], name + (".p" if bias is not None else "")
        )
        return product if bias is None else self.node("Add", [product, self.half(name + ".b", bias)], name)

    def blocked(self, name: str, source: str, weight: Floats, block: int) -> str:
        """`source` times `weight` (out, in) in 8-bit blocks; activations are quantised by row and block."""
        if not block:
            return self.node("MatMul", [source, self.weight(name + ".w", weight.T)], name)
        packed, scale = quantise(weight, block)
        inputs = [source, self.weight(name + ".w", packed), self.weight(name + ".s", scale)]
        sizes = {"K": weight.shape[1], "N": weight.shape[0], "bits": 8, "block_size": block, "accuracy_level": 4}
        return self.node("MatMulNBits", inputs, name, CONTRIB, **sizes)

    def silu(self, name: str, source: str) -> str:
        """x * sigmoid(x)."""
        return self.node("Mul", [source, self.node("Sigmoid", [source], name + ".g")], name)

    def model(self, name: str, inputs: dict[str, list[Any]], outputs: dict[str, list[Any]]) -> onnx.ModelProto:
        """The finished model; inputs are fp32 except `first`, `last`, `types`, `pairs`, `features` (int64)."""
        whole = {"first", "last", "types", "pairs", "features"}
        described = [
            [
                helper.make_tensor_value_info(n, TensorProto.INT64 if n in whole else TensorProto.FLOAT, s)
                for n, s in side.items()
            ]
            for side in (inputs, outputs)
        ]
        built = helper.make_graph(self.nodes, name, described[0], described[1], self.weights)
        domains = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(built, opset_imports=domains, ir_version=9)


def build_encoder(state: State, block: int = 64) -> onnx.ModelProto:
    """`words` (1, length, 384) -> `states` alike and `tags` (1, length, tags); `block` 0 keeps fp32 matrices."""
    graph = Graph()

    def value(name: str) -> Floats:
        return state["encoder." + name].float().numpy()

    zero = graph.weight("zero", np.array([0], np.int64))
    size = graph.node("Shape", ["words"], "length", start=1, end=2)
    places = graph.node("Slice", [graph.weight("positions", value("position.weight")), zero, size, zero], "places")
    summed = graph.node("Add", ["words", places], "placed")
    norm = [graph.weight("n.w", value("norm.weight")), graph.weight("n.b", value("norm.bias"))]
    states = graph.node("LayerNormalization", [summed, *norm], "embedded", axis=-1, epsilon=1e-12)
    for index in range(LAYERS):
        states = _layer(graph, f"layers.{index}.", states, value, block)
    graph.node("Identity", [states], "states")
    graph.linear("tags", states, state["tags.weight"].float().numpy(), state["tags.bias"].float().numpy())
    shape = {"states": [1, "length", HIDDEN], "tags": [1, "length", state["tags.bias"].shape[0]]}
    return graph.model("encoder", {"words": shape["states"]}, shape)


def _layer(graph: Graph, name: str, states: str, value: Any, block: int) -> str:
    weight, bias = value(name + "qkv.weight"), value(name + "qkv.bias")
    rows = [weight[k * HIDDEN : (k + 1) * HIDDEN] for k in range(3)]
    split = [graph.blocked(name + n, states, part, block) for n, part in zip("qkv", rows, strict=True)]
    inputs = [*split, graph.weight(name + "bias", bias)]
    mixed = graph.node("MultiHeadAttention", inputs, name + "mixed", CONTRIB, num_heads=HEADS)

    def normed(part: str, source: str, skip: str, linear: str) -> str:
        names = [f"{name}{part}.weight", f"{name}{part}.bias", f"{name}{linear}.bias"]
        constants = [graph.weight(f"{name}{part}.{k}", value(n)) for k, n in enumerate(names)]
        return graph.node("SkipLayerNormalization", [source, skip, *constants], name + part, CONTRIB, epsilon=1e-12)

    out = graph.blocked(name + "out", mixed, value(name + "out.weight"), block)
    states = normed("norm1", out, states, "out")
    up = graph.blocked(name + "up", states, value(name + "up.weight"), block)
    active = graph.node("BiasGelu", [up, graph.weight(name + "ub", value(name + "up.bias"))], name + "active", CONTRIB)
    down = graph.blocked(name + "down", active, value(name + "down.weight"), block)
    return normed("norm2", down, states, "down")


class _Links(Graph):
    """The link head's graph; constants are named as in the training module."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self.axis = self.weight("axis", np.array(0, np.int64))
        self.row = self.weight("row", np.array([-1, 1], np.int64))

    def value(self, name: str) -> Floats:
        return self.state["links." + name].float().numpy()

    def through(self, layer: str, source: str, output: str | None = None) -> str:
        """`source` through one of the head's linear layers."""
        bias = self.value(layer + ".bias") if "links." + layer + ".bias" in self.state else None
        return self.linear(output or layer, source, self.value(layer + ".weight"), bias)

    def sums(self, name: str, source: str) -> str:
        """Running sums with a leading row of zeros, so that a stretch's sum is a difference."""
        width = HIDDEN if source == "states" else self.value("squeeze.weight").shape[0]
        zeros = self.weight(name + ".0", np.zeros((1, width), np.float32))
        return self.node("Concat", [zeros, self.node("CumSum", [source, self.axis], name + ".c")], name, axis=0)

    def mean(self, name: str, sums: str, start: str, end: str) -> str:
        """Mean of the rows from `start` to `end` (exclusive), zero for none."""
        sides = (("end", end), ("start", start))
        ends = [self.node("Gather", [sums, place], f"{name}.{side}", axis=0) for side, place in sides]
        total = self.node("Sub", ends, name + ".total")
        count = self.node("Sub", [end, start], name + ".count")
        least = self.weight(name + ".least", np.array([1], np.int64))
        size = self.node(
            "Cast", [self.node("Max", [count, least], name + ".some")], name + ".size", to=TensorProto.FLOAT
        )
        return self.node("Div", [total, self.node("Reshape", [size, self.row], name + ".wide")], name)

    def at(self, name: str, table: str, places: str) -> str:
        """Rows of `table`."""
        return self.node("Gather", [table, places], name, axis=0)

    def column(self, name: str, source: str, index: int, axis: int) -> str:
        """One column (or row) of `source`."""
        return self.node("Gather", [source, self.weight(name + ".i", np.array(index, np.int64))], name, axis=axis)


def build_links(state: State) -> onnx.ModelProto:
    """The link head: states (length, 384), spans as `first`, `last`, `types` (n), `pairs` (2, p), `features` (p, 4)."""
    graph = _Links(state)
    after = graph.node("Add", ["last", graph.weight("one", np.array([1], np.int64))], "after")
    mean = graph.mean("mean", graph.sums("sums", "states"), "first", after)
    kinds = graph.at("kinds", graph.half("types.w", graph.value("span_type.weight")), "types")
    ends = [graph.at("head", "states", "first"), graph.at("tail", "states", "last")]
    joined = graph.node("Concat", [*ends, mean, kinds], "joined", axis=1)
    active = graph.silu("active", graph.through("span", joined))
    norm = [graph.half("norm.w", graph.value("span_norm.weight")), graph.half("norm.b", graph.value("span_norm.bias"))]
    vectors = graph.node("LayerNormalization", [active, *norm], "vectors", axis=-1, epsilon=1e-5)
    source, target = (graph.column(n, "pairs", k, 0) for k, n in enumerate(("source", "target")))

    def both(name: str, sides: tuple[str, str], operator: str) -> str:
        left = graph.at(name + ".l", graph.through(sides[0], vectors, name + ".a"), source)
        right = graph.at(name + ".t", graph.through(sides[1], vectors, name + ".z"), target)
        return graph.node(operator, [left, right], name)

    parts = [both("ends", ("source", "target"), "Add")]
    parts.append(graph.through("product", both("times", ("left", "right"), "Mul")))
    start = graph.node("Min", [graph.at("start.s", after, source), graph.at("start.t", after, target)], "start")
    begins = [graph.at("end.s", "first", source), graph.at("end.t", "first", target)]
    end = graph.node("Max", [*begins, start], "end")
    text = graph.mean("text", graph.sums("squeezed", graph.through("squeeze", "states")), start, end)
    parts.append(graph.through("between", graph.silu("text.a", text)))
    for place, name in enumerate(("distance", "count_source", "count_target", "kind")):
        table = graph.half(name + ".w", graph.value(name + ".weight"))
        parts.append(graph.at(name, table, graph.column(name + ".c", "features", place, 1)))
    hidden = graph.silu("active.1", graph.node("Sum", parts, "parts"))
    hidden = graph.silu("active.2", graph.through("hidden", hidden))
    outputs: dict[str, list[Any]] = {}
    for name in ("pair", "null", "metric", "role", "number", "pair_number", "pair_relation"):
        paired = name.startswith("pair")
        graph.through(name, hidden if paired else vectors, name + "_scores")
        outputs[name + "_scores"] = ["pairs" if paired else "spans", len(graph.value(name + ".bias"))]
    spans = {name: ["spans"] for name in ("first", "last", "types")}
    inputs: dict[str, list[Any]] = {"states": ["length", HIDDEN], **spans}
    inputs |= {"pairs": [2, "count"], "features": ["count", 4]}
    return graph.model("links", inputs, outputs)

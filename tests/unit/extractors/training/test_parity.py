"""The run time's numpy heads and ONNX encoder give what the training module gives."""

from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")
onnx = pytest.importorskip("onnx", reason="export needs the extra `train`")

import onnxruntime  # noqa: E402

from extractors.reader import heads  # noqa: E402
from extractors.reader.geometry import candidate_pairs, pair_features  # noqa: E402
from extractors.reader.heads import MASK, NUMBER_COLUMNS  # noqa: E402
from extractors.reader.labels import TYPE_INDEX  # noqa: E402
from extractors.training.graphs import build_encoder, build_links  # noqa: E402
from extractors.training.model import HIDDEN, NUMBER_ATTRIBUTES, Encoder, LinkHead, SpanBatch  # noqa: E402


def session(model: Any) -> Any:
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


def test_link_head() -> None:
    torch.manual_seed(0)
    head = LinkHead(0.0).eval()
    stored = {"links." + name: value for name, value in head.state_dict().items()}
    states = torch.randn(1, 30, HIDDEN)
    types = np.array([TYPE_INDEX[t] for t in ("Company", "METRIC", "MONEY", "PERCENT", "REF", "PERIOD")])
    first, last = np.array([0, 3, 7, 12, 20, 25]), np.array([1, 3, 10, 13, 21, 27])
    pairs = candidate_pairs(types, MASK)
    batch = SpanBatch(
        *(torch.tensor(v)[None] for v in (first, last, types, np.ones(6, bool))),
        torch.tensor(np.concatenate([np.zeros((1, pairs.shape[1]), np.int64), pairs])),
        torch.tensor(pair_features(first, last, types, pairs)),
    )
    with torch.no_grad():
        wanted = head(states, batch)
    told = heads.LinkHead(session(build_links(stored)))(states[0].numpy(), first, last, types)
    for name in ("pair", "pair_number", "pair_relation"):
        np.testing.assert_allclose(getattr(told, name), getattr(wanted, name).numpy(), atol=5e-3)
    for name in ("null", "metric", "role", "number"):
        np.testing.assert_allclose(getattr(told, name), getattr(wanted, name)[0].numpy(), atol=5e-3)
    assert NUMBER_COLUMNS == NUMBER_ATTRIBUTES


@pytest.mark.parametrize(("block", "allowed"), [(0, 1e-4), (32, 0.05)])
def test_encoder(block: int, allowed: float) -> None:
    torch.manual_seed(0)
    encoder = Encoder(0.0).eval()
    words = torch.randn(1, 17, HIDDEN)
    with torch.no_grad():
        wanted = encoder(words, torch.ones(1, 17, dtype=torch.bool)).numpy()
    stored = {"encoder." + n: v for n, v in encoder.state_dict().items()}
    stored |= {"tags.weight": torch.zeros(27, HIDDEN), "tags.bias": torch.zeros(27)}
    told = session(build_encoder(stored, block)).run(["states"], {"words": words.numpy()})[0]
    assert np.abs(told - wanted).mean() / np.abs(wanted).mean() < allowed

"""The run time's numpy heads and ONNX encoder give what the training module gives."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")
onnx = pytest.importorskip("onnx", reason="export needs the extra `train`")

import onnxruntime  # noqa: E402

from extractors.reader.geometry import candidate_pairs, pair_features  # noqa: E402
from extractors.reader.heads import MASK, NUMBER_COLUMNS, Heads  # noqa: E402
from extractors.reader.labels import TYPE_INDEX  # noqa: E402
from extractors.training.export import build_encoder  # noqa: E402
from extractors.training.model import HIDDEN, NUMBER_ATTRIBUTES, Encoder, LinkHead, SpanBatch  # noqa: E402


def test_link_head(tmp_path: Path) -> None:
    torch.manual_seed(0)
    head = LinkHead(0.0).eval()
    stored = {"links." + name: value.numpy() for name, value in head.state_dict().items()}
    np.savez(tmp_path / "heads.npz", **stored)
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
    told = Heads(tmp_path / "heads.npz").links(states[0].numpy(), first, last, types)
    for name in ("pair", "pair_number", "pair_relation"):
        np.testing.assert_allclose(getattr(told, name), getattr(wanted, name).numpy(), atol=2e-4)
    for name in ("null", "metric", "role", "number"):
        np.testing.assert_allclose(getattr(told, name), getattr(wanted, name)[0].numpy(), atol=2e-4)
    assert NUMBER_COLUMNS == NUMBER_ATTRIBUTES


@pytest.mark.parametrize(("block", "allowed"), [(0, 1e-4), (32, 0.05)])
def test_encoder(block: int, allowed: float) -> None:
    torch.manual_seed(0)
    encoder = Encoder(0.0).eval()
    words = torch.randn(1, 17, HIDDEN)
    with torch.no_grad():
        wanted = encoder(words, torch.ones(1, 17, dtype=torch.bool)).numpy()
    model = build_encoder({"encoder." + n: v for n, v in encoder.state_dict().items()}, block)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    told = session.run(None, {"words": words.numpy()})[0]
    assert np.abs(told - wanted).mean() / np.abs(wanted).mean() < allowed

"""The files that are shipped can be read back as the checkpoint that they were written from, and written again."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")
onnx = pytest.importorskip("onnx", reason="export needs the extra `train`")

from onnx import numpy_helper  # noqa: E402

from extractors.reader.runtime import WEIGHTS  # noqa: E402
from extractors.training.export import averaged, export  # noqa: E402
from extractors.training.shipped import dequantise, shipped_state  # noqa: E402
from extractors.training.train import started_model  # noqa: E402


def constants(path: Path) -> dict[str, Any]:
    return {one.name: numpy_helper.to_array(one) for one in onnx.load(str(path)).graph.initializer}


def test_what_is_read_back_is_written_the_same(tmp_path: Path) -> None:
    torch.save({"model": shipped_state(WEIGHTS)}, tmp_path / "epoch.pt")
    export([tmp_path / "epoch.pt"], WEIGHTS, tmp_path / "again")
    for name in ("encoder.onnx", "links.onnx"):
        again, shipped = constants(tmp_path / "again" / name), constants(WEIGHTS / name)
        assert list(again) == list(shipped)
        assert all(np.array_equal(again[key], shipped[key]) for key in shipped)


def test_a_run_can_start_from_it() -> None:
    model = started_model(WEIGHTS, Path("base"), Path("pruned"), 0.1)
    given = shipped_state(WEIGHTS)
    assert all(torch.equal(value, given[name]) for name, value in model.state_dict().items() if name in given)
    assert not {name for name, value in model.named_parameters() if value.requires_grad} - set(given)


def test_export_into_the_folder_of_its_vocabulary(tmp_path: Path) -> None:
    for name in ("embeddings.npy", "tokenizer.json.gz"):
        (tmp_path / name).write_bytes(b"kept")
    torch.save({"model": shipped_state(WEIGHTS)}, tmp_path / "epoch.pt")
    export([tmp_path / "epoch.pt"], tmp_path, tmp_path)
    assert (tmp_path / "embeddings.npy").read_bytes() == b"kept"


def test_a_folder_of_weights_takes_part_in_a_mean(tmp_path: Path) -> None:
    start = shipped_state(WEIGHTS)
    torch.save({"model": {name: value + 2 for name, value in start.items()}}, tmp_path / "epoch.pt")
    mean = averaged([WEIGHTS, tmp_path / "epoch.pt"])
    assert all(torch.allclose(mean[name], value + 1, atol=1e-4) for name, value in start.items())


def test_blocks() -> None:
    packed = np.array([[[128, 130], [126, 128]]], np.uint8)
    np.testing.assert_allclose(dequantise(packed, np.array([0.5, 2.0], np.float32)), [[0, 1, -4, 0]])

"""A run that was interrupted goes on in the stretch, with the rates and the state that it had."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")
pytest.importorskip("onnx", reason="training needs the extra `train`")

from extractors.training.train import Run, optimizer_for, resume, save, started_model  # noqa: E402
from tests.conftest import ROOT  # noqa: E402

_WEIGHTS = {"sigmoid": 1.0, "softmax": 1.0, "attribute": 0.5, "label": 0.5, "positive": 3.0}
CONFIG: dict[str, Any] = {
    "budget": 1000.0,
    "warmup": 0.1,
    "weight_decay": 0.01,
    "phases": [
        {"until": 0.5, "encoder_rate": 1e-4, "head_rate": 1e-3, "link_share": 1.0, "outside_ratio": 1.0,
         "weights": _WEIGHTS},
        {"until": 1.0, "encoder_rate": 2e-4, "head_rate": 3e-3, "link_share": 4.0, "outside_ratio": 0.2,
         "weights": _WEIGHTS | {"sigmoid": 2.0}},
    ],
}  # fmt: skip


def _run(folder: Path) -> Run:
    start = ROOT / "extractors" / "reader" / "weights"
    model = started_model(start, folder / "no base", start, 0.0)
    return Run(model, optimizer_for(model, CONFIG), CONFIG, random.Random(1), folder)


def test_the_stretch_rates_and_state_are_taken_up(tmp_path: Path) -> None:
    run = _run(tmp_path)
    run.enter_phase()
    assert (run.link_share, run.weights.sigmoid) == (1.0, 1.0)
    parameter = next(p for p in run.model.parameters() if p.requires_grad)
    parameter.grad = torch.ones_like(parameter)
    run.set_rates()
    run.optimizer.step()
    run.clips[1].mean, run.epoch, run.step, run.before = 0.7, 3, 41, 600.0
    save(run)

    again = _run(tmp_path)
    resume(again)
    assert (again.epoch, again.step, again.clips[1].mean) == (3, 41, 0.7)
    assert 0.6 <= again.progress < 0.7
    again.enter_phase()
    assert (again.link_share, again.outside_ratio, again.weights.sigmoid) == (4.0, 0.2, 2.0)
    assert {g["base"] for g in again.optimizer.param_groups} == {2e-4, 3e-3}
    again.set_rates()
    rate = (1 - again.progress) / 0.9
    assert all(g["lr"] / g["base"] == pytest.approx(rate, abs=2e-3) for g in again.optimizer.param_groups)
    for (name, old), (_, new) in zip(run.model.state_dict().items(), again.model.state_dict().items(), strict=True):
        assert torch.equal(old, new), name


def test_an_empty_folder_is_a_fresh_start(tmp_path: Path) -> None:
    run = _run(tmp_path)
    resume(run)
    assert (run.epoch, run.step, run.before) == (0, 0, 0.0)

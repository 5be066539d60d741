"""The program that puts `kg serve` under load runs, and finds nothing but answers and documented refusals."""

from __future__ import annotations

from pathlib import Path

from tests.bench.load import measured


def test_a_small_crowd_gets_answers(tmp_path: Path) -> None:
    lines = list(measured(3000, 8, 1, tmp_path))
    assert lines[-1] == "anything else: 0"
    assert any(line.startswith("8 clients, 1 s: ") and " 0 answers/s" not in line for line in lines)

"""Several processes find what one finds, in order, and one that is ended is told."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.builder import build
from kg.errors import ExtractorFailed, ExtractorUnavailable
from kg.model import Document
from kg.pipeline import BATCH, Pipeline
from kg.plugins import load
from kg.workers import run
from tests.factory import doc
from tests.unit.kg.test_builder import A, B, C, articles, files


@pytest.fixture(autouse=True)
def on_the_path(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes find the toy, too."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(toy), os.environ.get("PYTHONPATH", "")]))


def _documents(count: int) -> list[Document]:
    return [doc(f"{(A, B, C)[i % 3]} Nummer {i}.") for i in range(count)]


def test_as_one_process_does() -> None:
    documents = _documents(3 * BATCH + 5)
    assert list(run(iter(documents), ["toy"], 2)) == list(Pipeline(load(["toy"])).run(documents))


def test_documents_are_taken_as_they_are_needed() -> None:
    taken = 0

    def stream() -> Iterator[Document]:
        nonlocal taken
        for document in _documents(40 * BATCH):
            taken += 1
            yield document

    found = run(stream(), ["toy"], 2)
    next(found)
    assert taken <= 5 * BATCH
    found.close()  # type: ignore[attr-defined]


def test_a_failure_in_a_worker_is_told_as_here() -> None:
    with pytest.raises((ExtractorUnavailable, ExtractorFailed)):
        list(run(iter(_documents(2)), ["lost"], 2))


def test_a_worker_that_is_ended_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    found = run(iter(_documents(200 * BATCH)), ["toy"], 2)
    next(found)
    import multiprocessing

    for child in multiprocessing.active_children():
        os.kill(child.pid or 0, signal.SIGKILL)
    with pytest.raises(ExtractorFailed, match="run the same command again, with fewer --workers"):
        list(found)


def test_a_build_with_workers_writes_the_same_files(tmp_path: Path) -> None:
    folder = articles(tmp_path / "in", **{f"a{i}": f"{(A, B, C)[i % 3]} Nummer {i}." for i in range(2 * BATCH + 3)})
    build([str(folder)], tmp_path / "one", extractors=["toy"])
    build([str(folder)], tmp_path / "two", extractors=["toy"], workers=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")

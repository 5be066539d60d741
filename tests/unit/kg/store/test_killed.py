"""`kill -9` at many points of a build, and two builds at once: nothing is lost, nothing is half-written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from kg.builder import build
from kg.codec import canonical, graph_from_json
from kg.store.generations import load, reading
from tests.conftest import ROOT
from tests.unit.kg.test_builder import A, B, C, articles, files

#: A build that ends itself at its n-th look at a file, folder or database, as a pulled plug would.
_SCRIPT = """
import os, signal, sys
stop, count = int(sys.argv[1]), 0
from kg.builder import build
import kg.store.generations, kg.views.html, kg.views.nx, kg.views.rdf, kg.codec, kg.output
EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.link", "os.rmdir", "sqlite3.connect", "shutil.rmtree"}
def hook(event, arguments):
    global count
    if event in EVENTS:
        count += 1
        if count == stop:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
build([sys.argv[2]], __import__("pathlib").Path(sys.argv[3]), extractors=["toy"])
print(count)
"""
#: At how many points a build is killed.
POINTS = 24


def _run(toy: Path, stop: int, folder: Path, out: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(toy), str(ROOT)])}
    return subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(stop), str(folder), str(out)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def _quads(out: Path) -> set[pyoxigraph.Quad]:
    with reading(out) as store:
        return set(store)


def test_killed_at_many_points(toy: Path, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    articles(folder, a=A, b=B)
    build([str(folder)], out, extractors=["toy"])
    before = canonical(graph_from_json((out / "graph.json").read_text("utf-8")))
    articles(folder, a=A + " Halden AG: Umsatz 5 Euro.", c=C)
    build([str(folder)], tmp_path / "fresh", extractors=["toy"])
    wanted, quads = files(tmp_path / "fresh"), _quads(tmp_path / "fresh")
    after = canonical(graph_from_json(wanted["graph.json"].decode()))

    total = int(_run(toy, 0, folder, _copy(out, tmp_path / "counted")).stdout)
    assert total > POINTS
    for stop in sorted({1 + i * (total - 1) // (POINTS - 1) for i in range(POINTS)}):
        here = _copy(out, tmp_path / f"at-{stop}")
        ended = _run(toy, stop, folder, here)
        assert ended.returncode == -9, (stop, ended.stderr)
        # Whoever reads now sees the graph before or the graph after, whole.
        assert load(here) in (before, after), stop
        assert canonical(graph_from_json((here / "graph.json").read_text("utf-8"))) in (before, after), stop
        build([str(folder)], here, extractors=["toy"])
        assert files(here) == wanted, stop
        assert _quads(here) == quads, stop
        assert len([p for p in (here / "store").iterdir() if p.is_dir()]) == 1, stop


def _copy(source: Path, target: Path) -> Path:
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)
    return target


def test_a_second_writer_is_told_to_wait_and_the_first_is_not_disturbed(toy: Path, tmp_path: Path) -> None:
    folder, out = articles(tmp_path / "in", a=A, z=C + " LANGSAM"), tmp_path / "out"
    command = [sys.executable, "-m", "kg.cli.main", "build", str(folder), "-o", str(out), "--extractors", "toy,slow"]
    environment = {**os.environ, "PYTHONPATH": str(toy)}
    first = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        while not (out / "library/library.sqlite-wal").exists():
            assert first.poll() is None
        second = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert second.returncode == 1
        assert "another kg is writing to" in second.stderr
        assert "wait until it is done" in second.stderr
        assert first.poll() is None
    finally:
        first.kill()
        first.wait()


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_no_export_leaves_no_stale_file_and_the_next_build_writes_all(toy: Path, tmp_path: Path, order: str) -> None:
    folder, out = articles(tmp_path / "in", a=A), tmp_path / "out"
    if order == "ba":
        build([str(folder)], out, extractors=["toy"])
        articles(folder, b=B)
    build([str(folder)], out, extractors=["toy"], export=False)
    assert files(out).keys() == {"report.json"}
    assert len(load(out).documents) == (2 if order == "ba" else 1)
    build([], out, extractors=["toy"])
    build([str(folder)], tmp_path / "fresh", extractors=["toy"])
    assert files(out) == files(tmp_path / "fresh")

"""The how-tos are run like the tutorial, each in a folder of its own."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES
from tests.docs.running import blocks, page

HOWTOS = sorted((ROOT / "docs" / "howto").glob("*.md"))
#: What a page needs beyond the package: a module (and the extra that brings it), or a program.
NEEDS = {"notebook": ("pandas", "notebook"), "query": ("SPARQLWrapper", "test"), "extractor": ("hatchling", "test")}
PROGRAMS = {"query": "curl", "database": "curl"}


@pytest.mark.model
@pytest.mark.parametrize("path", HOWTOS, ids=lambda path: path.stem)
def test_it_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _have_what_it_needs(path.stem)
    if "kg build samples" in (text := path.read_text("utf-8")) or 'kg.build("samples")' in text:
        shutil.copytree(SAMPLES, tmp_path / "samples")
    _pip_stays_in(tmp_path, monkeypatch)
    with page(path, tmp_path) as one:
        one.run()
    run = [b for b in blocks(text) if (b.language == "python" and b.title is None) or b.language == "sh"]
    assert one.ran == len(run) >= 2


def _have_what_it_needs(page_name: str) -> None:
    if page_name in NEEDS:
        module, extra = NEEDS[page_name]
        pytest.importorskip(module, reason=f"{module} is missing: pip install 'kg-news[{extra}]'")
    if page_name == "database":
        from tests.servers import binary

        binary()
    program = PROGRAMS.get(page_name)
    if program is not None and shutil.which(program) is None:
        pytest.skip(f"no {program}: apt-get install {program}")


def _pip_stays_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`pip install ./package` goes to this folder, which is on the path, and asks no registry."""
    target = folder / "site-packages"
    target.mkdir()
    for name, value in {"TARGET": str(target), "NO_DEPS": "1", "NO_INDEX": "1", "NO_BUILD_ISOLATION": "0"}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    monkeypatch.setenv("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(target), os.environ.get("PYTHONPATH")))))
    monkeypatch.syspath_prepend(target)
    monkeypatch.delitem(sys.modules, "tickers", raising=False)

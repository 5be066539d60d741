"""The tutorial is run from top to bottom, in a folder with the samples, and prints what it says."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES
from tests.docs.running import INSTALLING, blocks, page, same

TUTORIAL = ROOT / "docs" / "tutorial.md"


@pytest.mark.model
def test_the_tutorial_runs(tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("no curl: apt-get install curl")
    shutil.copytree(SAMPLES, tmp_path / "samples")
    with page(TUTORIAL, tmp_path) as one:
        one.run()
    told = [b for b in blocks(TUTORIAL.read_text("utf-8")) if b.language in ("sh", "python") and b.title != INSTALLING]
    assert one.ran == len(told) >= 15


def test_it_installs_as_the_tutorial_says() -> None:
    """Downloads packages, so it runs only when asked to."""
    if os.environ.get("KG_DOCS_INSTALL") != "1":
        pytest.skip("it downloads packages: set KG_DOCS_INSTALL=1")
    install, shown = blocks(TUTORIAL.read_text("utf-8"))[:2]
    assert install.title == INSTALLING
    with tempfile.TemporaryDirectory() as name:
        clone = Path(name) / "kg-news"
        skipped = shutil.ignore_patterns(".*", "output", "site", "__pycache__")
        shutil.copytree(ROOT, clone, ignore=skipped)
        clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
        done = subprocess.run(
            ["bash", "-e", "-c", install.text], cwd=clone, env=clean, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=1800, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert same(shown.text, done.stdout), done.stdout

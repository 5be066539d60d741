"""Build the site of the documentation, as `mkdocs build --strict` does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def build(folder: Path) -> Path:
    """The site in `folder`. Skips without MkDocs; AssertionError with what MkDocs said if it warns of anything."""
    for module in ("mkdocs", "mkdocstrings_handlers.python"):
        pytest.importorskip(module, reason="the site needs MkDocs: pip install 'kg-news[docs]'")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)], cwd=ROOT, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "WARNING" not in done.stdout, done.stdout
    return folder

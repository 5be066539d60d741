"""What all tests share: no network but loopback, and the shared folder where there is one."""

from __future__ import annotations

import os
import signal
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
NOBODY = 65534
_LOOPBACK = ("127.0.0.1", "::1", "localhost", "0.0.0.0")


# Whoever starts tests in the background may have SIGINT ignored, which processes inherit: what Ctrl-C does could not be
# tested then.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """A test that calls out fails, and says where it wanted to go."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any, /) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _LOOPBACK:
            raise AssertionError(f"a test wanted to connect to {address}")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the gold set and the model article: KG_SHARED, or `../shared` beside the repository."""
    folder = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        reason = f"no shared folder at {folder}: set KG_SHARED to it"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)  # in CI nothing that measures may be left out
        pytest.skip(reason)
    return folder


@pytest.fixture
def open_path() -> Iterator[Path]:
    """A temporary folder that every user may enter and that belongs to nobody in particular."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        folder.chmod(0o755)
        yield folder


@contextmanager
def permissions_count() -> Iterator[None]:
    """Run as a user whom permissions bind: the superuser may read and write everything."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The extractors of `tests.toy`, installed; gives the folder to put on the path of another process."""
    from tests.toy import install

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        install(folder)
        monkeypatch.syspath_prepend(folder)
        yield folder

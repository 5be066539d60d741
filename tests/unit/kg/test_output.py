from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.output import write_file, write_files
from tests.conftest import permissions_count

OLD = {"a.txt": "alt a", "b.txt": "alt b"}


def _before(folder: Path) -> Path:
    for name, text in OLD.items():
        (folder / name).write_text(text)
    return folder


def _content(folder: Path) -> dict[str, str]:
    """Everything in the folder, temporary files too."""
    return {p.name: p.read_text() for p in folder.iterdir() if p.is_file()}


def test_new_folder_and_exact_bytes(tmp_path: Path) -> None:
    write_files(tmp_path / "neu/tief", [("a.txt", "Größe\n\u2028€"), ("b.txt", "")])
    assert (tmp_path / "neu/tief/a.txt").read_bytes() == "Größe\n\u2028€".encode()
    assert _content(tmp_path / "neu/tief").keys() == {"a.txt", "b.txt"}


def test_all_are_replaced_and_others_left(tmp_path: Path) -> None:
    (_before(tmp_path) / "mine.txt").write_text("meins")
    write_files(tmp_path, [("a.txt", "neu a"), ("b.txt", "neu b")])
    assert _content(tmp_path) == {"a.txt": "neu a", "b.txt": "neu b", "mine.txt": "meins"}


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit, MemoryError])
def test_an_error_while_the_texts_are_made_changes_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    def texts() -> Iterator[tuple[str, str]]:
        yield "a.txt", "neu a"
        raise error

    _before(tmp_path)
    with pytest.raises(error):
        write_files(tmp_path, texts())
    assert _content(tmp_path) == OLD


def test_text_that_cannot_be_encoded_changes_nothing(tmp_path: Path) -> None:
    _before(tmp_path)
    with pytest.raises(UnicodeEncodeError):
        write_files(tmp_path, [("a.txt", "neu"), ("b.txt", "\ud800")])
    assert _content(tmp_path) == OLD


def test_a_folder_in_the_way_changes_nothing(tmp_path: Path) -> None:
    _before(tmp_path)
    (tmp_path / "c.txt").mkdir()
    with pytest.raises(StoreError, match=r"c\.txt is a folder and in the way: move it"):
        write_files(tmp_path, [("a.txt", "neu"), ("c.txt", "neu")])
    assert _content(tmp_path) == OLD


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x")
    with pytest.raises(StoreError, match="is no folder: choose another with -o"):
        write_files(tmp_path / "datei", [("a.txt", "neu")])


def test_no_permission(open_path: Path) -> None:
    _before(open_path)
    open_path.chmod(0o555)
    with (
        permissions_count(),
        pytest.raises(StoreError, match=r"no permission to write .*: choose another folder with -o"),
    ):
        write_files(open_path, [("a.txt", "neu")])
    assert _content(open_path) == OLD


def test_what_a_killed_process_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".kg-a.txt.tmp").write_text("halb")
    write_files(tmp_path, [("a.txt", "neu")])
    assert _content(tmp_path) == {"a.txt": "neu"}


def test_full_disk(tmp_path: Path) -> None:
    """A file may not grow beyond a limit here, which ends a write in the middle as a full disk does."""
    _before(tmp_path)
    code = (
        "import resource, sys; from pathlib import Path; from kg.output import write_files\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "write_files(Path(sys.argv[1]), [('a.txt', 'neu'), ('b.txt', 'x' * 200_000)])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert "StoreError: the disk is full" in done.stderr
    assert "b.txt was not written and everything is as before: free some space" in done.stderr
    assert _content(tmp_path) == OLD


def test_full_disk_for_real(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("no small disk can be mounted here")
    try:
        _before(disk)
        with pytest.raises(StoreError, match="the disk is full"):
            write_files(disk, [("a.txt", "neu"), ("b.txt", "x" * 1_000_000)])
        assert _content(disk) == OLD
    finally:
        subprocess.run(["umount", disk], check=True)


def test_interrupt_while_the_files_take_their_places_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def slow(source: Path, target: Path) -> None:
        replace(source, target)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(os, "replace", slow)
    _before(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path, [("a.txt", "neu a"), ("b.txt", "neu b")])
    assert _content(tmp_path) == {"a.txt": "neu a", "b.txt": "neu b"}


def test_one_file_in_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_file(Path("a.txt"), "neu")
    assert _content(tmp_path) == {"a.txt": "neu"}

"""Write the files of an output folder together: all of them new, or all of them as they were.

Each file is first written beside its place under a temporary name and flushed to the disk; only when all are there
do they take their places. A full disk, a missing permission or Ctrl-C before that leaves the old files untouched
and no temporary file behind.
"""

from __future__ import annotations

import errno
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from kg.errors import StoreError

_PREFIX, _SUFFIX = ".kg-", ".tmp"


#: What goes into a file: text as UTF-8, in one piece or several, or bytes as they are.
Content = str | bytes | Iterable[str]


def write_files(folder: Path, files: Iterable[tuple[str, Content]]) -> None:
    """Write `(name, content)` pairs into `folder`; the pairs, and the pieces of one, may be made one at a time.

    Raises StoreError with the cure; whatever is raised, by `files` too, the folder is as before.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        with _told(folder):
            folder.mkdir(parents=True, exist_ok=True)
            _clear(folder)
        for name, content in files:
            temporary = folder / f"{_PREFIX}{name}{_SUFFIX}"
            waiting.append((temporary, folder / name))
            with _told(folder / name):
                _write(temporary, content)
        with _told(folder):
            _refuse_folders(place for _, place in waiting)
            with _undisturbed():
                for temporary, place in waiting:
                    os.replace(temporary, place)
                _flush_folder(folder)
    except BaseException:
        for temporary, _ in waiting:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise


def write_file(path: Path, content: Content) -> None:
    """Write one file in the same way."""
    write_files(path.parent, [(path.name, content)])


def _write(path: Path, content: Content) -> None:
    pieces: Iterable[str | bytes] = (content,) if isinstance(content, str | bytes) else content
    with open(path, "wb") as file:
        for piece in pieces:
            file.write(piece if isinstance(piece, bytes) else piece.encode())
        file.flush()
        os.fsync(file.fileno())


def _clear(folder: Path) -> None:
    """Temporary files that a killed process left."""
    for old in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        old.unlink(missing_ok=True)


def _refuse_folders(places: Iterable[Path]) -> None:
    for place in places:
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder is in the way", str(place))


def _flush_folder(folder: Path) -> None:
    """Make the new names last; not every system can flush a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back for the few milliseconds in which the files take their places."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[tuple[int, FrameType | None]] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: pressed.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if pressed and callable(before):
            before(*pressed[0])


@contextmanager
def _told(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(_reason(error, place)) from error


def _reason(error: OSError, place: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return (
            f"the disk is full, {place} was not written and everything is as before: free some space and run it again"
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"no permission to write {place}: choose another folder with -o"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return f"{place} is no folder: choose another with -o"
    if isinstance(error, IsADirectoryError):
        return f"{error.filename or place} is a folder and in the way: move it, or choose another output with -o"
    return f"{place} was not written ({error.strerror or error}): choose another folder with -o"

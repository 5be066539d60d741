"""Generations of a store: each build makes the next from the last and swaps a pointer; readers stay on theirs.

    OUTPUT/store/CURRENT          the name of the generation that counts, swapped by renaming
    OUTPUT/store/g-000007/        an Oxigraph (RocksDB) database, never written again once it counts
    OUTPUT/store/g-000007.lock    held shared by each reader; a generation that nobody holds is taken away
    OUTPUT/store/ledger.sqlite    a digest of what each subject of the current generation says

The next generation shares the data files of the last one (hard links: RocksDB never changes a finished file), and only
quads of subjects whose digest differs are taken out or put in. A build that is killed leaves a folder that the next
one clears away; a ledger that is not of the current generation is not believed, and the store is loaded whole.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
import sqlite3
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from kg.errors import StoreError
from kg.graph import KnowledgeGraph
from kg.output import write_file
from kg.views import terms as t
from kg.views.rdf import nodes, of_quads

try:
    import fcntl
except ImportError:  # Windows: a file that is open cannot be deleted there, which holds a generation as well
    fcntl = None  # type: ignore[assignment]

STORE, CURRENT, LEDGER = "store", "CURRENT", "ledger.sqlite"
_PREFIX = "g-"
#: Lines of N-Quads that are loaded at once.
_CHUNK = 50_000
_FINISHED = ".sst"


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did: the generation's name, quads put in and taken out, whether the store was loaded whole."""

    generation: str
    added: int = 0
    removed: int = 0
    whole: bool = False


def current(output: Path) -> Path | None:
    """The folder of the generation that counts in an output folder; None if there is none."""
    try:
        name = (output / STORE / CURRENT).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    folder = output / STORE / name
    return folder if name.startswith(_PREFIX) and folder.is_dir() else None


@contextmanager
def held(output: Path) -> Iterator[Path]:
    """The folder of the current generation, which stays as long as this lasts; StoreError if there is none."""
    for _ in range(100):  # a build may take the generation away between the look and the lock
        folder = current(output)
        if folder is None:
            break
        with open(_lock(folder), "ab") as lock:
            if fcntl is not None:
                fcntl.flock(lock, fcntl.LOCK_SH)
            if folder.is_dir() and _lock(folder).exists():
                yield folder
                return
    raise StoreError(f"there is no store in {output}: run `kg build -o {output}`")


@contextmanager
def reading(output: Path) -> Iterator[pyoxigraph.Store]:
    """The current generation as a read-only store; it stays the same whatever is built meanwhile."""
    with held(output) as folder:
        try:
            store = pyoxigraph.Store.read_only(str(folder))
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{folder} cannot be read ({error}): delete {output / STORE} and build again") from error
        yield store


def load(output: Path) -> KnowledgeGraph:
    """The graph in the current generation; StoreError if there is none, InvalidGraph if it is none of ours."""
    with reading(output) as store:
        return of_quads(store)


def publish(output: Path, graph: KnowledgeGraph) -> Published:
    """Make `graph` the current generation of the store in `output`; the same graph leaves it as it is.

    One writer at a time: the caller holds the library's lock. Raises StoreError with the cure.
    """
    folder = output / STORE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        collect(output)
        with contextlib.closing(_ledger(folder / LEDGER)) as ledger:
            done = _publish(output, graph, ledger)
        collect(output)
    except (OSError, RuntimeError, sqlite3.Error) as error:
        traceback.clear_frames(error.__traceback__)  # they hold the database open
        collect(output)
        raise StoreError(_reason(error, folder)) from error
    except BaseException:
        collect(output)
        raise
    return done


def _reason(error: Exception, folder: Path) -> str:
    if _full(error):
        return f"the disk is full, {folder} is as before: free some space and run it again"
    if isinstance(error, PermissionError) or "Permission denied" in str(error):
        return f"no permission to write {folder}: choose another folder with -o"
    return f"{folder} cannot be written ({error}): delete it and run the same command again"


def _full(error: Exception) -> bool:
    known = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
    return known or re.search("No space|is full", str(error)) is not None


def _publish(output: Path, graph: KnowledgeGraph, ledger: sqlite3.Connection) -> Published:
    last = current(output)
    known = _known(ledger, last)
    blocks = _blocks(graph)
    if known is None or last is None:
        return _load_whole(output, blocks, ledger)
    changed: dict[str, tuple[bytes, list[str]]] = {}
    gone = dict.fromkeys(known)
    for subject, lines in blocks:
        gone.pop(subject, None)
        mark = _mark(lines)
        if known.get(subject) != mark:
            changed[subject] = (mark, lines)
    if not changed and not gone:
        return Published(last.name)
    folder = _next(output)
    _share(last, folder)
    try:
        added, removed = _differ(folder, {s: lines for s, (_, lines) in changed.items()}, gone)
    except (OSError, RuntimeError) as error:  # RocksDB calls damage a RuntimeError
        if _full(error):
            raise
        # The last generation is damaged, its articles are not.
        traceback.clear_frames(error.__traceback__)
        shutil.rmtree(folder, ignore_errors=True)
        return _load_whole(output, _blocks(graph), ledger)
    write_file(output / STORE / CURRENT, folder.name + "\n")
    with _transaction(ledger, folder.name):
        ledger.executemany("DELETE FROM blocks WHERE subject = ?", ((subject,) for subject in gone))
        ledger.executemany(
            "INSERT OR REPLACE INTO blocks VALUES (?, ?)", ((subject, mark) for subject, (mark, _) in changed.items())
        )
    return Published(folder.name, added, removed)


def _load_whole(output: Path, blocks: Iterable[tuple[str, list[str]]], ledger: sqlite3.Connection) -> Published:
    folder = _next(output)
    store = pyoxigraph.Store(str(folder))
    marks: list[tuple[str, bytes]] = []
    waiting: list[str] = []
    count = 0
    for subject, lines in blocks:
        marks.append((subject, _mark(lines)))
        waiting += lines
        count += len(lines)
        if len(waiting) >= _CHUNK:
            _load(store, waiting)
            waiting = []
    _load(store, waiting)
    store.flush()
    del store
    write_file(output / STORE / CURRENT, folder.name + "\n")
    with _transaction(ledger, folder.name):
        ledger.execute("DELETE FROM blocks")
        ledger.executemany("INSERT INTO blocks VALUES (?, ?)", marks)
    return Published(folder.name, count, 0, whole=True)


def _load(store: pyoxigraph.Store, lines: list[str]) -> None:
    if lines:
        store.bulk_load(input=("\n".join(lines) + "\n").encode(), format=pyoxigraph.RdfFormat.N_QUADS)


def _differ(folder: Path, changed: Mapping[str, list[str]], gone: Iterable[str]) -> tuple[int, int]:
    """Bring the database in `folder` to what the changed and gone subjects say now: quads added, quads removed."""
    store = pyoxigraph.Store(str(folder))
    added = removed = 0
    for subject, lines in (*changed.items(), *((subject, []) for subject in gone)):
        node = pyoxigraph.NamedNode(subject)
        text = ("\n".join(lines) + "\n").encode()
        new = set(pyoxigraph.parse(input=text, format=pyoxigraph.RdfFormat.N_QUADS)) if lines else set()
        old = set(store.quads_for_pattern(node, None, None, None))
        for quad in old - new:
            store.remove(quad)
        store.extend(new - old)
        added, removed = added + len(new - old), removed + len(old - new)
    store.flush()
    return added, removed


def _blocks(graph: KnowledgeGraph) -> Iterator[tuple[str, list[str]]]:
    """Each subject of the graph with its lines of N-Quads, in order."""
    for subject, properties in nodes(graph):
        yield subject, sorted(
            f"<{subject}> <{predicate}> {t.ntriples(value)} ." if name is None
            else f"<{subject}> <{predicate}> {t.ntriples(value)} <{name}> ."
            for predicate, value, name in properties
        )  # fmt: skip


def _mark(lines: Iterable[str]) -> bytes:
    return hashlib.blake2b("\n".join(lines).encode(), digest_size=16).digest()


def _ledger(path: Path) -> sqlite3.Connection:
    try:
        return _opened(path)
    except sqlite3.DatabaseError:  # damaged: it is only a summary of the store
        for file in path.parent.glob(path.name + "*"):
            file.unlink()
        return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    ledger = sqlite3.connect(path, isolation_level=None)
    ledger.execute("PRAGMA journal_mode = WAL")
    ledger.execute("CREATE TABLE IF NOT EXISTS generation (name TEXT NOT NULL)")
    ledger.execute("CREATE TABLE IF NOT EXISTS blocks (subject TEXT PRIMARY KEY, mark BLOB NOT NULL) WITHOUT ROWID")
    return ledger


def _known(ledger: sqlite3.Connection, last: Path | None) -> dict[str, bytes] | None:
    """The digests of the current generation's subjects; None if the ledger is of another one."""
    row = ledger.execute("SELECT name FROM generation").fetchone()
    if last is None or row is None or row[0] != last.name:
        return None
    return dict(ledger.execute("SELECT subject, mark FROM blocks"))


@contextmanager
def _transaction(ledger: sqlite3.Connection, generation: str) -> Iterator[None]:
    ledger.execute("BEGIN IMMEDIATE")
    try:
        yield
        ledger.execute("DELETE FROM generation")
        ledger.execute("INSERT INTO generation VALUES (?)", (generation,))
    except BaseException:
        ledger.execute("ROLLBACK")
        raise
    ledger.execute("COMMIT")


def _next(output: Path) -> Path:
    numbers = [int(p.name[len(_PREFIX) :]) for p in _generations(output) if p.name[len(_PREFIX) :].isdigit()]
    folder = output / STORE / f"{_PREFIX}{max(numbers, default=0) + 1:06d}"
    _lock(folder).touch()
    return folder


def _generations(output: Path) -> list[Path]:
    return sorted(p for p in (output / STORE).glob(_PREFIX + "*") if p.suffix != ".lock")


def _lock(folder: Path) -> Path:
    return folder.with_name(folder.name + ".lock")


def _share(last: Path, folder: Path) -> None:
    """The files of a finished generation under a new name: finished data linked, the rest copied."""
    folder.mkdir()
    for file in last.iterdir():
        if file.name.startswith("LOG") or file.name == "LOCK":
            continue
        try:
            if file.suffix != _FINISHED:
                raise OSError
            os.link(file, folder / file.name)
        except OSError:  # a file system without hard links
            shutil.copy2(file, folder / file.name)


def collect(output: Path) -> None:
    """Take away the generations that do not count and that nobody reads."""
    kept = current(output)
    for folder in _generations(output):
        if folder != kept:
            with contextlib.suppress(OSError), open(_lock(folder), "ab") as lock:
                if fcntl is not None:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)
                _lock(folder).unlink()
    for lock_file in (output / STORE).glob(_PREFIX + "*.lock"):
        if not lock_file.with_suffix("").exists():
            lock_file.unlink(missing_ok=True)

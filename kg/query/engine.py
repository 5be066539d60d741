"""Worker processes: one a graph, started on the first query, kept for the next, killed at the time limit."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
import weakref
from collections import OrderedDict
from collections.abc import Hashable
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.errors import InvalidGraph, QueryError, StoreError
from kg.graph import KnowledgeGraph
from kg.query.worker import MEMORY, read_frame, write_frame
from kg.store.generations import current, held

#: How many graphs keep their worker (and its copy of the data) between queries.
KEPT = 2
_SUFFIXES = {".nq": "nq", ".ttl": "ttl", ".nt": "nt", ".trig": "trig"}


class Worker:
    """One process with one store. Not to be used by two threads at once but for its lock."""

    def __init__(
        self, load: dict[str, Any], data: bytes | None = None, lease: contextlib.ExitStack | None = None
    ) -> None:
        self._lease = lease or contextlib.ExitStack()
        self.lock = threading.Lock()
        self.owner = os.getpid()
        script = Path(__file__).with_name("worker.py")
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(script)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._pipes = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        loaded = self._talk(load, data)
        if loaded is None or "error" in loaded:
            self.close()
            raise InvalidGraph(f"the graph cannot be loaded: {(loaded or {}).get('error', 'its process ended')}")
        self.quads = int(loaded["quads"])

    def _talk(self, request: dict[str, Any], data: bytes | None = None) -> dict[str, Any] | None:
        """The reply, or None if the process is gone."""
        try:
            write_frame(self._pipes[0], json.dumps(request).encode())
            if data is not None:
                write_frame(self._pipes[0], data)
            body = read_frame(self._pipes[1])
        except (OSError, ValueError):  # the process is gone, or its pipe is closed
            return None
        except BaseException:  # Ctrl-C in the middle of a frame: this pipe cannot be used again
            self.close()
            raise
        reply: dict[str, Any] | None = None if body is None else json.loads(body)
        return reply

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """The reply to one query; `QueryError` if the time limit killed it or memory ran out."""
        timeout: float = request["timeout"]
        late = threading.Event()

        def kill() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(timeout, kill)
        timer.daemon = True
        timer.start()
        try:
            reply = self._talk(request)
        finally:
            timer.cancel()
        if reply is None or reply.get("error") == "memory":
            self.close()
            if late.is_set():
                raise QueryError(f"the query ran longer than {timeout:g} s: narrow it, add LIMIT, or give it more time")
            raise QueryError(
                f"the query needs more than {MEMORY >> 30} GiB or is nested too deeply: narrow it or write it flatter"
            )
        return reply

    @property
    def alive(self) -> bool:
        """Whether the process can answer, and is this process's child (not one of before a fork)."""
        return self.owner == os.getpid() and self._process.poll() is None

    def close(self) -> None:
        """End the process. Safe to call twice."""
        if self.owner != os.getpid():
            return
        self._process.kill()
        for pipe in self._pipes:
            with contextlib.suppress(OSError):
                pipe.close()
        self._process.wait()
        self._lease.close()


_workers: OrderedDict[Hashable, Worker] = OrderedDict()
_guard = threading.RLock()  # a finalizer may run while this thread holds it


def run(graph: KnowledgeGraph | Path, request: dict[str, Any]) -> dict[str, Any]:
    """The worker's reply to `request` about `graph`; starts or replaces the worker where needed."""
    while True:
        worker = _worker(graph)
        with worker.lock:
            if worker.alive:  # another thread may have replaced it while this one waited
                return worker.ask(request)


def _worker(graph: KnowledgeGraph | Path) -> Worker:
    with _guard:
        if isinstance(graph, Path):
            key: Hashable = current(graph)  # a folder's store, else a file
            if key is None:
                graph = graph_file(graph)
                about = graph.stat()
                key = (graph, about.st_mtime_ns, about.st_size)
        else:
            key = id(graph)
        worker = _workers.get(key)
        if worker is None or not worker.alive:
            _drop(key)
            worker = _workers[key] = _started(graph)
            if isinstance(graph, KnowledgeGraph):
                weakref.finalize(graph, _drop, key).atexit = False
        _workers.move_to_end(key)
        _make_room(key)
        return worker


def _make_room(key: Hashable) -> None:
    """Drop the workers that were longest without a question, but none that is answering one."""
    for other in list(_workers)[: max(len(_workers) - KEPT, 0)]:
        idle = _workers[other].lock
        if other != key and idle.acquire(blocking=False):
            try:
                _drop(other)
            finally:
                idle.release()


def _started(graph: KnowledgeGraph | Path) -> Worker:
    if isinstance(graph, KnowledgeGraph):
        from kg.views.rdf import write_nquads

        return Worker({"format": "nq"}, write_nquads(graph).encode())
    if graph.is_dir():
        lease = contextlib.ExitStack()
        return Worker({"store": str(lease.enter_context(held(graph)))}, lease=lease)
    if graph.suffix == ".json":
        from kg.codec import graph_from_json
        from kg.views.rdf import write_nquads

        return Worker({"format": "nq"}, write_nquads(graph_from_json(graph.read_text("utf-8"))).encode())
    return Worker({"format": _SUFFIXES[graph.suffix], "path": str(graph)})


def graph_file(path: Path, preferred: tuple[str, ...] = ("graph.nq", "graph.json")) -> Path:
    """The file to load for `path`: itself, or in a folder the first of `preferred`; `StoreError` if there is none."""
    for candidate in [path / name for name in preferred] if path.is_dir() else [path]:
        if candidate.is_file():
            if candidate.suffix not in (*_SUFFIXES, ".json"):
                known = ", ".join((*_SUFFIXES, ".json"))
                raise StoreError(f"{candidate} is no graph file: give an output folder or a file ending in {known}")
            return candidate.resolve()
    raise StoreError(f"there is no graph at {path}: run `kg build ARTICLE... -o FOLDER` first and give that folder")


def _drop(key: Hashable) -> None:
    with _guard:
        worker = _workers.pop(key, None)
    if worker is not None:
        worker.close()


@atexit.register
def close_all() -> None:
    """End all workers (also done at exit)."""
    for key in list(_workers):
        _drop(key)

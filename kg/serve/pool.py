"""Query processes on the current generation of a store, and the next ones after a build.

Each process answers one query at a time and is ended at the time limit; a new one takes its place. When a build has
swapped the pointer, new queries go to processes on the new generation, and those on the old one end with their query.
"""

from __future__ import annotations

import queue
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kg.errors import InvalidGraph, QueryError, StoreError
from kg.query.engine import Worker
from kg.store.generations import current, held
from kg.views.terms import PREFIXES


class Busy(Exception):
    """Every process has a query, and none was free in time: come again."""


class Pool:
    """`size` query processes on an output folder's store; safe for any number of threads."""

    def __init__(
        self, output: Path, size: int = 2, *, timeout: float = 30, max_rows: int = 100_000, wait: float = 5
    ) -> None:
        self._output, self._size, self._wait = output, size, wait
        self.timeout, self.max_rows = timeout, max_rows
        self._lock = threading.Lock()
        self._generation: Path | None = None
        self._idle: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        self.counts = {"answered": 0, "refused": 0, "busy": 0}
        self.refresh()

    @property
    def generation(self) -> str:
        """The name of the generation that new queries are answered from."""
        return self.refresh().name

    def refresh(self) -> Path:
        """The current generation; after a build the processes on the old one are let go."""
        newest = current(self._output)
        if newest is None:
            raise StoreError(f"there is no store in {self._output}: run `kg build ARTICLE... -o {self._output}` first")
        with self._lock:
            if newest != self._generation:
                old, self._idle = self._idle, queue.LifoQueue()
                for _ in range(self._size):
                    self._idle.put(None)  # started when it is first needed
                self._generation = newest
                _end(old)
            return newest

    def ask(self, text: str) -> dict[str, Any]:
        """The worker's reply to a query, see `kg.query.worker`.

        Raises QueryError for a query that takes too long or too much, Busy if no process is free in time.
        """
        return self._asked({"text": text, "prefixes": PREFIXES})

    def graph(self, iri: str | None) -> dict[str, Any]:
        """The triples of a named graph, or of the default graph (None); raises as `ask`."""
        return self._asked({"graph": iri})

    def _asked(self, request: dict[str, Any]) -> dict[str, Any]:
        self.refresh()
        idle = self._idle
        try:
            worker = idle.get(timeout=self._wait)
        except queue.Empty:
            self.counts["busy"] += 1
            raise Busy from None
        try:
            if worker is None or not worker.alive:
                worker = self._started()
            with worker.lock:
                reply = worker.ask(request | {"timeout": self.timeout, "max_rows": self.max_rows})
        except QueryError:
            self.counts["refused"] += 1
            raise
        finally:
            self._give_back(idle, worker)
        self.counts["answered"] += 1
        return reply

    def _started(self) -> Worker:
        lease = ExitStack()
        try:
            return Worker({"store": str(lease.enter_context(held(self._output)))}, lease=lease)
        except InvalidGraph as error:
            lease.close()
            raise StoreError(str(error)) from error

    def _give_back(self, idle: queue.LifoQueue[Worker | None], worker: Worker | None) -> None:
        alive = worker if worker is not None and worker.alive else None
        with self._lock:
            if idle is self._idle:
                idle.put(alive)
                return
        if alive is not None:
            alive.close()

    def close(self) -> None:
        """End all processes that have nothing to do; the others end with their query."""
        with self._lock:
            old, self._idle = self._idle, queue.LifoQueue()
        _end(old)


def _end(workers: queue.LifoQueue[Worker | None]) -> None:
    while True:
        try:
            worker = workers.get_nowait()
        except queue.Empty:
            return
        if worker is not None:
            worker.close()

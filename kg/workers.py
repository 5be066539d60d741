"""Reading in several processes, each with its extractors and models loaded, each on processors of its own.

A worker reads a batch at a time; at most two batches a worker are on their way, so memory does not grow with the
corpus. What is found does not depend on who reads it.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from kg.errors import ExtractorFailed
from kg.model import Document, Findings
from kg.pipeline import BATCH, Pipeline
from kg.plugins import load

_Read = tuple[list[Document], "Future[list[Findings]]"]
#: In a worker: its pipeline.
_loaded: list[Pipeline] = []


def run(
    documents: Iterable[Document], extractors: Sequence[str] | None, workers: int
) -> Iterator[tuple[Document, Findings]]:
    """Each document with what `extractors` (by name; None: the default ones) find in it, in order.

    Raises what loading them raises, and ExtractorFailed if a worker is ended from outside.
    """
    context = multiprocessing.get_context("spawn")
    turn = context.Value("i", 0)
    stream, waiting = iter(documents), deque[_Read]()
    with ProcessPoolExecutor(workers, context, _start, (extractors, workers, turn)) as pool:
        try:
            while True:
                while len(waiting) < 2 * workers and (batch := list(islice(stream, BATCH))):
                    waiting.append((batch, pool.submit(_read, batch)))
                if not waiting:
                    return
                batch, future = waiting.popleft()
                yield from zip(batch, future.result(), strict=True)
        except BrokenProcessPool as error:
            raise ExtractorFailed(
                "a reading process was ended from outside, often because memory ran out: run the same command again, "
                "with fewer --workers; what was read is kept"
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _start(extractors: Sequence[str] | None, workers: int, turn: object) -> None:
    """Load the extractors, and keep to an own share of the processors: models take all that they are given."""
    with turn.get_lock():  # type: ignore[attr-defined]
        number: int = turn.value  # type: ignore[attr-defined]
        turn.value += 1  # type: ignore[attr-defined]
    if hasattr(os, "sched_setaffinity"):
        every = sorted(os.sched_getaffinity(0))
        mine = every[number % len(every) :: max(workers, 1)] if workers <= len(every) else every
        os.sched_setaffinity(0, mine)
    _loaded.append(Pipeline(load(extractors)))


def _read(documents: list[Document]) -> list[Findings]:
    return [found for _, found in _loaded[0].run(documents)]

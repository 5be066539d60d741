"""The explorer as it is served: made once for each build, and told of the next one."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from kg.errors import StoreError
from kg.query.ask import catalogue
from kg.serve.api import Api
from kg.serve.pool import Pool
from kg.views.explorer import policy, to_explorer

#: Seconds between two looks for a new build, and looks between two signs of life to a page.
EVERY = 1.0
ALIVE = 15
#: The page may be shown in no frame; this can be said in a header only.
_UNFRAMED = "; frame-ancestors 'none'"


class Pages:
    """The page of the current build; safe for any number of threads."""

    def __init__(self, api: Api, pool: Pool) -> None:
        self._api, self._pool = api, pool
        self._lock = threading.Lock()
        self._made: tuple[str, str] | None = None

    def current(self) -> tuple[str, str]:
        """The page and its Content-Security-Policy. Raises StoreError without a build."""
        generation = self._pool.generation
        with self._lock:
            if self._made is None or self._made[0] != generation:
                page = to_explorer(self._api.graph(), questions=catalogue(), served=generation)
                self._made = generation, page
            return self._made[1], policy(served=True) + _UNFRAMED

    async def events(self, request: Request) -> AsyncIterator[str]:
        """`event: generation` with its name, at once and whenever another build is there, until the page is gone."""
        told, silent = "", 0
        while not await request.is_disconnected():
            try:
                generation = await run_in_threadpool(lambda: self._pool.generation)
            except StoreError:
                generation = told  # between two builds; the next look tells
            if generation != told:
                told, silent = generation, 0
                yield f"event: generation\ndata: {generation}\n\n"
            elif (silent := silent + 1) >= ALIVE:
                silent = 0
                yield ": still here\n\n"
            await asyncio.sleep(EVERY)

"""`kg serve` under load: `python -m tests.bench.load [--triples 1000000] [--clients 50] [--seconds 60]`.

The graph of `tests.bench.triples`, its ten queries over HTTP one after the other, then so many clients at once who ask
one after the other without a pause. An answer is 200; past the limit it is 503 with Retry-After, which a client obeys in
so far as it asks again. Anything else is an error, and named. Times are of one run on one machine.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.store.generations import publish
from tests.bench.triples import QUERIES, made


@contextmanager
def serving(output: Path, *options: str) -> Iterator[tuple[str, int]]:
    """A `kg serve` on a free port: its host and port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kg.cli.main", "serve", "-o", str(output), "--port", "0", *options],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        match = re.search(r"http://([\d.]+):(\d+)", line)
        assert match, line
        yield match[1], int(match[2])
    finally:
        process.terminate()
        process.wait(30)
        process.stderr.close()


def ask(place: tuple[str, int], text: str) -> tuple[int, float, str]:
    """Status, seconds, and what is wrong with the answer (nothing, mostly)."""
    begun = time.perf_counter()
    try:
        connection = http.client.HTTPConnection(*place, timeout=60)
        connection.request("GET", "/sparql?" + urllib.parse.urlencode({"query": text}))
        reply = connection.getresponse()
        body = reply.read()
        connection.close()
    except (OSError, http.client.HTTPException) as error:
        return 0, time.perf_counter() - begun, f"{type(error).__name__}: {error}"
    taken = time.perf_counter() - begun
    if reply.status == 200:
        return 200, taken, "" if body.startswith(b"{") else "no JSON"
    if reply.status == 503:
        return 503, taken, "" if reply.headers.get("Retry-After") else "503 without Retry-After"
    return reply.status, taken, body[:200].decode("utf-8", "replace")


def percentiles(times: list[float]) -> str:
    """p50 and p95, in milliseconds."""
    ordered = sorted(times)
    return (
        f"p50 {1000 * statistics.median(ordered):.1f} ms, p95 {1000 * ordered[int(0.95 * (len(ordered) - 1))]:.1f} ms"
    )


def crowd(place: tuple[str, int], clients: int, seconds: float) -> Iterator[str]:
    """So many clients at once, each asking the ten queries in an order of its own."""
    answers: Counter[int] = Counter()
    times: list[float] = []
    refused: list[float] = []
    wrong: Counter[str] = Counter()
    lock, end = threading.Lock(), time.monotonic() + seconds

    def client(number: int) -> None:
        draw = random.Random(number)
        while time.monotonic() < end:
            status, taken, problem = ask(place, draw.choice(list(QUERIES.values())))
            with lock:
                answers[status] += 1
                if status == 200:
                    times.append(taken)
                elif status == 503:
                    refused.append(taken)
                if problem:
                    wrong[problem] += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asked = sum(answers.values())
    yield f"{clients} clients, {seconds:.0f} s: {asked} requests, {len(times) / seconds:.0f} answers/s, {percentiles(times)}"
    if refused:
        yield f"503 with Retry-After: {answers[503]} ({100 * answers[503] / asked:.1f} %), {percentiles(refused)}"
    yield f"anything else: {sum(wrong.values())}" + "".join(f"\n  {n} x {what}" for what, n in wrong.most_common(5))


def measured(triples: int, clients: int, seconds: float, place: Path) -> Iterator[str]:
    """Lines of text."""
    publish(place, made(triples))
    with serving(place, "--workers", "2") as address:
        ask(address, "ASK {}")
        every = []
        for name, text in QUERIES.items():
            found = [ask(address, text) for _ in range(10)]
            assert all(status == 200 for status, _, _ in found), (name, found)
            every += [taken for _, taken, _ in found]
            yield f"{name}: {percentiles([taken for _, taken, _ in found])}"
        yield f"all ten over HTTP, one client: {percentiles(every)}"
        yield from crowd(address, clients, seconds)


def main() -> None:
    """Print all measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    place = Path(tempfile.mkdtemp())
    try:
        for line in measured(given.triples, given.clients, given.seconds, place):
            print(line, flush=True)
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()

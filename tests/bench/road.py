"""How fast the road is, stage by stage: `python -m tests.bench.road [10 200]`.

Articles are the samples with names and figures varied, so that no two are equal. For each stage it prints seconds,
documents and characters a second, and its share of the whole; then peak memory. Compare shares and ratios of one
run: machines differ, and so does their load.
"""

from __future__ import annotations

import random
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from kg.assemble import assemble
from kg.builder import write
from kg.codec import graph_to_json
from kg.graph import KnowledgeGraph
from kg.ids import document_id
from kg.ingest.files import scan
from kg.ingest.language import detect
from kg.ingest.records import Options, Record
from kg.model import Document, Findings
from kg.pipeline import BATCH, Pipeline
from kg.plugins import load
from kg.resolve.resolve import resolve
from kg.views.html import to_html
from kg.views.nx import write_graphml
from kg.views.rdf import write_nquads, write_turtle

SAMPLES = Path(__file__).parents[2] / "samples"
_SYLLABLES = [
    "ba",
    "dor",
    "fen",
    "gal",
    "hin",
    "kor",
    "lam",
    "mer",
    "nol",
    "per",
    "rud",
    "sal",
    "tor",
    "vin",
    "wex",
    "zan",
]
T = TypeVar("T")


class Clock:
    """Adds up wall seconds by stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def time(self, stage: str, call: Callable[[], T]) -> T:
        """Run `call` and book its time under `stage`."""
        begun = time.perf_counter()
        result = call()
        self.spent[stage] += time.perf_counter() - begun
        return result


def articles(count: int, seed: int = 7) -> Iterator[Document]:
    """`count` articles made of the samples: capitalised rare words renamed, digits changed."""
    rng = random.Random(seed)
    records = [item.read() for item in scan([str(SAMPLES)], Options()) if isinstance(item, Record)]
    for number in range(count):
        one = records[number % len(records)]
        names: dict[str, str] = {}

        def renamed(match: re.Match[str], names: dict[str, str] = names) -> str:
            word = match.group(0)
            if sum(map(ord, word)) % 5:
                return word
            return names.setdefault(word, "".join(rng.choices(_SYLLABLES, k=3)).capitalize())

        text = re.sub(r"\b[A-ZÄÖÜ][a-zäöüß]{5,}\b", renamed, one.text)
        text = re.sub(r"\d", lambda m: m.group(0) if m.group(0) == "0" else str(rng.randint(1, 9)), text)
        yield Document(document_id(text), text, one.lang or detect(one.text), one.date, one.title, f"bench-{number}")


def run(count: int) -> None:
    """Build `count` articles in memory and print the table."""
    clock = Clock()
    documents = list(articles(count))
    pipeline = Pipeline(clock.time("load extractors", load))
    findings = _extracted(clock, pipeline, documents)
    by_id = {d.id: d for d in documents}
    resolution = clock.time("resolve", lambda: resolve(by_id, findings))
    graph = clock.time("assemble", lambda: assemble(documents, findings, resolution))
    _written(clock, graph)
    characters = sum(len(d.text) for d in documents)
    whole = sum(clock.spent.values())
    print(
        f"\n{count} articles, {characters:,} characters: {len(graph.entities)} entities, "
        f"{len(graph.relations)} relations, {len(graph.facts)} facts"
    )
    print(f"{'stage':24} {'seconds':>9} {'docs/s':>9} {'chars/s':>11} {'share':>6}")
    for stage, spent in clock.spent.items():
        print(f"{stage:24} {spent:9.3f} {count / spent:9.1f} {characters / spent:11,.0f} {spent / whole:6.1%}")
    print(f"{'all':24} {whole:9.3f} {count / whole:9.1f} {characters / whole:11,.0f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _extracted(clock: Clock, pipeline: Pipeline, documents: Sequence[Document]) -> dict[str, Findings]:
    findings: dict[str, Findings] = {}
    for step in pipeline.steps:
        for extractor in step:
            _timed(clock, extractor)
    for first in range(0, len(documents), BATCH):
        batch = documents[first : first + BATCH]
        before = sum(clock.spent.values())
        begun = time.perf_counter()
        findings |= {d.id: found for d, found in pipeline.run(batch)}
        inside = sum(clock.spent.values()) - before
        clock.spent["sentences, check, settle"] += time.perf_counter() - begun - inside
    return findings


def _timed(clock: Clock, extractor: object) -> None:
    kind = type(extractor)
    read = getattr(kind, "_untimed", None) or kind.read  # type: ignore[attr-defined]

    def timed(self: object, readings: object) -> object:
        return iter(clock.time(f"extract: {self.name}", lambda: list(read(self, readings))))  # type: ignore[attr-defined]

    kind.read, kind._untimed = timed, read  # type: ignore[attr-defined]


def _written(clock: Clock, graph: KnowledgeGraph) -> None:
    views: dict[str, Callable[[KnowledgeGraph], str]] = {
        "write graph.json": graph_to_json,
        "write graph.ttl": write_turtle,
        "write graph.nq": write_nquads,
        "write graph.graphml": write_graphml,
        "write graph.html": to_html,
    }
    for stage, view in views.items():
        clock.time(stage, lambda view=view: view(graph))  # type: ignore[misc]


def main(counts: Sequence[str]) -> None:
    """One table for each count."""
    for count in counts or ("10", "200"):
        run(int(count))


__all__ = ["articles", "main", "run", "write"]
if __name__ == "__main__":
    main(sys.argv[1:])

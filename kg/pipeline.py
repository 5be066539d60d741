"""Run extractors over documents in the order that their needs and gives ask for.

Extractors that need nothing run first; one that needs `links` runs after all that give links, and so on. After
each step what was found is checked against the text and the contract, competing mentions are settled, and the
result is what the next step sees. Nothing is found in page furniture. A failure costs one extractor's findings on
one document, and is noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from itertools import islice

from kg.check import check
from kg.errors import ExtractorFailed, ExtractorUnavailable
from kg.extract import Extractor, Layer, Reading
from kg.furniture import spans
from kg.ids import digest
from kg.model import Document, Findings
from kg.settle import merge
from kg.spans import sentences

#: Documents that go through all extractors together, so that a model can fill its batches.
BATCH = 16


class Pipeline:
    """An ordered set of extractors. Raises ExtractorUnavailable where needs are unmet or form a circle."""

    def __init__(self, extractors: Sequence[Extractor]) -> None:
        self.steps: tuple[tuple[Extractor, ...], ...] = _ordered(extractors)

    @property
    def fingerprint(self) -> str:
        """Changes when an extractor comes, goes, or has a new version: findings are kept under it."""
        return digest(*sorted(f"{e.name}={e.version}" for step in self.steps for e in step))

    def run(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Findings]]:
        """Each document with everything that was found in it, in order; failures are in `Findings.notes`."""
        stream = iter(documents)
        while batch := list(islice(stream, BATCH)):
            yield from zip(batch, self._read(batch), strict=True)

    def _read(self, documents: Sequence[Document]) -> list[Findings]:
        readings = [Reading(d, tuple(sentences(d.text, d.lang))) for d in documents]
        furniture = [spans(d.text) for d in documents]
        for step in self.steps:
            new = [_outside(furniture, _checked(extractor, readings)) for extractor in step]
            readings = [
                replace(reading, found=merge([reading.found, *(given[i] for given in new)]))
                for i, reading in enumerate(readings)
            ]
        return [reading.found for reading in readings]


def _checked(extractor: Extractor, readings: Sequence[Reading]) -> list[Findings]:
    return [
        check(findings, reading.document, {m.id: m for m in reading.found.mentions}, extractor)
        for reading, findings in zip(readings, _run(extractor, readings), strict=True)
    ]


def _outside(furniture: Sequence[Sequence[tuple[int, int]]], found: Sequence[Findings]) -> list[Findings]:
    """Findings without the mentions that stand in page furniture (language lists, share links, bylines)."""
    return [
        replace(f, mentions=tuple(m for m in f.mentions if not any(a <= m.start < b for a, b in lines)))
        for lines, f in zip(furniture, found, strict=True)
    ]


def _run(extractor: Extractor, readings: Sequence[Reading]) -> list[Findings]:
    try:
        return _exactly(extractor, readings)
    except ExtractorUnavailable:
        raise
    except Exception as error:
        if len(readings) == 1:
            return [Findings(notes=(str(_failed(extractor, readings[0], error)),))]
        return [findings for reading in readings for findings in _run(extractor, [reading])]


def _exactly(extractor: Extractor, readings: Sequence[Reading]) -> list[Findings]:
    found = list(extractor.read(iter(readings)))
    if len(found) != len(readings):
        raise ExtractorFailed(f"it gave {len(found)} findings for {len(readings)} readings")
    return found


def _failed(extractor: Extractor, reading: Reading, error: Exception) -> ExtractorFailed:
    return ExtractorFailed(
        f"{extractor.name}: failed on document {reading.document.id}: {type(error).__name__}: {error}; "
        f"its findings are missing there. Leave it out with --extractors, or report it."
    )


def _ordered(extractors: Sequence[Extractor]) -> tuple[tuple[Extractor, ...], ...]:
    by_name = {e.name: e for e in extractors}
    if len(by_name) != len(extractors):
        raise ExtractorUnavailable("an extractor is named twice: name each once in --extractors")
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for e in extractors:
        givers = {o.name for o in extractors if o.gives & e.needs and o is not e}
        unmet: set[Layer] = set(e.needs) - {layer for o in extractors if o is not e for layer in o.gives}
        if unmet:
            raise ExtractorUnavailable(
                f"extractor {e.name!r} needs {', '.join(sorted(unmet))}, which none of the chosen ones gives; "
                "add one that does (see: kg extractors)"
            )
        sorter.add(e.name, *sorted(givers))
    try:
        sorter.prepare()
    except CycleError as error:
        raise ExtractorUnavailable(
            f"these extractors need each other in a circle: {' -> '.join(error.args[1])}"
        ) from None
    steps = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        steps.append(tuple(by_name[name] for name in ready))
        sorter.done(*ready)
    return tuple(steps)

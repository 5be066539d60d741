"""The reader as an extractor: names, figures and how they hang together, by one small model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import sha256
from itertools import islice

from extractors.annotate import findings_of
from extractors.reader.runtime import WEIGHTS, Reader
from kg.extract import Layer, Reading
from kg.model import Findings

#: Documents whose windows are read together.
_BATCH = 16


class ReaderExtractor:
    """Mentions of all types and links between them; the weights ship with the package and are loaded on first use."""

    name = "reader"
    needs: frozenset[Layer] = frozenset()
    gives: frozenset[Layer] = frozenset({"mentions", "links"})

    @cached_property
    def version(self) -> str:
        """Changes with the weights, so that what older weights read is read again."""
        digest = sha256()
        for file in ("settings.json", "links.onnx"):
            path = WEIGHTS / file
            digest.update(path.read_bytes() if path.is_file() else b"")
        return f"5-{digest.hexdigest()[:12]}"

    @cached_property
    def reader(self) -> Reader:
        """The model; raises ExtractorUnavailable where its files are missing or broken."""
        return Reader.load()

    def read(self, readings: Iterable[Reading]) -> Iterator[Findings]:
        """One `Findings` for each reading, in order; the same whatever it is batched with."""
        stream = iter(readings)
        while batch := list(islice(stream, _BATCH)):
            annotations = self.reader.annotate([r.text for r in batch], [r.document.lang for r in batch])
            for reading, annotation in zip(batch, annotations, strict=True):
                yield findings_of(reading, annotation)

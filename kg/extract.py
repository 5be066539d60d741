"""What an extractor is: one method on a stream of readings.

An extractor says which layers it needs and which it gives; the pipeline runs it after everything that gives what
it needs. It sees a `Reading` (the document, its sentences, what was found so far) and yields one `Findings` for
each reading, in order. It must not raise on any text: an exception costs that document this extractor's findings.

Layers, in the order of the road: `mentions`, `links`, `relations`, `facts`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Literal, Protocol, runtime_checkable

from kg.model import Document, Evidence, Findings, Mention

_NOTHING = Findings()

Layer = Literal["mentions", "links", "relations", "facts"]
LAYERS: tuple[Layer, ...] = ("mentions", "links", "relations", "facts")


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as an extractor sees it: read-only, but for `cache`.

    `sentences` are half-open code point spans in order. `found` holds what extractors of earlier steps gave, with
    competing mentions already settled. `cache` keeps work that several extractors share (a parse), for this
    document only; keys are the owner's module name.
    """

    document: Document
    sentences: tuple[tuple[int, int], ...]
    found: Findings = _NOTHING
    cache: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The stored text."""
        return self.document.text

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The span from the start of the sentence that holds `start` to the end of the one that holds `end - 1`."""
        if not self.sentences:
            return start, end
        first = max(bisect_right(self.sentences, start, key=itemgetter(0)) - 1, 0)
        last = max(bisect_right(self.sentences, max(start, end - 1), key=itemgetter(0)) - 1, first)
        return min(self.sentences[first][0], start), max(self.sentences[last][1], end)

    def mention(self, start: int, end: int, type_: str, confidence: float, **more: Any) -> Mention:
        """A mention of this document, with its words taken from the text."""
        return Mention(self.document.id, start, end, self.text[start:end], type_, confidence, **more)

    def evidence(self, start: int, end: int, confidence: float, extractor: str) -> Evidence:
        """Evidence for something said at `start..end`: the whole sentence (or sentences) around it."""
        a, b = self.sentence(start, end)
        return Evidence(self.document.id, a, b, self.text[a:b], confidence, extractor)


@runtime_checkable
class Extractor(Protocol):
    """The contract of a plug-in (entry point group `kg.extractors`): a class without arguments, or an instance."""

    name: str
    version: str
    needs: frozenset[Layer]
    gives: frozenset[Layer]

    def read(self, readings: Iterable[Reading]) -> Iterator[Findings]:
        """Yield one `Findings` for each reading, in order."""
        ...


@dataclass(frozen=True, slots=True)
class FunctionExtractor:
    """A function of one reading, lifted to an extractor by `@extractor`."""

    function: Callable[[Reading], Findings]
    name: str
    version: str
    needs: frozenset[Layer]
    gives: frozenset[Layer]

    def read(self, readings: Iterable[Reading]) -> Iterator[Findings]:
        """Call the function on each reading."""
        for reading in readings:
            yield self.function(reading)


def extractor(
    name: str, *, version: str, gives: Iterable[Layer], needs: Iterable[Layer] = ()
) -> Callable[[Callable[[Reading], Findings]], FunctionExtractor]:
    """Lift a function of one reading: `@extractor("tickers", version="1", gives=["mentions"])`."""

    def lift(function: Callable[[Reading], Findings]) -> FunctionExtractor:
        return FunctionExtractor(function, name, version, frozenset(needs), frozenset(gives))

    return lift

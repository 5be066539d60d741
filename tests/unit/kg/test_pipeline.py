from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest

from kg.errors import ExtractorUnavailable
from kg.extract import Extractor, Layer, Reading, extractor
from kg.model import Findings
from kg.pipeline import BATCH, Pipeline
from tests.factory import doc, link


@extractor("capitals", version="1", gives=["mentions"])
def capitals(reading: Reading) -> Findings:
    places = [i for i, c in enumerate(reading.text) if c.isupper()]
    return Findings(mentions=tuple(reading.mention(i, i + 1, "Product", 0.5) for i in places))


@extractor("chain", version="1", needs=["mentions"], gives=["links"])
def chain(reading: Reading) -> Findings:
    m = reading.found.mentions
    return Findings(links=tuple(link("same", a, b) for a, b in pairwise(m)))


class Fragile:
    name, version = "fragile", "1"
    needs: frozenset[Layer] = frozenset()
    gives: frozenset[Layer] = frozenset({"mentions"})

    def read(self, readings: Iterable[Reading]) -> Iterator[Findings]:
        for reading in readings:
            if "boom" in reading.text:
                raise ValueError("broken inside")
            yield Findings(mentions=(reading.mention(0, 1, "Place", 0.9),))


class Short(Fragile):
    name = "short"

    def read(self, readings: Iterable[Reading]) -> Iterator[Findings]:
        yield from list(super().read(readings))[:-1]


def test_order_follows_needs_not_the_list() -> None:
    pipeline = Pipeline([chain, capitals])
    assert [[e.name for e in step] for step in pipeline.steps] == [["capitals"], ["chain"]]
    ((_, found),) = pipeline.run([doc("A b C d E")])
    assert len(found.mentions) == 3
    assert len(found.links) == 2


def test_a_failure_costs_one_document_and_is_told() -> None:
    documents = [doc(f"{i} boom" if i == 2 else f"{i} fine") for i in range(5)]
    found = {d.text: f for d, f in Pipeline([Fragile()]).run(documents)}
    assert [len(f.mentions) for f in found.values()] == [1, 1, 0, 1, 1]
    assert "fragile: failed on document" in found["2 boom"].notes[0]
    assert "broken inside" in found["2 boom"].notes[0]


def test_an_extractor_that_loses_a_document_is_told() -> None:
    ((_, found),) = Pipeline([Short()]).run([doc("abc")])
    assert "gave 0 findings for 1" in found.notes[0]


def test_batches_do_not_show() -> None:
    documents = [doc(f"{i} A b C") for i in range(BATCH * 2 + 3)]
    together = [f for _, f in Pipeline([capitals, chain]).run(documents)]
    alone = [f for d in documents for _, f in Pipeline([capitals, chain]).run([d])]
    assert together == alone


def test_unmet_needs_and_circles_and_twins_are_refused() -> None:
    with pytest.raises(ExtractorUnavailable, match="needs mentions, which none"):
        Pipeline([chain])

    @extractor("back", version="1", needs=["links"], gives=["mentions"])
    def back(reading: Reading) -> Findings:
        return Findings()

    with pytest.raises(ExtractorUnavailable, match="circle"):
        Pipeline([chain, back])
    with pytest.raises(ExtractorUnavailable, match="named twice"):
        Pipeline([capitals, capitals])


def test_the_fingerprint_tells_versions_apart_but_not_order() -> None:
    @extractor("chain", version="2", needs=["mentions"], gives=["links"])
    def newer(reading: Reading) -> Findings:
        return Findings()

    assert Pipeline([chain, capitals]).fingerprint == Pipeline([capitals, chain]).fingerprint
    assert Pipeline([newer, capitals]).fingerprint != Pipeline([chain, capitals]).fingerprint


def test_a_function_is_an_extractor() -> None:
    assert isinstance(capitals, Extractor)

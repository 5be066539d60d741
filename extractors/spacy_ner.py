"""Names by an installed spaCy pipeline, switched in by its name: `--extractors names,values,spacy:de_core_news_lg,...`.

Its labels are coarser than the contract's: ORG is read as Company, and loses against a surer reading of the same
words. It reads documents in its own language only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import spacy
from spacy.language import Language

from kg.errors import ExtractorUnavailable
from kg.extract import Layer, Reading
from kg.model import Findings

#: (contract type, confidence) of the labels of spaCy's published pipelines; all others yield nothing.
LABELS = {
    "PER": ("Person", 0.7), "PERSON": ("Person", 0.7), "ORG": ("Company", 0.5), "LOC": ("Place", 0.6),
    "GPE": ("Place", 0.6), "PRODUCT": ("Product", 0.5), "EVENT": ("Event", 0.5),
}  # fmt: skip


class SpacyNer:
    """The entity recogniser of one spaCy pipeline. Raises ExtractorUnavailable where it is not installed."""

    needs: frozenset[Layer] = frozenset()
    gives: frozenset[Layer] = frozenset({"mentions"})

    def __init__(self, pipeline: str = "") -> None:
        if not pipeline:
            raise ExtractorUnavailable("say which spaCy pipeline: --extractors names,values,spacy:de_core_news_lg")
        if not spacy.util.is_package(pipeline):
            raise ExtractorUnavailable(
                f"the spaCy pipeline {pipeline!r} is not installed. Install it: python -m spacy download {pipeline}"
            )
        self.pipeline = pipeline
        self.name = f"spacy:{pipeline}"
        self.version = str(spacy.util.get_package_version(pipeline))

    @cached_property
    def nlp(self) -> Language:
        """The pipeline, loaded on first use; components that a recogniser does not need stay out."""
        return spacy.load(self.pipeline, exclude=["lemmatizer", "attribute_ruler", "textcat"])

    def read(self, readings: Iterable[Reading]) -> Iterator[Findings]:
        """Mentions of people, organisations, places, products and events."""
        for reading in readings:
            if self.nlp.lang != reading.document.lang or len(reading.text) > self.nlp.max_length:
                yield Findings()
                continue
            found = [
                (e.start_char, e.end_char, *LABELS[e.label_]) for e in self.nlp(reading.text).ents if e.label_ in LABELS
            ]
            yield Findings(mentions=tuple(reading.mention(a, b, type_, sure) for a, b, type_, sure in found))

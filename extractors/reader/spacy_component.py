"""The reader as a spaCy component: `nlp.add_pipe("kg_reader")`, announced to spaCy by an entry point.

Named entities become `doc.ents`, all spans `doc.spans["kg_reader"]` (METRIC and ROLE spans with metric and role as
`kb_id_`), and the whole annotation, arcs included, `doc._.kg_reader`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans, minibatch

from extractors.reader.runtime import Reader
from extractors.reader.types import ENTITY_TYPES, Annotation

NAME = "kg_reader"


class ReaderComponent:
    """Annotates documents; the weights are opened on first use."""

    def __init__(self, folder: str | None, threads: int | None) -> None:
        self.folder, self.threads = folder, threads
        if not Doc.has_extension(NAME):
            Doc.set_extension(NAME, default=None)

    @cached_property
    def reader(self) -> Reader:
        """The model; raises ExtractorUnavailable where its files are missing or broken."""
        return Reader.load(self.folder, self.threads)

    def __call__(self, doc: Doc) -> Doc:
        """The document, annotated."""
        return _annotated(doc, self.reader.annotate([doc.text])[0])

    def pipe(self, stream: Iterable[Doc], batch_size: int = 16) -> Iterator[Doc]:
        """The documents of `stream`, annotated, in order."""
        for batch in minibatch(stream, batch_size):
            for doc, annotation in zip(batch, self.reader.annotate([d.text for d in batch]), strict=True):
                yield _annotated(doc, annotation)


def _annotated(doc: Doc, annotation: Annotation) -> Doc:
    spans = [
        doc.char_span(s.start, s.end, label=s.type, kb_id=s.label or "", alignment_mode="expand")
        for s in annotation.spans
    ]
    doc.spans[NAME] = [s for s in spans if s is not None]
    doc.ents = filter_spans(s for s in doc.spans[NAME] if s.label_ in ENTITY_TYPES)
    doc._.set(NAME, annotation)
    return doc


def create(nlp: Language, name: str, folder: Any, threads: Any) -> ReaderComponent:
    """The component for a pipeline; `folder` holds other weights than the package's, `threads` None takes all cores."""
    return ReaderComponent(folder, threads)


Language.factory(NAME, default_config={"folder": None, "threads": None}, assigns=["doc.ents", "doc.spans"], func=create)

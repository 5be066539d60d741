"""The reader at run time: text in, spans and arcs out. Needs numpy, onnxruntime and tokenizers, no training library."""

from __future__ import annotations

import bisect
import gzip
import json
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from extractors.reader.geometry import Ints
from extractors.reader.heads import Floats, LinkHead
from extractors.reader.labels import TYPE_INDEX
from extractors.reader.linking import Decoder, read_settings, span_label
from extractors.reader.tagging import log_softmax, snap, span_confidence, viterbi
from extractors.reader.types import GOVERNOR_KINDS, SPAN_TYPES, Annotation, Arc, Span
from extractors.reader.windows import END, START, Pieces, Window, cut_pieces, windows
from kg.errors import ExtractorUnavailable

WEIGHTS = Path(__file__).parent / "weights"
FILES = ("encoder.onnx", "links.onnx", "embeddings.npy", "tokenizer.json.gz", "settings.json")
WINDOW, OVERLAP, HEAD = 288, 96, 64  # pieces; two more mark start and end
_AHEAD = 8  # windows encoded before their turn
_FROM_SOURCE = (*GOVERNOR_KINDS, "of", "period", "coref")  # softmax arcs: the source's window decides


_NO_PIECES = Pieces(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64), [0])


@dataclass(slots=True)
class _Document:
    """One text on its way through the windows: its pieces, and what has been found so far.

    `first` and `last` are each span's pieces (inclusive); `labels` the metric or role of each span.
    """

    text: str
    pieces: Pieces = _NO_PIECES
    spans: list[Span] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    labels: list[str | None] = field(default_factory=list)
    arcs: list[Arc] = field(default_factory=list)

    def add(self, span: Span) -> None:
        """Take up a span unless it overlaps the last one; its bounds are turned into pieces."""
        if self.spans and span.start < self.spans[-1].end:
            return
        first = int(np.searchsorted(self.pieces.ends, span.start, side="right"))
        last = int(np.searchsorted(self.pieces.starts, span.end, side="left")) - 1
        self.spans.append(span)
        self.first.append(first)
        self.last.append(max(first, last))
        self.labels.append(span.label)

    def annotation(self) -> Annotation:
        """What has been found, finished."""
        found = zip(self.spans, self.labels, strict=True)
        spans = tuple(Span(s.start, s.end, s.type, label, s.confidence) for s, label in found)
        return Annotation(spans, tuple(self.arcs))


class Reader:
    """The model with its files open; safe to use for any number of calls."""

    def __init__(self, folder: Path, threads: int | None) -> None:
        stored: dict[str, Any] = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        self.settings = read_settings(stored)
        self.tokenizer = Tokenizer.from_str(
            gzip.decompress((folder / "tokenizer.json.gz").read_bytes()).decode("utf-8")
        )
        self.table = np.load(folder / "embeddings.npy", mmap_mode="r")
        options = onnxruntime.SessionOptions()
        # One window a core: two windows side by side are faster than one window on two cores.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.encoder, links = (
            onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
            for name in ("encoder.onnx", "links.onnx")
        )
        self.links = LinkHead(links)
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        workers = threads or cores
        self.pool = ThreadPoolExecutor(workers, "reader") if workers > 1 else None

    @classmethod
    def load(cls, folder: str | Path | None = None, threads: int | None = None) -> Reader:
        """Open the weights in `folder` (those of the package if none); `threads` None takes all cores.

        Raises ExtractorUnavailable where a file is missing or broken.
        """
        place = Path(folder) if folder is not None else WEIGHTS
        missing = [name for name in FILES if not (place / name).is_file()]
        if missing:
            raise ExtractorUnavailable(
                f"the reader's weights are incomplete: {', '.join(missing)} not in {place}. "
                "Install the package anew, or give the folder of an export."
            )
        try:
            return cls(place, threads)
        except Exception as fault:  # many kinds: damaged archive, wrong format, unknown operator
            raise ExtractorUnavailable(
                f"the reader's weights in {place} cannot be read ({fault}). Install the package anew."
            ) from fault

    def annotate(self, texts: Sequence[str], langs: Sequence[str] | None = None) -> list[Annotation]:
        """Spans and arcs of each text, in order; offsets are code points of the text as given.

        Each window is a call of its own, so the answer does not depend on what else is read. `langs` is accepted for
        the plug-in's sake: one model reads all languages.
        """
        documents = [_Document(text) for text in texts]
        self._read(documents, find=True)
        return [document.annotation() for document in documents]

    def link(self, text: str, spans: Sequence[Span]) -> Annotation:
        """Arcs between given spans (in order of start, not overlapping) instead of found ones."""
        document = _Document(text)
        document.pieces = cut_pieces(text, self.tokenizer)
        for span in spans:
            document.add(span)
        self._read([document], find=False)
        return document.annotation()

    def _read(self, documents: list[_Document], *, find: bool) -> None:
        """Window by window. A window is linked once its successor's spans are known, then its states are let go."""
        waiting: tuple[_Document, Window, Floats] | None = None
        for document, window, states, tags in self._encoded(documents):
            if waiting is not None and waiting[0] is not document:
                self._link(*waiting)
                waiting = None
            if find:
                self._find(document, window, tags)
            if waiting is not None:
                self._link(*waiting)
            waiting = document, window, states
        if waiting is not None:
            self._link(*waiting)

    def _encoded(self, documents: list[_Document]) -> Iterator[tuple[_Document, Window, Floats, Floats]]:
        """All windows with their encoder output, in order; a few windows ahead are encoded at the same time."""
        ahead: deque[tuple[_Document, Window, Future[tuple[Floats, Floats]]]] = deque()
        for document, window in self._windows(documents):
            ids = window.ids(document.pieces.ids)
            if self.pool is None:
                yield document, window, *self.encode(ids)
                continue
            ahead.append((document, window, self.pool.submit(self.encode, ids)))
            if len(ahead) > _AHEAD:
                first, its_window, output = ahead.popleft()
                yield first, its_window, *output.result()
        for document, window, output in ahead:
            yield document, window, *output.result()

    def _windows(self, documents: list[_Document]) -> Iterator[tuple[_Document, Window]]:
        for document in documents:
            if document.pieces is _NO_PIECES:
                document.pieces = cut_pieces(document.text, self.tokenizer)
            for window in windows(document.pieces, WINDOW, OVERLAP, HEAD):
                yield document, window

    def encode(self, ids: Ints) -> tuple[Floats, Floats]:
        """Encoder states (pieces, 384) and tag scores (pieces, tags) of one window's piece ids."""
        words = unpack(self.table[np.concatenate([[START], ids, [END]])])
        states, tags = self.encoder.run(["states", "tags"], {"words": words[None]})
        return states[0, 1:-1], tags[0, 1:-1]

    def _find(self, document: _Document, window: Window, tags: Floats) -> None:
        """Add the window's spans that start in its own stretch, on word bounds."""
        text, pieces = document.text, document.pieces
        tags = tags[window.head :]
        scores = log_softmax(tags / np.float32(self.settings.temperature("tags")))
        for first, last, kind in viterbi(scores):
            if window.owns[0] <= window.first + first < window.owns[1]:
                start = int(pieces.starts[window.first + first])
                start, end = snap(text, start, int(pieces.ends[window.first + last]))
                while start < end and text[start].isspace():
                    start += 1
                if start < end:
                    confidence = span_confidence(scores, (first, last, kind))
                    document.add(Span(start, end, SPAN_TYPES[kind], None, confidence))

    def _link(self, document: _Document, window: Window, states: Floats) -> None:
        """Score the arcs among the window's spans and keep those that this window decides."""
        begin, end = (bisect.bisect_left(document.first, place) for place in (window.first, window.last))
        ahead = range(min(bisect.bisect_left(document.first, window.head), begin))
        inside = [i for i in ahead if document.last[i] < window.head]
        inside += [i for i in range(begin, end) if document.last[i] < window.last]
        if not inside:
            return
        first, last = (np.array([side[i] for i in inside], np.int64) for side in (document.first, document.last))
        types = np.array([TYPE_INDEX[document.spans[i].type] for i in inside], np.int64)
        scores = self.links(states, window.inside(first), window.inside(last), types)
        owned = (first >= window.owns[0]) & (first < window.owns[1])
        for place, index in enumerate(inside):
            if owned[place] and document.labels[index] is None:
                document.labels[index] = span_label(scores, place, int(types[place]))
        words = [document.text[document.spans[i].start : document.spans[i].end] for i in inside]
        for arc in Decoder(scores, types, self.settings, words).arcs():
            decides = arc.source if arc.kind in _FROM_SOURCE else max(arc.source, arc.target)
            if owned[decides]:
                document.arcs.append(_renamed(arc, inside))


def _renamed(arc: Arc, names: list[int]) -> Arc:
    """The arc with a window's span indexes turned into the text's."""
    said = dict(arc.attributes)
    for key in ("role_span", "share_span"):
        if key in said:
            said[key] = str(names[int(said[key])])
    return Arc(arc.kind, names[arc.source], names[arc.target], arc.confidence, said)


def unpack(blocks: np.ndarray[Any, np.dtype[np.uint8]]) -> Floats:
    """4-bit blocks (rows, n, 18): a fp16 scale and 16 bytes of nibbles minus 8 -> fp32 (rows, 32 n)."""
    scale = np.ascontiguousarray(blocks[:, :, :2]).view(np.float16).astype(np.float32)
    both = np.concatenate([blocks[:, :, 2:] & 15, blocks[:, :, 2:] >> 4], -1).astype(np.float32) - 8
    return (both * scale).reshape(blocks.shape[0], -1)

"""The reader at run time: text in, spans and arcs out. Needs numpy, onnxruntime and tokenizers, no training library."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from extractors.reader.geometry import Ints
from extractors.reader.heads import Floats, Heads
from extractors.reader.labels import TYPE_INDEX
from extractors.reader.linking import Decoder, read_settings, span_label
from extractors.reader.tagging import log_softmax, snap, span_confidence, viterbi
from extractors.reader.types import GOVERNOR_KINDS, SPAN_TYPES, Annotation, Arc, Span
from extractors.reader.windows import END, START, Pieces, Window, cut_pieces, windows
from kg.errors import ExtractorUnavailable

WEIGHTS = Path(__file__).parent / "weights"
FILES = ("encoder.onnx", "heads.npz", "embeddings.npy", "tokenizer.json.gz", "settings.json")
WINDOW, OVERLAP = 254, 96  # pieces; two more mark start and end
_FROM_SOURCE = (*GOVERNOR_KINDS, "of", "period", "coref")  # softmax arcs: the source's window decides


@dataclass(frozen=True, slots=True)
class _Read:
    """One text on its way: pieces, windows, each window's encoder states (without the marks)."""

    text: str
    pieces: Pieces
    windows: list[Window]
    states: list[Floats]


class Reader:
    """The model with its files open; safe to use for any number of calls."""

    def __init__(self, folder: Path, threads: int | None) -> None:
        stored: dict[str, Any] = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        self.settings = read_settings(stored)
        self.tokenizer = Tokenizer.from_str(
            gzip.decompress((folder / "tokenizer.json.gz").read_bytes()).decode("utf-8")
        )
        self.table = np.load(folder / "embeddings.npy", mmap_mode="r")
        self.heads = Heads(folder / "heads.npz")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or 0
        options.inter_op_num_threads = 1
        options.add_session_config_entry(
            "session.intra_op.allow_spinning", "0"
        )  # leaves the cores to others between calls
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )

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
        return [self._annotate(text, None) for text in texts]

    def link(self, text: str, spans: Sequence[Span]) -> Annotation:
        """Arcs between given spans (in order of start, not overlapping) instead of found ones."""
        return self._annotate(text, list(spans))

    def _annotate(self, text: str, given: list[Span] | None) -> Annotation:
        read = self._read(text)
        if not read.windows:
            return Annotation(tuple(given or ()))
        spans = self._spans(read) if given is None else given
        return self._linked(read, spans)

    def _read(self, text: str) -> _Read:
        pieces = cut_pieces(text, self.tokenizer)
        found = windows(pieces, WINDOW, OVERLAP) if len(pieces.ids) else []
        return _Read(text, pieces, found, [self._states(pieces.ids[w.first : w.last]) for w in found])

    def _states(self, ids: Ints) -> Floats:
        """Encoder states of one window (pieces, 384)."""
        words = unpack(self.table[np.concatenate([[START], ids, [END]])])
        states: Floats = self.session.run(None, {"words": words[None]})[0][0, 1:-1]
        return states

    def _spans(self, read: _Read) -> list[Span]:
        """Each window's spans that start in its own stretch, on word bounds, none overlapping."""
        found: list[Span] = []
        for window, states in zip(read.windows, read.states, strict=True):
            scores = log_softmax(self.heads.tags(states) / self.settings.temperature("tags"))
            for first, last, kind in viterbi(scores):
                if not window.owns[0] <= window.first + first < window.owns[1]:
                    continue
                start = int(read.pieces.starts[window.first + first])
                start, end = snap(read.text, start, int(read.pieces.ends[window.first + last]))
                while start < end and read.text[start].isspace():
                    start += 1
                if start < end:
                    confidence = span_confidence(scores, (first, last, kind))
                    found.append(Span(start, end, SPAN_TYPES[kind], None, confidence))
        kept: list[Span] = []
        for span in sorted(found, key=lambda s: (s.start, -s.end)):
            if not kept or span.start >= kept[-1].end:
                kept.append(span)
        return kept

    def _linked(self, read: _Read, spans: list[Span]) -> Annotation:
        """Score the arcs window by window over the text's final spans and keep each from the window that decides it."""
        first = np.searchsorted(read.pieces.ends, [s.start for s in spans], side="right")
        last = np.searchsorted(read.pieces.starts, [s.end for s in spans], side="left") - 1
        last = np.maximum(first, last)
        types = np.array([TYPE_INDEX[s.type] for s in spans], np.int64)
        labels: list[str | None] = [s.label for s in spans]
        arcs: list[Arc] = []
        for window, states in zip(read.windows, read.states, strict=True):
            inside = np.nonzero((first >= window.first) & (last < window.last))[0]
            if not len(inside):
                continue
            mine = types[inside]
            scores = self.heads.links(states, first[inside] - window.first, last[inside] - window.first, mine)
            owned = (first[inside] >= window.owns[0]) & (first[inside] < window.owns[1])
            for place, index in enumerate(inside):
                if owned[place] and labels[index] is None:
                    labels[index] = span_label(scores, place, int(mine[place]))
            if len(inside) > 1:
                for arc in Decoder(scores, mine, self.settings).arcs():
                    decides = arc.source if arc.kind in _FROM_SOURCE else max(arc.source, arc.target)
                    if owned[decides]:
                        arcs.append(_renamed(arc, inside))
        finished = [Span(s.start, s.end, s.type, label, s.confidence) for s, label in zip(spans, labels, strict=True)]
        return Annotation(tuple(finished), tuple(arcs))


def _renamed(arc: Arc, names: Ints) -> Arc:
    """The arc with a window's span indexes turned into the text's."""
    said = dict(arc.attributes)
    for key in ("role_span", "share_span"):
        if key in said:
            said[key] = str(int(names[int(said[key])]))
    return Arc(arc.kind, int(names[arc.source]), int(names[arc.target]), arc.confidence, said)


def unpack(blocks: np.ndarray[Any, np.dtype[np.uint8]]) -> Floats:
    """4-bit blocks (rows, n, 18): a fp16 scale and 16 bytes of nibbles minus 8 -> fp32 (rows, 32 n)."""
    scale = np.ascontiguousarray(blocks[:, :, :2]).view(np.float16).astype(np.float32)
    both = np.concatenate([blocks[:, :, 2:] & 15, blocks[:, :, 2:] >> 4], -1).astype(np.float32) - 8
    return (both * scale).reshape(blocks.shape[0], -1)

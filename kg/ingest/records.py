"""What reading an input yields: records to be opened, problems, things left out, and what was seen to its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.ingest.language import LANGUAGES

MEGABYTE = 1_000_000
#: Part of every record's digest: a change in how articles are read raises it, and they are read anew.
READING = "1"


@dataclass(frozen=True, slots=True)
class Options:
    """How to read. `date`, `lang`, `source` override what an article says of itself.

    `date` is `YYYY-MM-DD`; `max_bytes` bounds one article (one line of a JSONL file); `languages` are the ones that
    detection chooses from.
    """

    date: str | None = None
    lang: str | None = None
    source: str | None = None
    max_bytes: int = 20 * MEGABYTE
    languages: tuple[str, ...] = LANGUAGES


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read, before it has an id. `notice` says what the reader had to assume."""

    text: str
    title: str | None = None
    date: str | None = None
    lang: str | None = None
    source: str | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One article that can be read.

    `key` names it for good: the absolute path, with `#record` inside a collection. `path` is the file it lies in,
    `label` what people are shown where the article names no source of its own. `digest` changes when its bytes do.
    `read` opens it and raises InvalidDocument.
    """

    key: str
    path: str
    label: str
    digest: str
    read: Callable[[], Article] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """One input that cannot be read: what and the cure in one line. `line` counts from 1."""

    where: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.where}:{self.line}" if self.line is not None else self.where
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder that is no article by its name."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Complete:
    """`path` (a folder, or a file with several records) was seen to its end: what is not in it any more is gone."""

    path: str
    folder: bool


Item = Record | Problem | Skipped | Complete

"""Options as users give them, checked and in their stored form."""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import InvalidDocument
from kg.ingest.dates import iso_date
from kg.ingest.jsonl import language
from kg.ingest.language import LANGUAGES
from kg.ingest.records import MEGABYTE, Options


def checked(
    *,
    date: str | None = None,
    lang: str | None = None,
    source: str | None = None,
    max_bytes: int = 20 * MEGABYTE,
    languages: Sequence[str] = LANGUAGES,
) -> Options:
    """The options; InvalidDocument for a date, a language or a limit that cannot be."""
    if max_bytes < 1 or not languages:
        raise InvalidDocument("a limit of no bytes, or detection among no languages, reads nothing: give some")
    return Options(
        date=None if date is None else iso_date(date),
        lang=None if lang is None else language(lang),
        source=source or None,
        max_bytes=max_bytes,
        languages=tuple(language(one) for one in languages),
    )

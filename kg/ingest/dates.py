"""Dates of articles: from metadata (strict) and from the first lines of a text (only where a date line stands)."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from kg.errors import InvalidDocument
from kg.ingest.language import LANGUAGES

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:[,\s].*)?", re.DOTALL)
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def iso_date(value: object) -> str:
    """`2024-08-13` for an ISO date or time, `13.08.2024`, an RFC 2822 date or a written date with its year.

    Raises InvalidDocument for anything else, `08/13/2024` (which may be read in two ways) among it.
    """
    if not isinstance(value, str):
        raise InvalidDocument(f'the date {value!r} is not a string: write it as "2024-08-13"')
    text = value.strip()
    for pattern, order in ((_ISO, (1, 2, 3)), (_COMPACT, (1, 2, 3)), (_DOTTED, (3, 2, 1))):
        match = pattern.fullmatch(text)
        if match:
            year, month, day = (int(match.group(i)) for i in order)
            return _valid(year, month, day, value)
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        pass
    found = written_date(text) if len(text) <= 60 else None
    if found is None:
        raise InvalidDocument(f"the date {value!r} cannot be read: write it as 2024-08-13")
    return found


def _valid(year: int, month: int, day: int, given: str) -> str:
    try:
        found = date(year, month, day)
    except ValueError:
        raise InvalidDocument(f"there is no day {given!r}: write the date as 2024-08-13") from None
    if not 1900 <= year <= datetime.now().year + 1:
        raise InvalidDocument(f"the date {given!r} is not of a year from 1900 on: write it as 2024-08-13")
    return found.isoformat()


def find_day(text: str, lang: str | None = None) -> tuple[int, int, str] | None:
    """Where the first full day (day, month and year) stands in a short `text`, and the day as ISO; None without one.

    The words of `lang` are tried first, then those of every other language: a date line is often in another one.
    """
    from kg.values import find_periods

    if not _YEAR.search(text):
        return None
    for one in dict.fromkeys((lang, None, *LANGUAGES)):
        for period in find_periods(text, one, None):
            given = text[period.start : period.end]
            # `08/05/2024` is a day in May or in August, as the writer's country has it.
            if period.value and _DAY.fullmatch(period.value) and _YEAR.search(given) and "/" not in given:
                return period.start, period.end, period.value
    return None


def written_date(text: str, lang: str | None = None) -> str | None:
    """The first full day in a short `text` as ISO, or None."""
    found = find_day(text, lang)
    return found[2] if found else None

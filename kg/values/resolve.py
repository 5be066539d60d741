"""What a period means on the day a text was published. No reading of text here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .calendar import Span, latest_ended, next_to_end, parse, quarter_of, shifted
from .types import PeriodKind


@dataclass(frozen=True, slots=True)
class Meaning:
    """A period as the words say it. `relative` and `of` are codes of the calendar tables (`year -1`)."""

    kind: PeriodKind
    number: int = 0
    year: int | None = None
    day: int = 0
    fiscal: bool = False
    relative: str | None = None
    of: str | None = None
    """The relative year that a quarter or month belongs to (`of last year`)."""
    until_month: int = 0
    """The month in which N months end (`three months to June`)."""


def resolve(meaning: Meaning, published: date | None, future: bool, anchor: str | None) -> str | None:
    """The contract form of a meaning, or None where the day of publication, the anchor or the words do not tell it."""
    if meaning.relative:
        return _relative(meaning.relative, published, anchor, future)
    year = meaning.year
    if year is None and meaning.of:
        base = _relative(meaning.of, published, None) if published else None
        if base is None:
            return None
        year = int(base[:4])
    if meaning.until_month:
        return _until(meaning, year, published)
    if year is not None:
        return Span(meaning.kind, year, meaning.number, meaning.day).form()
    if published is None:
        return None
    return _undated(meaning, published, future)


def _undated(meaning: Meaning, published: date, future: bool) -> str | None:
    if meaning.kind in ("quarter", "half", "nine_months"):
        if meaning.fiscal:
            return Span(meaning.kind, published.year, meaning.number).form()
        choose = next_to_end if future else latest_ended
        return choose(meaning.kind, meaning.number, published).form()
    if meaning.kind == "month":
        year = published.year
        if future:
            year += meaning.number < published.month
        else:
            year -= meaning.number > published.month
        return Span("month", year, meaning.number).form()
    if meaning.kind == "day":
        return _undated_day(meaning, published, future)
    return str(published.year) if meaning.kind == "year" and not meaning.fiscal else None


def _undated_day(meaning: Meaning, published: date, future: bool) -> str | None:
    """The nearest such day, after publication where the words look forward (press habit)."""
    near: list[date] = []
    for year in (published.year - 1, published.year, published.year + 1):
        form = Span("day", year, meaning.number, meaning.day).form()
        if form:
            near.append(date.fromisoformat(form))
    if future:
        near = [day for day in near if day >= published] or near
    return min(near, key=lambda day: abs((day - published).days)).isoformat() if near else None


def _until(meaning: Meaning, year: int | None, published: date | None) -> str | None:
    """N months that end in a month; only those that are a calendar quarter, half, nine months or a year have a form."""
    month = meaning.until_month
    if year is None:
        if published is None:
            return None
        year = published.year - (month > published.month or (month == published.month and published.day < 28))
    if meaning.kind == "quarter" and month % 3 == 0:
        return Span("quarter", year, month // 3).form()
    if meaning.kind == "half" and month % 6 == 0:
        return Span("half", year, month // 6).form()
    if meaning.kind == "nine_months":
        return Span("nine_months", year).form() if month == 9 else None
    return str(year) if meaning.kind == "year" else None


def _relative(code: str, published: date | None, anchor: str | None, future: bool = False) -> str | None:
    parts = code.split()
    if parts[0] == "anchor":
        return _from_anchor(parts[1], int(parts[2]), published, anchor)
    if parts[0] == "same":
        span = parse(anchor) if anchor else None
        return Span(span.kind, int(parts[1]), span.number, span.day).form() if span else parts[1]
    if published is None or parts[0] == "unknown":
        return None
    if parts[0] == "weekday":
        return _weekday(int(parts[1]), parts[2] == "next" or future, published)
    if parts[0] == "day":
        return (published + timedelta(days=int(parts[1]))).isoformat()
    if parts[1] in ("end", "start"):
        return f"{published.year}-{'12' if parts[1] == 'end' else '01'}"
    step = {"now": 0, "ended": -1, "next": 1}.get(parts[1])
    if step is None:
        if parts[1] == "?":
            return None
        step = int(parts[1])
    if parts[0] in ("year", "fiscal"):
        return str(published.year + step)
    if parts[0] == "half":
        return _half_ended(published)
    here = quarter_of(published) if parts[0] == "quarter" else Span("month", published.year, published.month)
    moved = shifted(here, parts[0], step)
    return moved.form() if moved else None


def _half_ended(published: date) -> str | None:
    ended = max((latest_ended("half", n, published) for n in (1, 2)), key=lambda s: (s.year, s.number))
    return ended.form()


def _weekday(weekday: int, following: bool, published: date) -> str:
    if following:
        return (published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)).isoformat()
    return (published - timedelta(days=(published.weekday() - weekday) % 7)).isoformat()


def _from_anchor(unit: str, count: int, published: date | None, anchor: str | None) -> str | None:
    span = parse(anchor) if anchor else None
    if span is None:
        return str(published.year + count) if unit == "year" and published else None
    moved = shifted(span, "year" if unit == "part" else unit, count)
    return moved.form() if moved else None

"""Contract forms of periods, and arithmetic on them (`2024-Q2` one year earlier is `2023-Q2`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from .types import PeriodKind

_FORM = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(9M)|(\d\d)(?:-(\d\d))?))?")
_LAST_MONTH = {"quarter": 3, "half": 6}


@dataclass(frozen=True, slots=True)
class Span:
    """A period: its kind, year, and number inside the year (quarter 1..4, half 1..2, month 1..12), `day` for days."""

    kind: PeriodKind
    year: int
    number: int = 0
    day: int = 0

    def form(self) -> str | None:
        """The contract form; None for an impossible date."""
        if self.kind == "day":
            try:
                return date(self.year, self.number, self.day).isoformat()
            except ValueError:
                return None
        tail = {"quarter": f"-Q{self.number}", "half": f"-H{self.number}", "nine_months": "-9M"}
        return f"{self.year:04d}" + (f"-{self.number:02d}" if self.kind == "month" else tail.get(self.kind, ""))

    def last_day(self) -> date:
        """The last day of the period in the calendar year."""
        if self.kind == "day":
            return date(self.year, self.number, self.day)
        month = (
            9
            if self.kind == "nine_months"
            else 12
            if self.kind == "year"
            else self.number * _LAST_MONTH.get(self.kind, 1)
        )
        return date(self.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def parse(form: str) -> Span | None:
    """A contract form as a Span; None for anything else."""
    match = _FORM.fullmatch(form)
    if not match:
        return None
    year = int(match[1])
    if match[2]:
        return Span("quarter", year, int(match[2]))
    if match[3]:
        return Span("half", year, int(match[3]))
    if match[4]:
        return Span("nine_months", year)
    if match[6]:
        return Span("day", year, int(match[5]), int(match[6]))
    return Span("month", year, int(match[5])) if match[5] else Span("year", year)


def shifted(span: Span, unit: str, count: int) -> Span | None:
    """A period moved by years, quarters, months or days; None where that makes no sense for its kind."""
    if unit == "year":
        day = 28 if span.kind == "day" and (span.number, span.day) == (2, 29) else span.day
        return Span(span.kind, span.year + count, span.number, day)
    if unit == "quarter" and span.kind == "quarter":
        years, number = divmod(span.number - 1 + count, 4)
        return Span("quarter", span.year + years, number + 1)
    if unit == "month" and span.kind == "month":
        years, number = divmod(span.number - 1 + count, 12)
        return Span("month", span.year + years, number + 1)
    if unit == "day" and span.kind == "day":
        moved = date(span.year, span.number, span.day) + timedelta(days=count)
        return Span("day", moved.year, moved.month, moved.day)
    return None


def latest_ended(kind: PeriodKind, number: int, published: date) -> Span:
    """The latest such period (second quarter, first half) that had ended before a day."""
    span = Span(kind, published.year, number)
    return span if span.last_day() < published else Span(kind, published.year - 1, number)


def next_to_end(kind: PeriodKind, number: int, published: date) -> Span:
    """The first such period that had not ended on a day."""
    span = Span(kind, published.year, number)
    return span if span.last_day() >= published else Span(kind, published.year + 1, number)


def quarter_of(day: date) -> Span:
    """The quarter a day lies in."""
    return Span("quarter", day.year, (day.month + 2) // 3)

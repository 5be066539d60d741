"""Figures and dates by the value tables: money, percentages, counts and periods, with exact bounds."""

from __future__ import annotations

from datetime import date

from kg.extract import Reading, extractor
from kg.model import Findings
from kg.values import find_amounts, find_periods

#: The tables' bounds are exact where they match at all, so they win over a model that cuts a number short.
AMOUNT = 0.97
PERIOD = 0.6


@extractor("values", version="2", gives=["mentions"])
def values(reading: Reading) -> Findings:
    """MONEY, PERCENT, QUANTITY and PERIOD mentions."""
    lang = reading.document.lang
    amounts = [reading.mention(a.start, a.end, a.kind, AMOUNT) for a in find_amounts(reading.text, lang)]
    published = _day(reading.document.date)
    periods = [
        reading.mention(p.start, p.end, "PERIOD", PERIOD, label=p.value)
        for p in find_periods(reading.text, lang, published)
    ]
    return Findings(mentions=(*amounts, *periods))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None

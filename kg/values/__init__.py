"""Values in running text: amounts, changes and periods, in contract form. Pure functions driven by language tables."""

from __future__ import annotations

from .amounts import approximate, find_amounts, read_amount
from .cues import direction, find_multiples
from .numbers import format_number, normalise_number
from .periods import find_periods, resolve_period
from .types import Amount, Change, Period, Resolved

__all__ = [
    "Amount",
    "Change",
    "Period",
    "Resolved",
    "approximate",
    "direction",
    "find_amounts",
    "find_multiples",
    "find_periods",
    "format_number",
    "normalise_number",
    "read_amount",
    "resolve_period",
]

"""Values in running text: amounts, changes and periods, in contract form. Pure functions driven by language tables."""

from __future__ import annotations

from .amounts import approximate, find_amounts, read_amount
from .numbers import format_number, normalise_number
from .types import Amount, Change, Period, Resolved

__all__ = [
    "Amount",
    "Change",
    "Period",
    "Resolved",
    "approximate",
    "find_amounts",
    "format_number",
    "normalise_number",
    "read_amount",
]

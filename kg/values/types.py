"""What the readers of values return. Offsets are code points of the text given, half-open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

AmountKind = Literal["MONEY", "PERCENT", "QUANTITY"]
PeriodKind = Literal["year", "half", "nine_months", "quarter", "month", "day", "unknown"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money, a percentage or a count that stands in a text.

    `value` is in base units and never negative; `value_max` is the upper end of a range. `unit` is an ISO 4217 code,
    `%`, `percentage_point`, `people`, `units`, `shares`, `parameters`, `x` or an English noun; None where the text
    does not say it (`33,56 Mrd.`, bare `Kronen`). `sign` is -1 only where a minus stands at the number itself.
    """

    start: int
    end: int
    kind: AmountKind
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    approx: bool
    sign: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change told by a word (`verdoppelt`): `value` is signed, `unit` is `%`."""

    start: int
    end: int
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Period:
    """A period or day that a text names; `value` is in contract form, None where it cannot be resolved."""

    start: int
    end: int
    value: str | None
    fiscal: bool
    kind: PeriodKind


@dataclass(frozen=True, slots=True)
class Resolved:
    """The contract form of some words that name a period; `value` is None where nothing can be said."""

    value: str | None
    fiscal: bool

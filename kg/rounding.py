"""Whether two figures are one, given with more and with fewer digits."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

#: Two figures that differ by more are two figures, even if one is the other rounded (5 and 5.3).
ROUNDING = Decimal("0.02")


def digits(value: Decimal | None) -> int:
    """How many significant digits a figure is given with."""
    return 0 if value is None else len(value.normalize().as_tuple().digits)


def rounds_to(full: Decimal | None, part: Decimal) -> bool:
    """Whether the two are one figure, `part` perhaps rounded (`48 Millionen` over a text that says 48.3)."""
    if full is None or full == part:
        return full == part
    shift = part.normalize().as_tuple().exponent
    if not isinstance(shift, int) or digits(full) <= digits(part) or abs(full - part) > abs(part) * ROUNDING:
        return False
    return full.quantize(Decimal((0, (1,), shift)), ROUND_HALF_UP) == part

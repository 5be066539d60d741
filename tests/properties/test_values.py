"""What must hold for any number and any text, in every language."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.values import (
    approximate,
    direction,
    find_amounts,
    find_multiples,
    find_periods,
    format_number,
    normalise_number,
    read_amount,
    resolve_period,
)

CODES = ["de", "en", "fr", "es", "it", "nl", "pt", "pl", "sv", "fi", "el", "ru", "tr", "id"]
LANGS = st.sampled_from([*CODES, "xx", None])
NUMBERS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**12), places=2, allow_nan=False)
SCALES = {
    "de": [("Millionen", 6), ("Mio.", 6), ("Milliarden", 9), ("Mrd.", 9), ("Billionen", 12)],
    "en": [("million", 6), ("billion", 9), ("trillion", 12), ("thousand", 3)],
    "fr": [("millions", 6), ("milliards", 9)],
    "es": [("millones", 6), ("mil millones", 9), ("billones", 12)],
    "it": [("milioni", 6), ("miliardi", 9)],
    "nl": [("miljoen", 6), ("miljard", 9)],
    "pt": [("milhões", 6), ("bilhões", 9), ("mil milhões", 9)],
    "ru": [("млн", 6), ("млрд", 9)],
}
PIECES = st.lists(
    st.sampled_from(
        [
            "3",
            "1.200",
            "39,07",
            "Milliarden",
            "Mio.",
            "bn",
            "$",
            "€",
            "US",
            "-",
            "%",
            "bis",
            "zwischen",
            "und",
            "von",
            "auf",
            "Euro",
            "Prozent",
            "million",
            "to",
            "from",
            "2023/24",
            "Q2",
            "im",
            "zweiten",
            "Quartal",
            "des",
            "Geschäftsjahres",
            "2024",
            "vor",
            "zwei",
            "Jahren",
            "Januar",
            "stieg",
            "legte",
            "zu",
            "verdoppelt",
            "dreimal",
            "so viel",
            "de",
            "d'",
            "euros",
            "1/2",
            "½",
            "(",
            ")",
            ".",
            ",",
            "\n",
            "eine",
            "halbe",
            "'",
            "24",
            "FY",
            "9",
            "M",
            "mal",
            "fach",
            "minus",
            "EUR",
            "TEUR",
            "H1",
            "/",
        ]
    ),
    max_size=25,
).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))


@settings(deadline=None)
@given(NUMBERS, LANGS)
def test_format_then_read_is_the_number(number: Decimal, lang: str | None) -> None:
    written = format_number(number, lang)
    if lang in CODES:
        assert normalise_number(written, lang) == number


@settings(deadline=None)
@given(
    NUMBERS.filter(lambda n: n < 1000),
    st.sampled_from([(lang, *scale) for lang, scales in SCALES.items() for scale in scales]),
)
def test_scaled_money_is_read_back(number: Decimal, case: tuple[str, str, int]) -> None:
    lang, word, power = case
    text = f"{format_number(number, lang)} {word}"
    (amount,) = find_amounts(text, lang)
    assert amount.value == number * 10**power
    assert (amount.start, amount.end) == (0, len(text))


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=200), PIECES), LANGS)
def test_any_text_is_read_without_harm(text: str, lang: str | None) -> None:
    day = date(2024, 8, 13)
    amounts = find_amounts(text, lang)
    periods = find_periods(text, lang, day)
    changes = find_multiples(text, lang)
    for found in (amounts, periods, changes):
        position = 0
        for item in found:
            assert position <= item.start < item.end <= len(text)
            assert text[item.start : item.end].strip()
            position = item.end
    for amount in amounts:
        assert amount.value >= 0
        assert amount.value_max is None or amount.value_max > amount.value
        assert amount.sign in (1, -1)
        assert direction(text, amount.start, amount.end, lang) in (-1, 0, 1)
        assert approximate(text, amount.start, lang) in (True, False)
        assert read_amount(text, amount.start, amount.end, lang) is not None
    resolve_period(text, lang, day, text)


@settings(deadline=None)
@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40), LANGS)
def test_any_span_may_be_read(text: str, start: int, size: int, lang: str | None) -> None:
    read_amount(text, min(start, len(text)), min(start + size, len(text)), lang)


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), LANGS)
def test_dates_are_read_back(day: date, lang: str | None) -> None:
    assert resolve_period(day.isoformat(), lang, date(2024, 8, 13)).value == day.isoformat()


@settings(deadline=None)
@given(st.integers(1, 4), st.dates(date(2000, 1, 1), date(2050, 1, 1)))
def test_a_quarter_without_a_year_has_ended(number: int, day: date) -> None:
    value = resolve_period(f"{number}. Quartal", "de", day).value
    assert value is not None
    year, quarter = int(value[:4]), int(value[-1])
    first_after = date(year + quarter // 4, quarter * 3 % 12 + 1, 1)
    assert quarter == number
    assert first_after <= day
    assert date(first_after.year + 1, first_after.month, 1) > day


@pytest.mark.parametrize(
    "text",
    [
        "9" * 200_000,
        "1." * 100_000,
        "x" * 10_000,
        "1 000 " * 2_000,
        "zwei" * 20_000,
        "$" * 10_000,
        "3-" * 3_000,
        "von 3 auf " * 2_000,
        "stieg um 3 Prozent und " * 1_000,
        "im zweiten Quartal des " * 1_000,
        "(" * 50_000,
        "ein " * 4_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_input_takes_linear_time(text: str) -> None:
    def seconds(part: str) -> float:
        start = time.process_time()
        amounts = find_amounts(part, "de")
        find_periods(part, "de", date(2024, 8, 13))
        find_multiples(part, "de")
        for amount in amounts[:3]:
            direction(part, amount.start, amount.end, "de")
        return time.process_time() - start

    half = min(seconds(text[: len(text) // 2]) for _ in range(2))
    assert seconds(text) < 5 * half + 0.5

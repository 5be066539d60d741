from __future__ import annotations

import pytest

from kg.linking.context import Said, said
from kg.linking.markets import main_symbol, market, valid_isin
from tests.factory import doc, mention


def about(text: str, name: str = "Alpha") -> Said:
    document = doc(text)
    return said(document.text, mention(document, name, "Company"), {})


@pytest.mark.parametrize(
    "text",
    [
        "Alpha (ISIN: DE0007164600) stieg.", "Alpha SE (WKN 716460, ISIN DE0007164600) stieg.",
        "Die Alpha-Aktie [DE0007164600] stieg.", "Alpha (DE0007164600) stieg.",
        "Alpha, ISIN DE0007164600, stieg.", "Alpha / ISIN: DE0007164600",
    ],
)  # fmt: skip
def test_an_isin_in_the_bracket_behind_a_name(text: str) -> None:
    assert about(text).isins == {"DE0007164600"}


@pytest.mark.parametrize(
    "text",
    [
        "Alpha (ISIN: DE0007164601) stieg.",  # the check digit is wrong
        "Alpha und Beta (ISIN: DE0007164600) stiegen.", "Alpha stieg. Beta (ISIN: DE0007164600) fiel.",
        "Alpha kauft zu (DE0007164600).", "Alpha und ISIN DE0007164600", "Alpha\n(DE0007164600)",
    ],
)  # fmt: skip
def test_another_ones_isin(text: str) -> None:
    assert about(text).symbols == frozenset()


@pytest.mark.parametrize(
    ("text", "ticker"),
    [
        ("Alpha (NASDAQ: META) fell.", "XNAS META"), ("Alpha Inc. (NYSE:BRK.B) fell.", "XNYS BRK.B"),
        ("Alpha (Xetra: SAP) gab nach.", "XETR SAP"), ("Alpha (Euronext Paris: ORA) recule.", "XPAR ORA"),
        ("Alpha (ticker LSE: SHEL) fell.", "XLON SHEL"),
    ],
)  # fmt: skip
def test_tickers(text: str, ticker: str) -> None:
    assert about(text).tickers == {ticker}


@pytest.mark.parametrize(
    "text", ["Alpha (Foto: DPA) fiel.", "Alpha (CEO: Meyer)", "Alpha (NASDAQ: up)", "Alpha (META)"]
)
def test_no_tickers(text: str) -> None:
    assert about(text).symbols == frozenset()


def test_countries_of_words_and_seats() -> None:
    document = doc("Der deutsche Konzern Alpha aus Ulm wächst.")
    firm, ulm = mention(document, "Alpha", "Company"), mention(document, "Ulm", "Place")
    assert said(document.text, firm, {ulm.start: "DE"}).countries == {"DE"}
    assert said(document.text, ulm, {}).countries == frozenset()


def test_check_digits() -> None:
    assert valid_isin("US0378331005")
    assert valid_isin("KYG875721634")
    for wrong in ("US0378331006", "US037833100", "0S0378331005", "", "US03783310055", "US037833100Ä"):
        assert not valid_isin(wrong)


def test_markets() -> None:
    assert market("SAP.DE") == "XETR"
    assert market("SAP") == market("SAP.XX") == ""
    assert main_symbol(("SAP.VI", "SAP.DE"), "DE") == "XETR SAP"
    assert main_symbol(("0Y0Y.L", "ACN.DE"), "GB") == ""
    assert main_symbol(("SAP.VI",), "DE") == main_symbol(("SAP.DE",), "") == ""

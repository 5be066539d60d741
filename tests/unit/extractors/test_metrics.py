from __future__ import annotations

import pytest

from extractors.statements.context import Context
from extractors.statements.metrics import fits, metric_of
from kg.values import read_amount
from tests.factory import doc, link, mention, reading


def _metric(text: str, number: str, words: str, said: str, kind: str = "MONEY", lang: str = "de") -> str:
    d = doc(text, lang)
    amount, measure = mention(d, number, kind), mention(d, words, "METRIC")
    value = read_amount(d.text, amount.start, amount.end, lang)
    assert value is not None
    context = Context(reading(d, [amount, measure]))
    return metric_of(context, link("value", amount, measure, metric=said), measure, amount, value)


@pytest.mark.parametrize(
    ("text", "number", "words", "said", "kind", "lang", "metric"),
    [
        ("Der Auftragseingang stieg auf 5 Millionen Euro.", "5 Millionen Euro", "Auftragseingang", "revenue", "MONEY", "de", "order_intake"),
        ("Alpha kaufte Beta für 5 Millionen Euro.", "5 Millionen Euro", "kaufte", "revenue", "MONEY", "de", "deal_value"),
        ("Alpha streicht 300 Stellen.", "300 Stellen", "Stellen", "employees", "QUANTITY", "de", "layoffs"),
        ("Alpha beschäftigt 300 Menschen und streicht bald.", "300 Menschen", "beschäftigt", "employees", "QUANTITY", "de", "employees"),
        ("Alpha employs 300 people and will cut jobs.", "300 people", "employs", "layoffs", "QUANTITY", "en", "employees"),
        ("Net profit was $1.10 a share.", "$1.10", "Net profit", "net_income", "MONEY", "en", "eps"),
        ("Net profit was $110 million.", "$110 million", "Net profit", "net_income", "MONEY", "en", "net_income"),
        ("Die Aktie: 5 Milliarden Euro ist die Firma wert.", "5 Milliarden Euro", "Aktie", "share_price", "MONEY", "de", "market_cap"),
        ("Die Aktie kostet 5 Euro.", "5 Euro", "Aktie", "share_price", "MONEY", "de", "share_price"),
        ("It has $9 million in cash and short-term investments.", "$9 million", "cash and short-term investments", "capex", "MONEY", "en", "cash"),
        ("Its cash burn was $9 million.", "$9 million", "cash burn", "cost", "MONEY", "en", "cost"),
        ("Es gingen 300 Autos an Kunden.", "300 Autos", "Kunden", "customers", "QUANTITY", "de", "units_sold"),
    ],
)  # fmt: skip
def test_word_reader_and_amount_agree(
    text: str, number: str, words: str, said: str, kind: str, lang: str, metric: str
) -> None:
    assert _metric(text, number, words, said, kind, lang) == metric


@pytest.mark.parametrize(
    ("metric", "unit", "fit"),
    [("revenue", "money", True), ("revenue", "people", False), ("market_share", "%", True), ("employees", "units", False),
     ("other", "tonnes", True), ("production", "tonnes", True), ("revenue", "any", True)],
)  # fmt: skip
def test_what_a_metric_can_be(metric: str, unit: str, fit: bool) -> None:
    assert fits(metric, unit) is fit

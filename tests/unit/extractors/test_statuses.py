from __future__ import annotations

import pytest

from extractors.statements.context import Context
from extractors.statements.statuses import status_of
from kg.values import find_amounts
from tests.factory import doc, reading


def _statuses(text: str, lang: str, said: str | None = None, metric: str = "revenue") -> list[str]:
    d = doc(text, lang)
    here = reading(d)
    mentions = [here.mention(a.start, a.end, a.kind, 0.9) for a in find_amounts(text, lang)]
    context = Context(reading(d, mentions))
    return [status_of(context, m, said, metric) for m in mentions]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Analysten hatten im Schnitt mit 5 Millionen Euro gerechnet."),
        ("de", "Die Markterwartungen lagen bei 5 Millionen Euro."),
        ("de", "Umsatz (Konsens: 5 Millionen Euro)."),
        ("en", "Analysts had expected $5 million."),
        ("en", "That beat the consensus of $5 million."),
        ("fr", "Le consensus tablait sur 5 millions d'euros."),
    ],
)
def test_what_the_market_expected(lang: str, text: str) -> None:
    assert _statuses(text, lang) == ["expected"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Der Umsatz lag bei 5 Millionen Euro und damit über den Erwartungen."),
        ("de", "Analysten lobten das. Der Umsatz lag bei 5 Millionen Euro."),
        ("en", "Revenue of $5 million beat expectations."),
    ],
)
def test_what_came_stays_actual(lang: str, text: str) -> None:
    assert _statuses(text, lang) == ["actual"]


def test_the_firms_own_view_and_its_neighbour() -> None:
    text = "Der Konzern erwartet 5 Millionen Euro, Analysten hatten mit 6 Millionen Euro gerechnet."
    assert _statuses(text, "de", "forecast") == ["forecast", "expected"]


@pytest.mark.parametrize(
    ("metric", "said", "status"),
    [
        ("layoffs", "forecast", "planned"),
        ("investment", "forecast", "planned"),
        ("revenue", "planned", "forecast"),
        ("cost", "forecast", "forecast"),
        ("layoffs", "rumoured", "rumoured"),
        ("revenue", "actual", "actual"),
    ],
)
def test_decisions_are_planned_and_results_are_forecast(metric: str, said: str, status: str) -> None:
    assert _statuses("Alpha peilt 5 Millionen an.", "de", said, metric) == [status]

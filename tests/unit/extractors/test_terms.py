"""Since when and until when a post is held; clauses that tell of other things give nothing."""

from __future__ import annotations

import pytest

from extractors.statements import statements
from tests.factory import doc, link, mention, reading


def _terms(lang: str, text: str, title: str, periods: list[str], **said: str) -> tuple[str | None, str | None]:
    d = doc(text, lang, "2024-08-13")
    kern, words, alpha = mention(d, "Ada Kern", "Person"), mention(d, title, "ROLE"), mention(d, "Alpha", "Company")
    when = [mention(d, words, "PERIOD") for words in periods]
    post = link("holdsPosition", kern, alpha, role="CEO", role_mention=words.id, **said)
    (found,) = statements.function(reading(d, [kern, words, alpha, *when], [post])).relations
    return found.qualifiers.since, found.qualifiers.until


@pytest.mark.parametrize(
    ("lang", "text", "title", "periods", "since", "until"),
    [
        ("de", "Ada Kern, seit 2017 Chefin von Alpha, ist zufrieden.", "Chefin", ["2017"], "2017", None),
        ("de", "Ada Kern ist seit März 2021 Chefin von Alpha.", "Chefin", ["März 2021"], "2021-03", None),
        ("de", "Chefin Ada Kern führt Alpha seit 2019.", "Chefin", ["2019"], "2019", None),
        ("de", "Ada Kern war von 2008 bis 2016 Chefin von Alpha.", "Chefin", ["2008", "2016"], "2008", "2016"),
        ("de", "Chefin Ada Kern verlässt Alpha Ende September 2024.", "Chefin", ["September 2024"], None, "2024-09"),
        ("de", "Der Vertrag von Chefin Ada Kern bei Alpha läuft bis 2027.", "Chefin", ["2027"], None, "2027"),
        ("en", "Ada Kern has been chief executive of Alpha since 2017.", "chief executive", ["2017"], "2017", None),
        ("en", "Ada Kern, chief executive of Alpha from 2008 to 2016, sold.", "chief executive", ["2008", "2016"], "2008", "2016"),
        ("en", "Chief executive Ada Kern will leave Alpha on 1 October 2024.", "Chief executive", ["1 October 2024"], None, "2024-10-01"),
        ("fr", "Ada Kern est directrice générale d'Alpha depuis 2017.", "directrice générale", ["2017"], "2017", None),
        # near misses: the period is of something else
        ("de", "Chefin Ada Kern sieht bei Alpha seit 2017 sinkende Preise.", "Chefin", ["2017"], None, None),
        ("de", "Chefin Ada Kern will den Umsatz von Alpha bis 2027 verdoppeln.", "Chefin", ["2027"], None, None),
        ("de", "Ada Kern ist Chefin von Alpha, seit 2017 sinken die Preise.", "Chefin", ["2017"], None, None),
        ("en", "Chief executive Ada Kern expects Alpha to grow since 2017.", "Chief executive", ["2017"], None, None),
        ("en", "Chief executive Ada Kern spoke at Alpha on 1 October 2024.", "Chief executive", ["1 October 2024"], None, None),
    ],
)  # fmt: skip
def test_term(lang: str, text: str, title: str, periods: list[str], since: str | None, until: str | None) -> None:
    assert _terms(lang, text, title, periods) == (since, until)


def test_who_is_announced_begins_on_the_day_that_is_given() -> None:
    text = "Ada Kern wird am 1. Oktober Chefin von Alpha."
    assert _terms("de", text, "Chefin", ["1. Oktober"], status="announced") == ("2024-10-01", None)


def test_a_period_belongs_to_the_nearest_post() -> None:
    d = doc("Ada Kern, seit 2017 Chefin von Alpha, folgt auf Jan Wolff, seit 2012 Aufsichtsratschef von Alpha.")
    kern, wolff = mention(d, "Ada Kern", "Person"), mention(d, "Jan Wolff", "Person")
    chief, chair = mention(d, "Chefin", "ROLE"), mention(d, "Aufsichtsratschef", "ROLE")
    alpha, again = mention(d, "Alpha", "Company"), mention(d, "Alpha", "Company", nth=1)
    periods = [mention(d, "2017", "PERIOD"), mention(d, "2012", "PERIOD")]
    posts = [
        link("holdsPosition", kern, alpha, role="CEO", role_mention=chief.id),
        link("holdsPosition", wolff, alpha, role="Chair", role_mention=chair.id),
    ]
    found = statements.function(reading(d, [kern, wolff, chief, chair, alpha, again, *periods], posts)).relations
    assert {r.qualifiers.role: r.qualifiers.since for r in found} == {"CEO": "2017", "Chair": "2012"}

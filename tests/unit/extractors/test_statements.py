"""Statements from hand-made mentions and links: what the links leave open is settled by words, or left open."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractors.statements import statements
from kg.model import Document, Figure, Findings, Link, Mention
from tests.factory import doc, link, mention, reading


def _read(document: Document, mentions: list[Mention], links: list[Link]) -> Findings:
    return statements.function(reading(document, mentions, links))


def _figure(text: str, number: str, *, metric: str = "revenue", lang: str = "de", **more: Any) -> Figure | None:
    """The one fact of a text in which `number` is a figure of Alpha; `words` name the measure."""
    d = doc(text, lang, more.pop("date", "2024-08-13"))
    alpha = mention(d, "Alpha", "Company")
    words = mention(d, more.pop("words", "Umsatz"), "METRIC", label=metric)
    kind = more.pop("type", "MONEY")
    amount = mention(d, number, kind)
    mentions, links = [alpha, words, amount], [link("of", amount, alpha)]
    links.append(link(more.pop("kind", "value"), amount, words, metric=metric, **more.pop("said", {})))
    if period := more.pop("period", None):
        when = mention(d, period, "PERIOD")
        mentions.append(when)
        links.append(link("period", amount, when))
    if change := more.pop("change", None):
        moved = mention(d, change, "PERCENT")
        mentions.append(moved)
        links.append(link("change_of", moved, amount, **more.pop("moved", {})))
    mentions += [mention(d, words_, type_) for words_, type_ in more.pop("beside", ())]
    assert not more
    facts = _read(d, mentions, links).facts
    return facts[0].figure if facts else None


def test_a_result_with_period_change_and_basis() -> None:
    figure = _figure(
        "Alpha steigerte den Umsatz im zweiten Quartal um 3 Prozent auf 5 Millionen Euro.", "5 Millionen Euro",
        period="zweiten Quartal", change="3 Prozent",
    )  # fmt: skip
    assert figure is not None
    assert (figure.value, figure.unit, figure.period) == (Decimal(5_000_000), "EUR", "2024-Q2")
    assert figure.change is not None
    assert (figure.change.value, figure.change.basis) == (Decimal(3), "yoy")


def test_the_wording_pairs_a_change_that_the_reader_left_alone() -> None:
    d = doc("Bei Alpha sank der Umsatz um 3 Prozent auf 5 Millionen Euro.")
    alpha, words = mention(d, "Alpha", "Company"), mention(d, "Umsatz", "METRIC", label="revenue")
    three, five = mention(d, "3 Prozent", "PERCENT"), mention(d, "5 Millionen Euro", "MONEY")
    links = [link("change", three, words, metric="revenue"), link("of", three, alpha)]
    (fact,) = _read(d, [alpha, words, three, five], links).facts
    assert fact.figure.value == Decimal(5_000_000)
    assert fact.figure.change is not None
    assert fact.figure.change.value == Decimal(-3)


@pytest.mark.parametrize(
    ("text", "number", "basis"),
    [
        ("Die Aktie von Alpha schloss 3 Prozent im Minus.", "3 Prozent", "day"),
        ("Die Aktie von Alpha fiel bis zum Mittag um 3 Prozent.", "3 Prozent", "intraday"),
        ("Die Aktie von Alpha stieg seit Januar um 3 Prozent.", "3 Prozent", "since:2024-01"),
    ],
)
def test_share_prices_have_the_day_and_a_basis(text: str, number: str, basis: str) -> None:
    figure = _figure(
        text, number, metric="share_price", words="Aktie", type="PERCENT", kind="change",
        period="Januar" if "Januar" in text else None,
    )  # fmt: skip
    assert figure is not None
    assert figure.period == "2024-08-13"
    assert figure.change is not None
    assert figure.change.basis == basis


@pytest.mark.parametrize(
    ("text", "basis", "period"),
    [
        ("Die Aktie von Alpha brach im Jahresvergleich um 30 Prozent ein.", "yoy", None),
        ("Die Aktie von Alpha verlor binnen Jahresfrist 30 Prozent.", "yoy", None),
        (
            "Nach dem Jahresvergleich der Analysten verlor die Aktie von Alpha am Montag dann 30 Prozent.",
            "day",
            "2024-08-13",
        ),
    ],
)
def test_a_share_price_over_a_year_is_not_of_the_day(text: str, basis: str, period: str | None) -> None:
    figure = _figure(text, "30 Prozent", metric="share_price", words="Aktie", type="PERCENT", kind="change")
    assert figure is not None
    assert figure.change is not None
    assert (figure.change.basis, figure.period) == (basis, period)


def test_a_record_since_is_no_basis() -> None:
    figure = _figure(
        "Alpha steigerte den Umsatz auf 5 Millionen Euro, ein Plus von 3 Prozent, der größte Anstieg seit 2021.",
        "5 Millionen Euro", change="3 Prozent", period="2021",
    )  # fmt: skip
    assert figure is not None
    assert figure.change is not None
    assert figure.change.basis == "yoy"


def test_a_loss_of_net_income_is_a_positive_net_loss_and_of_operations_negative() -> None:
    text = "Alpha schrieb ein Ergebnis von 5 Millionen Euro."
    net = _figure(text, "5 Millionen Euro", metric="net_income", words="Ergebnis", said={"negative": "true"})
    assert net is not None
    assert (net.metric, net.value) == ("net_loss", Decimal(5_000_000))
    ebit = _figure(text, "5 Millionen Euro", metric="operating_income", words="Ergebnis", said={"negative": "true"})
    assert ebit is not None
    assert ebit.value == Decimal(-5_000_000)


def test_the_day_of_the_report_is_not_its_period() -> None:
    figure = _figure(
        "Alpha meldete am Dienstag einen Umsatz von 5 Millionen Euro.", "5 Millionen Euro", period="Dienstag"
    )
    assert figure is not None
    assert figure.period is None


def test_no_currency_no_guess() -> None:
    assert _figure("Alpha kam auf einen Umsatz von 5 Millionen.", "5 Millionen") is None


def test_no_subject_no_fact() -> None:
    d = doc("Der Umsatz lag bei 5 Millionen Euro, sagte Ada Kern.")
    kern, words = mention(d, "Ada Kern", "Person"), mention(d, "Umsatz", "METRIC", label="revenue")
    five = mention(d, "5 Millionen Euro", "MONEY")
    value = link("value", five, words, metric="revenue")
    assert _read(d, [words, five], [value]).facts == ()
    assert _read(d, [kern, words, five], [value, link("of", five, kern)]).facts == ()


def test_a_reference_stands_for_its_name() -> None:
    d = doc("Alpha wächst. Der Konzern aus Ulm setzte 5 Millionen Euro um.")
    alpha, ref, ulm = mention(d, "Alpha", "Company"), mention(d, "Der Konzern", "REF"), mention(d, "Ulm", "Place")
    found = _read(d, [alpha, ref, ulm], [link("coref", ref, alpha, 0.8), link("headquarteredIn", ref, ulm, 0.5)])
    (claim,) = found.relations
    assert (claim.subject, claim.object) == (alpha.id, ulm.id)
    assert claim.evidence.confidence == pytest.approx(0.4)
    assert claim.evidence.text == "Der Konzern aus Ulm setzte 5 Millionen Euro um."


def test_positions_have_role_title_and_status() -> None:
    d = doc("Susan Li wird Finanzchefin von Alpha.")
    li, words, alpha = (
        mention(d, "Susan Li", "Person"),
        mention(d, "Finanzchefin", "ROLE", label="CFO"),
        mention(d, "Alpha", "Company"),
    )
    (claim,) = _read(
        d, [li, words, alpha], [link("holdsPosition", li, alpha, role_mention=words.id, status="announced")]
    ).relations
    q = claim.qualifiers
    assert (q.role, q.title, q.status, q.ended) == ("CFO", "Finanzchefin", "announced", False)


def test_a_former_name_is_a_string_and_wrong_ends_are_left_out() -> None:
    d = doc("Meta hieß früher Facebook, sagt Ada Kern.")
    meta, facebook, kern = (
        mention(d, "Meta", "Company"),
        mention(d, "Facebook", "Company"),
        mention(d, "Ada Kern", "Person"),
    )
    found = _read(d, [meta, facebook, kern], [link("formerName", meta, facebook), link("makes", kern, meta)])
    (claim,) = found.relations
    assert (claim.predicate, claim.literal, claim.object) == ("formerName", "Facebook", None)


def test_the_quarter_is_the_one_spoken_of_and_three_months_are_the_fiscal_one() -> None:
    text = (
        "Alpha berichtet über das zweite Quartal des Geschäftsjahres 2024/25. In den drei Monaten bis Ende März stieg der "
        "Umsatz auf 5 Millionen Euro. Der Gewinn im Quartal lag bei 1 Million Euro."
    )
    d = doc(text, date="2025-05-08")
    alpha = mention(d, "Alpha", "Company")
    revenue, profit = (
        mention(d, "Umsatz", "METRIC", label="revenue"),
        mention(d, "Gewinn", "METRIC", label="net_income"),
    )
    five, one = mention(d, "5 Millionen Euro", "MONEY"), mention(d, "1 Million Euro", "MONEY")
    named = mention(d, "zweite Quartal des Geschäftsjahres 2024/25", "PERIOD")
    months, quarter = mention(d, "drei Monaten bis Ende März", "PERIOD"), mention(d, "im Quartal", "PERIOD")
    links = [
        link("of", five, alpha), link("of", one, alpha), link("value", five, revenue, metric="revenue"),
        link("value", one, profit, metric="net_income"), link("period", five, months), link("period", one, quarter),
    ]  # fmt: skip
    facts = _read(d, [alpha, revenue, profit, five, one, named, months, quarter], links).facts
    assert [(f.figure.period, f.figure.fiscal) for f in facts] == [("2025-Q2", True), ("2025-Q2", True)]


@pytest.mark.parametrize(
    ("text", "number", "change"),
    [
        ("Alpha verdreifachte den Umsatz auf 6 Millionen Euro.", "6 Millionen Euro", Decimal(200)),
        ("Der Umsatz von Alpha verdoppelte sich auf 6 Millionen Euro.", "6 Millionen Euro", Decimal(100)),
        ("Der Umsatz von Alpha erreichte 6 Millionen Euro, fast ein Drittel mehr.", "6 Millionen Euro", None),
    ],
)
def test_multiples_told_by_verbs(text: str, number: str, change: Decimal | None) -> None:
    figure = _figure(text, number)
    assert figure is not None
    assert (figure.change and figure.change.value) == change


@pytest.mark.parametrize(
    ("text", "number", "change"),
    [
        ("Alpha meldet 22 Millionen Euro Umsatz, dreimal so viel wie zuvor.", "22 Millionen Euro", Decimal(200)),
        ("Alphas Umsatz: 21 Millionen Franken (26 Millionen Dollar), dreimal so viel wie zuvor.", "21 Millionen Franken", Decimal(200)),
        ("Alpha zahlt viel, dreimal so viel wie früher, und plant 22 Millionen Euro Umsatz.", "22 Millionen Euro", None),
    ],
)  # fmt: skip
def test_a_comparison_belongs_to_the_figure_before_it(text: str, number: str, change: Decimal | None) -> None:
    beside = [b for b in (("dreimal", "QUANTITY"), ("26 Millionen Dollar", "MONEY")) if b[0] in text]
    figure = _figure(text, number, words="Umsatz", beside=beside)
    assert figure is not None
    assert (figure.change and figure.change.value) == change


@pytest.mark.parametrize(
    ("text", "number", "value"),
    [
        ("Der Umsatz von Alpha lag bei 90,8 Milliarden Dollar; im Vorjahr waren es, so teilte Alpha mit, 45,9.", "45,9", 45_900_000_000),
        ("Erwartet hatten Analysten von Alpha einen Umsatz von 3,27; es wurden 3,25 Milliarden Euro, bei 356 Millionen Gewinn.", "3,27", 3_270_000_000),
        ("Der Umsatz von Alpha lag bei 90,8 Milliarden Dollar, im Geschäft mit Uhren bei 2,1.", "2,1", None),
        ("Der Umsatz von Alpha lag, wie es heißt, bei 45,9.", "45,9", None),
        ("Der Umsatz von Alpha lag bei 45.900 Euro, im Jahr davor bei 2 Millionen.", "45.900 Euro", 45_900),
    ],
)  # fmt: skip
def test_a_bare_number_takes_the_scale_of_the_amount_that_it_is_like(text: str, number: str, value: int | None) -> None:
    others = [
        w for w in ("90,8 Milliarden Dollar", "3,25 Milliarden Euro", "356 Millionen", "2 Millionen") if w in text
    ]
    figure = _figure(text, number, beside=[(words, "MONEY") for words in others])
    assert (None if figure is None else figure.value) == value


@pytest.mark.parametrize(
    ("lang", "text", "share", "value"),
    [
        ("en", "Alpha earned $1.2 billion, or 78 cents a share.", "78 cents", "0.78"),
        ("en", "Alpha earned $1.2 billion ($0.78 per share).", "$0.78", "0.78"),
        ("de", "Alpha verdiente 12 Millionen Euro oder 78 Cent je Aktie.", "78 Cent", "0.78"),
        ("en", "Alpha earned $1.2 billion and pays 78 cents a share.", "78 cents", None),
        ("en", "Alpha earned $1.2 billion, or 78 cents a bottle.", "78 cents", None),
    ],
)
def test_a_profit_told_per_share_too(lang: str, text: str, share: str, value: str | None) -> None:
    d = doc(text, lang, "2024-08-13")
    alpha, words = mention(d, "Alpha", "Company"), mention(d, "earned" if lang == "en" else "verdiente", "METRIC")
    whole = mention(d, "$1.2 billion" if lang == "en" else "12 Millionen Euro", "MONEY")
    each = mention(d, share, "MONEY")
    links = [link("value", whole, words, metric="net_income"), link("of", whole, alpha)]
    facts = _read(d, [alpha, words, whole, each], links).facts
    assert [f.figure.value for f in facts if f.figure.metric == "eps"] == ([Decimal(value)] if value else [])


@pytest.mark.parametrize(
    ("period", "expected"), [("dritten Quartal 2023", "2024-08-13"), ("Mai 2024", "2024-05"), ("2022", "2022")]
)
def test_a_market_value_is_of_a_day_not_of_a_quarter(period: str, expected: str) -> None:
    figure = _figure(
        f"Nach dem {period} war Alpha an der Börse 5 Milliarden Euro wert.", "5 Milliarden Euro",
        metric="market_cap", words="wert", period=period,
    )  # fmt: skip
    assert figure is not None
    assert figure.period == expected


def _posts(text: str, *firms: tuple[str, float]) -> set[str]:
    d = doc(text)
    kern, title = mention(d, "Ada Kern", "Person"), mention(d, "Chefin", "ROLE", label="CEO")
    places = [mention(d, name, "Company") for name, _ in firms]
    links = [
        link("holdsPosition", kern, place, sure, role="CEO", role_mention=title.id)
        for place, (_, sure) in zip(places, firms, strict=True)
    ]
    names = {p.id: p.text for p in places}
    return {names[r.object or ""] for r in _read(d, [kern, title, *places], links).relations}


def test_one_title_is_one_post_unless_the_firms_are_listed() -> None:
    assert _posts("Ada Kern ist Chefin der Alpha, die Beta beliefert.", ("Alpha", 0.9), ("Beta", 0.5)) == {"Alpha"}
    assert _posts("Ada Kern ist Chefin von Alpha und Beta.", ("Alpha", 0.9), ("Beta", 0.5)) == {"Alpha", "Beta"}


def test_one_rival_is_no_rival_of_everybody_named_beside_it() -> None:
    d = doc(
        "Alpha beliefert Beta. Konkurrent Gamma belauert Alpha, während Beta zaudert. Delta misst sich mit Alpha und Gamma."
    )
    a, b, c = (mention(d, name, "Company", nth=n) for name, n in (("Alpha", 1), ("Beta", 1), ("Gamma", 0)))
    delta, first, second = (
        mention(d, name, "Company", nth=n) for name, n in (("Delta", 0), ("Alpha", 2), ("Gamma", 1))
    )
    links = [
        link("competitorOf", c, a, 0.9), link("competitorOf", c, b, 0.5),
        link("competitorOf", delta, first, 0.9), link("competitorOf", delta, second, 0.5),
    ]  # fmt: skip
    found = _read(d, [a, b, c, delta, first, second], links).relations
    assert {(r.subject, r.object) for r in found} == {(c.id, a.id), (delta.id, first.id), (delta.id, second.id)}


@pytest.mark.parametrize(
    ("metric", "words", "when", "period"),
    [
        ("fine", "Strafe", "am Montag", None),
        ("deal_value", "Kaufpreis", "am 12. August", None),
        ("deal_value", "Kaufpreis", "am 3. Mai 2024", "2024-05-03"),
        ("fine", "Strafe", "im Mai 2024", "2024-05"),
    ],
)
def test_the_day_of_the_news_is_not_the_date_of_an_amount(
    metric: str, words: str, when: str, period: str | None
) -> None:
    text = f"Die {words} von 5 Millionen Euro für Alpha wurde {when} bekannt."
    figure = _figure(text, "5 Millionen Euro", metric=metric, words=words, period=when)
    assert figure is not None
    assert figure.period == period


@pytest.mark.parametrize(
    ("text", "number", "metric", "segment"),
    [
        (
            "Alpha setzte 9 Millionen Euro um, in den USA waren es 5 Millionen Euro Umsatz.",
            "5 Millionen Euro",
            "revenue",
            "USA",
        ),
        ("Alpha will 900 Stellen in der Spielesparte streichen, Umsatz egal.", "900", "layoffs", "Spiele"),
        (
            "Alpha setzte 5 Millionen Euro um. Der Umsatz in der Spielesparte blieb.",
            "5 Millionen Euro",
            "revenue",
            None,
        ),
        (
            "Der Autobauer Alpha, in den USA gegründet, meldet 5 Millionen Euro Umsatz.",
            "5 Millionen Euro",
            "revenue",
            None,
        ),
    ],
)
def test_the_part_of_the_firm_that_a_figure_is_of(text: str, number: str, metric: str, segment: str | None) -> None:
    beside = [("USA", "Place")] if "USA" in text else []
    if "9 Mill" in text:
        beside.append(("9 Millionen Euro", "MONEY"))
    type_ = "QUANTITY" if metric == "layoffs" else "MONEY"
    figure = _figure(text, number, metric=metric, type=type_, beside=beside)
    assert figure is not None
    assert figure.segment == segment

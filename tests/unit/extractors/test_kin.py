from __future__ import annotations

import pytest

from extractors.kin import kin
from kg.model import Link
from tests.factory import doc, link, mention, reading


def _found(
    text: str, named: tuple[tuple[str, str], ...], lang: str = "de", links: tuple[tuple[str, int, int], ...] = ()
) -> list[tuple[str, str, str]]:
    d = doc(text, lang)
    seen: dict[str, int] = {}
    mentions = []
    for words, type_ in named:
        label = ("Founder" if "ründer" in words else "CFO") if type_ == "ROLE" else None
        mentions.append(mention(d, words, type_, nth=seen.get(words, 0), label=label))
        seen[words] = seen.get(words, 0) + 1
    given: list[Link] = [link(kind, mentions[a], mentions[b]) for kind, a, b in links]
    by_id = {m.id: m.text for m in mentions}
    return [
        (found.kind, by_id[found.source], by_id[found.target])
        for found in kin.function(reading(d, mentions, given)).links
    ]


A, B, C = ("Alpha", "Company"), ("Beta", "Company"), ("Gamma", "Company")


@pytest.mark.parametrize(
    ("lang", "text", "named", "expected"),
    [
        ("de", "Alpha wächst. Konkurrent Beta schrumpft.", (A, B), [("competitorOf", "Beta", "Alpha")]),
        ("de", "Alpha wächst, anders als die Rivalen Beta und Gamma.", (A, B, C), [("competitorOf", "Beta", "Alpha"), ("competitorOf", "Gamma", "Alpha")]),
        ("de", "Alpha wächst. Zu den Kunden zählen Beta und Gamma.", (A, B, C), [("customerOf", "Beta", "Alpha"), ("customerOf", "Gamma", "Alpha")]),
        ("de", "Alpha klagt über den Zulieferer Beta.", (A, B), [("customerOf", "Alpha", "Beta")]),
        ("de", "Gamma zahlt. Die Alpha-Tochter Beta klagt.", (C, A, B), [("subsidiaryOf", "Beta", "Alpha")]),
        ("de", "Alpha wächst. Die Tochter Beta auch.", (A, B), [("subsidiaryOf", "Beta", "Alpha")]),
        ("en", "Alpha grew. Rivals such as Beta did not.", (A, B), [("competitorOf", "Beta", "Alpha")]),
        ("en", "Alpha's subsidiary Beta grew.", (A, B), [("subsidiaryOf", "Beta", "Alpha")]),
        ("fr", "Alpha progresse. Sa filiale Beta aussi.", (A, B), [("subsidiaryOf", "Beta", "Alpha")]),
    ],
)  # fmt: skip
def test_nouns_of_kin(
    lang: str, text: str, named: tuple[tuple[str, str], ...], expected: list[tuple[str, str, str]]
) -> None:
    assert _found(text, named, lang) == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Alpha ist eine Tochter von Beta.", (A, B)),
        ("Alpha ist Kunde der Beta.", (A, B)),
        ("Konkurrent Beta schrumpft.", (B,)),
        ("Alpha hat eine Tochter. Beta wächst.", (A, B)),
        ("Alpha-Chef Rudi Rival geht, Beta bleibt.", (A, B)),
    ],
)
def test_turned_or_lone_nouns_give_nothing(text: str, named: tuple[tuple[str, str], ...]) -> None:
    assert _found(text, named) == []


def test_what_the_reader_linked_is_left_alone() -> None:
    text = "Alpha wächst. Konkurrent Beta schrumpft."
    assert _found(text, (A, B), links=(("competitorOf", 0, 1),)) == []
    assert _found(text, (A, B), links=(("partnerOf", 0, 1),)) == [("competitorOf", "Beta", "Alpha")]


P, R = ("Rita Lohse", "Person"), ("Finanzchefin", "ROLE")


@pytest.mark.parametrize(
    ("text", "named", "firm"),
    [
        ("Alpha wächst. Das sagte Finanzchefin Rita Lohse.", (A, R, P), "Alpha"),
        ("Alpha und Beta wachsen. Rita Lohse, Finanzchefin von Alpha, freut sich.", (A, B, P, R, A), "Alpha"),
        ("Beta wächst. Beta zahlt. Die Alpha-Finanzchefin Rita Lohse zögert.", (B, B, A, R, P), "Alpha"),
    ],
)
def test_posts_whose_firm_is_understood(text: str, named: tuple[tuple[str, str], ...], firm: str) -> None:
    assert _found(text, named) == [("holdsPosition", "Rita Lohse", firm)]


def test_a_title_far_from_the_name_is_not_its() -> None:
    assert _found("Alpha sucht eine Finanzchefin. Rita Lohse kommt.", (A, R, P)) == []
    assert _found("Finanzchefin Rita Lohse sprach.", (R, P)) == []


W = ("Wolke 7", "Product")


@pytest.mark.parametrize(
    ("lang", "text", "named"),
    [
        ("de", "Alpha wächst. Gefragt war bei Alpha vor allem Wolke 7.", (A, A, W)),
        ("de", "Alpha wächst. Alpha zahlt, sagt Alpha. Gefragt war vor allem Wolke 7.", (A, A, A, W)),
        ("de", "Beta wächst. Beta zahlt. Gefragt ist Alpha, Hersteller von Wolke 7.", (B, B, A, W)),
    ],
)
def test_a_product_has_its_maker(lang: str, text: str, named: tuple[tuple[str, str], ...]) -> None:
    assert _found(text, named, lang) == [("makes", "Alpha", "Wolke 7")]


def test_a_product_that_bears_its_maker_s_name() -> None:
    own = ("Alpha Wolke", "Product")
    assert _found("Alpha staunt. Beta wächst. Beta zahlt. Bei Beta läuft Alpha Wolke.", (A, B, B, B, own)) == [
        ("makes", "Alpha", "Alpha Wolke")
    ]
    assert _found("Beta zahlt. Beta wächst. Bei Gamma läuft Alpha Wolke.", (B, B, ("Gamma", "Company"), own)) == []


def test_a_product_beside_another_firm_has_none() -> None:
    assert _found("Alpha wächst. Alpha zahlt. Bei Beta läuft Wolke 7.", (A, A, B, W)) == []
    assert _found("Alpha wächst. Gefragt war vor allem Wolke 7.", (A, W)) == []
    assert _found("Alpha wächst. Alpha kämpft gegen die Konkurrenz von Wolke 7.", (A, A, W)) == []
    assert _found("Alpha, Alpha, Alpha. Wolke 7 werde bald übertroffen.", (A, A, A, W)) == []
    assert _found("Alpha, Alpha, Alpha. Wolke 7 (ein Konkurrenzprodukt) läuft.", (A, A, A, W)) != []
    assert _found("Alpha, Alpha, Alpha. Das ist besser als Wolke 7.", (A, A, A, W)) == []
    assert _found("Alpha wächst, Beta auch. Gefragt war vor allem Wolke 7.", (A, B, W)) == []


F, V = ("Gründer", "ROLE"), ("Emil Voss", "Person")


@pytest.mark.parametrize(
    ("lang", "text", "named", "expected"),
    [
        ("de", "Alpha wächst. Die Gründer Rita Lohse und Emil Voss freuen sich.", (A, F, P, V), [("founded", "Rita Lohse", "Alpha"), ("founded", "Emil Voss", "Alpha")]),
        ("en", "Alpha, part of Beta, grew.", (A, B), [("subsidiaryOf", "Alpha", "Beta")]),
        ("de", "Alpha gehört seit 2019 zu Beta.", (A, B), [("subsidiaryOf", "Alpha", "Beta")]),
        ("fr", "Alpha, filiale de Beta, progresse.", (A, B), [("subsidiaryOf", "Alpha", "Beta")]),
        ("de", "Alpha wächst. Bis 2021 firmierte das Start-up unter dem Namen Beta.", (A, B), [("formerName", "Alpha", "Beta")]),
        ("en", "Alpha grew. The company was called Beta until 2023.", (A, B), [("formerName", "Alpha", "Beta")]),
        ("de", "Alpha wächst. Alpha zahlt. Die Tochter Alpha Direkt nicht.", (A, A, ("Alpha Direkt", "Company")), [("subsidiaryOf", "Alpha Direkt", "Alpha")]),
    ],
)  # fmt: skip
def test_more_ties_by_words(
    lang: str, text: str, named: tuple[tuple[str, str], ...], expected: list[tuple[str, str, str]]
) -> None:
    assert _found(text, named, lang) == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Alpha gehört Beta nicht.", (A, B)),
        ("Alpha hieß Beta willkommen.", (A, B)),
        ("Alpha wächst, Beta auch. Die Gründer Rita Lohse und Emil Voss freuen sich.", (A, B, F, P, V)),
    ],
)
def test_near_misses_of_those_ties(text: str, named: tuple[tuple[str, str], ...]) -> None:
    assert _found(text, named) == []


def test_a_weak_guess_of_the_reader_is_better_than_the_nearest_firm() -> None:
    text = "Alpha kauft Beta von Gamma. Konkurrent Delta bot mit."
    d = doc(text)
    alpha, gamma, delta = (mention(d, name, "Company") for name in ("Alpha", "Gamma", "Delta"))
    mentions = [alpha, mention(d, "Beta", "Company"), gamma, delta]
    told = kin.function(reading(d, mentions, [link("competitorOf", delta, alpha, 0.3)])).links
    assert [found for found in told if found.kind == "competitorOf"] == []
    (guess,) = [found for found in kin.function(reading(d, mentions)).links if found.kind == "competitorOf"]
    assert guess.target == gamma.id

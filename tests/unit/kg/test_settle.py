"""Mentions that compete: the weightier stays, links follow, what may stand together does."""

from __future__ import annotations

import pytest

from kg.model import Findings
from kg.settle import merge, settle
from tests.factory import doc, link, mention

DOC = doc("Die Deutsche Bank Park GmbH und SAP verdienten 500 Millionen Euro.")


def test_the_surer_mention_wins_and_its_rival_moves() -> None:
    long = mention(DOC, "Deutsche Bank Park GmbH", "Company", 0.9)
    short = mention(DOC, "Deutsche Bank", "Company", 0.6)
    kept, moved = settle([short, long])
    assert kept == (long,)
    assert moved == {short.id: long.id}


def test_agreement_of_two_extractors_beats_one_that_is_a_little_surer() -> None:
    a = mention(DOC, "Deutsche Bank", "Company", 0.7, extractor="a")
    b = mention(DOC, "Deutsche Bank", "Company", 0.7, extractor="b")
    rival = mention(DOC, "Deutsche Bank Park", "Company", 0.75, extractor="a")
    (kept,), _ = settle([rival, a, b])
    assert kept.text == "Deutsche Bank"
    assert kept.confidence == pytest.approx(0.76)


def test_a_figure_is_no_heir_of_a_name() -> None:
    name = mention(DOC, "500", "Product", 0.5)
    money = mention(DOC, "500 Millionen Euro", "MONEY", 0.9)
    kept, moved = settle([name, money])
    assert kept == (money,)
    assert moved == {}


def test_links_follow_the_winners_and_their_attributes_too() -> None:
    long = mention(DOC, "Deutsche Bank Park GmbH", "Company", 0.9)
    short = mention(DOC, "Deutsche Bank", "Company", 0.6)
    sap = mention(DOC, "SAP", "Company")
    found = merge(
        [
            Findings(mentions=(short, sap), links=(link("partnerOf", sap, short, share_mention=short.id),)),
            Findings(mentions=(long,)),
        ]
    )
    (only,) = found.links
    assert (only.source, only.target, only.get("share_mention")) == (sap.id, long.id, long.id)


def test_a_link_whose_end_is_gone_goes_too() -> None:
    name = mention(DOC, "500", "Product", 0.5)
    money = mention(DOC, "500 Millionen Euro", "MONEY", 0.9)
    sap = mention(DOC, "SAP", "Company")
    found = merge([Findings(mentions=(name, sap), links=(link("makes", sap, name),)), Findings(mentions=(money,))])
    assert found.links == ()


def test_a_reference_may_hold_a_name_but_not_be_one() -> None:
    ref = mention(DOC, "Die Deutsche Bank Park GmbH", "REF", 0.7)
    name = mention(DOC, "Deutsche Bank", "Company", 0.9)
    assert settle([ref, name])[0] == (ref, name)
    same = mention(DOC, "Deutsche Bank", "REF", 0.7)
    assert settle([same, name])[0] == (name,)
    assert settle([same, name, mention(DOC, "Deutsche", "Place", 0.95)])[0][0].text == "Deutsche"


def test_an_amount_may_hold_its_measure_but_not_be_one() -> None:
    document = doc("Ratik zählt 3 Millionen Kunden in Ulm.")
    amount = mention(document, "3 Millionen Kunden", "QUANTITY", 0.97)
    measure = mention(document, "Kunden", "METRIC", 0.9, label="customers")
    assert settle([measure, amount])[0] == (amount, measure)
    assert settle([amount, mention(document, "Kunden", "Product", 0.9)])[0] == (amount,)
    same = mention(document, "3 Millionen Kunden", "METRIC", 0.9)
    assert settle([amount, same])[0] == (amount,)
    assert settle([measure, mention(document, "Kunden in Ulm", "Organization", 0.95)])[0][0].type == "Organization"

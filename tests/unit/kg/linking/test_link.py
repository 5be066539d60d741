from __future__ import annotations

from dataclasses import replace

import pytest

from kg.linking.base import Knowledge, shipped
from kg.linking.context import Said
from kg.linking.link import link, linked
from kg.linking.things import Thing
from kg.model import Entity, Findings
from kg.resolve.resolve import resolve
from tests.factory import doc, mention

KNOWLEDGE = Knowledge(
    [
        Thing("Q1", "Company", "Merula SE", ("Merula",), "DE0007164600", "XETR MER", "DE", "Energy"),
        Thing("Q2", "Company", "Merula Inc.", ("Merula",), "US0378331005", "XNAS MERU", "US"),
        Thing("Q3", "Company", "Halden", country="CH"),
        Thing("own:plain", "Company", "Ostara", ticker="XETR OST"),
    ]
)
HALDEN = Entity("company-halden", "Company", "Halden")
MERULA = Entity("company-merula", "Company", "Merula")
NOTHING = Said()


def iri(id_: str) -> tuple[str, ...]:
    return (f"http://www.wikidata.org/entity/{id_}",)


def test_a_name_that_one_thing_has() -> None:
    found = link(HALDEN, NOTHING, KNOWLEDGE)
    assert (found.same_as, found.country, found.ticker) == (iri("Q3"), "CH", None)


def test_a_name_that_two_things_have() -> None:
    assert link(MERULA, NOTHING, KNOWLEDGE) == MERULA


@pytest.mark.parametrize(
    "about", [Said(frozenset({"US0378331005"})), Said(tickers=frozenset({"XNAS MERU"}))], ids=["ISIN", "ticker"]
)
def test_a_symbol_beside_it_decides(about: Said) -> None:
    found = link(MERULA, about, KNOWLEDGE)
    assert (found.same_as, found.isin, found.ticker, found.country) == (
        iri("Q2"), "US0378331005", "XNAS MERU", "US"
    )  # fmt: skip


def test_two_symbols_decide_nothing() -> None:
    assert link(MERULA, Said(frozenset({"US0378331005", "DE0007164600"})), KNOWLEDGE) == MERULA


def test_the_country_decides_and_speaks_against() -> None:
    assert link(Entity("m", "Company", "Merula Inc."), Said(countries=frozenset({"US"})), KNOWLEDGE).same_as == iri(
        "Q2"
    )
    assert link(HALDEN, Said(countries=frozenset({"FR"})), KNOWLEDGE) == HALDEN


def test_a_symbol_that_is_not_known_is_told_all_the_same() -> None:
    found = link(Entity("v", "Company", "Velmora"), Said(frozenset({"DE0007664039"})), Knowledge([]))
    assert found.isin == "DE0007664039"


def test_a_thing_without_an_id_in_the_world_has_no_same_as() -> None:
    found = link(Entity("o", "Company", "Ostara"), NOTHING, KNOWLEDGE)
    assert (found.same_as, found.ticker) == ((), "XETR OST")


def test_one_article_may_call_a_thing_by_two_of_its_names() -> None:
    own = Knowledge([Thing("Q7", "Company", "Velmora", ("VM",))])
    document = doc("Velmora wächst, VM stellt ein, Halden schrumpft.")
    mentions = tuple(mention(document, name, "Company") for name in ("Velmora", "VM", "Halden"))
    documents, findings = {document.id: document}, {document.id: Findings(mentions)}
    assert len(resolve(documents, findings).entities) == 3
    assert [e.aliases for e in resolve(documents, findings, ids=own.ids).entities] == [(), ("VM",)]


def test_a_name_that_says_more_is_another_thing() -> None:
    assert link(Entity("h", "Company", "Halden Trio", ("Halden",)), NOTHING, KNOWLEDGE).same_as == ()
    assert link(Entity("h", "Company", "Halden GmbH", ("Halden",)), NOTHING, KNOWLEDGE).same_as == iri("Q3")


def test_an_index_is_no_company() -> None:
    dow = Entity("dow", "Company", "Dow")
    assert link(dow, NOTHING, shipped()).ticker == "XNYS DOW"
    assert link(replace(dow, type="Organization"), NOTHING, shipped()).ticker is None
    borussia = Entity("bvb", "Organization", "Borussia Dortmund")
    assert link(borussia, NOTHING, shipped()).ticker == "XETR BVB"


def test_what_an_extractor_said_stays() -> None:
    given = Entity("h", "Company", "Halden", (), iri("Q2"))
    found = link(given, NOTHING, KNOWLEDGE)
    assert (found.same_as, found.country) == (iri("Q2"), "US")
    assert link(Entity("h", "Company", "Halden", (), ("urn:x",)), NOTHING, KNOWLEDGE).same_as == (*iri("Q3"), "urn:x")


def test_articles_are_read_and_one_id_joins_what_they_name() -> None:
    texts = ("Merula SE wächst.", "Merula (Xetra: MER) steigt.", "Der amerikanische Konzern Merula Inc. fällt.")
    documents = [doc(text) for text in texts]
    names = ("Merula SE", "Merula", "Merula Inc.")
    findings = {
        d.id: Findings((mention(d, name, "Company"),)) for d, name in zip(documents[:2], names[:2], strict=True)
    }
    by_id = {d.id: d for d in documents[:2]}
    resolution = linked(resolve(by_id, findings, ids=KNOWLEDGE.ids), by_id, findings, KNOWLEDGE)
    assert [(e.same_as, e.ticker) for e in resolution.entities] == [(iri("Q1"), "XETR MER")]
    alone = {documents[2].id: documents[2]}
    findings = {documents[2].id: Findings((mention(documents[2], "Merula Inc.", "Company"),))}
    resolution = linked(resolve(alone, findings, ids=KNOWLEDGE.ids), alone, findings, KNOWLEDGE)
    assert [e.same_as for e in resolution.entities] == [iri("Q2")]


def test_a_name_that_was_cut_or_shouted_is_mended_from_the_base_and_others_are_not() -> None:
    knowledge = shipped()
    cut = link(Entity("company-macy", "Company", "Macy", ("Macy's",)), Said(), knowledge)
    assert (cut.name, cut.aliases) == ("Macy's", ("Macy",))
    shouted = link(Entity("company-infineon", "Company", "INFINEON"), Said(), knowledge)
    assert shouted.name in ("Infineon", "INFINEON")
    kept = link(Entity("company-sap", "Company", "SAP"), Said(), knowledge)
    assert kept.name == "SAP"
    unknown = link(Entity("company-velmora", "Company", "VELMORA"), Said(), knowledge)
    assert unknown.name == "VELMORA"

"""The shipped knowledge base: what names surely mean, and what they leave open."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.linking import wikidata_ids
from kg.linking.base import Knowledge, shipped
from kg.linking.likeness import another_form, belongs, kind, resembles
from kg.linking.things import Thing


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Siemens", "Q81230"), ("Siemens AG", "Q81230"), ("Deutsche Bank", "Q66048"), ("SAP SE", "Q552581"),
        # words of a language, surnames, places: the one that everybody knows
        ("Apple", "Q312"), ("Target", "Q1046951"), ("Orange", "Q1431486"), ("Shell", "Q154950"), ("Ford", "Q44294"),
        ("Meta", "Q380"), ("Facebook", "Q380"), ("Volkswagen", "Q156578"), ("Gap Inc.", "Q420822"),
    ],
)  # fmt: skip
def test_sure(name: str, wanted: str) -> None:
    assert wikidata_ids([name], "Company") == {wanted}
    assert shipped().sure([name], "Company") == wanted


@pytest.mark.parametrize(
    "name",
    [
        "Metro",
        "Krüger GmbH",
        "Globus",
        "Total",
        "Target Ventures",
        "Simply",
        "Go",
        "Velmora",
        "A",
        "",
    ],
)
def test_not_sure(name: str) -> None:
    assert wikidata_ids([name], "Company") == frozenset()


@pytest.mark.parametrize("name", ["Depot", "Müller", "Sinn", "Der Mann", "New York"])
def test_a_word_or_surname_of_one_obscure_holder_may_join_names_but_is_no_link(name: str) -> None:
    assert len(wikidata_ids([name], "Company")) == 1
    assert shipped().sure([name], "Company") is None


def test_the_type_counts() -> None:
    for type_ in ("Person", "Place", "Product", "Event"):
        assert wikidata_ids(["Siemens"], type_) == frozenset()
    assert wikidata_ids(["Deutschland"], "Place") == {"Q183"}
    assert wikidata_ids(["Deutschland"], "Company") == frozenset()


def test_names_of_two_things_are_no_thing() -> None:
    assert wikidata_ids(["Siemens", "Siemens AG"], "Company") == {"Q81230"}
    assert wikidata_ids(["Siemens", "Deutsche Bank"], "Company") == frozenset()


def test_wikidata_ids_are_of_wikidata() -> None:
    assert shipped().ids(["München"], "Place") == shipped().ids(["Munich"], "Place") == {"geonames:2867714"}
    assert wikidata_ids(["München"], "Place") == frozenset()


def test_the_legal_form_tells_namesakes_apart() -> None:
    assert shipped().sure(["Metro AG"], "Company") == "DE000BFB0019"
    assert shipped().sure(["Metro Inc."], "Company") != "DE000BFB0019"


def test_symbols() -> None:
    assert shipped().by_symbol("DE0007164600") == "Q552581"
    assert shipped().by_symbol("XNAS META") == "Q380"
    assert shipped().by_symbol("XNAS NOSUCH") is None


def test_umlauts_that_lists_of_shares_lack() -> None:
    assert shipped().held("Münchener Rückversicherungs-Gesellschaft", "Company").other


def test_own_things_hide_those_of_their_name() -> None:
    own = Knowledge([Thing("Q1", "Company", "Siemens", ("Velmora",)), Thing("own:x", "Company", "Halden", isin="X")])
    assert own.sure(["Siemens"], "Company") == own.sure(["Velmora"], "Company") == "Q1"
    assert own.ids(["Halden"], "Company") == frozenset()
    assert own.by_symbol("X") == "own:x"
    assert own.sure(["Deutsche Bank"], "Company") == "Q66048"


def test_two_names_with_one_thing_in_common() -> None:
    own = Knowledge(
        [Thing("Q1", "Company", "Alpha", ("Beta",)), Thing("Q2", "Company", "Alpha"), Thing("Q3", "Company", "Beta")]
    )
    assert own.sure(["Alpha"], "Company") is None
    assert own.sure(["Alpha", "Beta"], "Company") == "Q1"


def test_resembling() -> None:
    assert resembles("Ford", Thing("Q1", "Company", "Ford Motor Company"))
    assert resembles("BCV", Thing("Q1", "Company", "Banque cantonale vaudoise"))
    assert not resembles("Simply", Thing("Q1", "Company", "Auchan Supermarché"))


def test_what_the_lists_call_other_names() -> None:
    daughter = Thing("Q1", "Organization", "Texas A&M University Transportation Services")
    assert not belongs("Texas A&M University", daughter)
    assert belongs("Banco di Sardegna Spa", Thing("Q1", "Company", "Sardegna Bank"))
    assert not belongs("GO Train", Thing("Q1", "Company", "Alstom"))


def test_kinds_of_legal_forms() -> None:
    assert [kind(n) for n in ("Krüger GmbH", "Krüger AG", "Orange S.A.", "Velmora, Inc.", "Shell plc", "Krüger")] == [
        "private", "stock", "stock", "american", "british", "",
    ]  # fmt: skip
    firm = Thing("Q1", "Company", "General Electric", ("General Electric Company",))
    assert another_form("General Electric plc", firm)
    assert not another_form("General Electric, Inc.", firm)
    assert not another_form("SAP AG", Thing("Q1", "Company", "SAP SE"))
    assert not another_form("SAP AG", Thing("Q1", "Company", "SAP"))


def test_it_is_small_and_comes_when_it_is_asked() -> None:
    code = (
        "import resource, time; from kg.linking.base import _shipped, shipped; assert not _shipped.cache_info().currsize\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; start = time.process_time()\n"
        "assert shipped().sure(['Siemens'], 'Company')\n"
        "print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, kilobytes = map(float, done.stdout.split())
    assert seconds < 0.3
    assert kilobytes < 80 * 1024

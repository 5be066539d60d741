from __future__ import annotations

from dataclasses import replace

import pytest

from kg.check import check, fits
from kg.errors import InvalidFinding
from kg.extract import FunctionExtractor, Reading
from kg.model import Findings, Mention
from tests.factory import doc, link, mention, relation

DOC = doc("Susan Li ist Finanzchefin von Meta. Der Umsatz stieg um 22 Prozent.")
LI, META = mention(DOC, "Susan Li", "Person"), mention(DOC, "Meta", "Company")
ALL = frozenset({"mentions", "links", "relations", "facts"})


def _nothing(reading: Reading) -> Findings:
    return Findings()


BY = FunctionExtractor(_nothing, "mine", "1", frozenset(), ALL)  # type: ignore[arg-type]


def test_what_fits_stays_and_is_stamped() -> None:
    claim = relation(DOC, LI, "holdsPosition", META, role="CFO")
    found = check(Findings((LI, META), (), (claim,)), DOC, {}, BY)
    assert [m.extractor for m in found.mentions] == ["mine", "mine"]
    assert found.relations[0].evidence.extractor == "mine"
    assert found.notes == ()


def test_a_mention_must_stand_where_it_says() -> None:
    wrong = Mention(DOC.id, 1, 9, "Susan Li", "Person", 0.9)
    found = check(Findings((wrong,)), DOC, {}, BY)
    assert found.mentions == ()
    assert "does not stand at 1..9" in found.notes[0]


def test_a_mention_of_another_document_is_dropped() -> None:
    found = check(Findings((replace(LI, document="other"),)), DOC, {}, BY)
    assert found.mentions == ()


def test_links_and_claims_need_known_mentions() -> None:
    found = check(Findings((), (link("same", LI, META),), (relation(DOC, LI, "founded", META),)), DOC, {}, BY)
    assert (found.links, found.relations) == ((), ())
    assert len(found.notes) == 2
    known = {m.id: m for m in (LI, META)}
    assert check(Findings((), (link("same", LI, META),)), DOC, known, BY).links


def test_relations_keep_to_domain_and_range() -> None:
    turned = relation(DOC, META, "holdsPosition", LI, role="CFO")
    assert check(Findings((LI, META), (), (turned,)), DOC, {}, BY).relations == ()


def test_forged_evidence_is_dropped() -> None:
    claim = relation(DOC, LI, "founded", META)
    forged = replace(claim, evidence=replace(claim.evidence, text="x" * len(claim.evidence.text)))
    assert check(Findings((LI, META), (), (forged,)), DOC, {}, BY).relations == ()


def test_a_layer_that_was_not_announced_is_dropped() -> None:
    by = FunctionExtractor(_nothing, "mine", "1", frozenset(), frozenset({"links"}))
    found = check(Findings((LI,)), DOC, {}, by)
    assert found.mentions == ()
    assert "without announcing" in found.notes[0]


@pytest.mark.parametrize(
    ("predicate", "subject", "object_"),
    [("makes", "Person", "Product"), ("competitorOf", "Company", "Product"), ("listedOn", "Company", "Company")],
)
def test_fits_refuses(predicate: str, subject: str, object_: str) -> None:
    with pytest.raises(InvalidFinding, match=predicate):
        fits(predicate, subject, object_)


def test_fits_accepts() -> None:
    fits("competitorOf", "Product", "Product")
    fits("formerName", "Company", None)

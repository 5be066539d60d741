from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from kg.codec import (
    canonical,
    document_from_json,
    document_to_json,
    dumps,
    findings_from_json,
    findings_to_json,
    graph_from_json,
    graph_to_json,
    plain,
)
from kg.errors import InvalidGraph
from kg.graph import KnowledgeGraph
from kg.model import Change, Document, Entity, Fact, Figure, Findings, Link, Mention, Qualifiers, Relation
from tests.sparql.sample import sample


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("39.07E9", "39070000000"),
        ("22.50", "22.5"),
        ("4E+10", "40000000000"),
        ("-0", "0"),
        ("-0.00", "0"),
        ("0.0000001", "0.0000001"),
        ("-13.0", "-13"),
        ("100", "100"),
        ("0.1", "0.1"),
        ("12345678901234567890.123456789", "12345678901234567890.123456789"),
    ],
)
def test_numbers_are_plain(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+999999", "1E-999999"])
def test_numbers_that_cannot_be_written_are_refused(value: str) -> None:
    with pytest.raises(InvalidGraph, match="cannot be written"):
        plain(Decimal(value))


def test_floats_show_their_digits_only() -> None:
    assert dumps({"a": 0.1, "b": 1e-5, "c": 1.0, "d": True, "e": None, "f": ["ü\n\u0001"]}) == (
        '{"a": 0.1, "b": 0.00001, "c": 1, "d": true, "e": null, "f": ["ü\\n\\u0001"]}'
    )
    with pytest.raises(TypeError, match="set has no JSON form"):
        dumps({1})


def test_the_shape_of_the_contract() -> None:
    found = json.loads(graph_to_json(sample()))
    assert list(found) == ["documents", "entities", "relations", "facts"]
    assert list(found["documents"][0]) == ["id", "title", "lang", "date", "source", "text"]
    assert list(found["entities"][0]) == ["id", "type", "name", "aliases", "sameAs"]
    french = next(d for d in found["documents"] if d["lang"] == "fr")
    assert (french["title"], french["date"], french["source"]) == (None, None, None)
    by_predicate = {r["predicate"]: r for r in found["relations"]}
    assert list(by_predicate["formerName"]) == ["id", "subject", "predicate", "literal", "confidence", "evidence"]
    assert list(by_predicate["investedIn"]) == [
        "id", "subject", "predicate", "object", "status", "share", "confidence", "evidence",
    ]  # fmt: skip
    sold = next(f for f in found["facts"] if f["metric"] == "units_sold")
    assert {k: v for k, v in sold.items() if k not in ("id", "subject", "evidence")} == {
        "metric": "units_sold", "value": 120000, "unit": "units", "period": None,
        "change": {"value": 12, "unit": "%", "basis": "yoy"}, "status": "actual", "segment": None, "approx": True,
        "confidence": 0.9,
    }  # fmt: skip
    assert list(sold["evidence"][0]) == ["document", "start", "end", "text", "confidence", "extractor"]


def test_ranges_and_fiscal_periods() -> None:
    figure = Figure(
        "capex", Decimal("37E9"), "USD", "2024", Change(Decimal(5), "%", None, Decimal(7)), value_max=Decimal("40E9"),
        fiscal=True,
    )  # fmt: skip
    fact = Fact("f-1", "company-x", figure, 0.5, ())
    graph = KnowledgeGraph.of((), [Entity("company-x", "Company", "X")], (), [fact])
    found = json.loads(graph_to_json(graph))["facts"][0]
    assert (found["value"], found["value_max"], found["fiscal"]) == (37_000_000_000, 40_000_000_000, True)
    assert found["change"] == {"value": 5, "unit": "%", "basis": None, "value_max": 7}
    assert graph_from_json(graph_to_json(graph)) == graph


def test_the_empty_graph() -> None:
    assert graph_from_json(graph_to_json(KnowledgeGraph())) == KnowledgeGraph()


def test_canonical_sorts_and_drops_repetitions() -> None:
    relation = next(r for r in sample().relations if len(r.evidence) == 2)
    entity = Entity("x", "Company", "X", ("b", "a", "b"), ("urn:b", "urn:a"))
    messy = KnowledgeGraph((), (entity,), (replace(relation, evidence=relation.evidence[::-1] * 2),))
    clean = canonical(messy)
    assert clean.entities[0].aliases == ("a", "b")
    assert clean.entities[0].same_as == ("urn:a", "urn:b")
    assert clean.relations[0].evidence == relation.evidence


Change_ = Callable[[dict[str, Any]], object]
BROKEN: list[tuple[str, Change_]] = [
    (r"graph\.entities is missing", lambda g: g.pop("entities")),
    (r"graph has the unknown field 'extra'", lambda g: g.update(extra=1)),
    (r"graph\.entities\[0\]\.type 'Firm' is not one of Company", lambda g: g["entities"][0].update(type="Firm")),
    (r"graph\.entities\[0\]\.name is empty", lambda g: g["entities"][0].update(name="")),
    (r"graph\.entities\[0\]\.aliases is a string", lambda g: g["entities"][0].update(aliases="X")),
    (r"graph\.entities\[0\]\.aliases\[0\] is a number", lambda g: g["entities"][0].update(aliases=[1])),
    (r"sameAs\[0\] 'no iri' is no absolute IRI", lambda g: g["entities"][0].update(sameAs=["no iri"])),
    (r"sameAs\[0\] 'http://x/%zz' is no absolute", lambda g: g["entities"][0].update(sameAs=["http://x/%zz"])),
    (r"the entity id '.*' stands twice", lambda g: g["entities"].append(g["entities"][0])),
    (r"graph\.relations\[0\]: predicate 'buys' is not in", lambda g: g["relations"][0].update(predicate="buys")),
    (r"graph\.relations\[0\]: .* takes an object", lambda g: g["relations"][0].update(predicate="makes", literal="x")),
    (r"speaks of 'nobody', which is no entity", lambda g: g["facts"][0].update(subject="nobody")),
    (r"graph\.facts\[0\]: metric 'sales' is not in", lambda g: g["facts"][0].update(metric="sales")),
    (r"graph\.facts\[0\]: period '2024-Q5'", lambda g: g["facts"][0].update(period="2024-Q5")),
    (r"graph\.facts\[0\]\.value is a string", lambda g: g["facts"][0].update(value="12")),
    (r"graph\.facts\[0\]: .* neither a value nor a change", lambda g: g["facts"][0].update(value=None, change=None)),
    (r"graph\.facts\[0\]\.change\.value is missing", lambda g: g["facts"][0].update(change={"unit": "%"})),
    (r"graph\.facts\[0\]\.change: change unit", lambda g: g["facts"][0].update(change={"value": 1, "unit": "pct"})),
    (r"graph\.facts\[0\]\.approx is a number", lambda g: g["facts"][0].update(approx=1)),
    (r"graph\.facts\[0\]: confidence 1\.5", lambda g: g["facts"][0].update(confidence=1.5)),
    (r"graph\.facts\[0\]\.confidence is missing", lambda g: g["facts"][0].pop("confidence")),
    (r"evidence\[0\]\.start is true or false", lambda g: g["facts"][0]["evidence"][0].update(start=True)),
    (r"is not what stands at", lambda g: _shift(g["facts"][0]["evidence"][0])),
    (r"which is no document: add it", lambda g: g["facts"][0]["evidence"][0].update(document="gone")),
    (r"graph\.documents\[0\] is a string, not an object", lambda g: g["documents"].__setitem__(0, "x")),
]


def _shift(evidence: dict[str, Any]) -> None:
    evidence.update(start=evidence["start"] + 1, end=evidence["end"] + 1)


@pytest.mark.parametrize(("message", "change"), BROKEN, ids=[message for message, _ in BROKEN])
def test_what_breaks_the_contract_is_refused_with_its_place(message: str, change: Change_) -> None:
    record = json.loads(graph_to_json(sample()))
    change(record)
    with pytest.raises(InvalidGraph, match=message):
        graph_from_json(json.dumps(record))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON at line 1, column 1"),
        ('{"documents": [}', "not JSON at line 1, column 16"),
        ("[]", "graph is a list, not an object"),
        ('{"documents": NaN}', "NaN is no number of JSON"),
        ('{"documents": 1e999}', "out of range"),
        ('{"documents": [], "documents": []}', "'documents' stands twice"),
        ('{"documents": ' + "[" * 100_000, "nested too deeply"),
        ('{"documents": ' + "1" * 5_000 + "}", "not a number of the contract"),
    ],
)
def test_what_is_no_json_of_ours_is_refused(text: str, message: str) -> None:
    with pytest.raises(InvalidGraph, match=message):
        graph_from_json(text)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(InvalidGraph, match=r"document\.text has half a character"):
        document_from_json('{"id": "a", "text": "\\ud800", "lang": "de"}')


def test_missing_rare_fields_have_their_defaults() -> None:
    text = (
        '{"documents": [], "entities": [{"id": "a", "type": "Company", "name": "A"}], "relations": [], "facts": '
        '[{"id": "f", "subject": "a", "metric": "revenue", "value": 1.50, "confidence": 1, "evidence": []}]}'
    )
    graph = graph_from_json(text)
    assert graph.entities == (Entity("a", "Company", "A"),)
    assert graph.facts[0].figure == Figure("revenue", Decimal("1.5"))


def test_a_relation_keeps_done_apart_from_nothing_said() -> None:
    for status in (None, "done"):
        relation = Relation("r", "a", "mergedWith", 0.5, (), "a", None, Qualifiers(status=status))
        graph = KnowledgeGraph.of((), [Entity("a", "Company", "A")], [relation])
        assert graph_from_json(graph_to_json(graph)).relations[0].qualifiers.status == status


def test_documents_and_findings() -> None:
    document = Document("d", 'a "b"\n', "de", None, "T", None)
    assert document_from_json(document_to_json(document)) == document
    mention = Mention("d", 0, 1, "a", "PERIOD", 0.5, "2024-Q2", None, (), "rules")
    link = Link("change_of", "x", "y", 0.25, (("sign", "-"), ("basis", "yoy")), "rules")
    found = Findings((mention,), (link,), (), (), ("one note",))
    assert findings_from_json(findings_to_json(found)) == found
    with pytest.raises(InvalidGraph, match=r"findings\.links\[0\]\.attributes\[0\] has to be a pair"):
        findings_from_json(findings_to_json(found).replace('["sign", "-"]', '["sign"]'))
    with pytest.raises(InvalidGraph, match=r"findings\.mentions\[0\]: mention type 'X'"):
        findings_from_json(findings_to_json(found).replace("PERIOD", "X"))

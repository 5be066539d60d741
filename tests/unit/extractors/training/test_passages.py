"""The passage notation and the annotation that a passage stands for."""

import pytest

from extractors.training.gold_annotation import annotation_of
from extractors.training.passages import PassageError, parse_passage

PASSAGE = """@ t-1 lang=de date=2024-08-01
[Nordhafen|a Company] hat im [zweiten Quartal|p PERIOD=2024-Q2] [3,1 Milliarden Euro|v MONEY]
[umgesetzt|m METRIC=revenue],
[4 Prozent|c PERCENT] weniger, sagte [Finanzchefin|t ROLE=CFO] [Ute Rehm|s Person].
[Der Konzern|r REF] hieß früher [Südhafen|o Company].
= fact of:a metric:m value:v period:p change:-c basis:yoy
= rel holdsPosition s a role:t
= rel formerName r "Südhafen"
= coref r a
"""


def test_offsets_are_those_of_the_words() -> None:
    passage = parse_passage(PASSAGE)
    words = [passage.text[s.start : s.end] for s in passage.spans]
    assert words[:3] == ["Nordhafen", "zweiten Quartal", "3,1 Milliarden Euro"]
    assert "\n" not in passage.text
    assert passage.lang == "de"
    assert passage.date == "2024-08-01"


def test_clusters_join_coref_and_same() -> None:
    clusters = parse_passage(PASSAGE).clusters()
    company, reference, former = clusters[0], clusters[7], clusters[8]
    assert company == reference != former


def test_annotation_has_the_fact_as_arcs_of_its_number() -> None:
    passage = parse_passage(PASSAGE)
    annotation = annotation_of(passage)
    named = {
        (a.kind, passage.text[annotation.spans[a.source].start : annotation.spans[a.source].end])
        for a in annotation.arcs
    }
    assert {("value", "3,1 Milliarden Euro"), ("change_of", "4 Prozent"), ("of", "3,1 Milliarden Euro")} <= named
    change = next(a for a in annotation.arcs if a.kind == "change_of")
    assert change.attributes == {"sign": "-", "basis": "yoy"}
    position = next(a for a in annotation.arcs if a.kind == "holdsPosition")
    assert position.attributes["role"] == "CFO"
    assert annotation.spans[int(position.attributes["role_span"])].type == "ROLE"


def test_quoted_former_name_is_matched_to_its_span() -> None:
    annotation = annotation_of(parse_passage(PASSAGE))
    former = next(a for a in annotation.arcs if a.kind == "formerName")
    assert annotation.spans[former.target].type == "Company"
    assert former.target != former.source


@pytest.mark.parametrize(
    "broken",
    [
        PASSAGE.replace("|a Company", "|a Firm"),
        PASSAGE.replace("value:v", "value:a"),
        PASSAGE.replace("holdsPosition", "worksAt"),
        PASSAGE.replace("|v MONEY", "|a MONEY"),
        PASSAGE.replace("hat im", "hat ] im"),
    ],
    ids=["type", "argument", "predicate", "key", "bracket"],
)
def test_faults_are_named_with_the_passage(broken: str) -> None:
    with pytest.raises(PassageError, match="t-1"):
        parse_passage(broken)

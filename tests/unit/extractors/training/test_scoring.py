"""Scores: perfect is 1, and each kind of mistake costs what it should."""

from dataclasses import replace

import pytest

pytest.importorskip("onnx", reason="export needs the extra `train`")

from extractors.reader.types import Annotation, Arc
from extractors.training.gold_annotation import annotation_of
from extractors.training.passages import Passage, parse_passage
from extractors.training.scoring import Counts, Matcher, new_counts, score_facts, score_relations, score_spans


@pytest.fixture(scope="module")
def passage() -> Passage:
    return parse_passage(
        """@ s-1 lang=en date=2024-08-01
[Alpha|a Company] bought [Beta|b Company]. [The group|r REF] had [sales|m METRIC=revenue] of [5 million euros|v MONEY],
up [3 percent|c PERCENT].
= rel acquired a b
= coref r a
= fact of:r metric:m value:v change:c basis:yoy
"""
    )


def scored(passage: Passage, told: Annotation) -> Counts:
    counts = new_counts()
    matcher = Matcher(told, annotation_of(passage), passage.text)
    score_relations(counts, matcher)
    score_facts(counts, matcher)
    score_spans(counts, told, annotation_of(passage), ("Company", "MONEY"))
    return counts


def test_gold_scores_one(passage: Passage) -> None:
    counts = scored(passage, annotation_of(passage))
    for kind in ("relations", "coref", "fact of+metric+period+change", "all"):
        assert counts[kind].f1 == 1.0


def test_a_named_subject_is_as_good_as_its_reference(passage: Passage) -> None:
    gold = annotation_of(passage)
    arcs = tuple(replace(a, target=0) if a.kind == "of" else a for a in gold.arcs)
    assert scored(passage, Annotation(gold.spans, arcs))["fact of"].f1 == 1.0


def test_a_wrong_subject_costs_the_subject_only(passage: Passage) -> None:
    gold = annotation_of(passage)
    arcs = tuple(replace(a, target=1) if a.kind == "of" else a for a in gold.arcs)
    counts = scored(passage, Annotation(gold.spans, arcs))
    assert counts["fact of"].f1 == 0.0
    assert counts["fact metric"].f1 == 1.0


def test_a_turned_relation_is_wrong(passage: Passage) -> None:
    gold = annotation_of(passage)
    turned = tuple(Arc(a.kind, a.target, a.source, 1.0, a.attributes) if a.kind == "acquired" else a for a in gold.arcs)
    assert scored(passage, Annotation(gold.spans, turned))["acquired"].f1 == 0.0


def test_a_lost_span_costs_recall(passage: Passage) -> None:
    gold = annotation_of(passage)
    counts = scored(passage, Annotation(gold.spans[1:]))
    assert counts["Company"].precision == 1.0
    assert counts["Company"].recall == 0.5

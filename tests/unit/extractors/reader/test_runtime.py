"""The shipped reader: it reads any text, the same way in any company, and finds what a sentence plainly says."""

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.reader.runtime import FILES, WEIGHTS, Reader
from extractors.reader.types import ARC_KINDS, SPAN_TYPES, Annotation, Span
from kg.errors import ExtractorUnavailable

pytestmark = pytest.mark.model

GERMAN = (
    "Die Brauerei Sonnthal aus Freising hat 2023 einen Umsatz von 48 Millionen Euro erzielt, sechs Prozent mehr als im "
    "Vorjahr. Vorstandschef Emil Kastner will das Unternehmen an den Konkurrenten Hopfenhof verkaufen."
)
ENGLISH = (
    "Quantrell Inc. said on Tuesday that revenue rose 12 percent to $1.4 billion in the second quarter of 2024. "
    "The company, based in Denver, named Laura Finch chief financial officer."
)
FRENCH = "Le groupe Vaurel, basé à Nantes, a réalisé un chiffre d'affaires de 210 millions d'euros en 2023."
CHINESE = "丰田汽车公司周二表示，第二季度收入增长百分之十二。"
SENTENCES = (*GERMAN.split(". "), *ENGLISH.split(". "), FRENCH, CHINESE)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(threads=1)


def sound(text: str, annotation: Annotation) -> bool:
    """Spans in order, inside the text, not overlapping; arcs between spans that exist; confidences in (0, 1]."""
    spans = annotation.spans
    ordered = all(a.end <= b.start for a, b in pairwise(spans))
    inside = all(0 <= s.start < s.end <= len(text) and s.type in SPAN_TYPES and 0 < s.confidence <= 1 for s in spans)
    joined = all(
        a.kind in ARC_KINDS and 0 <= a.source < len(spans) and 0 <= a.target < len(spans) and 0 < a.confidence <= 1
        for a in annotation.arcs
    )
    return ordered and inside and joined


def words(text: str, annotation: Annotation, kind: str) -> set[str]:
    return {text[s.start : s.end] for s in annotation.spans if s.type == kind}


@pytest.mark.parametrize(
    ("text", "companies", "money"),
    [
        (GERMAN, {"Brauerei Sonnthal", "Hopfenhof"}, "48 Millionen Euro"),
        (ENGLISH, {"Quantrell Inc."}, "$1.4 billion"),
        (FRENCH, {"Vaurel"}, "210 millions d'euros"),
    ],
)
def test_a_plain_figure_has_metric_subject_and_period(
    reader: Reader, text: str, companies: set[str], money: str
) -> None:
    annotation = reader.annotate([text])[0]
    found = words(text, annotation, "Company")
    assert companies & found or companies & {f.removeprefix("Brauerei ") for f in found}
    spans = annotation.spans
    value = next(a for a in annotation.arcs if a.kind == "value")
    assert text[spans[value.source].start : spans[value.source].end] == money
    assert value.attributes["metric"] == "revenue"
    assert {a.kind for a in annotation.arcs_from(value.source)} >= {"value", "of", "period"}


@given(text=st.text(max_size=400))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read(reader: Reader, text: str) -> None:
    assert sound(text, reader.annotate([text])[0])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\ud800 Euro",
        "x" * 20_000,
        "ﷺ" * 300,
        "a\u0301" * 500,
        "👩‍👩‍👧‍👦 " * 200,
        "[" * 3000,
        "\x00\x01",
        GERMAN * 40,
    ],
    ids=["empty", "blank", "surrogate", "one word", "ligature", "marks", "emoji", "brackets", "control", "long"],
)
def test_odd_texts_are_read(reader: Reader, text: str) -> None:
    assert sound(text, reader.annotate([text])[0])


def test_company_makes_no_difference(reader: Reader) -> None:
    rng = random.Random(11)
    texts = [" ".join(rng.sample(SENTENCES, rng.randint(1, 4))) for _ in range(12)]
    alone = [reader.annotate([text])[0] for text in texts]
    assert reader.annotate(texts) == alone
    assert reader.annotate(texts[::-1]) == alone[::-1]


def test_far_parts_of_a_long_text_read_like_near_ones(reader: Reader) -> None:
    text = "\n".join([GERMAN] * 12)
    annotation = reader.annotate([text])[0]
    at = [s.start for s in annotation.spans if text[s.start : s.end] == "48 Millionen Euro"]
    assert len(at) == 12
    anchored = {annotation.spans[a.source].start for a in annotation.arcs if a.kind == "value"}
    assert set(at) <= anchored
    assert sound(text, annotation)


def test_given_spans_are_linked_as_given(reader: Reader) -> None:
    marks = [("Quantrell Inc.", "Company"), ("revenue", "METRIC"), ("12 percent", "PERCENT"), ("$1.4 billion", "MONEY")]
    spans = [Span(ENGLISH.index(w), ENGLISH.index(w) + len(w), kind) for w, kind in marks]
    annotation = reader.link(ENGLISH, spans)
    assert [(s.start, s.end, s.type) for s in annotation.spans] == [(s.start, s.end, s.type) for s in spans]
    assert annotation.spans[1].label == "revenue"
    assert {(a.kind, a.source, a.target) for a in annotation.arcs} >= {("value", 3, 1), ("of", 3, 0)}


@pytest.mark.parametrize("kind", SPAN_TYPES)
def test_a_lone_span_has_nothing_to_hang_on(reader: Reader, kind: str) -> None:
    assert reader.link("Sonnthal", [Span(0, 8, kind)]).arcs == ()


def test_missing_weights_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ExtractorUnavailable, match=r"encoder\.onnx"):
        Reader.load(tmp_path)


def test_broken_weights_say_so(tmp_path: Path) -> None:
    for name in FILES:
        if name != "encoder.onnx":
            (tmp_path / name).symlink_to(WEIGHTS / name)
    (tmp_path / "encoder.onnx").write_bytes(b"not a model")
    with pytest.raises(ExtractorUnavailable, match="cannot be read"):
        Reader.load(tmp_path)

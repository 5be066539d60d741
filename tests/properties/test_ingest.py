from __future__ import annotations

import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import furniture
from kg.errors import InvalidDocument
from kg.ingest import head
from kg.ingest.files import article_of, scan
from kg.ingest.records import Options, Problem, Record
from kg.ingest.text import decode, normalise, read_markdown, read_plain

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
LINES = st.lists(
    st.sampled_from(["Deutsch", "English", "Teilen", "Titel der Meldung", "5. November 2026", "Text. Mehr.", "", "\t"])
    | TEXT
)
some = settings(deadline=None, max_examples=80)


@some
@given(TEXT)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert "\r" not in once


@some
@given(TEXT)
def test_utf8_comes_back(text: str) -> None:
    try:
        decoded, notice = decode(text.encode())
    except InvalidDocument:
        return  # control characters in numbers, or the first bytes of another format
    assert (decoded, notice) == (text.removeprefix("\ufeff"), None)


@some
@given(st.binary())
def test_any_bytes_are_an_article_or_a_clean_error(data: bytes) -> None:
    for reader in (read_plain, read_markdown):
        try:
            article = reader(data)
        except InvalidDocument:
            continue
        assert article.text.strip()
        article.text.encode()


@some
@given(TEXT.filter(lambda t: t.strip() and "\0" not in t), st.none() | TEXT)
def test_the_text_of_a_record_is_kept_to_the_last_character(text: str, title: str | None) -> None:
    line = json.dumps({"text": text, "title": title}).encode()
    (record,) = (i for i in scan(["-"], Options(), io.BytesIO(line)) if isinstance(i, Record))
    try:
        assert article_of(record, Options()).text == text
    except InvalidDocument:
        assert title is not None
        assert "\0" in title


@some
@given(st.lists(st.binary(max_size=30).filter(lambda b: b"\n" not in b), max_size=8))
def test_every_line_of_a_collection_is_a_record_or_a_problem(rows: list[bytes]) -> None:
    data = b"\n".join([b'{"text": "Eins."}', *rows])
    items = list(scan(["-"], Options(), io.BytesIO(data)))
    assert all(isinstance(i, Record | Problem) for i in items)
    assert len(items) <= 1 + len(rows)
    assert len([i for i in items if isinstance(i, Problem)]) == len({i.line for i in items if isinstance(i, Problem)})


@some
@given(LINES.map("\n".join))
def test_head_and_furniture_stay_inside_the_text(text: str) -> None:
    spans = furniture.spans(text)
    assert spans == sorted(set(spans))
    assert all(0 <= start < end <= len(text) and text[start:end].strip() == text[start:end] for start, end in spans)
    title = head.title_of(text)
    assert title is None or (title in text and title not in {text[a:b] for a, b in spans})
    date = head.date_of(text)
    assert date is None or len(date) == 10


def test_hostile_lines_take_no_time() -> None:
    for text in (
        "x" * 1_000_000,
        "1.1." * 100_000,
        "Deutsch " * 100_000,
        "Von A " + "B " * 100_000,
        "- " * 200_000,
        "\n" * 500_000,
    ):
        furniture.spans(text)
        head.title_of(text)
        head.date_of(text)

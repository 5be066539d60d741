"""Sentences hold every non-space character of any text, in order, without overlap."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.spans import sentences

LANGS = st.sampled_from(["de", "en", "fr", "es", "it", "nl", "pt", "pl", "ru", "el", "xx", None])
PRESS = st.lists(
    st.sampled_from(
        [
            "Der",
            "Umsatz",
            "Mio.",
            "z. B.",
            "13.",
            "Oktober",
            "„Ja.“",
            "Inc.",
            "U.S.",
            "…",
            "!",
            "?",
            "\n",
            "\n\n",
            "- ",
            " ",
            "a",
            "«",
            "»",
            "3,5",
            "•",
            ".",
        ]
    ),
    max_size=40,
).map(" ".join)


@settings(deadline=None)
@given(st.one_of(st.text(), PRESS), LANGS)
def test_cover_all_non_space_characters(text: str, lang: str | None) -> None:
    spans = sentences(text, lang)
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@settings(deadline=None)
@given(PRESS, LANGS)
def test_a_sentence_alone_is_stable(text: str, lang: str | None) -> None:
    assert sentences(text, lang) == sentences(text, lang)


@settings(deadline=None)
@given(PRESS, PRESS, LANGS)
def test_a_blank_line_always_ends_a_sentence(one: str, two: str, lang: str | None) -> None:
    text = f"{one}x\n\ny{two}"
    cut = len(one) + 1
    assert all(end <= cut or start >= cut for start, end in sentences(text, lang))

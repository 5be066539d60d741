"""spaCy's tokens for a reading, made once and shared: blank pipelines, nothing is downloaded."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract import Reading

#: Languages with tokenisation rules of their own here; others are read with spaCy's language-neutral rules.
LANGUAGES = ("de", "en", "fr", "es", "it", "nl", "pt", "pl", "sv", "fi", "el", "ru", "tr", "id")
#: spaCy refuses longer texts by default because of its parser, which is not used here.
_LONGEST = 50_000_000


@cache
def blank(lang: str) -> Language:
    """The tokenizer-only pipeline of a language."""
    nlp = spacy.blank(lang if lang in LANGUAGES else "xx")
    nlp.max_length = _LONGEST
    return nlp


def doc_of(reading: Reading) -> Doc:
    """The tokens of a reading, with its sentence bounds set; offsets are those of the stored text."""
    found = reading.cache.get(__name__)
    if not isinstance(found, Doc):
        found = blank(reading.document.lang).make_doc(reading.text)
        starts = {start for start, _ in reading.sentences}
        for token in found:
            token.is_sent_start = token.i == 0 or token.idx in starts
        reading.cache[__name__] = found
    return found

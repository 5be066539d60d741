"""Bytes to text, text to its stored form, and the readers of plain text and Markdown."""

from __future__ import annotations

import codecs
import re
import unicodedata

from kg.errors import InvalidDocument
from kg.ingest import head
from kg.ingest.records import Article

WINDOWS = "read as Windows-1252, because it is not UTF-8; save it as UTF-8 if letters look wrong"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of `data` and a notice, or None: UTF-8, UTF-16/32 with a byte order mark, else Windows-1252.

    Raises InvalidDocument for what is no text, or text in an encoding that cannot be told.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InvalidDocument(f"this is {what}, not text: save the article as .txt, .md or .html")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding), None
    if b"\x00" in data:
        raise InvalidDocument(
            "this is a binary file, or UTF-16 without a byte order mark: save the article as UTF-8 text"
        )
    try:
        text, notice = data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        text, notice = _windows(data, error), WINDOWS
    if len(_CONTROL.findall(text)) > len(text) // 500:
        raise InvalidDocument("this is a binary file: save the article as UTF-8 text")
    return text, notice


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InvalidDocument(
            f"its byte order mark says {encoding.removesuffix('-sig').upper()}, but byte {error.start} does not fit: "
            "save the article again as UTF-8"
        ) from None


def _windows(data: bytes, error: UnicodeDecodeError) -> str:
    cure = f"byte {error.start} is not UTF-8, and the encoding cannot be told: save the article as UTF-8"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise InvalidDocument(cure) from None
    odd = [c for c in text if c > "\x7f"]
    # Western text in Windows-1252 has letters and typographic signs here; other encodings show as signs in words.
    letters = sum(c.isalpha() or c in "€„“”‚‘’«»–—…·°§©®£\xa0" for c in odd)
    if letters < 0.9 * len(odd) or len(odd) > 0.3 * len(text):
        raise InvalidDocument(cure)
    return text


def normalise(text: str) -> str:
    """The stored form of a text: no byte order mark, line ends as `\\n`, Unicode NFC, and no other change."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def checked(text: str) -> str:
    """`text` itself, if it can be stored and has words; InvalidDocument otherwise."""
    if not text.strip():
        raise InvalidDocument("there is no text in it: leave it out, or put the article's text there")
    if _SURROGATE.search(text):
        raise InvalidDocument("its text holds half a character (a lone surrogate): export it again as valid Unicode")
    if "\x00" in text:
        raise InvalidDocument("its text holds NUL characters: export it again as plain text")
    return text


def read_plain(data: bytes) -> Article:
    """A plain text: the whole file is the text; title and date are looked for in its first lines."""
    raw, notice = decode(data)
    text = checked(normalise(raw))
    return Article(text, title=head.title_of(text), date=head.date_of(text), notice=notice)


def read_markdown(data: bytes) -> Article:
    """A Markdown file: like a plain text; front matter is metadata and no part of the text."""
    raw, notice = decode(data)
    given, text = head.front_matter(normalise(raw))
    text = checked(text)
    return Article(
        text,
        title=given.get("title") or head.title_of(text),
        date=given.get("date") or head.date_of(text),
        lang=given.get("lang"),
        source=given.get("source"),
        notice=notice,
    )

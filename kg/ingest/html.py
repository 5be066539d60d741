"""Web pages: the article's own text, title, date and address, without what stands around it."""

from __future__ import annotations

import logging
import re
from typing import Any

from kg.errors import InvalidDocument
from kg.ingest import head, text
from kg.ingest.records import Article

_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding=[\"']([\w.:-]+)", re.IGNORECASE
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_LANG = re.compile(r"<html[^>]*\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
#: A page shorter than this tells its language less surely than its own `lang` attribute.
SHORT = 200
#: What is left of a page without an article is a word or two of its frame.
LEAST = 25


def read_html(data: bytes) -> Article:
    """A page as bytes; its declared charset counts unless the bytes are UTF-8."""
    page, notice = _decode(data)
    article = read_page(page)
    return Article(article.text, article.title, article.date, article.lang, article.source, notice)


def read_page(page: str) -> Article:
    """A page as text: title line, blank line, body; raises InvalidDocument if there is no article in it."""
    found = _extract(_DECLARATION.sub("", page))
    body = text.normalise(str(found.text or "")).strip() if found is not None else ""
    if len(body) < LEAST:
        raise InvalidDocument("no article was found on this page: save the article's text as .txt")
    title = _one_line(found.title)
    whole = text.checked(_with_title(title, body))
    declared = _LANG.search(page[:20_000])
    return Article(
        whole,
        title=title,
        date=head.safe_date(found.date) or head.date_of(whole),
        lang=declared.group(1).lower() if declared and len(body) < SHORT else None,
        source=_address(found.url),
    )


def _extract(page: str) -> Any:
    from trafilatura import bare_extraction

    # The library logs what it cannot read; the caller gets an error with a cure instead.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return bare_extraction(
            page,
            favor_precision=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # whatever a broken page does to the parser, the other articles go on
        raise InvalidDocument(
            f"the page cannot be read ({type(error).__name__}): save the article's text as .txt"
        ) from error


def _decode(data: bytes) -> tuple[str, str | None]:
    declared = _CHARSET.search(data[:4_096])
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        name = (declared.group(1) or declared.group(2)).decode("ascii", "ignore") if declared else ""
    try:
        return data.decode({"iso-8859-1": "cp1252", "latin-1": "cp1252"}.get(name.lower(), name)), None
    except (LookupError, UnicodeDecodeError):
        return text.decode(data)


def _one_line(value: object) -> str | None:
    return " ".join(text.normalise(str(value)).split()) or None if value else None


def _with_title(title: str | None, body: str) -> str:
    """The headline is said by the article too, so it stands at the top of the text unless it is there already."""
    first = " ".join(body[:400].split())
    # A single word is more likely the name of the site.
    return body if title is None or " " not in title or title in first else f"{title}\n\n{body}"


def _address(url: object) -> str | None:
    return url if isinstance(url, str) and url.startswith(("http://", "https://")) else None

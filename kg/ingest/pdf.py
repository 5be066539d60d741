"""PDF files with a text layer: lines become paragraphs, pages stay apart by a form feed.

The text layer is read by PDFium, which knows reading order and fonts. What repeats at the edges of pages (running
heads, page numbers) is left out, words that are parted at the end of a line are joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from kg.errors import InvalidDocument
from kg.ingest import head, text
from kg.ingest.records import Article

#: Between two pages of the stored text.
PAGE = "\f"
#: What a page needs of letters to count as text; a scan has none, or a stamp.
LEAST = 25
#: Lines at the top and at the foot of a page among which running heads are looked for.
_EDGE = 2
#: A line on this share of the pages, of at least so many, is a running head.
_SHARE, _PAGES = 0.5, 3
#: Shorter than this share of the usual line, a line ends a paragraph.
_SHORT = 0.75
_PARTED = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\ufffe]$")
_NUMBER = re.compile(
    r"^(?:(?:Seite|page|p\.)\s*)?[-–]?\s*\d{1,4}\s*(?:(?:/|von|of|sur)\s*\d{1,4})?\s*[-–]?$", re.IGNORECASE
)
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def read_pdf(data: bytes) -> Article:
    """A PDF file; raises InvalidDocument for a scan, a protected or a damaged file."""
    pages, meta = _opened(data)
    body = PAGE.join("\n\n".join(_paragraphs(lines)) for lines in _without_heads(pages))
    whole = text.normalise(body).strip()
    if sum(c.isalpha() for c in whole) < LEAST:
        raise InvalidDocument("it has no text layer, it is a scan: run a text recognition such as ocrmypdf on it first")
    whole = text.checked(whole.replace("\x00", ""))
    found = head.date_of(whole)
    made = None if found else _day(meta.get("CreationDate", ""))
    notice = f"no date in the text: the file was made on {made}, which counts; --date says otherwise" if made else None
    return Article(whole, title=head.title_of(whole), date=found or made, notice=notice)


def page_of(stored: str, offset: int) -> int | None:
    """The page that a code point of a stored text stands on, from 1; None if the text has no pages."""
    return stored.count(PAGE, 0, offset) + 1 if PAGE in stored else None


def _opened(data: bytes) -> tuple[list[list[str]], dict[str, str]]:
    """The lines of each page, and the file's own metadata."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InvalidDocument("it is protected by a password: save it without, then read it") from None
        raise InvalidDocument(f"it is no PDF that can be read ({error}): open it and save it again") from None
    try:
        pages = []
        for page in document:
            layer = page.get_textpage()
            # PDFium writes \x02 for a hyphen at the end of a line, and drops the end.
            shown = layer.get_text_bounded().replace("\x02", "-\n")
            pages.append([line.strip() for line in shown.splitlines() if line.strip()])
            layer.close()
            page.close()
        return pages, dict(document.get_metadata_dict())
    except pypdfium2.PdfiumError as error:
        raise InvalidDocument(f"a page of it cannot be read ({error}): open it and save it again") from None
    finally:
        document.close()


def _without_heads(pages: Sequence[list[str]]) -> list[list[str]]:
    counted: Counter[str] = Counter()
    for lines in pages:
        counted.update({_shape(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    often = {shape for shape, n in counted.items() if len(pages) >= _PAGES and n >= _SHARE * len(pages)}
    kept = []
    for lines in pages:
        last = len(lines) - _EDGE
        kept.append(
            [
                line
                for i, line in enumerate(lines)
                if not ((i < _EDGE or i >= last) and (_NUMBER.match(line) or _shape(line) in often))
            ]
        )
    return kept


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines joined to paragraphs: one ends where a line is short and the next begins anew."""
    usual = sorted(map(len, lines))[int(len(lines) * 0.8)] if lines else 0
    found: list[str] = []
    open_ = False
    for line in lines:
        if open_ and _PARTED.search(found[-1]) and line[0].islower():
            found[-1] = _PARTED.sub("", found[-1]) + line
        elif open_:
            found[-1] += " " + line
        else:
            found.append(line)
        ends = len(line) < _SHORT * usual and (line[-1] in '.!?:»“”"' or line[-1].isalnum())
        open_ = not ends or _PARTED.search(line) is not None
    return found


def _day(made: str) -> str | None:
    match = _MADE.match(made)
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None

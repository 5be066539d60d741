"""Web archives (`.warc`, `.warc.gz`; ISO 28500): the pages in them, each an article. Needs the extra `warc`."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import IO, Any

from kg.errors import InvalidDocument
from kg.ids import digest
from kg.ingest.html import read_html
from kg.ingest.records import MEGABYTE, READING, Article, Complete, Item, Problem, Record


def records(stream: IO[bytes], path: str, label: str, max_bytes: int) -> Iterator[Item]:
    """The pages of an archive that came with status 200; `Complete` comes last if it was read to its end."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        yield Problem(label, "web archives need a package more: pip install 'kg-news[warc]'")
        return
    pages, good = 0, True
    try:
        for record in ArchiveIterator(stream):
            if not _is_page(record):
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            data = record.content_stream().read(max_bytes + 1)
            pages += 1
            if len(data) > max_bytes:
                good = False
                yield Problem(f"{label}#{address}", f"longer than {max_bytes / MEGABYTE:g} MB: raise it with --max-mb")
                continue
            day = (record.rec_headers.get_header("WARC-Date") or "")[:10]
            content = digest(data.decode("latin-1"), READING)
            read = partial(_read, data, address, day)
            yield Record(f"{path}#{address}", path, f"{label}#{address}", content, read)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError, KeyError, zlib.error) as error:
        yield Problem(
            label, f"the archive breaks off or is damaged ({' '.join(str(error).split())[:120]}): copy it again"
        )
        return
    if not pages and good:
        yield Problem(label, "there is no page in this archive: it has no text/html with status 200")
    elif good:
        yield Complete(path, folder=False)


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type") or ""
    return record.http_headers.get_statuscode() == "200" and kind.lower().startswith(("text/html", "application/xhtml"))


def _read(data: bytes, address: str, day: str) -> Article:
    if not data.strip():
        raise InvalidDocument("this page of the archive is empty: leave it out")
    article = read_html(data)
    return replace(article, source=article.source or address or None, date=article.date or day or None)

"""Paths on the command line become records: files by their suffix, folders with all below them, `-` for a stream.

A further format is one function from bytes to an Article, and one line in `READERS`.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO, Any, cast

from kg.ids import digest
from kg.ingest import feed, jsonl, warc
from kg.ingest.html import read_html
from kg.ingest.mail import read_mail
from kg.ingest.pdf import read_pdf
from kg.ingest.records import MEGABYTE, READING, Article, Complete, Item, Options, Problem, Record, Skipped
from kg.ingest.text import read_markdown, read_plain

Reader = Callable[[bytes], Article]

#: One article a file, by suffix.
READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
    ".eml": read_mail,
}
#: Many articles a file, by suffix: how to open it.
COLLECTIONS: dict[str, Callable[[str], Any]] = {
    ".jsonl": partial(open, mode="rb"),
    ".ndjson": partial(open, mode="rb"),
    ".jsonl.gz": partial(gzip.open, mode="rb"),
}
#: Feeds, by suffix; an .xml file is one, or nothing that is read.
FEEDS = frozenset({".rss", ".atom", ".xml"})
#: Web archives, by suffix.
ARCHIVES = frozenset({".warc", ".warc.gz"})
#: Formats that hold articles and are not read yet: left out with a word, never silently.
UNREAD = {
    ".docx": "Word", ".doc": "Word", ".rtf": "RTF", ".odt": "OpenDocument", ".epub": "EPUB",
}  # fmt: skip
_ESCAPED = re.compile(r"\\u(dc[89a-f][0-9a-f])")
#: Files about a folder rather than in it: left out there, read if they are named themselves.
ABOUT = frozenset({"readme", "license", "licence", "notice", "changelog", "contributing"})
KNOWN = ".txt, .md, .html, .pdf, .eml, .rss, .jsonl or .jsonl.gz"


def scan(paths: Iterable[str], options: Options, stdin: IO[bytes] | None = None) -> Iterator[Item]:
    """Everything that `paths` name, one item at a time, each record once; nothing is opened before it is due."""
    seen: set[str] = set()
    for path in paths:
        for item in _path(path, options, stdin):
            if isinstance(item, Record):
                if item.key in seen:
                    continue
                seen.add(item.key)
            yield item


def _path(path: str, options: Options, stdin: IO[bytes] | None) -> Iterator[Item]:
    if path == "-":
        yield from _stream(stdin or sys.stdin.buffer, "-", "standard input", options)
        return
    shown = printable(path)
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        yield Problem(shown, _no_such(path, error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, options)
    elif stat.S_ISREG(mode):
        yield from _file(path, Path(path).name, shown, options, named=True)
    else:  # a pipe such as `<(command)`
        try:
            with open(path, "rb") as stream:
                yield from _stream(stream, "-", shown, options)
        except OSError as error:
            yield Problem(shown, _unreadable(error))


def _no_such(path: str, error: OSError | ValueError) -> str:
    if re.match(r"(?i)https?://", path):
        return "web addresses are not fetched: save the page as .html and give the file"
    if isinstance(error, PermissionError):
        return _unreadable(error)
    return "no such file or folder: check the spelling, or run `ls` there"


def _unreadable(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission to read it: `chmod u+r` it, or run as its owner"
    return f"cannot be read ({error.strerror or error}): copy it again"


def _folder(root: str, options: Options) -> Iterator[Item]:
    """All articles below a folder in the order of their names; hidden files and folders are left out."""
    broken: list[OSError] = []
    found = 0
    if _is_output(root):
        yield Problem(printable(root), "this is an output folder: give the articles, or no ARTICLE to build it again")
        return
    for folder, folders, names in os.walk(root, onerror=broken.append):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_output(os.path.join(folder, name))
        )
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.startswith(".") or not os.path.isfile(path):
                continue
            relative = Path(os.path.relpath(path, root)).as_posix()
            for item in _file(path, relative, printable(path), options, named=False):
                found += not isinstance(item, Skipped)
                yield item
    for error in broken:
        yield Problem(printable(str(error.filename or root)), _unreadable(error))
    if not found and not broken:
        yield Problem(printable(root), f"no articles in this folder: put files that end in {KNOWN} there")
    yield Complete(key_of(root), folder=True)


def _is_output(folder: str) -> bool:
    """Whether a build wrote into this folder: its pages are no articles (`kg build . -o output`)."""
    return os.path.exists(os.path.join(folder, "library", "library.sqlite"))


def _file(path: str, label: str, shown: str, options: Options, *, named: bool) -> Iterator[Item]:
    suffix = suffix_of(path)
    if not named and os.path.basename(path).lower().removesuffix(suffix) in ABOUT:
        yield Skipped(shown, "about the folder, no article")
    elif suffix in COLLECTIONS:
        try:
            with COLLECTIONS[suffix](path) as stream:
                yield from jsonl.records(stream, key_of(path), printable(label), options.max_bytes)
        except OSError as error:
            yield Problem(shown, _unreadable(error))
    elif suffix in FEEDS and (named or suffix != ".xml" or _is_feed(path)):
        yield from _feed(path, label, shown, options)
    elif suffix in ARCHIVES:
        try:
            with open(path, "rb") as stream:
                yield from warc.records(stream, key_of(path), printable(label), options.max_bytes)
        except OSError as error:
            yield Problem(shown, _unreadable(error))
    elif suffix in UNREAD:
        yield Problem(shown, f"{UNREAD[suffix]} files are not read yet: save the article as {KNOWN}")
    elif suffix in READERS or (named and not suffix):
        yield _article(path, label, shown, options, READERS.get(suffix))
    elif named:
        yield Problem(shown, f"{suffix} is not a format that is read: save the article as {KNOWN}")
    else:
        yield Skipped(shown, f"{suffix or 'no suffix'}: not one of {KNOWN}")


def _is_feed(path: str) -> bool:
    """Whether an .xml file in a folder begins like a feed: many others lie about."""
    try:
        with open(path, "rb") as stream:
            start = stream.read(2048).lower()
    except OSError:
        return True  # it is named in the error of the reading
    return any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:rdf"))


def _feed(path: str, label: str, shown: str, options: Options) -> Iterator[Item]:
    try:
        size = os.path.getsize(path)
        if size > options.max_bytes:
            yield Problem(shown, too_big(size, options.max_bytes))
            return
        with open(path, "rb") as stream:
            data = stream.read(options.max_bytes + 1)
    except OSError as error:
        yield Problem(shown, _unreadable(error))
        return
    if not data.strip():
        yield Problem(shown, "the file is empty: leave it out, or fetch the feed again")
        return
    yield from feed.records(data, key_of(path), printable(label))


def _article(path: str, label: str, shown: str, options: Options, reader: Reader | None) -> Record | Problem:
    try:
        size = os.path.getsize(path)
        if size > options.max_bytes:
            return Problem(shown, too_big(size, options.max_bytes))
        with open(path, "rb") as stream:
            data = stream.read(options.max_bytes + 1)
    except OSError as error:
        return Problem(shown, _unreadable(error))
    if not data.strip():
        return Problem(shown, "the file is empty: leave it out, or put the article's text there")
    key = key_of(path)
    return Record(key, key, printable(label), _digest(data), partial(reader or sniff(data), data))


def too_big(size: int, limit: int) -> str:
    """What to say of an article of `size` bytes above the limit of `limit` bytes."""
    return (
        f"{size / MEGABYTE:.0f} MB are more than one article has (limit {limit / MEGABYTE:g} MB): split it, "
        f"write it as .jsonl, or raise the limit with --max-mb {-(-size // MEGABYTE)}"
    )


def _stream(stream: IO[bytes], key: str, shown: str, options: Options) -> Iterator[Item]:
    """Standard input or a pipe: JSON lines, a page or a plain text, by its first characters."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    start = buffered.peek(1024).removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        for item in jsonl.records(buffered, key, shown, options.max_bytes):
            if not isinstance(item, Complete):  # what is not piped in again is not gone
                yield item
        return
    data = buffered.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        yield Problem(shown, too_big(len(data), options.max_bytes))
    elif not data.strip():
        yield Problem(shown, "nothing came in: pipe an article into it, as in `kg build - < article.txt`")
    else:
        content = _digest(data)
        yield Record(f"{key}#{content}", key, shown, content, partial(sniff(data), data))


def sniff(data: bytes) -> Reader:
    """The reader for data without a suffix: a page if it begins like one, else plain text."""
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return read_html if start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body")) else read_plain


def _digest(data: bytes) -> str:
    return digest(hashlib.sha256(data).hexdigest(), READING)


def suffix_of(path: str) -> str:
    """The suffix in lower case, `.jsonl.gz` in one piece; empty without one."""
    name = os.path.basename(path).lower()
    return next((s for s in (".jsonl.gz", ".warc.gz") if name.endswith(s)), os.path.splitext(name)[1])


def key_of(path: str) -> str:
    """The name of a file or folder for good: its absolute path, so that it does not hang on where one stands.

    Bytes of a name that are no UTF-8 are written as `\\udcXX`, so that every key can be stored.
    """
    return os.path.abspath(path).encode("utf-8", "backslashreplace").decode()


def path_of(key: str) -> str:
    """The path that `key_of` made `key` from."""
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), key)


def printable(path: str) -> str:
    """A path on one line: what cannot be shown or stored is escaped."""
    text = path.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def article_of(record: Record, options: Options) -> Article:
    """The article of a record, with the options that override what it says of itself; raises InvalidDocument."""
    article = record.read()
    return replace(
        article,
        date=options.date or article.date,
        lang=options.lang or article.lang,
        source=options.source or article.source,
    )

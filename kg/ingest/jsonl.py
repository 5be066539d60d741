"""Collections: one JSON object a line, `{"id", "text" | "html", "title", "date", "lang", "source"}`."""

from __future__ import annotations

import codecs
import json
import re
import zlib
from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from kg.errors import InvalidDocument
from kg.ids import digest
from kg.ingest import html
from kg.ingest.dates import iso_date
from kg.ingest.records import MEGABYTE, READING, Article, Complete, Item, Problem, Record
from kg.ingest.text import checked

_LANG = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w+)*")


def records(stream: IO[bytes], path: str, label: str, max_bytes: int) -> Iterator[Item]:
    """The records of a stream; a bad line is a Problem, and the lines after it are read.

    `Complete` comes last and only if every line was good: a record that could not be read must not count as gone.
    """
    seen: dict[str, str] = {}
    good = True
    for number, line in _numbered(stream, label, max_bytes):
        item = _record(line, number, path, label) if isinstance(line, bytes) else line
        if isinstance(item, Record):
            earlier = seen.setdefault(item.key, item.digest)
            if earlier != item.digest:
                item = Problem(
                    label,
                    f"the id of {item.label!r} stands on an earlier line too: give each record its own",
                    number,
                )
        good = good and isinstance(item, Record)
        yield item
    if not seen and good:
        yield Problem(label, 'there is no record in it: write one JSON object a line, such as {"text": "..."}')
    elif good:
        yield Complete(path, folder=False)


def _numbered(stream: IO[bytes], label: str, max_bytes: int) -> Iterator[tuple[int, bytes | Problem]]:
    """Numbered lines that are not blank; one that is too long, or cannot be unpacked, comes as a Problem."""
    number = 0
    while True:
        number += 1
        try:
            line = stream.readline(max_bytes + 1)
            while line and len(line) > max_bytes and not line.endswith(b"\n"):
                rest = stream.readline(MEGABYTE)
                if not rest or rest.endswith(b"\n"):
                    too_long = f"longer than {max_bytes / MEGABYTE:g} MB: split it, or raise the limit with --max-mb"
                    yield number, Problem(label, too_long, number)
                    number, line = number + 1, stream.readline(max_bytes + 1)
        except (OSError, EOFError, zlib.error) as error:
            yield number, Problem(label, f"the file breaks off here ({error}): copy it again", number)
            return
        if not line:
            return
        if number == 1:
            if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                yield (
                    number,
                    Problem(label, "JSON lines are written in UTF-8, this is UTF-16: save it as UTF-8", number),
                )
                return
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.strip():
            yield number, line


def _record(line: bytes, number: int, path: str, label: str) -> Record | Problem:
    try:
        given = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Problem(label, f"byte {error.start} of the line is not UTF-8: save the file as UTF-8", number)
    except RecursionError:
        return Problem(label, "the JSON is nested too deep: one flat object a line", number)
    except ValueError as error:
        return Problem(label, f"invalid JSON ({_reason(error)}): one complete object a line", number)
    if not isinstance(given, dict):
        return Problem(label, f'a {type(given).__name__}, not an object: write {{"text": "..."}}', number)
    name = given.get("id")
    if name is not None and (isinstance(name, bool) or not isinstance(name, str | int) or name == ""):
        return Problem(label, f'the id {name!r} is neither a string nor a number: write "id": "a1"', number)
    content = digest(json.dumps(given, sort_keys=True))
    record = str(name).encode("utf-8", "backslashreplace").decode() if name is not None else content
    return Record(f"{path}#{record}", path, f"{label}#{record}", digest(content, READING), partial(read_object, given))


def _reason(error: ValueError) -> str:
    return f"{error.msg}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)


def read_object(given: dict[str, Any]) -> Article:
    """One record as an article: its `text` exactly as given, or the article of its `html`."""
    if given.get("text") is not None:
        if not isinstance(given["text"], str):
            raise InvalidDocument(f'its text is a {type(given["text"]).__name__}, not a string: write "text": "..."')
        page = Article(checked(given["text"]))
    elif isinstance(given.get("html"), str) and given["html"].strip():
        page = html.read_page(given["html"])
    else:
        raise InvalidDocument('it has neither a text nor an html: write {"text": "..."} or {"html": "..."}')
    return Article(
        page.text,
        title=_string(given, "title") or page.title,
        date=iso_date(given["date"]) if given.get("date") not in (None, "") else page.date,
        lang=language(given["lang"]) if given.get("lang") not in (None, "") else page.lang,
        source=_string(given, "source") or page.source,
    )


def language(value: object) -> str:
    """`de` for `de`, `DE`, `de-AT`; InvalidDocument for what is no language code."""
    match = _LANG.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise InvalidDocument(f"{value!r} is no language code: write de, en, fr ...")
    return match.group(1).lower()


def _string(given: dict[str, Any], key: str) -> str | None:
    value = given.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InvalidDocument(f'its {key} is a {type(value).__name__}, not a string: write "{key}": "..."')
    return checked(value) if value.strip() else None

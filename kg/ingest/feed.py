"""Feeds (RSS, Atom): each entry with a text is an article with its title, day, language and address."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

from kg.errors import InvalidDocument
from kg.ids import digest
from kg.ingest import head, text
from kg.ingest.records import READING, Article, Complete, Item, Problem, Record

_BLOCKS = frozenset(
    "p br li div h1 h2 h3 h4 h5 h6 tr blockquote section article ul ol table pre figcaption".split()  # noqa: SIM905
)
_SILENT = frozenset("script style noscript iframe svg figure".split())  # noqa: SIM905


def records(data: bytes, path: str, label: str) -> Iterator[Item]:
    """The entries of a feed; `Complete` comes last if the feed could be read to its end."""
    import feedparser

    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # a parser of what everybody writes: many kinds
        yield Problem(label, f"the feed cannot be read ({type(error).__name__}): fetch it again")
        return
    if not feed.version and not feed.entries:
        yield Problem(label, "this is no RSS or Atom feed: give a feed, or save the article as .html")
        return
    lang = str(feed.feed.get("language") or "").split("-")[0].lower() or None
    seen: set[str] = set()
    for entry in feed.entries:
        record = _record(entry, lang, path, label)
        if record.key not in seen:
            seen.add(record.key)
            yield record
    broken = feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride)
    if broken:
        why = " ".join(str(feed.bozo_exception).split())
        yield Problem(label, f"the feed breaks off or is damaged ({why}): what could be read was; fetch it again")
    elif not seen:
        yield Problem(label, "there is no entry in this feed: fetch it again when there is")
    else:
        yield Complete(path, folder=False)


def _record(entry: Any, lang: str | None, path: str, label: str) -> Record:
    given = {
        "title": _line(entry.get("title")),
        "body": "\n\n".join(c.get("value", "") for c in entry.get("content", ())) or entry.get("summary") or "",
        "date": _day(entry.get("published_parsed") or entry.get("updated_parsed")),
        "lang": lang,
        "link": _line(entry.get("link")),
    }
    content = digest(*(str(value) for value in given.values()))
    name = _line(entry.get("id")) or given["link"] or content
    return Record(f"{path}#{name}", path, f"{label}#{name}", digest(content, READING), partial(_read, given))


def _read(given: dict[str, str | None]) -> Article:
    title, body = given["title"], plain(given["body"] or "")
    if not body:
        raise InvalidDocument("this entry has no text, only a headline: fetch the page behind it and give that")
    whole = text.checked(text.normalise(body if title is None or body.startswith(title) else f"{title}\n\n{body}"))
    return Article(whole, title, given["date"] or head.date_of(whole), given["lang"], given["link"])


def plain(markup: str) -> str:
    """The text of a piece of HTML: a paragraph for each block, nothing of scripts."""
    from lxml import etree, html

    if "<" not in markup and "&" not in markup:
        return markup.strip()
    try:
        tree = html.fragment_fromstring(markup.replace("\x00", ""), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    parts: list[str] = []
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        silent = not isinstance(node.tag, str) or node.tag in _SILENT
        if event == "start":
            parts.append("\n" if not silent and node.tag in _BLOCKS else "")
            parts.append("" if silent else node.text or "")
        else:
            parts.append("\n" if not silent and node.tag in _BLOCKS else "")
            parts.append((node.tail or "") if node is not tree else "")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _line(value: object) -> str | None:
    found = " ".join(plain(str(value)).split()) if value else ""
    return found.encode("utf-8", "replace").decode() or None


def _day(parsed: time.struct_time | None) -> str | None:
    return None if parsed is None else head.safe_date(time.strftime("%Y-%m-%d", parsed))

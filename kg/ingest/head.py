"""The first lines of a plain text: its title and its date, where they stand there."""

from __future__ import annotations

import re

from kg import furniture
from kg.errors import InvalidDocument
from kg.ingest.dates import find_day, iso_date, written_date

#: How many lines of a text can be its head, and how long a line that is a title or holds the article's date may be.
HEAD_LINES = 14
TITLE_LENGTH = 220
DATE_LINE_LENGTH = 90
#: A dateline (`BERLIN, 13. August 2024 (dpa) -`) ends with a dash within so many characters.
DATELINE_LENGTH = 80

_DASH = re.compile(r"\s[-–—]{1,2}\s|\)\s*[-–—:]|—")
_FRONT_MATTER = re.compile(r"---\n(.*?)\n(?:---|\.\.\.)(?:\n+|$)", re.DOTALL)
_KEY = re.compile(r"(?m)^(title|date|lang|language|source|url)\s*:\s*(.+?)\s*$", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*")
#: Words in lower case that may stand in a line with the article's date.
_FILLERS = frozenset(
    {
        "vom", "den", "der", "das", "von", "uhr", "veröffentlicht", "aktualisiert", "erschienen", "stand", "zuletzt",
        "geändert", "published", "updated", "posted", "last", "the", "from", "publié", "mis", "jour", "heures",
        "publicado", "actualizado", "pubblicato", "aggiornato", "alle", "ore", "bijgewerkt",
    }
)  # fmt: skip
_UNDERLINE = re.compile(r"[=\-_*~]{3,}")


def title_of(text: str) -> str | None:
    """The title in the first lines, or None: the first line that is no furniture, no date and no running text."""
    spans = list(furniture.lines(text[:6_000]))[:HEAD_LINES]
    junk = set(furniture.spans(text[:6_000]))
    kept = [text[start:end] for start, end in spans if (start, end) not in junk]
    for index, line in enumerate(kept):
        heading = _HEADING.fullmatch(line)
        bare = heading.group(1) if heading else line
        if _UNDERLINE.fullmatch(line) or _is_date_line(bare):
            continue
        more = index + 1 < len(kept) or len(text) > 6_000
        return bare if heading is not None or (more and _looks_like_title(bare)) else None
    return None


def _looks_like_title(line: str) -> bool:
    if len(line) > TITLE_LENGTH or len(line.split()) < 2 or not any(c.isalpha() for c in line):
        return False
    if _dateline(line) is not None:
        return False
    # A title may be a question or a quotation; a line that ends like a statement is running text.
    return not line.endswith((".", ",", ";", ":")) or line.endswith("...")


def date_of(text: str, lang: str | None = None) -> str | None:
    """The date in the first lines as ISO, or None: a line that is little else than a date, or a dateline."""
    for start, end in list(furniture.lines(text[:6_000]))[:HEAD_LINES]:
        line = text[start:end]
        place = line if len(line) <= DATE_LINE_LENGTH else _dateline(line)
        if place is None or not any(c.isdigit() for c in place):
            continue
        if place is line and not _is_date_line(line):
            place = _dateline(line)
        found = written_date(place, lang) if place else None
        if found:
            return found
    return None


def _is_date_line(line: str) -> bool:
    """Whether hardly anything is left of the line without its date: a place, a weekday, `Stand`, `Published`."""
    found = find_day(line) if len(line) <= DATE_LINE_LENGTH else None
    if found is None:
        return False
    rest = re.findall(r"[^\W\d_]{3,}", line[: found[0]] + " " + line[found[1] :])
    return len(rest) <= 5 and all(word[0].isupper() or word in _FILLERS for word in rest)


def _dateline(line: str) -> str | None:
    """The part of a line before the dash of a dateline, or None."""
    match = _DASH.search(line, 0, DATELINE_LENGTH)
    return (
        line[: match.start() + 1]
        if match and line[:1].isupper() and any(map(str.isdigit, line[: match.start()]))
        else None
    )


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The `title`, `date`, `lang` and `source` of a Markdown file's front matter, and the text after it."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    given = {key.lower(): value.strip("\"'") for key, value in _KEY.findall(match.group(1))}
    found = {"title": given.get("title"), "lang": given.get("lang") or given.get("language")}
    found["source"] = given.get("source") or given.get("url")
    found["date"] = iso_date(given["date"]) if given.get("date") else None
    return {key: value for key, value in found.items() if value}, text[match.end() :]


def safe_date(value: object) -> str | None:
    """`iso_date`, with None for what cannot be read: for dates that a page merely suggests."""
    try:
        return iso_date(value)
    except InvalidDocument:
        return None

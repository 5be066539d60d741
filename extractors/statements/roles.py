"""What role of the contract a job title names, by language, where the title alone says so.

`titles.tsv` is the project's own table (language, title, role). Titles that depend on the firm they stand beside
(`Chef`, `Geschäftsführer`, `president`) are not in it: there the reader decides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from kg.names import fold

_ENDINGS = re.compile(r"(?:innen|in|en|er|s|e)$")


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], str]:
    text = files("extractors.statements").joinpath("titles.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {(lang, fold(title)): role for lang, title, role in rows}


def role_of(title: str, lang: str) -> str | None:
    """The role that `title` names, None where the words alone do not say; endings of case and gender do not count."""
    words = fold(title).strip(" .,")
    table = _table()
    found = table.get((lang, words)) or table.get(("en", words))
    if found or lang != "de":
        return found
    return table.get((lang, _ENDINGS.sub("", words)))

"""Names of companies, organisations and products by list, and of companies by their legal form.

Precision before recall: a one-word name that can be a common word (`Here`, `Apple`) is never found by list alone;
the lists then only say that such a name exists. Tokens are spaCy's (blank pipelines, so nothing is downloaded).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from extractors.parse import doc_of
from kg.extract import Reading, extractor
from kg.model import Findings, Mention
from kg.names import LEGAL_FORMS, bases, nominative

#: A name of several words, or one that is written like nothing else.
LISTED = 0.8
#: `Müller Maschinenbau GmbH`: the form says that it is a company, the bounds may be off.
BY_FORM = 0.75
_LONGEST = 7
_FORM_WORDS = frozenset(
    {"AG", "SE", "GmbH", "KG", "KGaA", "mbH", "OHG", "Inc", "Inc.", "Corp", "Corp.", "Ltd", "Ltd.", "LLC", "plc", "PLC",
     "S.A.", "SA", "SAS", "S.p.A.", "SpA", "S.r.l.", "N.V.", "NV", "B.V.", "BV", "AB", "ASA", "A/S", "Oyj", "ApS"}
)  # fmt: skip
_INSIDE = re.compile(r"^(?:&|-|–|und|and|et|e|y|of|der|de|du|für|\.|Co\.?|GmbH|Cie\.?)$")
_NAME_WORD = re.compile(r"^[A-ZÄÖÜÉÈ0-9][\w.&'’\-]*$")


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing of the lists."""

    type: str
    name: str


@lru_cache(maxsize=1)
def table() -> tuple[dict[str, Listed], frozenset[str]]:
    """Strong forms with what they name, and all forms (weak ones too) as a set."""
    strong: dict[str, Listed] = {}
    every = set()
    raw = files("extractors.names").joinpath("names.tsv.gz").read_bytes()
    for line in gzip.decompress(raw).decode().splitlines():
        type_, name, forms, _ = line.split("\t")
        listed = Listed(type_, name)
        for form in forms.split("|"):
            if form.startswith("~"):
                every.add(form[1:])
            else:
                every.add(form)
                strong.setdefault(form, listed)
    return strong, frozenset(every)


def known(form: str) -> bool:
    """Whether the lists have this form of a name."""
    return form in table()[1]


@extractor("names", version="2", gives=["mentions"])
def names(reading: Reading) -> Findings:
    """Mentions of listed names and of companies with a legal form."""
    return Findings(mentions=(*_listed(reading), *_by_form(reading)))


def _listed(reading: Reading) -> Iterator[Mention]:
    strong, _ = table()
    tokens = [(t.idx, t.idx + len(t.text)) for t in doc_of(reading) if not t.is_space]
    i = 0
    while i < len(tokens):
        start = tokens[i][0]
        for size in range(min(_LONGEST, len(tokens) - i), 0, -1):
            end = tokens[i + size - 1][1]
            surface = reading.text[start:end]
            form = (
                surface
                if surface in strong
                else next((b for b in bases(surface, reading.document.lang) if b in strong), None)
            )
            if form is not None and _alone(reading.text, start, end):
                listed = strong[form]
                yield reading.mention(start, end, listed.type, LISTED, name=form)
                i += size - 1
                break
        i += 1


def _alone(text: str, start: int, end: int) -> bool:
    """Not inside a longer word or another name (`Deutsche Bank Park`, `Ford Island` stay unread)."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or before in ("@", "#", "/", "."):
        return False
    following = re.match(r"[ \u00a0]([A-Z][a-z]+)\b", text[end:])
    preceding = re.search(r"([A-Z][a-z]+)[ \u00a0]$", text[max(start - 30, 0) : start])
    english = bool(following and preceding and not re.search(r"[.!?:] $", text[max(start - 2, 0) : start]))
    return not english


def _by_form(reading: Reading) -> Iterator[Mention]:
    tokens = [t for t in doc_of(reading) if not t.is_space]
    for i, token in enumerate(tokens):
        if token.text not in _FORM_WORDS or i == 0:
            continue
        first = i
        while (
            first > 0
            and i - first < _LONGEST
            and _joins(tokens[first - 1].text)
            and "\n" not in tokens[first - 1].whitespace_
        ):
            first -= 1
        while first < i and not _NAME_WORD.match(tokens[first].text):
            first += 1
        start, end = tokens[first].idx, token.idx + len(token.text)
        head = tokens[first].text
        if first < i and head.casefold() not in LEGAL_FORMS and "\n" not in reading.text[start:end]:
            yield reading.mention(start, end, "Company", BY_FORM)


def _joins(word: str) -> bool:
    return bool(_NAME_WORD.match(word)) or bool(_INSIDE.match(word))


__all__ = ["known", "names", "nominative", "table"]

"""What an article says beside a name that tells which thing it is: ISIN, ticker, the country it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.linking.markets import CALLED, valid_isin
from kg.model import Mention
from kg.names import LEGAL_FORMS
from kg.resolve.lives import nations, seats

#: A bracket right behind a name, at most its legal form or a word for its shares between: `SAP SE (ISIN: ...)`.
_BRACKET = re.compile(r"(?P<between>[^()\[\]\n]{0,24}?)[ \u00a0]?[(\[](?P<inside>[^()\[\]\n]{3,160})[)\]]")
_SHARES = re.compile(
    r"^[\s-]*(?:aktien?|shares?|stock|actions?|titel|papiere?|vorzugsaktien?|stammaktien?)?$", re.IGNORECASE
)
#: `SAP SE, ISIN DE0007164600`, `SAP SE / ISIN: DE0007164600`
_BEHIND = re.compile(r"[ ,/;–-]{1,3}(?P<inside>ISIN:?[ \u00a0]?[A-Z]{2}[A-Z0-9]{9}\d)\b")
_ISIN = re.compile(r"\b[A-Z]{2}[A-Z0-9]{9}\d\b")
_TICKER = re.compile(r"(?P<market>[A-Za-z][A-Za-z ]{1,22}?)\s?:\s?(?P<symbol>[A-Z0-9][A-Z0-9.&-]{0,9})(?![A-Za-z0-9])")
_QUOTES = "\"“”„»«'’"


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a name. `symbols` are ISINs and `MIC SYMBOL`s, `countries` ISO 3166-1 codes."""

    isins: frozenset[str] = frozenset()
    tickers: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()

    def __or__(self, other: Said) -> Said:
        return Said(self.isins | other.isins, self.tickers | other.tickers, self.countries | other.countries)

    @property
    def symbols(self) -> frozenset[str]:
        """ISINs and tickers."""
        return self.isins | self.tickers


def said(text: str, mention: Mention, places: Mapping[int, str]) -> Said:
    """What the words beside a mention say of it; `places` are countries of place names by their offset in the text."""
    if mention.type not in ("Company", "Organization"):
        return Said()
    inside = _behind(text, mention.end)
    isins = frozenset(isin for isin in _ISIN.findall(inside) if valid_isin(isin))
    where = nations(text, mention) | seats(text, mention, dict(places))
    return Said(isins, frozenset(_tickers(inside)), where)


def _behind(text: str, end: int) -> str:
    """What stands in the bracket behind a name, or an ISIN there without brackets; or ""."""
    plain = _BEHIND.match(text, end)
    if plain is not None:
        return plain["inside"]
    found = _BRACKET.match(text, end)
    if found is None:
        return ""
    between = found["between"].strip(_QUOTES + " ,")
    belongs = _SHARES.match(between) or between.casefold() in LEGAL_FORMS
    return found["inside"] if belongs else ""


def _tickers(inside: str) -> Iterator[str]:
    for found in _TICKER.finditer(inside):
        words = found["market"].casefold().split()
        for size in range(len(words), 0, -1):
            market = CALLED.get(" ".join(words[-size:]))
            if market:
                yield f"{market} {found['symbol'].rstrip('.')}"
                break

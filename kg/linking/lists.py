"""The entity lists as rows of things: which columns are taken, and what is mended on the way in.

Lists: FinanceDatabase (MIT), US listings and S&P 500 (PDDL), name-suggestion-index with Wikidata labels (BSD-3, CC0),
GeoNames cities (CC BY 4.0), country names of Unicode CLDR, and the project's own lists. NOTICE names them.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from kg.linking.markets import DOMICILES, main_symbol, market, valid_isin
from kg.linking.things import Thing
from kg.names import fold

#: What describes where something is from, in the English descriptions of Wikidata.
_FROM = {
    "DE": "german|germany", "US": "american|us|u.s.|united states|usa|us-based|u.s.-based|california|texas|new york",
    "FR": "french|france", "GB": "british|uk|united kingdom|england|english|scottish|scotland|welsh",
    "AT": "austrian|austria",
    "CH": "swiss|switzerland", "IT": "italian|italy", "ES": "spanish|spain", "NL": "dutch|netherlands",
    "SE": "swedish|sweden", "DK": "danish|denmark", "NO": "norwegian|norway", "FI": "finnish|finland",
    "PL": "polish|poland", "JP": "japanese|japan", "CN": "chinese|china", "KR": "korean|korea", "IN": "indian|india",
    "CA": "canadian|canada", "AU": "australian|australia", "BE": "belgian|belgium", "CZ": "czech",
    "IE": "irish|ireland",
    "PT": "portuguese|portugal", "BR": "brazilian|brazil", "RU": "russian|russia", "TR": "turkish|turkey",
    "HU": "hungarian|hungary", "RO": "romanian|romania", "BG": "bulgarian|bulgaria", "GR": "greek|greece",
    "HR": "croatian|croatia", "RS": "serbian|serbia", "SI": "slovenian|slovenia", "SK": "slovak|slovakia",
    "UA": "ukrainian|ukraine", "IL": "israeli|israel", "ZA": "south african|south africa", "MX": "mexican|mexico",
    "AR": "argentine|argentinian|argentina", "CL": "chilean|chile", "TW": "taiwanese|taiwan", "HK": "hong kong",
    "SG": "singaporean|singapore", "MY": "malaysian|malaysia", "TH": "thai|thailand", "ID": "indonesian|indonesia",
    "PH": "philippine|filipino|philippines", "VN": "vietnamese|vietnam", "NZ": "new zealand", "LU": "luxembourg",
    "LI": "liechtenstein", "IS": "icelandic|iceland", "SA": "saudi", "AE": "emirati|dubai", "EG": "egyptian|egypt",
    "CO": "colombian|colombia", "PE": "peruvian|peru", "LT": "lithuanian|lithuania", "LV": "latvian|latvia",
    "EE": "estonian|estonia",
}  # fmt: skip
_COUNTRY_WORDS = {word: code for code, words in _FROM.items() for word in words.split("|")}
#: Words of securities that are no firms: `Leverage Shares 3x Facebook ETC`.
_PAPERS = re.compile(
    r"\b(?:ETCs?|ETFs?|ETNs?|Leverage Shares|WisdomTree|iShares|Warrants?|Units?|Notes|Depositary)\b|%"
)
_TAIL = re.compile(r" (?:Common Stock|Common Shares|Ordinary Shares|Class [A-C]|- Registered Shares|CDR|ADR).*$")
_WORLDWIDE = re.compile(r"multinational|worldwide|global|conglomerate|group")
_BRACKET = re.compile(r" \([^)]*\)$")


def lines(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of a list by column."""
    with gzip.open(folder / f"{name}.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def forms(*values: str | None) -> tuple[str, ...]:
    """Names out of cells that may hold several."""
    found = (re.sub(r"\s+", " ", form).strip() for value in values if value for form in value.split("|"))
    return tuple(dict.fromkeys(form for form in found if len(form) > 1 and re.search(r"\w", form)))


@cache
def country_codes(folder: Path) -> dict[str, str]:
    """ISO codes by English name."""
    codes = {line["en"]: line["iso2"] for line in lines(folder, "countries")}
    return codes | {"Hong Kong": "HK", "Macau": "MO", "South Korea": "KR", "Czech Republic": "CZ", "Turkey": "TR"}


def origin(description: str) -> str:
    """The country that a description begins with (`German car maker`), or that it names as the only one; else ""."""
    words = re.findall(r"[a-z.\-]+", description.casefold())
    pairs = [" ".join(pair) for pair in pairwise(words)]
    found = [_COUNTRY_WORDS[w] for w in (*pairs[:3], *words[:3]) if w in _COUNTRY_WORDS]
    if not found:
        found = [_COUNTRY_WORDS[w] for w in (*pairs, *words) if w in _COUNTRY_WORDS]
    return found[0] if len(set(found)) == 1 else ""


def brands(folder: Path) -> Iterator[tuple[Thing, frozenset[str]]]:
    """Brands and operators with the countries where they are found (`001`: the world)."""
    for line in lines(folder, "brands_wikidata_nsi"):
        names = forms(line["name"], line["aliases"])
        if not names:
            continue
        # `Target (USA)` is also called Target.
        aliases = tuple(dict.fromkeys(n for a in names[1:] for n in (a, _BRACKET.sub("", a)) if n != names[0]))
        where = frozenset(line["countries"].split("|")) - {""}
        country = origin(line["description"])
        worldwide = _WORLDWIDE.search(line["description"])
        if not country and not worldwide and len(where) == 1 and len(code := next(iter(where))) == 2:
            country = code.upper()
        # Untyped rows are places to fill forms as often as firms: kept so that their names count as taken.
        size = "L" if "001" in where and worldwide else ""
        yield (
            Thing(
                line["wikidata"], line["type_guess"] or "Organization", names[0], aliases, country=country, size=size
            ),
            where,
        )


def listed(folder: Path) -> Iterator[tuple[Thing, tuple[str, ...]]]:
    """Listed companies with all their symbols; ISINs that cannot be the company's are left out."""
    codes = country_codes(folder)
    for line in lines(folder, "companies_financedatabase"):
        names = tuple(_TAIL.sub("", n) for n in forms(line["name"], line["aliases"]))
        if not names or _PAPERS.search(line["name"]):
            continue
        country = codes.get(line["country"], "")
        # What is left out is a depositary receipt, or a slip of the list.
        isins = tuple(
            i for i in line["isin"].split("|") if valid_isin(i) and (i[:2] in DOMICILES or country in ("", i[:2]))
        )
        isin = min(isins, key=lambda i: (i[:2] != country, isins.index(i)), default="")
        symbols = tuple(filter(None, line["symbols"].split("|")))
        traded = not line["delisted"]
        size = "L" if line["cap_class"] in ("Mega Cap", "Large Cap") else ""
        thing = Thing(
            isin or f"symbol:{min(symbols, default=names[0]).replace(' ', '_')}", "Company", names[0], names[1:], isin,
            main_symbol(symbols, country) if traded else "", country, line["sector"], size,
        )  # fmt: skip
        yield thing, (*isins, *(f"{m} {s.split('.')[0]}" for s in symbols if traded and (m := market(s))))


def american(folder: Path) -> Iterator[Thing]:
    """What is listed in the United States, with the sector of the S&P 500; its country is not said."""
    index = {line["symbol"]: line for line in lines(folder, "companies_sp500")}
    for line in lines(folder, "companies_us_listings"):
        large = index.get(line["symbol"])
        names = tuple(
            _TAIL.sub("", n) for n in forms(line["name"], line["short_name"], large["name"] if large else None)
        )
        if names and not _PAPERS.search(line["name"]):
            ticker = f"{line['mic']} {line['symbol']}"
            sector = large["sector"] if large else ""
            yield Thing(f"symbol:{ticker.replace(' ', ':')}", "Company", names[0], names[1:], "", ticker, "", sector,
                        "L" if large else "")  # fmt: skip


def institutions(folder: Path) -> Iterator[Thing]:
    """Regulators, courts, institutes, exchanges and indices: they have no id in the world here, but a name."""
    for name in ("regulators_institutions", "exchanges_indices"):
        for line in lines(folder, name):
            names = forms(line["name"], line["aliases"])
            yield Thing(f"own:{names[0].replace(' ', '_')}", "Organization", names[0], names[1:],
                        country=line["country"] if len(line["country"]) == 2 else "", size="L")  # fmt: skip


def cities(folder: Path) -> Iterator[tuple[Thing, int]]:
    """Cities with their inhabitants; names in Latin letters only."""
    for line in lines(folder, "cities"):
        names = tuple(n for n in forms(line["name"], line["alternate_names"]) if re.fullmatch(r"[\w .'’()/-]+", n))
        latin = tuple(n for n in names if n.isascii() or re.fullmatch(r"[A-Za-zÀ-ž .'’()/-]+", n))
        if latin:
            yield (
                Thing(f"geonames:{line['geonames_id']}", "Place", latin[0], latin[1:], country=line["country"]),
                int(line["population"] or 0),
            )


def countries(folder: Path, ids: dict[str, str]) -> Iterator[Thing]:
    """Countries by their Wikidata id (`ids` by ISO code), with names in eight languages."""
    states = {fold(line["name"]) for line in lines(folder, "subdivisions") if line["country"] == "US"}
    for line in lines(folder, "countries"):
        if line["iso2"] in ids:
            names = forms(
                *(line[lang] for lang in ("en", "de", "fr", "es", "it", "pt", "nl", "pl")), line["de_variant"]
            )
            names = tuple(n for n in names if fold(n) not in states) or names  # Georgia
            yield Thing(ids[line["iso2"]], "Place", names[0], names[1:], country=line["iso2"], size="L")


def places(folder: Path) -> frozenset[str]:
    """Names of all cities, subdivisions and countries, in small letters: words that a firm's name may be instead."""
    found = {n.casefold() for line in lines(folder, "cities") for n in (line["name"],)}
    found |= {line["name"].casefold() for line in lines(folder, "subdivisions")}
    for line in lines(folder, "countries"):
        found |= {line[lang].casefold() for lang in ("en", "de", "fr", "es", "it")}
    return frozenset(found)


def people(folder: Path) -> frozenset[str]:
    """Surnames and given names in small letters."""
    return frozenset(line["name"].casefold() for line in lines(folder, "person_names"))

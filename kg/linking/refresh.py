"""Ask a SPARQL endpoint that speaks Wikidata's vocabulary for the firms of a graph; only when somebody says so.

Asked are things by ISIN (P946) and by Wikidata id: labels and aliases in the languages wanted, the ISIN, and the code
of the country (P17, P297). SPARQL 1.1 Protocol, POST, answers as JSON.
"""

from __future__ import annotations

import http.client
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.errors import StoreError
from kg.linking.markets import valid_isin
from kg.linking.things import Thing

#: How many things one query asks for.
_BATCH = 100
_TIMEOUT = 60
_MAX_BYTES = 64 * 1024 * 1024
_ENTITY = "http://www.wikidata.org/entity/"
_QUERY = """PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?item ?name ?main ?isin ?country WHERE {
  %s
  { ?item rdfs:label ?name . BIND(1 AS ?main) } UNION { ?item skos:altLabel ?name . BIND(0 AS ?main) }
  FILTER(LANG(?name) IN (%s))
  OPTIONAL { ?item wdt:P946 ?isin }
  OPTIONAL { ?item wdt:P17/wdt:P297 ?country }
}"""


@dataclass(slots=True)
class _Found:
    """What the answers say of one item."""

    labels: dict[str, str] = field(default_factory=dict)
    aliases: set[str] = field(default_factory=set)
    isins: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)


def ask(
    endpoint: str, isins: Iterable[str], ids: Iterable[str], languages: Sequence[str] = ("de", "en", "fr")
) -> list[Thing]:
    """The companies that the endpoint knows of these ISINs and Wikidata ids, by id.

    StoreError if the endpoint cannot be reached or does not answer in SPARQL's JSON.
    """
    if urllib.parse.urlsplit(endpoint).scheme not in ("http", "https"):
        raise StoreError(f"{endpoint!r} is no address of an endpoint: it begins with http:// or https://")
    numbers = [json.dumps(isin) for isin in sorted(filter(valid_isin, set(isins)))]
    items = [f"wd:{id_}" for id_ in sorted(set(ids)) if re.fullmatch(r"Q\d+", id_)]
    wanted = [f"VALUES ?wanted {{ {some} }} ?item wdt:P946 ?wanted ." for some in _batches(numbers)]
    wanted += [f"VALUES ?item {{ {some} }}" for some in _batches(items)]
    found: dict[str, _Found] = defaultdict(_Found)
    spoken = ", ".join(json.dumps(language) for language in languages)
    for pattern in wanted:
        for row in _rows(endpoint, _QUERY % (pattern, spoken)):
            _take(row, found)
    return [thing for id_ in sorted(found) if (thing := _thing(id_, found[id_], languages))]


def _batches(words: Sequence[str]) -> Iterator[str]:
    return (" ".join(words[at : at + _BATCH]) for at in range(0, len(words), _BATCH))


def _rows(endpoint: str, query: str) -> Iterator[dict[str, Any]]:
    request = urllib.request.Request(
        endpoint,
        urllib.parse.urlencode({"query": query}).encode(),
        {"Accept": "application/sparql-results+json", "User-Agent": "kg-news (kg knowledge refresh)"},
    )
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
            body = answer.read(_MAX_BYTES + 1)
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        code = ""
        if isinstance(error, urllib.error.HTTPError):
            code = f"{error.code} "
            error.close()  # it holds the connection
        raise StoreError(f"{endpoint} did not answer ({code}{reason}): check --endpoint, or try again later") from error
    if len(body) > _MAX_BYTES:
        raise StoreError(f"{endpoint} answered with more than {_MAX_BYTES >> 20} MB: refresh fewer firms at a time")
    try:
        rows = json.loads(body)["results"]["bindings"]
        yield from [{key: cell for key, cell in row.items() if isinstance(cell["value"], str)} for row in rows]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError(
            f"{endpoint} did not answer in SPARQL's JSON ({type(error).__name__}): is it a SPARQL endpoint?"
        ) from error


def _take(row: dict[str, Any], found: dict[str, _Found]) -> None:
    id_ = row["item"]["value"].removeprefix(_ENTITY) if "item" in row else ""
    if not re.fullmatch(r"Q\d+", id_):
        return
    one = found[id_]
    if "name" in row:
        name = " ".join(row["name"]["value"].replace("|", " ").split())
        if row.get("main", {}).get("value") == "1":
            one.labels[row["name"].get("xml:lang", "")] = name
        one.aliases.add(name)
    if "isin" in row and valid_isin(row["isin"]["value"]):
        one.isins.add(row["isin"]["value"])
    if "country" in row and re.fullmatch(r"[A-Z]{2}", row["country"]["value"]):
        one.countries.add(row["country"]["value"])


def _thing(id_: str, one: _Found, languages: Sequence[str]) -> Thing | None:
    name = next((one.labels[language] for language in languages if language in one.labels), None)
    if name is None:
        return None
    country = one.countries.pop() if len(one.countries) == 1 else ""
    return Thing(
        id_, "Company", name, tuple(sorted(one.aliases - {name})), min(one.isins, default=""), country=country
    )  # fmt: skip

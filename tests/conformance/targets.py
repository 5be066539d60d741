"""What is tested: something that loads data and answers queries. Another endpoint is one more class here."""

from __future__ import annotations

import hashlib
import urllib.parse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.answer import Answer
from kg.query.sparql import query
from kg.store.generations import CURRENT, STORE
from tests.conformance.suite import RESULTS, Result, parsed, triples


class Refused(Exception):
    """The target will not or cannot run this query."""


class Target(Protocol):
    """Anything that answers SPARQL queries."""

    def load(self, data: Sequence[Path], graphs: Sequence[tuple[str, Path]]) -> None:
        """Hold exactly this: `data` in the default graph, `graphs` by IRI."""

    def query(self, text: str) -> Result:
        """The result; `Refused` if the query is not run."""


def nquads(data: Sequence[Path], graphs: Sequence[tuple[str, Path]]) -> bytes:
    """Files as one text of N-Quads."""
    parts: Iterable[Any] = [
        *(t for path in data for t in triples(path)),
        *(ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(iri)) for iri, path in graphs for t in triples(path)),
    ]
    return ox.serialize(parts, format=ox.RdfFormat.N_QUADS) or b""


@dataclass
class Kg:
    """`kg query`: the engine with its worker, union, limits and prefixes, and the formats `json` and `ttl` it prints."""

    folder: Path

    def load(self, data: Sequence[Path], graphs: Sequence[tuple[str, Path]]) -> None:
        body = nquads(data, graphs)
        self.file = self.folder / f"{hashlib.sha256(body).hexdigest()}.nq"
        if not self.file.exists():
            self.file.write_bytes(body)

    def answer(self, text: str) -> Answer:
        try:
            return query(self.file, text, timeout=20)
        except QueryError as problem:
            raise Refused(str(problem)) from None

    def csv(self, text: str) -> str:
        return self.answer(text).to_csv()

    def query(self, text: str) -> Result:
        answer = self.answer(text)
        if answer.triples is not None:
            return Result(triples=tuple(ox.parse(answer.to_turtle(), format=ox.RdfFormat.TURTLE)))
        return parsed(answer.to_json().encode(), ox.QueryResultsFormat.JSON)


@dataclass
class Http:
    """Any SPARQL 1.1 Protocol endpoint that loads by `PUT` of N-Quads to `store` (Oxigraph's way to fill a dataset).

    A server that loads otherwise: derive, and write `load`.
    """

    queries: str
    store: str = ""
    extra: str = ""

    def load(self, data: Sequence[Path], graphs: Sequence[tuple[str, Path]]) -> None:
        body = nquads(data, graphs)
        self._send(Request(self.store, body, {"Content-Type": "application/n-quads"}, method="PUT"))

    def query(self, text: str) -> Result:
        kind, answer = self._asked(text, "application/sparql-results+json, application/n-triples;q=0.9")
        if kind.startswith("application/n-triples"):
            return Result(triples=tuple(ox.parse(answer, format=ox.RdfFormat.N_TRIPLES)))
        return parsed(answer, ox.QueryResultsFormat.JSON)

    def _asked(self, text: str, accept: str) -> tuple[str, bytes]:
        body = urllib.parse.urlencode({"query": text}).encode() + self.extra.encode()
        return self._send(Request(self.queries, body, {"Accept": accept}))

    def _send(self, request: Request) -> tuple[str, bytes]:
        try:
            with urlopen(request, timeout=30) as reply:
                return reply.headers.get("Content-Type", ""), reply.read()
        except HTTPError as problem:
            with problem:
                raise Refused(problem.read(300).decode()) from None


@dataclass
class Served(Http):
    """`kg serve` on an output folder: data becomes the next generation of its store, which the server follows."""

    output: Path = Path()

    def csv(self, text: str) -> str:
        return self._asked(text, "text/csv")[1].decode()

    def read(self, text: str, suffix: str) -> Result:
        """The result in the format of a file with this suffix (`.srx`, `.srj`, `.tsv`), read back; else as `query`."""
        media = {".srx": "application/sparql-results+xml", ".tsv": "text/tab-separated-values"}.get(suffix)
        return parsed(self._asked(text, media)[1], RESULTS[suffix]) if media else self.query(text)

    def load(self, data: Sequence[Path], graphs: Sequence[tuple[str, Path]]) -> None:
        body = nquads(data, graphs)
        name = f"g-{int(hashlib.sha256(body).hexdigest()[:8], 16):010d}"
        folder = self.output / STORE / name
        if not folder.exists():
            folder.parent.mkdir(parents=True, exist_ok=True)
            store = ox.Store(str(folder))
            store.bulk_load(input=body, format=ox.RdfFormat.N_QUADS)
            store.flush()
            del store
        (self.output / STORE / CURRENT).write_text(name + "\n", "utf-8")

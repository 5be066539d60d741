"""Two ways to write into a SPARQL 1.1 server, with one face: Graph Store Protocol and SPARQL Update.

Sources: SPARQL 1.1 Graph Store HTTP Protocol, SPARQL 1.1 Update, SPARQL 1.1 Protocol (W3C, 2013).
"""

from __future__ import annotations

import json
import re
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph

from kg.errors import PublishError
from kg.publish.http import Http, shown
from kg.views.terms import Literal, ntriples

#: The default graph of the server.
DEFAULT = ""
#: Rows a page when a server is asked for a graph in SPARQL: Virtuoso cuts silently at 10,000.
_PAGE = 5_000
Triple = tuple[str, str, str]


class Store(Protocol):
    """What publishing needs. A graph is its IRI, or `DEFAULT`; lines are N-Triples without a line end."""

    def read(self, graph: str) -> set[Triple]:
        """The triples of a graph, literals by their text; empty where there is no such graph."""

    def replace(self, graph: str, lines: Sequence[str]) -> None:
        """Make `lines` the content of the graph."""

    def add(self, graph: str, lines: Sequence[str]) -> None:
        """Add `lines` to the graph."""

    def drop(self, graph: str) -> None:
        """Remove the graph; nothing happens where there is none."""


@dataclass(frozen=True)
class GraphStore:
    """The Graph Store Protocol: one resource a graph, addressed as `url?graph=IRI` or `url?default`."""

    http: Http
    url: str

    def _at(self, graph: str) -> str:
        mark = "&" if urllib.parse.urlsplit(self.url).query else "?"
        name = "default" if graph == DEFAULT else "graph=" + urllib.parse.quote(graph, safe="")
        return f"{self.url}{mark}{name}"

    def read(self, graph: str) -> set[Triple]:
        """See `Store`."""
        status, body = self.http.send("GET", self._at(graph), Accept="application/n-triples, text/plain;q=0.5")
        if status == 404:
            return set()
        try:
            quads = pyoxigraph.parse(body, format=pyoxigraph.RdfFormat.TURTLE)  # of which N-Triples is a part
            return {(_text(q.subject), _text(q.predicate), _text(q.object)) for q in quads}
        except (SyntaxError, ValueError):
            raise PublishError(f"{shown(self.url)} gives no N-Triples: is it the address of a graph store?") from None

    def replace(self, graph: str, lines: Sequence[str]) -> None:
        """See `Store`."""
        self._send("PUT", graph, lines)

    def add(self, graph: str, lines: Sequence[str]) -> None:
        """See `Store`."""
        self._send("POST", graph, lines)

    def _send(self, method: str, graph: str, lines: Sequence[str]) -> None:
        body = "".join(f"{line}\n" for line in lines).encode()
        self.http.send(method, self._at(graph), body, Content_Type="application/n-triples")

    def drop(self, graph: str) -> None:
        """See `Store`."""
        self.http.send("DELETE", self._at(graph))


@dataclass(frozen=True)
class UpdateStore:
    """SPARQL Update at `url`; what is there is read by queries to `query_url`."""

    http: Http
    url: str
    query_url: str

    def read(self, graph: str) -> set[Triple]:
        """See `Store`."""
        found: set[Triple] = set()
        pattern = "?s ?p ?o" if graph == DEFAULT else f"GRAPH <{graph}> {{ ?s ?p ?o }}"
        while True:
            text = f"SELECT ?s ?p ?o WHERE {{ {pattern} }} ORDER BY ?s ?p ?o LIMIT {_PAGE} OFFSET {len(found)}"
            page = self._rows(text)
            found |= page
            if len(page) < _PAGE:
                return found

    def _rows(self, text: str) -> set[Triple]:
        status, body = self.http.send(
            "POST", self.query_url, urllib.parse.urlencode({"query": text}).encode(),
            Content_Type="application/x-www-form-urlencoded", Accept="application/sparql-results+json",
        )  # fmt: skip
        try:
            rows = json.loads(body)["results"]["bindings"]
            return {(r["s"]["value"], r["p"]["value"], r["o"]["value"]) for r in rows}
        except (ValueError, KeyError, TypeError):
            raise PublishError(
                f"{shown(self.query_url)} gives no SPARQL results ({status}): give the right --query-url"
            ) from None

    def replace(self, graph: str, lines: Sequence[str]) -> None:
        """See `Store`. One request, so one transaction where the server has them."""
        self._send(f"CLEAR SILENT {_named(graph)};\n{_insert(graph, lines)}")

    def add(self, graph: str, lines: Sequence[str]) -> None:
        """See `Store`."""
        self._send(_insert(graph, lines))

    def drop(self, graph: str) -> None:
        """See `Store`."""
        self._send(f"DROP SILENT {_named(graph)}")

    def _send(self, text: str) -> None:
        body = urllib.parse.urlencode({"update": text}).encode()
        self.http.send("POST", self.url, body, Content_Type="application/x-www-form-urlencoded")


def _named(graph: str) -> str:
    return "DEFAULT" if graph == DEFAULT else f"GRAPH <{graph}>"


def _insert(graph: str, lines: Sequence[str]) -> str:
    body = "".join(f"{sparql(line)}\n" for line in lines)
    return f"INSERT DATA {{\n{body if graph == DEFAULT else f'GRAPH <{graph}> {{ {body} }}'}\n}}"


_ESCAPE = re.compile(r"\\\\([uU]?)|\\.")


def sparql(line: str) -> str:
    r"""An N-Triples line as SPARQL has it.

    SPARQL 1.1 (19.2) resolves `\u` before it reads strings, so a backslash of the text with a `u` behind would be
    taken for one by some servers: that `u` is written as `\u0075`, which all read alike.
    """
    return _ESCAPE.sub(
        lambda m: "\\\\" + (f"\\u{ord(m[1]):04X}" if m[1] else "") if m[0].startswith("\\\\") else m[0], line
    )


def _text(term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple) -> str:
    return str(term) if isinstance(term, pyoxigraph.Triple) else term.value


def line(subject: str, predicate: str, value: str | Literal) -> str:
    """One N-Triples line without its end."""
    return f"<{subject}> <{predicate}> {ntriples(value)} ."

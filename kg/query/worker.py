"""The process that holds one store and answers queries, so that a query can be killed. Started by `kg.query.engine`.

It speaks frames (8 bytes of length, then JSON) on its standard input and output, and imports nothing of `kg`: it
starts in a few hundredths of a second. While a query runs it may open no file and no socket (the system enforces
it where it can), may use `MEMORY` bytes more than after loading, and dies by its own alarm should the parent be
gone. Queries that would call another server are refused from the parsed query before they run.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import struct
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import pyoxigraph as ox

try:
    import resource

    LIMITED = True
except ImportError:  # Windows: the time limit and the parsed query remain
    LIMITED = False

MEMORY = 4 << 30
_LENGTH = struct.Struct(">Q")


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame, or None at the end of the stream."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    size = _LENGTH.unpack(head)[0]
    body = stream.read(size)
    return body if len(body) == size else None


def write_frame(stream: BinaryIO, body: bytes) -> None:
    """Write one frame and flush it."""
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def encode(term: Any) -> list[str | None] | None:
    """A term as JSON: [u, IRI], [b, blank], [l, lexical form, datatype, language], [t, text of a triple term]."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return ["u", term.value]
    if isinstance(term, ox.Literal):
        return ["l", term.value, term.datatype.value, term.language]
    return ["b", term.value] if isinstance(term, ox.BlankNode) else ["t", str(term)]


def taken(rows: Iterable[Any], limit: int) -> tuple[list[Any], bool]:
    """At most `limit` rows, and whether there were more."""
    found: list[Any] = []
    for row in rows:
        if len(found) == limit:
            return found, True
        found.append(row)
    return found, False


def answer(store: ox.Store, request: dict[str, Any], *, on_disk: bool = False) -> dict[str, Any]:
    """The answer to one query as JSON, or {"error": sentence}.

    A store on disk opens its own files while it answers; what a query may not do is then refused from its parsed form
    alone. A request with `graph` instead of `text` asks for the triples of a graph (an IRI, or None: the default).
    """
    names_graphs = False
    if "text" in request:
        # One kind of line end: two parsers must not disagree on where a comment ends.
        request = request | {"text": request["text"].replace("\r\n", "\n").replace("\r", "\n")}
        refusal, names_graphs = judged(request["text"])
        if refusal is not None:
            return {"error": refusal}
    try:
        with contextlib.nullcontext() if on_disk else nothing_to_open():
            if "graph" in request:
                return _triples(store, request["graph"], request["max_rows"])
            return _answer(store, request, names_graphs)
    except SyntaxError as problem:
        return {"error": update(request["text"]) or f"the query cannot be read: {problem}"}
    except MemoryError:
        return {"error": "memory"}
    except (OSError, ValueError, RuntimeError) as problem:
        return {"error": f"the query failed: {problem}"}


def _answer(store: ox.Store, request: dict[str, Any], names_graphs: bool) -> dict[str, Any]:
    text, limit = request["text"], request["max_rows"]
    # A query that names its graphs gets those; the union would override them.
    result = store.query(text, prefixes=request["prefixes"], use_default_graph_as_union=not names_graphs)
    if isinstance(result, ox.QueryBoolean):
        return {"boolean": bool(result)}
    if isinstance(result, ox.QueryTriples):
        triples, cut = taken(([encode(t.subject), encode(t.predicate), encode(t.object)] for t in result), limit)
        return {"triples": triples, "cut": cut}
    names = [variable.value for variable in result.variables]
    rows, cut = taken(([encode(solution[name]) for name in names] for solution in result), limit)
    return {"columns": names, "rows": rows, "cut": cut}


def _triples(store: ox.Store, graph: str | None, limit: int) -> dict[str, Any]:
    """The triples of one graph, as they stand there."""
    name = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
    found = store.quads_for_pattern(None, None, None, name)
    triples, cut = taken(([encode(q.subject), encode(q.predicate), encode(q.object)] for q in found), limit)
    return {"triples": triples, "cut": cut}


#: Oxigraph reads these inside names and strings, when it has found their ends; rdflib would read them before, so that a
#: quote written as an escape would end a string for one and not for the other. The judge gets a letter instead.
_ESCAPE = re.compile(r"\\(?:\\|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")


def judged(text: str) -> tuple[str | None, bool]:
    """Why this query may not run (it asks another server: SERVICE), and whether it names its graphs itself (FROM).

    Both from the parsed query; `text` has no carriage returns. A keyword has to stand in the text, so a text without
    the words needs no second parser.
    """
    folded = text.casefold()
    if not any(word in folded for word in ("service", "from", "\\u")):
        return None, False
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        names = set(parts(parseQuery(_ESCAPE.sub("x", text))))
    except RecursionError:  # rdflib's parser also ends here for a SERVICE inside a SERVICE
        return "the query is nested too deeply: write it flatter (and without SERVICE, which is not allowed)", False
    except Exception as problem:  # the parser raises whatever its callbacks raise
        if "service" not in folded and "\\u" not in folded:
            return None, re.search(
                r"\bfrom\b", folded
            ) is not None  # newer syntax, or an error that Oxigraph tells better
        return update(text) or f"the query cannot be read: {str(problem).splitlines()[0][:200]}", False
    if "ServiceGraphPattern" in names:
        return "SERVICE is not allowed: a query reads this graph only and calls no other server; remove it", False
    return None, "DatasetClause" in names


def parts(tree: Any) -> Iterator[str]:
    """The names of all parts of a parsed query."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            continue
        name = getattr(node, "name", None)
        if isinstance(name, str):
            yield name
        if isinstance(node, dict):
            stack.extend(node.values())
        elif hasattr(node, "__iter__"):
            stack.extend(node)


def update(text: str) -> str | None:
    """A sentence if `text` is an update (INSERT, DELETE, LOAD, CLEAR ...), else None."""
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        parseUpdate(text)
    except Exception:
        return None
    return "updates (INSERT, DELETE, LOAD, CLEAR ...) are refused: a query only reads; `kg build` changes the graph"


@contextlib.contextmanager
def nothing_to_open() -> Iterator[None]:
    """While this lasts no file and no socket can be opened, whatever the query says."""
    if not LIMITED:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def limit_memory() -> None:
    """Allow `MEMORY` bytes more than are in use now, where the system tells and enforces it."""
    if not LIMITED or not os.path.exists("/proc/self/statm"):
        return
    with open("/proc/self/statm") as file:
        used = int(file.read().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = used + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def load(request: dict[str, Any], source: BinaryIO) -> tuple[ox.Store, dict[str, Any]]:
    """A store with the data of the first request: one on disk, a file by path, or the N-Quads in the next frame."""
    if request.get("store"):
        try:
            return ox.Store.read_only(request["store"]), {"quads": 0}
        except OSError as problem:
            return ox.Store(), {"error": str(problem)}
    store = ox.Store()
    format_ = ox.RdfFormat.from_extension(request["format"])
    try:
        if request.get("path"):
            store.bulk_load(path=request["path"], format=format_)
        else:
            store.bulk_load(input=read_frame(source) or b"", format=format_)
    except (SyntaxError, ValueError, OSError) as problem:
        return store, {"error": str(problem)}
    return store, {"quads": len(store)}


def main() -> None:
    """Load, then answer until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle: it ends this process
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must not break the frames
    first = read_frame(source)
    if first is None:
        return
    wanted = json.loads(first)
    on_disk = bool(wanted.get("store"))
    store, loaded = load(wanted, source)
    write_frame(target, json.dumps(loaded).encode())
    limit_memory()
    while (frame := read_frame(source)) is not None:
        request = json.loads(frame)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, request["timeout"] + 2)
        reply = answer(store, request, on_disk=on_disk)
        write_frame(target, json.dumps(reply).encode())
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    main()

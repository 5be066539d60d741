"""Publishing: what is to be sent, what is there already, and the order in which nothing can get lost.

Everything goes into named graphs of our own: `kg:document/<id>` as in `graph.nq`, and what stands in the default graph
there goes to `kg:graph/statements` (or, if asked for, into the server's default graph). Two more graphs keep account:

- `kg:graph/published`: which graphs hold something of ours. A graph is entered *before* anything is written to it and
  taken out after it was dropped, so no crash leaves data that nobody knows of, and graphs of others are never touched.
- `kg:graph/progress`: which part of a graph has arrived, with a digest of the graph's content. At the start of a run
  the entries that do not fit today's content are taken out, so an entry is never out of date.

The first part of a graph replaces it, the others are added. There are no blank nodes, so sending a part twice is
sending it once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import PublishError
from kg.graph import KnowledgeGraph
from kg.publish.stores import DEFAULT, Store, Triple, line
from kg.views import rdf
from kg.views import terms as t

BASE = t.kg("graph/")
STATEMENTS = BASE + "statements"
PUBLISHED = BASE + "published"
PROGRESS = BASE + "progress"
HOLDS = t.kg("holdsGraph")
PART = t.kg("arrivedPart")
#: How the default graph is called in the account: it has no IRI of its own.
_DEFAULT_NAME = BASE + "default"

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Part:
    """Some lines of a graph: the `number`-th of those it is sent in; `key` names content and number."""

    graph: str
    number: int
    key: str
    lines: Sequence[str]


@dataclass
class Plan:
    """What a run has to do, in this order; `same` is the number of parts that are there already."""

    enter: list[str] = field(default_factory=list)
    send: list[Part] = field(default_factory=list)
    drop: list[str] = field(default_factory=list)
    same: int = 0
    #: What stays true of the progress graph; None where it is so already.
    progress: list[str] | None = None

    @property
    def statements(self) -> int:
        """How many statements (RDF triples) are to be sent."""
        return sum(len(part.lines) for part in self.send)

    def __bool__(self) -> bool:
        return bool(self.enter or self.send or self.drop or self.progress is not None)


def content(graph: KnowledgeGraph, *, default: bool = False) -> dict[str, list[str]]:
    """N-Triples lines by graph, sorted; the default graph's are at `STATEMENTS`, or at `DEFAULT` if `default`.

    Raises `InvalidGraph` as `kg.views.rdf.nodes` does, and `PublishError` for an empty graph.
    """
    found: dict[str, list[str]] = {}
    for subject, properties in rdf.nodes(graph):
        for predicate, value, name in properties:
            target = name or (DEFAULT if default else STATEMENTS)
            found.setdefault(target, []).append(line(subject, predicate, value))
    if not found:
        raise PublishError("the graph is empty, publishing it would only remove things: build it first")
    return {name: sorted(set(found[name])) for name in sorted(found)}


def parts(graph: str, lines: Sequence[str], chunk: int) -> list[Part]:
    """`lines` in parts of at most `chunk`; their keys change with any of the lines and with `chunk`."""
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]
    total = -(-len(lines) // chunk)
    return [
        Part(graph, i, f"{digest}/{chunk if total > 1 else 0}/{i + 1}/{total}", lines[i * chunk : (i + 1) * chunk])
        for i in range(total)
    ]


def plan(content: Mapping[str, Sequence[str]], chunk: int, held: set[str], arrived: Iterable[Triple]) -> Plan:
    """What is to be done where the server holds `held` and has `arrived` in its progress graph."""
    entries = {(graph, key) for graph, predicate, key in arrived if predicate == PART}
    made = Plan(
        enter=[graph for graph in content if graph not in held],
        drop=sorted(graph for graph in held if graph not in content),
    )
    still: set[tuple[str, str]] = set()
    for graph, lines in content.items():
        missing = False
        for part in parts(graph, lines, chunk):
            entry = (_name(graph), part.key)
            missing = missing or entry not in entries or graph not in held
            if missing:
                made.send.append(part)
            else:
                still.add(entry)
                made.same += 1
    if still != entries:
        made.progress = sorted(line(name, PART, t.Literal(key)) for name, key in still)
    return made


def survey(store: Store, content: Mapping[str, Sequence[str]], chunk: int) -> Plan:
    """The plan for this server; only reads."""
    held = {_graph(name) for _, predicate, name in store.read(PUBLISHED) if predicate == HOLDS}
    return plan(content, chunk, held, store.read(PROGRESS))


def carry_out(store: Store, made: Plan, content: Mapping[str, Sequence[str]], progress: Progress | None = None) -> None:
    """Do what the plan says. May be stopped at any point: a new `survey` finds what is left."""
    if made.progress is not None:
        _set(store, PROGRESS, made.progress)
    if made.enter:
        store.add(PUBLISHED, [_holds(graph) for graph in made.enter])
    for done, part in enumerate(made.send):
        if progress:
            progress(done, len(made.send))
        (store.add if part.number else store.replace)(part.graph, part.lines)
        store.add(PROGRESS, [line(_name(part.graph), PART, t.Literal(part.key))])
    for graph in made.drop:
        store.drop(graph)
    if made.drop:
        store.replace(PUBLISHED, [_holds(graph) for graph in content])
    if progress:
        progress(len(made.send), len(made.send))


def _set(store: Store, graph: str, lines: Sequence[str]) -> None:
    if lines:
        store.replace(graph, lines)
    else:
        store.drop(graph)


def _holds(graph: str) -> str:
    return line(PUBLISHED, HOLDS, _name(graph))


def _name(graph: str) -> str:
    return _DEFAULT_NAME if graph == DEFAULT else graph


def _graph(name: str) -> str:
    return DEFAULT if name == _DEFAULT_NAME else name

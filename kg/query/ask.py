"""Ready questions: `ask(graph, "who-runs", "Meta")`. Each is a SPARQL file in `questions/`, with a sentence a row.

The argument is looked up in the graph first (id, name or alias), and only the IRI made from the id that was found
goes into the query: what the user types never does.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from kg.errors import QueryError
from kg.graph import KnowledgeGraph
from kg.model import Entity
from kg.names import name_key
from kg.query.answer import Answer
from kg.query.engine import graph_file
from kg.query.sparql import query
from kg.store.generations import current, load
from kg.views.terms import id_of, iri_of
from kg.vocab import ENTITY_TYPES

_FOLDER = Path(__file__).with_name("questions")
_ARGUMENT = "<urn:kg:argument>"
#: Question -> what its argument is; the types come first among entities of one name.
_TYPES: Mapping[str, tuple[str, ...]] = {
    "who-runs": ("Company", "Organization"),
    "figures": ("Company", "Organization", "Product"),
    "products": ("Company", "Organization"),
    "expected-vs-actual": ("Company", "Organization", "Product"),
    "timeline": ("Company", "Organization", "Person"),
    "corrections": ("Company", "Organization", "Product"),
    "deals": ("Company", "Person", "Organization", "Product"),
    "purchases": ("Company", "Person", "Organization"),
    "career": ("Person",),
    "sources": (),
}


@dataclass(frozen=True)
class Question:
    """One ready question: its name, the types its argument may have (none: a statement id), its query."""

    name: str
    types: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The SPARQL text; the argument's IRI replaces `<urn:kg:argument>`."""
        return (_FOLDER / f"{self.name}.rq").read_text("utf-8")

    @property
    def about(self) -> str:
        """One sentence for people: the first line of the file."""
        return self.text.splitlines()[0].removeprefix("# ")

    @property
    def argument(self) -> str:
        """What to type after the name: the second line of the file."""
        return self.text.splitlines()[1].removeprefix("# argument: ")


QUESTIONS: Mapping[str, Question] = {name: Question(name, types) for name, types in _TYPES.items()}


def catalogue() -> list[dict[str, str]]:
    """The questions about an entity for a page: `name`, `about` (one sentence), `text` (SPARQL)."""
    return [{"name": q.name, "about": q.about, "text": q.text} for q in QUESTIONS.values() if q.types]


def ask(
    graph: KnowledgeGraph | Path, question: str, argument: str, *, timeout: float = 30, max_rows: int = 10_000
) -> Answer:
    """The answer to a ready question about the entity (or, for `sources`, the statement) that `argument` names.

    `graph` is a graph, a graph file or an output folder. Raises `QueryError` for an unknown question or name, with
    the nearest ones that exist, and what `kg.query.sparql.query` raises.
    """
    if question not in QUESTIONS:
        raise QueryError(f"there is no question {question!r}: ask one of {', '.join(QUESTIONS)}")
    asked = QUESTIONS[question]
    known = _loaded(graph) if isinstance(graph, Path) else graph
    iri = _entity(known, argument, asked.types) if asked.types else _statement(known, argument)
    answer = query(graph, asked.text.replace(_ARGUMENT, f"<{iri}>"), timeout=timeout, max_rows=max_rows)
    return replace(answer, compact=True)


def _entity(graph: KnowledgeGraph, name: str, types: tuple[str, ...]) -> str:
    found = graph.named(name.strip()) or by_key(graph, name)
    if not found:
        near = nearest(name, (n for e in graph.entities for n in (e.name, *e.aliases)))
        hint = f"did you mean {', '.join(near)}?" if near else "`kg query 'SELECT ?n { ?e rdfs:label ?n }'` lists all"
        raise QueryError(f"no entity of the graph is called {name!r}: {hint}")
    fitting = [entity for entity in found if entity.type in types]
    return iri_of("entity", (fitting or list(found))[0].id)


def by_key(graph: KnowledgeGraph, name: str) -> tuple[Entity, ...]:
    """Entities with a name that differs from `name` in legal form, article, case or accents only; by weight."""
    keys = {type_: name_key(name, type_) for type_ in ENTITY_TYPES}
    found = [
        entity
        for entity in graph.entities
        if keys[entity.type]
        and any(name_key(n, entity.type) == keys[entity.type] for n in (entity.name, *entity.aliases))
    ]
    return tuple(dict.fromkeys(same for entity in found for same in graph.named(entity.name) if same in found))


def _statement(graph: KnowledgeGraph, argument: str) -> str:
    wanted = argument.strip().removeprefix("statement:")
    wanted = id_of("statement", wanted) or wanted
    every = [*(r.id for r in graph.relations), *(f.id for f in graph.facts)]
    found = [id_ for id_ in every if id_ == wanted] or [id_ for id_ in every if wanted and id_.startswith(wanted)]
    if len(found) == 1:
        return iri_of("statement", found[0])
    if found:
        raise QueryError(f"{len(found)} statements start with {argument!r}: type more of the id, such as {found[0]}")
    raise QueryError(f"there is no statement {argument!r}: ids stand in the column `statement` of the other questions")


def nearest(name: str, names: Iterator[str], count: int = 5) -> list[str]:
    """Up to `count` of `names` that look like `name`: those that contain it, then those spelt alike."""
    key = name.strip().casefold()
    by_key = {n.casefold(): n for n in names}
    within = sorted((k for k in by_key if key and key in k), key=lambda k: (len(k), k))[:count]
    # Spelling is compared among names of about that length only: the comparison is slow.
    alike = [k for k in by_key if abs(len(k) - len(key)) <= 3][:20_000]
    close = difflib.get_close_matches(key, alike, n=count, cutoff=0.7)
    return [by_key[k] for k in dict.fromkeys([*within, *close])][:count]


def _loaded(path: Path) -> KnowledgeGraph:
    if path.is_dir() and not (path / "graph.json").exists() and current(path) is not None:
        return load(path)
    file = graph_file(path, ("graph.json", "graph.nq"))
    return _parsed(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _parsed(file: Path, modified: int) -> KnowledgeGraph:
    text = file.read_text("utf-8")
    if file.suffix == ".json":
        from kg.codec import graph_from_json

        return graph_from_json(text)
    from kg.views.rdf import read

    return read(text, file.suffix.lstrip("."))

"""The public face: `kg.build(...)`, `kg.load(...)` and the `Graph` that both give."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.graph import SURE_ENOUGH, KnowledgeGraph
from kg.model import Document, Entity, Fact, Relation
from kg.views.card import Card, card

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pandas import DataFrame
    from rdflib import Dataset

    from kg.builder import Progress, Summary
    from kg.query.answer import Answer
    from kg.views.notebook import Inline

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


class Graph:
    """A knowledge graph to ask and to show. `knowledge` is the value itself, `summary` what the build did, if any."""

    def __init__(self, knowledge: KnowledgeGraph, summary: Summary | None = None) -> None:
        self.knowledge = knowledge
        self.summary = summary

    @property
    def documents(self) -> tuple[Document, ...]:
        """The articles, by id."""
        return self.knowledge.documents

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The nodes, by id."""
        return self.knowledge.entities

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The statements between entities, by id."""
        return self.knowledge.relations

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The figures, by id."""
        return self.knowledge.facts

    def entity(self, name: str) -> Card:
        """What is said of the entity called `name` (id, name or alias); print it. QueryError if there is none."""
        return card(self.knowledge, name)

    def query(self, sparql: str, *, timeout: float = 30, max_rows: int = 10_000) -> Answer:
        """The answer to a SPARQL query; `timeout` in seconds. QueryError for a wrong one or one over its limits."""
        from kg.query.sparql import query

        return query(self.knowledge, sparql, timeout=timeout, max_rows=max_rows)

    def ask(self, question: str, argument: str) -> Answer:
        """The answer to a ready question, as `ask("figures", "Meta")`; `kg ask` lists them."""
        from kg.query.ask import ask

        return ask(self.knowledge, question, argument)

    def networkx(self) -> MultiDiGraph[Any]:
        """The same content as a NetworkX graph: entities are nodes, relations are edges with their id as key."""
        from kg.views.nx import to_networkx

        return to_networkx(self.knowledge)

    def rdf(self) -> Dataset:
        """The same content as an RDFLib dataset; evidence stands in the named graph of its document."""
        from kg.views.rdf import to_dataset

        return to_dataset(self.knowledge)

    def to_json(self) -> str:
        """The text of `graph.json`."""
        from kg.codec import graph_to_json

        return graph_to_json(self.knowledge)

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str:
        """The page that shows the graph; written to `path` too if that is given."""
        from kg.output import write_file
        from kg.views.html import to_html

        page = to_html(self.knowledge)
        if path is not None:
            write_file(Path(path), page)
        return page

    def to_explorer(self, path: str | os.PathLike[str] | None = None, *, title: str | None = None) -> str:
        """The explorer of the graph, one page with its articles and a SPARQL engine; written to `path` too."""
        from kg.output import write_file
        from kg.query.ask import catalogue
        from kg.views.explorer import to_explorer

        page = to_explorer(self.knowledge, title=title, questions=catalogue())
        if path is not None:
            write_file(Path(path), page)
        return page

    def show(self, height: int = 700) -> Inline:
        """The page inside a notebook, in a frame `height` pixels high."""
        from kg.views.notebook import Inline

        return Inline(self.to_html(), height)

    def entities_frame(self) -> DataFrame:
        """The nodes as a pandas data frame. MissingExtra without pandas."""
        from kg.views.frames import frame

        return frame(self.knowledge, "entities")

    def relations_frame(self) -> DataFrame:
        """The relations as a pandas data frame, with the names of both ends."""
        from kg.views.frames import frame

        return frame(self.knowledge, "relations")

    def facts_frame(self) -> DataFrame:
        """The figures as a pandas data frame, with the name of the subject; values are floats."""
        from kg.views.frames import frame

        return frame(self.knowledge, "facts")

    def documents_frame(self) -> DataFrame:
        """The articles as a pandas data frame."""
        from kg.views.frames import frame

        return frame(self.knowledge, "documents")

    def evidence_frame(self) -> DataFrame:
        """The sentences behind the statements as a pandas data frame."""
        from kg.views.frames import frame

        return frame(self.knowledge, "evidence")

    def _repr_html_(self) -> str:
        from kg.views.notebook import summary_html

        return summary_html(self.knowledge)

    def __repr__(self) -> str:
        k = self.knowledge
        return (
            f"<kg.Graph: {len(k.documents)} documents, {len(k.entities)} entities, {len(k.relations)} relations, "
            f"{len(k.facts)} facts>"
        )


def build(
    paths: Paths,
    output: str | os.PathLike[str] | None = None,
    *,
    extractors: Sequence[str] | None = None,
    keep: bool = False,
    min_confidence: float = SURE_ENOUGH,
    progress: Progress | None = None,
    **options: Any,
) -> Graph:
    """Read the articles at `paths` (files, folders) and give their graph.

    With `output` the articles join the library in that folder and the graph files are written there; without, nothing
    is written. `options` are those of `kg.ingest.records.Options`: date, lang, source, max_bytes, languages.
    `extractors` are names as `kg extractors` lists them; statements below `min_confidence` are left out. Raises
    KgError; articles that cannot be read are in `graph.summary.failed`, and only if none can be read StoreError is
    raised.
    """
    from kg.builder import build as build_graph
    from kg.builder import silent
    from kg.ingest.options import checked

    several = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    built = build_graph(
        [os.fspath(path) for path in several],
        None if output is None else Path(output),
        checked(**options),
        keep=keep,
        extractors=extractors,
        min_confidence=min_confidence,
        progress=progress or silent,
    )
    if not built.report:
        raise StoreError("no article could be read: " + "; ".join(built.summary.failed))
    return Graph(built.graph, built.summary)


def load(path: str | os.PathLike[str]) -> Graph:
    """The graph in an output folder, or in a `graph.json` itself. StoreError or InvalidGraph if it cannot be read."""
    from kg.codec import graph_from_json
    from kg.store.generations import current
    from kg.store.generations import load as load_store

    place = Path(path)
    file = place / "graph.json" if place.is_dir() or place.suffix != ".json" else place
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        if current(place) is not None:
            return Graph(load_store(place))
        raise StoreError(f"there is no graph in {place}: run `kg build ARTICLE... -o {place}` first") from None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{file} cannot be read ({error}): build it again") from error
    return Graph(graph_from_json(text))

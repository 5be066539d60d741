"""The JSON API: search, entities and what is said of them, evidence, documents. Described by `/api/openapi.json`."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg import codec
from kg.graph import KnowledgeGraph
from kg.model import Entity, Fact, Relation
from kg.names import fold
from kg.serve.pool import Pool
from kg.serve.schemas import SCHEMAS, one_of
from kg.store.generations import load
from kg.vocab import ENTITY_TYPES

Handler = Callable[[Request], Awaitable[Response]]
#: More is never given at once.
MOST = 500
#: And no page begins later.
FARTHEST = 10**9
_LIMIT = {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": 50}}
_OFFSET = {
    "name": "offset",
    "in": "query",
    "schema": {"type": "integer", "minimum": 0, "maximum": FARTHEST, "default": 0},
}


class NotThere(Exception):
    """Nothing has that id."""


class Wrong(Exception):
    """A parameter has a value that it cannot have."""


class Api:
    """The handlers, by path; the graph is loaded once a generation."""

    def __init__(self, output: Path, pool: Pool) -> None:
        self._output, self._pool = output, pool
        self._lock = threading.Lock()
        self._loaded: tuple[str, KnowledgeGraph] | None = None
        self.routes: Mapping[str, Handler] = {path: self._handler(call) for path, (call, *_) in OPERATIONS.items()} | {
            "/api/openapi.json": self._openapi
        }

    def graph(self) -> KnowledgeGraph:
        """The graph of the current generation."""
        generation = self._pool.generation
        with self._lock:
            if self._loaded is None or self._loaded[0] != generation:
                self._loaded = generation, load(self._output)
            return self._loaded[1]

    def _handler(self, call: Callable[[KnowledgeGraph, Request], Any]) -> Handler:
        async def handle(request: Request) -> Response:
            try:
                found = await run_in_threadpool(lambda: call(self.graph(), request))
            except NotThere as error:
                return JSONResponse({"error": str(error)}, 404)
            except Wrong as error:
                return JSONResponse({"error": str(error)}, 400)
            return Response(codec.dumps(found), media_type="application/json")

        return handle

    async def _openapi(self, request: Request) -> Response:
        return JSONResponse(openapi())


def _number(request: Request, name: str, default: int, least: int, most: int) -> int:
    given = request.query_params.get(name)
    if given is None:
        return default
    try:
        value = int(given)
    except ValueError:
        value = least - 1
    if not least <= value <= most:
        raise Wrong(f"{name} has to be a whole number from {least} to {most}, not {given[:40]!r}")
    return value


def _page(found: list[Any], request: Request) -> dict[str, Any]:
    limit, offset = _number(request, "limit", 50, 1, MOST), _number(request, "offset", 0, 0, FARTHEST)
    return {"total": len(found), "offset": offset, "items": found[offset : offset + limit]}


def _entity(graph: KnowledgeGraph, request: Request) -> Entity:
    id_ = request.path_params["id"]
    found = graph.entity_by_id.get(id_)
    if found is None:
        raise NotThere(f"there is no entity {id_[:80]!r}: /api/search?q= finds entities by name")
    return found


def _search(graph: KnowledgeGraph, request: Request) -> Any:
    """Entities by name or alias, those that begin so first, those with most statements first."""
    words, kind = fold(request.query_params.get("q", "").strip()), request.query_params.get("type")
    if kind is not None and kind not in ENTITY_TYPES:
        raise Wrong(f"type has to be one of {', '.join(ENTITY_TYPES)}")
    ranked = []
    for entity in graph.entities:
        names = [fold(name) for name in (entity.name, *entity.aliases)]
        if (kind is None or entity.type == kind) and any(words in name for name in names):
            begins = any(name.startswith(words) for name in names)
            said = len(graph.relations_of.get(entity.id, ())) + len(graph.facts_of.get(entity.id, ()))
            ranked.append((not begins, -said, entity.id, entity))
    ranked.sort(key=lambda one: one[:3])
    return _page([codec.entity_record(one[3]) | {"statements": -one[1]} for one in ranked], request)


def _one(graph: KnowledgeGraph, request: Request) -> Any:
    """An entity with its relations."""
    entity = _entity(graph, request)
    relations = [codec.relation_record(r) for r in graph.relations_of.get(entity.id, ())]
    return codec.entity_record(entity) | {"relations": relations, "facts": len(graph.facts_of.get(entity.id, ()))}


def _facts(graph: KnowledgeGraph, request: Request) -> Any:
    """The figures of an entity."""
    entity = _entity(graph, request)
    return _page([codec.fact_record(f) for f in graph.facts_of.get(entity.id, ())], request)


def _neighbourhood(graph: KnowledgeGraph, request: Request) -> Any:
    """Entities up to `depth` relations away, and the relations between them."""
    start, depth = _entity(graph, request), _number(request, "depth", 1, 1, 3)
    limit = _number(request, "limit", 50, 1, MOST)
    reached, border = {start.id: 0}, [start.id]
    for step in range(1, depth + 1):
        following = []
        for id_ in border:
            for relation in graph.relations_of.get(id_, ()):
                for end in (relation.subject, relation.object):
                    if end is not None and end not in reached and len(reached) < limit:
                        reached[end] = step
                        following.append(end)
        border = following
    relations = {r.id: r for id_ in reached for r in graph.relations_of.get(id_, ())}
    return {
        "entities": [codec.entity_record(graph.entity_by_id[id_]) | {"depth": d} for id_, d in reached.items()],
        "relations": [
            codec.relation_record(r)
            for r in relations.values()
            if r.subject in reached and (r.object is None or r.object in reached)
        ],
    }


def _evidence(graph: KnowledgeGraph, request: Request) -> Any:
    """A statement with its evidence, each piece with its article's title, day and source."""
    id_ = request.path_params["id"]
    every: tuple[Relation | Fact, ...] = (*graph.relations, *graph.facts)
    found = next((one for one in every if one.id == id_), None)
    if found is None:
        raise NotThere(f"there is no statement {id_[:80]!r}: entities and figures carry the ids of theirs")
    pieces = []
    for piece in found.evidence:
        article = graph.document_by_id[piece.document]
        about = {"title": article.title, "date": article.date, "source": article.source}
        pieces.append(codec.evidence_record(piece) | about)
    record = codec.relation_record(found) if isinstance(found, Relation) else codec.fact_record(found)
    return record | {"evidence": pieces}


def _documents(graph: KnowledgeGraph, request: Request) -> Any:
    """All articles, newest first, without their texts."""
    newest = sorted(graph.documents, key=lambda d: (d.date or "", d.id), reverse=True)
    return _page([{k: v for k, v in codec.document_record(d).items() if k != "text"} for d in newest], request)


def _document(graph: KnowledgeGraph, request: Request) -> Any:
    """One article with its text."""
    found = graph.document_by_id.get(request.path_params["id"])
    if found is None:
        raise NotThere("there is no document of that id: /api/documents lists them")
    return codec.document_record(found)


_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
_Q = {"name": "q", "in": "query", "schema": {"type": "string"}}
_TYPE = {"name": "type", "in": "query", "schema": {"type": "string", "enum": list(ENTITY_TYPES)}}
_DEPTH = {"name": "depth", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 3, "default": 1}}
#: Path -> handler, operation id, parameters, the shape of the answer.
OPERATIONS: dict[str, tuple[Callable[[KnowledgeGraph, Request], Any], str, tuple[dict[str, Any], ...], str]] = {
    "/api/search": (_search, "search", (_Q, _TYPE, _LIMIT, _OFFSET), "FoundPage"),
    "/api/entity/{id}": (_one, "entity", (_ID,), "Entity"),
    "/api/entity/{id}/facts": (_facts, "facts", (_ID, _LIMIT, _OFFSET), "FactPage"),
    "/api/entity/{id}/neighbourhood": (_neighbourhood, "neighbourhood", (_ID, _DEPTH, _LIMIT), "Neighbourhood"),
    "/api/evidence/{id}": (_evidence, "evidence", (_ID,), "Statement"),
    "/api/documents": (_documents, "documents", (_LIMIT, _OFFSET), "ListedPage"),
    "/api/document/{id}": (_document, "document", (_ID,), "Document"),
}


def openapi() -> dict[str, Any]:
    """The description of the API (OpenAPI 3.1)."""
    paths = {
        path: {
            "get": {
                "operationId": name,
                "summary": (call.__doc__ or "").strip(),
                "parameters": list(parameters),
                "responses": _answers(shape),
            }
        }
        for path, (call, name, parameters, shape) in OPERATIONS.items()
    }
    about = {"title": "kg-news", "version": version("kg-news"), "description": "A knowledge graph from business news."}
    return {"openapi": "3.1.0", "info": about, "paths": paths, "components": {"schemas": SCHEMAS}}


def _answers(shape: str) -> dict[str, Any]:
    wrong = {"application/json": {"schema": one_of("Error")}}
    return {
        "200": {"description": "found", "content": {"application/json": {"schema": one_of(shape)}}},
        "400": {"description": "a parameter has a value that it cannot have", "content": wrong},
        "404": {"description": "nothing has that id", "content": wrong},
        "503": {"description": "come again later, see Retry-After", "content": {"text/plain": {}}},
    }

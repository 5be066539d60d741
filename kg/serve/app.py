"""The application: routes, limits, and what every answer carries."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import KgError, QueryError, StoreError
from kg.serve import describe, negotiation
from kg.serve.pages import Pages
from kg.serve.pool import Busy, Pool

#: A query longer than this is refused.
LONGEST = 200_000
_FORM, _DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
_DATA = "default-src 'none'; frame-ancestors 'none'"


class Refused(Exception):
    """A request that gets an error: status, sentence, headers."""

    def __init__(self, status: int, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def application(output: Path, pool: Pool, hosts: frozenset[str], origins: tuple[str, ...] = ()) -> Starlette:
    """The ASGI application for an output folder; `hosts` are the names under which it may be asked."""
    server = _Server(output, pool)
    routes = [
        Route("/sparql", server.guarded(server.sparql), methods=["GET", "POST"]),
        Route("/graph", server.guarded(server.graph), methods=["GET"]),
        Route("/.well-known/void", server.guarded(server.void), methods=["GET"]),
        Route("/health", server.guarded(server.health), methods=["GET"]),
        Route("/metrics", server.guarded(server.metrics), methods=["GET"]),
        Route("/", server.guarded(server.page), methods=["GET"]),
        Route("/events", server.guarded(server.events), methods=["GET"]),
        *(Route(path, server.guarded(call), methods=["GET"]) for path, call in server.api.routes.items()),
    ]
    middleware = [Middleware(_Checked, hosts=hosts)]
    if origins:
        middleware.append(Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"]))
    return Starlette(routes=routes, middleware=middleware)


class _Checked:
    """Refuses a foreign Host header (DNS rebinding), and puts the safety headers on every answer."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1").lower()
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host

        async def safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {key.lower() for key, _ in message["headers"]}
                extra = {
                    b"x-content-type-options": b"nosniff",
                    b"referrer-policy": b"no-referrer",
                    b"cross-origin-resource-policy": b"same-origin",
                    b"content-security-policy": _DATA.encode(),
                }
                message["headers"] = [*message["headers"], *((k, v) for k, v in extra.items() if k not in known)]
            await send(message)

        if name not in self._hosts:
            refusal = PlainTextResponse(f"this server is not called {name!r}: start it with --host-name {name}\n", 421)
            await refusal(scope, receive, safe)
            return
        await self._app(scope, receive, safe)


Handler = Callable[[Request], Awaitable[Response]]


class _Server:
    def __init__(self, output: Path, pool: Pool) -> None:
        from kg.serve.api import Api

        self._pool = pool
        self.api = Api(output, pool)
        self.pages = Pages(self.api, pool)

    def guarded(self, handler: Handler) -> Handler:
        """The handler with every error of ours as a status and a sentence."""

        async def call(request: Request) -> Response:
            try:
                return await handler(request)
            except Refused as error:
                return PlainTextResponse(error.message + "\n", error.status, error.headers)
            except Busy:
                return PlainTextResponse(
                    "all query processes are busy: come again in a moment\n", 503, {"Retry-After": "5"}
                )
            except QueryError as error:
                late = "ran longer than" in str(error) or "needs more than" in str(error)
                return PlainTextResponse(f"{error}\n", 503 if late else 400, {"Retry-After": "60"} if late else None)
            except StoreError as error:
                return PlainTextResponse(f"{error}\n", 503, {"Retry-After": "60"})
            except KgError as error:
                return PlainTextResponse(f"{error}\n", 400)

        return call

    async def sparql(self, request: Request) -> Response:
        """SPARQL 1.1 Protocol, query operation."""
        query = await _query_of(request)
        if query is None:
            return self._described(request, describe.service)
        reply = await run_in_threadpool(self._pool.ask, query)
        if "error" in reply:
            update = "updates" in str(reply["error"])
            raise Refused(403 if update else 400, str(reply["error"]))
        if reply.get("cut"):
            raise Refused(
                413, f"the answer has more than {self._pool.max_rows} rows: add LIMIT and OFFSET, or narrow it"
            )
        return _answer(request, reply)

    def _described(self, request: Request, about: Callable[[str], str]) -> Response:
        turtle = about(str(request.base_url).rstrip("/"))
        media = negotiation.chosen(request.headers.get("accept"), tuple(negotiation.GRAPHS))
        if media is None:
            raise Refused(406, f"the description comes as {', '.join(negotiation.GRAPHS)}")
        return Response(describe.in_format(turtle, negotiation.GRAPHS[media]), media_type=media)

    async def graph(self, request: Request) -> Response:
        """SPARQL 1.1 Graph Store HTTP Protocol, for reading: `?default` or `?graph=IRI`."""
        given = request.query_params
        if ("default" in given) + len(given.getlist("graph")) != 1:
            raise Refused(400, "name one graph: ?default, or ?graph=IRI")
        if "graph" in given:
            iri = given["graph"]
            if any(c in iri for c in '<>"{}|\\^`') or any(c <= " " for c in iri) or ":" not in iri:
                raise Refused(400, f"{iri[:80]!r} is no IRI")
        reply = await run_in_threadpool(self._pool.graph, given.get("graph"))
        if reply.get("cut"):
            raise Refused(413, f"the graph has more than {self._pool.max_rows} triples: ask for parts of it at /sparql")
        if "error" in reply:
            raise Refused(400, str(reply["error"]))
        if "graph" in given and not reply["triples"]:
            raise Refused(404, f"there is no graph <{given['graph']}>")
        return _answer(request, reply)

    async def void(self, request: Request) -> Response:
        """What is in the dataset: VoID."""
        counts = await run_in_threadpool(self._pool.ask, describe.COUNTS)
        return self._described(request, lambda base: describe.void(base, counts))

    async def health(self, request: Request) -> Response:
        """Whether queries can be answered, and from which generation."""
        return JSONResponse({"status": "ok", "generation": self._pool.generation})

    async def metrics(self, request: Request) -> Response:
        """Counts of queries in the text format of Prometheus."""
        lines = ["# TYPE kg_queries_total counter"]
        lines += [f'kg_queries_total{{outcome="{name}"}} {count}' for name, count in self._pool.counts.items()]
        return PlainTextResponse("\n".join(lines) + "\n")

    async def page(self, request: Request) -> Response:
        """The explorer of the build that is served."""
        text, rules = await run_in_threadpool(self.pages.current)
        headers = {"Content-Security-Policy": rules, "Cache-Control": "no-cache"}
        return Response(text, media_type="text/html", headers=headers)

    async def events(self, request: Request) -> Response:
        """The name of the build that is served, and of each new one: server-sent events, for pages to follow."""
        return StreamingResponse(self.pages.events(request), media_type="text/event-stream")


async def _query_of(request: Request) -> str | None:
    """The query of a request; None where a GET asks for the service itself."""
    if request.method == "GET":
        given = request.query_params
        if not given:
            return None
    else:
        media = request.headers.get("content-type", "").split(";")[0].strip().lower()
        body = await _body(request)
        if media == _DIRECT:
            _only(request.query_params.multi_items())
            return _text(body)
        if media == "application/sparql-update":
            raise Refused(403, "updates are refused: `kg build` changes the graph")
        if media != _FORM:
            raise Refused(415, f"send a query as {_DIRECT} or {_FORM}")
        from urllib.parse import parse_qsl

        from starlette.datastructures import QueryParams

        given = QueryParams(parse_qsl(_text(body), keep_blank_values=True, max_num_fields=100))
    queries = given.getlist("query")
    if "update" in given:
        raise Refused(403, "updates are refused: `kg build` changes the graph")
    if len(queries) != 1:
        raise Refused(400, f"give one query in the parameter `query`, not {len(queries)}")
    _only(given.multi_items())
    if len(queries[0]) > LONGEST:
        raise Refused(413, f"a query has at most {LONGEST} characters")
    return queries[0]


def _only(given: list[tuple[str, str]]) -> None:
    """Refuse what would be passed over in silence: a dataset in the parameters."""
    if any(name in ("default-graph-uri", "named-graph-uri") for name, _ in given):
        raise Refused(400, "name the graphs in the query, with FROM and FROM NAMED")


async def _body(request: Request) -> bytes:
    found = b""
    async for chunk in request.stream():
        found += chunk
        if len(found) > 4 * LONGEST:
            raise Refused(413, f"a query has at most {LONGEST} characters")
    return found


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "the query is not UTF-8") from None


def _answer(request: Request, reply: negotiation.Reply) -> Response:
    accept = request.headers.get("accept")
    if "triples" in reply:
        media = negotiation.chosen(accept, tuple(negotiation.GRAPHS))
        if media is None:
            raise Refused(406, f"triples come as {', '.join(negotiation.GRAPHS)}")
        return Response(negotiation.triples(reply, negotiation.GRAPHS[media]), media_type=media)
    offered = negotiation.BOOLEAN if "boolean" in reply else tuple(negotiation.RESULTS)
    media = negotiation.chosen(accept, offered)
    if media is None:
        raise Refused(406, f"answers come as {', '.join(offered)}")
    return Response(negotiation.RESULTS[media](reply), media_type=media)

"""`kg serve`: the graph over HTTP."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.io import log, output_option
from kg.errors import StoreError

if TYPE_CHECKING:
    import uvicorn


@click.command(short_help="Serve the graph: SPARQL, a JSON API, the page.")
@output_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8642, show_default=True, help="0 takes a free one.")
@click.option("--host-name", multiple=True, help="A further name under which it may be asked, such as kg.example.org.")
@click.option("--cors", multiple=True, metavar="ORIGIN", help="Pages from there may ask, too (https://example.org).")
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True, help="Query processes.")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), default=30, show_default=True, help="In seconds.")
@click.option("--max-rows", type=click.IntRange(1), default=100_000, show_default=True)
def serve(
    output: Path, host: str, port: int, host_name: tuple[str, ...], cors: tuple[str, ...], workers: int, timeout: float,
    max_rows: int,
) -> None:  # fmt: skip
    """Serve the graph of the output folder, on this machine only unless --host says otherwise.

    SPARQL 1.1 at /sparql, the Graph Store Protocol for reading at /graph, a JSON API at /api (described by
    /api/openapi.json), the page at /. Nothing can be changed over HTTP. A new build is served as soon as it is there.

    \b
    kg serve
    curl -G http://127.0.0.1:8642/sparql --data-urlencode 'query=SELECT ?n WHERE { ?c a kg:Company ; rdfs:label ?n }'
    """
    import uvicorn

    from kg.serve.app import application
    from kg.serve.pool import Pool

    pool = Pool(output, workers, timeout=timeout, max_rows=max_rows)
    names = frozenset({host, "localhost", "127.0.0.1", "[::1]", *(name.lower() for name in host_name)})
    if not _loopback(host) and not host_name:
        log("note: whoever reaches this machine can read the graph; name it with --host-name to be asked by name")
    config = uvicorn.Config(
        application(output, pool, names, cors), host=host, port=port, log_level="warning", server_header=False,
        timeout_graceful_shutdown=2, limit_concurrency=200, h11_max_incomplete_event_size=64 * 1024,
    )  # fmt: skip
    try:
        _announced(uvicorn.Server(config)).run()
    except SystemExit as error:
        if error.code:
            raise StoreError(f"{host}:{port} cannot be listened on: another program has it; try --port 0") from None
    finally:
        pool.close()


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _announced(server: uvicorn.Server) -> uvicorn.Server:
    """The server, which says where it listens once it does."""
    start = server.startup

    async def startup(sockets: list[socket.socket] | None = None) -> None:
        await start(sockets)
        for one in server.servers:
            for listening in one.sockets:
                address, port = listening.getsockname()[:2]
                log(f"serving on http://{address}:{port} (Ctrl-C ends it)")

    server.startup = startup  # type: ignore[method-assign]
    return server

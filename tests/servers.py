"""A real SPARQL 1.1 server (Oxigraph, from the wheel `oxigraph`) on a free loopback port, and a gate in front of one."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def binary() -> str:
    """The server's program; without it the test is skipped."""
    found = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if found is None:
        pytest.skip("no `oxigraph` server: pip install 'kg-news[test]'")
    return found


@dataclass
class Server:
    """One Oxigraph server. `kill` ends it like a power cut; `start` starts it again on the same port and data."""

    folder: Path | None = None
    mode: str = "serve"
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Server:
        where = [] if self.folder is None else ["--location", str(self.folder)]
        self._process = subprocess.Popen(
            [binary(), self.mode, *where, "--bind", f"127.0.0.1:{self.port}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for _ in range(200):
            try:
                self.call("GET", "/query?query=ASK%7B%7D")
                return self
            except urllib.error.URLError:
                time.sleep(0.05)
        raise AssertionError("the server does not start")

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def call(self, method: str, path: str, body: bytes | None = None, **headers: str) -> bytes:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.url + path, body, named, method=method)
        with urllib.request.urlopen(request, timeout=30) as reply:
            return bytes(reply.read())

    def dump(self) -> set[str]:
        """All quads, as lines of N-Quads."""
        return set(self.call("GET", "/store", Accept="application/n-quads").decode().split("\n")) - {""}


@contextmanager
def oxigraph(folder: Path | None = None, mode: str = "serve") -> Iterator[Server]:
    server = Server(folder, mode).start()
    try:
        yield server
    finally:
        server.kill()


Rule = Callable[[BaseHTTPRequestHandler, int], tuple[int, dict[str, str]] | None]


@contextmanager
def gate(server: Server, rule: Rule) -> Iterator[tuple[str, list[str]]]:
    """An address that hands every request on to the server, unless `rule(request, n)` answers it with a status.

    Also gives the list of `METHOD path` of the requests that came through. Status 0 cuts the connection.
    """
    through: list[str] = []
    asked = [0]

    class Handler(BaseHTTPRequestHandler):
        def handle_one(self) -> None:
            asked[0] += 1
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            verdict = rule(self, asked[0])
            if verdict is None:
                try:
                    status, headers, answer = _forward(server, self, body)
                    through.append(f"{self.command} {self.path}")
                except OSError:
                    verdict = (0, {})
            if verdict is not None:
                status, headers = verdict
                answer = b"sorry"
            self.close_connection = True
            if status:
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(answer))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer)

        do_GET = do_PUT = do_POST = do_DELETE = handle_one

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    front = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=front.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{front.server_address[1]}", through
    finally:
        front.shutdown()
        front.server_close()
        thread.join()


def _forward(server: Server, request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    kept = {k: v for k, v in request.headers.items() if k.lower() in ("content-type", "accept")}
    try:
        connection.request(request.command, request.path, body, kept)
        reply = connection.getresponse()
        headers = {"Content-Type": reply.headers["Content-Type"]} if reply.headers["Content-Type"] else {}
        return reply.status, headers, reply.read()
    finally:
        connection.close()

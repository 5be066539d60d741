"""One HTTP server to talk to: retries, authentication, and errors that say what to do and hold no secret."""

from __future__ import annotations

import base64
import http.client
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn

from kg.errors import PublishError

#: The server is busy or restarting: the same request may work in a moment.
_PASSING = (429, 502, 503, 504)
_LONGEST_WAIT = 30.0
_HINTS = {
    400: "the server could not read it; is this the right kind of address for --method?",
    401: "give --user NAME and the password in KG_PASSWORD (or type it when asked)",
    403: "this user may not write there: ask who runs the server",
    404: "there is nothing at this address: check it (Oxigraph: /store, with --method update /update)",
    405: "writing is not allowed at this address: is it for reading only, or for the other --method?",
    413: "too much at once: give a smaller --chunk",
    415: "it does not take this format: check that --method fits the address",
}


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A password must not follow a redirect to another host; the user is told the new address instead."""

    def redirect_request(self, *_: Any) -> None:
        """Never."""


class _Basic(urllib.request.HTTPBasicAuthHandler):
    """Remembers which servers asked for basic authentication: later requests need not be refused first."""

    def __init__(self, passwords: urllib.request.HTTPPasswordMgr) -> None:
        super().__init__(passwords)
        self.asked: dict[str, str] = {}

    def http_error_401(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> Any:
        """Ask again with the password, and give the refused answer's connection back, which urllib leaves open."""
        return _given_back(partial(super().http_error_401, req, fp, code, msg, headers), fp)

    def retry_http_basic_auth(self, host: str, req: urllib.request.Request, realm: str) -> Any:
        """Called where a server asks for it."""
        user, password = self.passwd.find_user_password(realm, host)
        if password is not None:
            self.asked[req.host] = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
        return super().retry_http_basic_auth(host, req, realm)


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Gives the refused answer's connection back."""

    def http_error_401(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> Any:
        """Ask again with the password."""
        return _given_back(partial(super().http_error_401, req, fp, code, msg, headers), fp)


def _given_back(again: Callable[[], Any], refused: Any) -> Any:
    try:
        answer = again()
    except urllib.error.HTTPError as error:
        if error.fp is not refused:
            refused.close()
        raise
    if answer is not None:
        refused.close()
    return answer


def shown(url: str) -> str:
    """The address as it may stand in a message: without user, password and query string."""
    parts = urllib.parse.urlsplit(url)
    return urllib.parse.urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def checked(url: str) -> str:
    """`url` if it is an http(s) address without a password in it, else `PublishError`."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise PublishError(f"{shown(url)!r} is no web address: give one such as http://localhost:7878/store")
    if "@" in parts.netloc:
        raise PublishError(
            f"the address has a user or a password in it: give {shown(url)} and --user NAME, password in KG_PASSWORD"
        )
    if parts.fragment:
        raise PublishError(f"the address {shown(url)} has a fragment (#...): leave it out")
    return url


@dataclass
class Http:
    """Requests to one server. `timeout` is in seconds a request; `retries` is how often one is tried again.

    Basic and digest authentication (RFC 7617, RFC 7616), whichever the server asks for; nothing is sent unasked.
    """

    user: str | None = None
    password: str | None = None
    timeout: float = 60.0
    retries: int = 4
    pause: float = 1.0
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        self._passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        self._basic = _Basic(self._passwords)
        self._digest = _Digest(self._passwords)
        self._opener = urllib.request.build_opener(_NoRedirect(), self._basic, self._digest)

    def send(self, method: str, url: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """Status and body of the answer; header names have `_` for `-`. 404 to GET and DELETE is an answer, too.

        Raises `PublishError` for every other status from 300 on and for a server that cannot be reached.
        """
        if self.user is not None:
            self._passwords.add_password(None, url, self.user, self.password or "")
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for attempt in range(self.retries + 1):
            request = urllib.request.Request(url, data=body, headers=named, method=method)
            if request.host in self._basic.asked:
                request.add_unredirected_header("Authorization", self._basic.asked[request.host])
            # Its count of failures is not set back where an accepted request ends in another error, such as 404.
            self._digest.reset_retry_count()
            try:
                with self._opener.open(request, timeout=self.timeout) as reply:
                    return reply.status, reply.read()
            except urllib.error.HTTPError as problem:
                with problem:
                    if problem.code == 404 and method in ("GET", "DELETE"):
                        return 404, problem.read()
                    if problem.code not in _PASSING or attempt == self.retries:
                        _refused(method, url, problem)
                    wait = problem.headers.get("Retry-After", "")
            except (OSError, http.client.HTTPException, ValueError) as problem:
                if attempt == self.retries or not _may_pass(problem):
                    raise PublishError(_unreachable(url, problem)) from None
                wait = ""
            self.sleep(min(float(wait) if wait.isdigit() else self.pause * 2**attempt, _LONGEST_WAIT))
        raise AssertionError("the last attempt returns or raises")


def _may_pass(problem: Exception) -> bool:
    cause = getattr(problem, "reason", problem)
    return isinstance(
        cause, TimeoutError | ConnectionResetError | BrokenPipeError | http.client.HTTPException
    ) and not isinstance(cause, http.client.InvalidURL)


def _unreachable(url: str, problem: Exception) -> str:
    cause = getattr(problem, "reason", problem)
    if isinstance(cause, ConnectionRefusedError):
        return f"nothing answers at {shown(url)} (connection refused): start the server or correct the address"
    if isinstance(cause, TimeoutError):
        return f"{shown(url)} did not answer in time: run the same command to go on, or give more --timeout"
    if isinstance(problem, ValueError) and not isinstance(problem, OSError):
        return f"{shown(url)} asks for a kind of authentication that is not known here: basic and digest are"
    said = " ".join(str(cause).split()) or type(cause).__name__
    return f"{shown(url)} cannot be reached ({said[:200]}): run the same command to go on"


def _refused(method: str, url: str, problem: urllib.error.HTTPError) -> NoReturn:
    if problem.code in (301, 302, 303, 307, 308):
        there = shown(problem.headers.get("Location", "?"))
        raise PublishError(f"{shown(url)} has moved to {there}: give that address")
    hint = _HINTS.get(problem.code)
    if hint is None:
        said = " ".join(problem.read(500).decode("utf-8", "replace").split())
        hint = f"it says: {said[:200]}" if said else "look at the log of the server"
    raise PublishError(f"{shown(url)} answers {problem.code} {problem.reason} to {method}: {hint}")

"""Run a page of the documentation, top to bottom, in a folder of its own, and compare what it shows with what comes.

What is done with a fenced block follows from its head:

- `sh title="installing"` is left to a test of its own, since it downloads packages.
- `sh` runs in bash and stops at the first command that fails; `sh title="second terminal"` is started beside the others
  and left running, and the next block waits until its port answers.
- `python` runs in one interpreter for the whole page.
- Any other block with a title (`csv title="firms.csv"`) is a file that is written.
- `text`, `json` or `csv` without a title, next after a block that ran, is what that block printed. `...` in it stands for
  anything within a line, and on a line of its own for any lines.
- Everything else is shown and not run; a page says so where it does that.

Ports in the page are replaced by free ones, so that two runs do not meet.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.servers import free_port

_FENCE = re.compile(r"^( *)```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_PORT = re.compile(r"\b(8642|7878)\b")
_SHOWN = ("text", "json", "csv", "turtle")
BACKGROUND = "second terminal"
INSTALLING = "installing"


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, title, text and line in the page."""

    language: str
    title: str | None
    text: str
    line: int


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page in order; those inside a list or an admonition lose their indent."""
    found = []
    for match in _FENCE.finditer(page):
        indent, language, title, text = match.groups()
        body = "".join(line.removeprefix(indent) for line in text.splitlines(keepends=True))
        found.append(Block(language, title, body, page.count("\n", 0, match.start()) + 1))
    return found


def same(shown: str, came: str) -> bool:
    """Whether what came is what the page shows, but for `...` and space at the ends of lines."""
    wanted = [line.rstrip() for line in shown.strip("\n").splitlines()]
    parts = [r"(?:.*\n)*?" if line.strip() == "..." else _line(line) + r"\n" for line in wanted]
    text = "".join(line.rstrip() + "\n" for line in came.strip("\n").splitlines())
    return re.fullmatch("".join(parts), text) is not None


def _line(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.split("..."))


@dataclass
class Page:
    """A page that is being run in `folder`; `ran` counts its blocks that did."""

    path: Path
    folder: Path
    ran: int = 0
    _names: dict[str, Any] = field(default_factory=lambda: {"__name__": "__main__"})
    _ports: dict[str, str] = field(default_factory=dict)
    _beside: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def run(self) -> None:
        """Run all blocks; AssertionError names the line of the page."""
        printed: str | None = None
        for block in blocks(self.path.read_text(encoding="utf-8")):
            text = _PORT.sub(lambda m: self._port(m[0]), block.text)
            where = f"{self.path.name}, line {block.line}"
            if block.title == INSTALLING:
                printed = None
            elif block.language == "sh" and block.title == BACKGROUND:
                self._start(text, where)
                printed = None
            elif block.language == "sh":
                printed = self._shell(text, where)
            elif block.language == "python" and block.title is None:
                printed = self._python(text, where)
            elif block.title is not None:
                file = self.folder / block.title
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            elif printed is not None and block.language in _SHOWN:
                assert same(text, printed), f"{where}: the page shows\n{text}\nbut this came\n{printed}"
                printed = None
            else:
                printed = None

    def _port(self, told: str) -> str:
        return self._ports.setdefault(told, str(free_port()))

    def _environment(self) -> dict[str, str]:
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        python = os.pathsep.join(part for part in (str(self.folder), str(ROOT), os.environ.get("PYTHONPATH")) if part)
        return {**os.environ, "PATH": path, "PYTHONPATH": python, "COLUMNS": "100", "LC_ALL": "C.UTF-8"}

    def _shell(self, text: str, where: str) -> str:
        done = subprocess.run(
            ["bash", "-e", "-c", text], cwd=self.folder, env=self._environment(),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=600, check=False,
        )  # fmt: skip
        printed = done.stdout.decode("utf-8", "replace")
        assert done.returncode == 0, f"{where}: exit code {done.returncode}\n{printed}"
        self.ran += 1
        return printed

    def _python(self, text: str, where: str) -> str:
        printed = io.StringIO()
        before = Path.cwd()
        os.chdir(self.folder)
        try:
            with contextlib.redirect_stdout(printed):
                exec(compile(text, where, "exec"), self._names)
        finally:
            os.chdir(before)
        self.ran += 1
        return printed.getvalue()

    def _start(self, text: str, where: str) -> None:
        ports = {port for port in self._ports.values() if port in text} or {self._port("8642")}
        command = text if "kg serve" not in text or "--port" in text else text.replace(
            "kg serve", f"kg serve --port {self._port('8642')}"
        )  # fmt: skip
        process = subprocess.Popen(
            ["bash", "-c", f"exec {command}"], cwd=self.folder, env=self._environment(),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        self._beside.append(process)
        for port in ports:
            _wait_for(int(port), process, where)
        self.ran += 1

    def stop(self) -> None:
        """End what runs in second terminals."""
        for process in self._beside:
            process.terminate()
            process.wait(timeout=60)


def _wait_for(port: int, process: subprocess.Popen[bytes], where: str) -> None:
    for _ in range(600):
        assert process.poll() is None, f"{where}: it ended at once with exit code {process.returncode}"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{where}: nothing answers on port {port}")


@contextlib.contextmanager
def page(path: Path, folder: Path) -> Iterator[Page]:
    """The page at `path`, to be run in `folder`; what it started is ended."""
    one = Page(path, folder)
    try:
        yield one
    finally:
        one.stop()

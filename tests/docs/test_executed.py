"""What the tutorial tells to type is typed, in its order, and what it says comes out comes out.

A block of `sh` or `python` is run in one shell in a folder of its own; the block of `text` after it is what has to be
printed, where `...` stands for anything.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kg.cli.main import cli
from tests.conftest import ROOT, SAMPLES

DOCS = ROOT / "docs"
FENCE = re.compile(r"^```(sh|python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_DONE = "--- that was it ---"


def blocks(path: Path) -> list[tuple[str, str, str | None]]:
    """(language, text, what is printed) for each block to run."""
    found: list[tuple[str, str, str | None]] = []
    for kind, text in FENCE.findall(path.read_text("utf-8")):
        if kind == "text":
            language, typed, _ = found.pop()
            found.append((language, typed, text))
        else:
            found.append((kind, text, None))
    return found


def fits(printed: str, told: str) -> bool:
    """Whether `told`, with its `...`, is what was printed."""
    parts = (re.escape(part) for part in told.strip().split("..."))
    return re.fullmatch(".*?".join(parts), printed.strip(), re.DOTALL) is not None


class Shell:
    """One bash for a whole page."""

    def __init__(self, folder: Path) -> None:
        bin_ = folder / "bin"
        bin_.mkdir()
        for name, module in (("kg", "kg.cli.main"), ("python", "")):
            (bin_ / name).write_text(
                f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {f"-m {module}" if module else ""} "$@"\n'
            )
            (bin_ / name).chmod(0o755)
        environment = {**os.environ, "PATH": f"{bin_}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
        self._process = subprocess.Popen(
            ["bash", "--noprofile", "--norc"], cwd=folder, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def run(self, text: str) -> tuple[int, str]:
        """Exit code of the last command, and what was printed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f'{text}\necho "{_DONE}$?"\n')
        self._process.stdin.flush()
        printed = ""
        for line in self._process.stdout:
            head, mark, code = line.partition(_DONE)
            printed += head
            if mark:
                return int(code), printed
        raise AssertionError(f"the shell ended: {printed}")

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()


@pytest.mark.model
def test_the_tutorial_is_true(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES, tmp_path / "samples")
    found = blocks(DOCS / "tutorial.md")
    assert len(found) >= 10
    shell = Shell(tmp_path)
    try:
        for language, typed, told in found:
            command = typed if language == "sh" else f"python - <<'END_OF_PYTHON'\n{typed}END_OF_PYTHON"
            code, printed = shell.run(command)
            assert code == 0 or "kill" in typed, f"{typed}\n{printed}"
            assert told is None or fits(printed, told), f"{typed}\nprinted\n{printed}\nand not\n{told}"
    finally:
        shell.close()


def _typed() -> list[tuple[str, str]]:
    """Every `kg` command in the documentation, with its page."""
    found = []
    for path in sorted(DOCS.rglob("*.md")):
        for kind, text, _ in blocks(path) if path.name != "commands.md" else []:
            joined = re.sub(r"\\\n\s*", " ", text)
            if kind == "sh":
                found += [
                    (path.name, line.split(" 2>")[0].rstrip("& "))
                    for line in joined.splitlines()
                    if line.startswith("kg ")
                ]
    return found


@pytest.mark.parametrize(("page", "command"), _typed())
def test_commands_parse(page: str, command: str) -> None:
    if command.count("'") % 2:
        pytest.skip("goes on over several lines; the tutorial's are run")
    words = shlex.split(command, comments=True)
    context, group = click.Context(cli), cli
    while isinstance(one := group.get_command(context, words[1]), click.Group) and len(words) > 2:
        group, words = one, words[1:]
    assert one is not None, command
    if "$" not in command and not {"--help", "-h"} & set(words):
        assert one.make_context(words[1], words[2:])


@pytest.mark.parametrize(
    ("printed", "told", "wanted"),
    [
        ("a\nb\nc", "a\n...", True),
        ("a\nb", "...b", True),
        ("a\nb", "a", False),
        ("x", "...y...", False),
        ("", "...", True),
    ],
)
def test_dots_stand_for_anything(printed: str, told: str, wanted: bool) -> None:
    assert fits(printed, told) == wanted

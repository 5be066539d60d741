"""The rules of the house are tests: style, types, and the direction of imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 400


def _run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout[-4000:] + done.stderr[-2000:]


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


@pytest.mark.parametrize(
    "command", [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("lint-imports", "--no-cache"), ("mypy",)]
)
def test_tools_find_nothing(command: tuple[str, ...]) -> None:
    assert _run(_tool(command[0]), *command[1:]) == ""


def test_modules_can_be_read_in_one_go() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("kg", "extractors")
        for path in (ROOT / folder).rglob("*.py")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST
    }
    assert long == {}


def test_functions_are_short_and_take_few_parameters() -> None:
    wrong = []
    for folder in ("kg", "extractors"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    length = (node.end_lineno or node.lineno) - node.lineno + 1
                    positional = [a for a in node.args.args if a.arg not in ("self", "cls")]
                    if length > 60 or len(positional) > 6:
                        wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    # Commands of click take one parameter for each option: that is its way, and the only exception.
    assert [w for w in wrong if not w.startswith("kg/cli/")] == []

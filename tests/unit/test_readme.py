"""What README.md says to type can be typed."""

from __future__ import annotations

import re
import shlex

import click
import pytest

import kg
from kg.cli.main import cli
from tests.conftest import ROOT, SAMPLES

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL = "\n".join(re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL))
PYTHON = "\n".join(re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL))
COMMANDS = [line for line in SHELL.splitlines() if line.startswith("kg ")]
SETUP = [line for line in SHELL.splitlines() if line.startswith("python3 ")]


def _parse(command: str) -> click.Context:
    words = shlex.split(command, comments=True)
    if words[1].startswith("-"):
        return click.Context(cli)
    one = cli.get_command(click.Context(cli), words[1])
    assert one is not None, command
    return one.make_context(words[1], words[2:])


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_parse(command: str) -> None:
    assert _parse(command)


def test_commands_of_readme_are_not_a_few() -> None:
    assert len(COMMANDS) >= 8


def test_two_commands_of_one_line_each_for_a_fresh_machine() -> None:
    first, second = SETUP
    for command in SETUP:
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert ".venv/bin/kg build samples -o output" in first
    assert "-e '.[test]'" in second
    assert second.endswith(".venv/bin/pytest")
    assert _parse("kg " + re.findall(r"\.venv/bin/kg (build .*?) &&", first)[0])


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / target).exists() or target.startswith("https://"), target


def test_files_of_the_samples_are_all_told() -> None:
    told = (SAMPLES / "README.md").read_text(encoding="utf-8")
    for path in SAMPLES.iterdir():
        assert path.name == "README.md" or f"`{path.name}`" in told


def test_python_example_names_what_there_is() -> None:
    for name in re.findall(r"\bkg\.(\w+)\(", PYTHON):
        assert name in kg.__all__
    for name in re.findall(r"\bgraph\.(\w+)\(", PYTHON):
        assert hasattr(kg.Graph, name), name


@pytest.mark.model
def test_python_example_runs(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("readme")
    (folder / "samples").symlink_to(SAMPLES)
    monkeypatch.chdir(folder)
    kg.build("samples", output="output")
    exec(compile(PYTHON, "README.md", "exec"), {})
    assert (folder / "explorer.html").stat().st_size > 10_000

"""What several commands share: where the graph lies, what goes to the terminal, and how."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.builder import Progress
    from kg.graph import KnowledgeGraph

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_STAGES = {"read": "reading", "extract": "extracting", "write": "writing"}


def output_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`-o/--output`: the folder of the graph."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        default="output",
        show_default=True,
        help="The folder of the graph and of its library.",
    )(function)


def load_graph(output: Path) -> KnowledgeGraph:
    """The graph of an output folder (or of a `graph.json` itself)."""
    from kg.api import load

    return load(output).knowledge


def clean(text: str) -> str:
    """Text as it may go to a terminal: control characters and marks that turn the direction become `\\ufffd`."""
    return _CONTROL.sub("\ufffd", text)


def echo(text: str = "") -> None:
    """Data, to standard output."""
    click.echo(clean(text))


def log(text: str) -> None:
    """Everything that is no data, to standard error."""
    click.echo(clean(text), err=True)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """An aligned table as plain text."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip() for line in lines)


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar on a terminal; nothing anywhere else."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(TextColumn):
        def render(self, task: Task) -> Text:
            return Text("" if not task.speed else f"{task.speed:.1f} documents/s")

    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), Rate(""),
               TimeRemainingColumn(elapsed_when_finished=True))  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {stage: bar.add_task(name, total=None, visible=False) for stage, name in _STAGES.items()}

        def show(stage: str, done: int, total: int | None) -> None:
            bar.update(tasks[stage], completed=done, total=total, visible=True)

        yield show


def usage(check: Callable[[str], str], option: str) -> Callable[[Any, Any, str | None], str | None]:
    """A click callback: a value of an option that `check` refuses is wrong usage."""

    def callback(ctx: object, parameter: object, value: str | None) -> str | None:
        try:
            return None if value is None else check(value)
        except KgError as error:
            raise click.BadParameter(f"{error}", param_hint=option) from None

    return callback

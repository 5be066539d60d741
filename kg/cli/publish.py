"""`kg publish`: the graph into a SPARQL server."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.io import echo, load_graph, log, output_option
from kg.errors import PublishError

if TYPE_CHECKING:
    from kg.publish.publish import Plan
    from kg.publish.stores import Store


@click.command(short_help="Load the graph into a SPARQL server.")
@click.argument("url")
@output_option
@click.option("--method", type=click.Choice(["gsp", "update"]), default="gsp", show_default=True,
              help="Graph Store Protocol or SPARQL Update: what the address speaks.")  # fmt: skip
@click.option("--query-url", help="With --method update: where queries go, if not the same with /query for /update.")
@click.option("--user", help="Who writes; the password is in KG_PASSWORD or is asked for.")
@click.option("--chunk", type=click.IntRange(1), default=5_000, show_default=True, help="Statements a request.")
@click.option("--timeout", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Seconds a request.")
@click.option("--default-graph", is_flag=True,
              help="Entities and statements go to the server's default graph; what is in it is replaced.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
def publish(url: str, output: Path, dry_run: bool, default_graph: bool, chunk: int, **access: Any) -> None:
    """Load the graph into the SPARQL 1.1 server at URL, in graphs of its own.

    Publishing again sends only what changed and removes what is gone; graphs of others are left alone. After an
    interruption the same command goes on.

    \b
    kg publish http://localhost:7878/store
    kg publish http://localhost:7878/update --method update
    kg publish http://localhost:3030/news/data --user anna
    """
    from kg.publish.publish import carry_out, content, survey

    store = _store(url, **access)
    lines = content(load_graph(output), default=default_graph)
    made = survey(store, lines, chunk)
    _say(made, dry_run)
    if made and not dry_run:
        carry_out(store, made, lines)
        echo(f"published {sum(map(len, lines.values())):,} statements in {len(lines):,} graphs")


def _store(url: str, method: str, query_url: str | None, user: str | None, timeout: float) -> Store:
    from kg.publish.http import Http, checked
    from kg.publish.stores import GraphStore, UpdateStore

    checked(url)
    if query_url is not None:
        if method != "update":
            raise click.UsageError("--query-url goes with --method update.")
        checked(query_url)
    client = Http(user, None if user is None else _password(user), timeout)
    if method == "gsp":
        return GraphStore(client, url)
    derived = url.removesuffix("/update") + "/query" if url.endswith("/update") else url
    return UpdateStore(client, url, query_url or derived)


def _password(user: str) -> str:
    found = os.environ.get("KG_PASSWORD")
    if found is not None:
        return found
    if not sys.stdin.isatty():
        raise PublishError(f"there is no password for {user!r}: set KG_PASSWORD, or run this on a terminal to be asked")
    return str(click.prompt(f"Password of {user}", hide_input=True, err=True))


def _say(made: Plan, dry_run: bool) -> None:
    if not made:
        echo(f"nothing to do: all {made.same:,} parts are there")
        return
    graphs = len({part.graph for part in made.send})
    log(
        f"{'would send' if dry_run else 'sending'} {made.statements:,} statements to {graphs:,} graphs in "
        f"{len(made.send):,} parts; {made.same:,} parts are there; {len(made.drop):,} graphs go"
    )
    for graph in made.drop:
        log(f"  goes: {graph or 'the default graph'}")

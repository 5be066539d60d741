"""`kg query` and `kg ask`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kg.cli.io import load_graph, log, output_option
from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.query.answer import Answer

_format = click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "ttl"]), default="table", show_default=True,
    help="How to print the answer.",
)  # fmt: skip


@click.command(short_help="Ask in SPARQL.")
@click.argument("sparql", required=False)
@click.option("-f", "--file", type=click.File(encoding="utf-8"), help="Read the query from a file, or - for stdin.")
@output_option
@_format
@click.option("--timeout", type=click.FloatRange(0, min_open=True), default=30, show_default=True, help="In seconds.")
@click.option("--max-rows", type=click.IntRange(1), default=10_000, show_default=True)
@click.pass_context
def query(
    ctx: click.Context, sparql: str | None, file: TextIO | None, output: Path, form: str, timeout: float, max_rows: int
) -> None:
    """Ask the graph in SPARQL 1.1. The prefixes kg: rdfs: skos: prov: owl: xsd: are known.

    \b
    kg query 'SELECT ?name WHERE { ?x a kg:Company ; rdfs:label ?name } ORDER BY ?name'
    kg query 'SELECT ?who ?firm WHERE { ?w kg:holdsPosition ?f . ?w rdfs:label ?who . ?f rdfs:label ?firm }'
    kg query -f question.rq --format csv > answer.csv
    """
    if (sparql is None) == (file is None):
        raise click.UsageError("Give either a query, or a file with -f.", ctx)
    from kg.query.sparql import query as ask_graph
    from kg.store.generations import current

    text = file.read() if file is not None else sparql or ""
    if not (output / "graph.json").exists() and not output.is_file() and current(output) is None:
        raise StoreError(f"there is no graph in {output}: run `kg build ARTICLE... -o {output}` first")
    _print(ask_graph(output, text, timeout=timeout, max_rows=max_rows), form)


@click.command(short_help="Ask one of the ready questions.")
@click.argument("question", required=False)
@click.argument("about", required=False)
@output_option
@_format
@click.pass_context
def ask(ctx: click.Context, question: str | None, about: str | None, output: Path, form: str) -> None:
    """Ask one of the ready questions ABOUT an entity (by any of its names) or a statement (by its id).

    Without a question they are listed.

    \b
    kg ask figures Velmora
    kg ask who-runs Velmora --format csv
    """
    from kg.query.ask import QUESTIONS
    from kg.query.ask import ask as ask_graph

    if question is None:
        for name in QUESTIONS:
            click.echo(f"kg ask {name} {'STATEMENT' if name == 'sources' else 'NAME'}")
        return
    if question not in QUESTIONS:
        raise click.UsageError(f"No question '{question}'. There are: {', '.join(QUESTIONS)}.", ctx)
    if about is None:
        raise click.UsageError(f"Ask it about something: kg ask {question} NAME.", ctx)
    _print(ask_graph(load_graph(output), question, about), form)


def _print(answer: Answer, form: str) -> None:
    """The answer itself is data; what is to be said of it goes beside."""
    forms = {"table": answer.to_table, "csv": answer.to_csv, "json": answer.to_json, "ttl": answer.to_turtle}
    click.echo(forms[form](), nl=False)
    if answer.note and form != "table":
        log(f"note: {answer.note}")

"""`kg export`: the graph in the formats of other tools."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.io import load_graph, log, output_option
from kg.views.exports import FORMATS, files, format_of, text


@click.command(short_help="Write the graph in the format of another tool.")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--to", "form", type=click.Choice(list(FORMATS)), help="The format; without it, the suffix of FILE.")
@output_option
def export(file: Path | None, form: str | None, output: Path) -> None:
    """Write the graph in another format, to FILE or to standard output. csv, parquet and neo4j fill a folder.

    \b
    kg export graph.trig
    kg export --to json | jq .entities
    kg export --to csv tables/
    """
    form = form or (format_of(file.name) if file is not None else None)
    if form is None:
        raise click.UsageError(f"Missing option '--to': one of {', '.join(FORMATS)}.")
    standard = file is None or str(file) == "-"
    if FORMATS[form].folder and standard:
        raise click.UsageError(f"{form} is a folder of files: `kg export --to {form} FOLDER`.")
    graph = load_graph(output)
    if file is None or standard:
        for piece in text(graph, form):
            click.echo(piece, nl=False)
        return
    from kg.output import write_file, write_files

    if FORMATS[form].folder:
        write_files(file, files(graph, form))
    else:
        write_file(file, text(graph, form))
    log(f"wrote {file}")

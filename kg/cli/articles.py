"""`kg build` and `kg remove`: articles in and out."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import click

from kg.builder import Built, Summary, rebuild
from kg.builder import build as build_graph
from kg.cli.io import echo, log, output_option, progress, usage
from kg.errors import StoreError
from kg.graph import SURE_ENOUGH
from kg.ingest.dates import iso_date
from kg.ingest.jsonl import language
from kg.ingest.language import LANGUAGES
from kg.ingest.records import MEGABYTE, Options
from kg.library import Library, find

#: So many names of a list are printed; the rest is counted.
SHOWN = 20


def _names(ctx: object, parameter: object, value: str | None) -> tuple[str, ...] | None:
    return None if value is None else tuple(name.strip() for name in value.split(",") if name.strip())


def _languages(ctx: object, parameter: object, value: str) -> tuple[str, ...]:
    check = usage(language, "--languages")
    return tuple(str(check(None, None, code.strip())) for code in value.split(",") if code.strip())


@click.command(short_help="Read articles and write their graph.")
@click.argument("articles", nargs=-1, metavar="ARTICLE...")
@output_option
@click.option("--date", metavar="YYYY-MM-DD", callback=usage(iso_date, "--date"), help="The day the articles are of.")
@click.option(
    "--lang", metavar="CODE", callback=usage(language, "--lang"), help="The language they are in (de, en ...)."
)
@click.option("--source", metavar="TEXT", help="Where they are from: an address, or a name.")
@click.option("--keep", is_flag=True, help="Leave documents whose file is gone from a folder that is built again.")
@click.option("--extractors", metavar="A,B", callback=_names, help="Run these only; see `kg extractors`.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=SURE_ENOUGH,
    show_default=True,
    help="Leave statements out that are less sure than this; 0 keeps all.",
)
@click.option("--export/--no-export", default=True, help="Write the graph's files, or leave them for a later build.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default="one a processor",
    help="So many processes read when there are many articles, a model each.",
)
@click.option("--max-mb", type=click.IntRange(1), default=20, show_default=True, help="The longest article, in MB.")
@click.option(
    "--languages",
    metavar="A,B",
    default=",".join(LANGUAGES),
    callback=_languages,
    help="The languages that detection chooses from.",
)
@click.pass_context
def build(ctx: click.Context, /, articles: tuple[str, ...], output: Path, **given: Any) -> None:
    """Read articles and write their graph into the output folder.

    An ARTICLE is a file (.txt, .md, .html, .pdf, .eml, .rss, .atom, .warc, .jsonl, .jsonl.gz), a folder with such
    files, or - for standard input.
    A line of a .jsonl file is {"text" or "html", "id", "title", "date", "lang", "source"}.

    What was read before is not read again; a changed file replaces its old version. Without ARTICLE the graph of
    what is in the library is written again.

    \b
    Writes graph.json, graph.ttl, graph.nq (RDF), graph.graphml, explorer.html (open it in a browser), graph.html,
    report.json, and the store that queries are answered from. With --no-export the store and the report only: fast
    for many articles; `kg build` without ARTICLE writes the files.

    \b
    kg build samples
    kg build news/ article.html --lang de
    kg build - --date 2024-08-13 < article.txt
    """
    if not articles and not (output / "library").is_dir():
        raise click.UsageError("Give at least one article: a file, a folder, or - for standard input.", ctx)
    options = Options(
        date=given["date"],
        lang=given["lang"],
        source=given["source"],
        max_bytes=given["max_mb"] * MEGABYTE,
        languages=given["languages"],
    )
    with _clean_end(), progress() as show:
        built = build_graph(
            articles,
            output,
            options,
            keep=given["keep"],
            extractors=given["extractors"],
            min_confidence=given["min_confidence"],
            export=given["export"],
            workers=given["workers"],
            progress=show,
        )
    if not built.report:
        _problems(built.summary)
        raise StoreError(f"no article could be read, {output} is as it was")
    _tell(built, output)
    ctx.exit(3 if built.summary.failed else 0)


@contextmanager
def _clean_end() -> Iterator[None]:
    """Ended from outside, a build takes its temporary files away as it does at Ctrl-C."""

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.signal(one, end) for one in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@click.command(short_help="Take documents away, and what only they support.")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@output_option
@click.pass_context
def remove(ctx: click.Context, documents: tuple[str, ...], output: Path) -> None:
    """Take documents out of the library, and what only they support out of the graph.

    A DOCUMENT is named by its id (or the first characters of it), its source, or the path of its file. The file
    itself stays where it is: a later build of its folder reads it again.

    \b
    kg remove 3f2a91
    kg remove samples/de-zahlen.txt
    """

    def change(library: Library) -> Summary:
        found = [find(library, document) for document in documents]
        keys = {origin.key: origin.label for origins in found for origin in origins}
        library.forget(keys)
        return Summary(removed=sorted(keys.values()))

    with progress() as show:
        built = rebuild(output, change, show)
    _tell(built, output)
    ctx.exit(3 if built.summary.failed else 0)


def _problems(summary: Summary) -> None:
    for message in summary.notices:
        log(f"note: {message}")
    for message in summary.failed:
        log(f"failed: {message}")
    for reason in sorted({one.reason for one in summary.skipped}):
        log(f"skipped: {_some([one.where for one in summary.skipped if one.reason == reason])} ({reason})")


def _tell(built: Built, output: Path) -> None:
    """The summary: what was done with which documents, what the graph holds, where to look."""
    summary, graph = built.summary, built.graph
    _problems(summary)
    counts = [
        f"{len(names)} {word}"
        for word, names in (
            ("new", summary.new),
            ("changed", summary.changed),
            ("kept", summary.kept),
            ("removed", summary.removed),
            ("failed", summary.failed),
        )
        if names
    ]
    echo(f"documents  {len(graph.documents)}" + (f" ({', '.join(counts)})" if counts else ""))
    if summary.removed:
        echo(f"  removed  {_some(summary.removed)}")
    types = Counter(entity.type for entity in graph.entities).most_common()
    echo(f"entities   {len(graph.entities)}" + (f" ({', '.join(f'{n} {t}' for t, n in types)})" if types else ""))
    echo(f"relations  {len(graph.relations)}")
    echo(f"facts      {len(graph.facts)}")
    page = output / "explorer.html"
    echo(f"look at    {page} (in a browser), or: {_next(built, output)}" if page.exists() else
         f"look at    {_next(built, output)}; `kg build -o {output}` writes the files")  # fmt: skip


def _next(built: Built, output: Path) -> str:
    """A command that shows something of this graph, as it can be typed here."""
    graph = built.graph
    program = "kg" if shutil.which("kg") or Path(sys.argv[0]).name != "kg" else os.path.relpath(sys.argv[0])
    where = "" if str(output) == "output" else f" -o {shlex.quote(str(output))}"
    if not graph.entities:
        return f"{program} --help"
    best = max(
        graph.entities, key=lambda e: (len(graph.facts_of.get(e.id, ())) + len(graph.relations_of.get(e.id, ())), e.id)
    )
    return f"{program} show {shlex.quote(best.name)}{where}"


def _some(names: Sequence[str]) -> str:
    rest = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {rest} more" if rest > 0 else "")

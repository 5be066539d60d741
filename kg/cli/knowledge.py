"""`kg knowledge`: what names are linked to, things of one's own, and news from a SPARQL endpoint when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from kg import vocab
from kg.builder import KNOWLEDGE, LIBRARY, Summary, known, rebuild
from kg.cli.io import echo, load_graph, log, output_option, progress
from kg.linking.own import read_own, write_own
from kg.linking.things import Thing
from kg.output import write_file


@click.group(short_help="See and extend what names are linked to.")
def knowledge() -> None:
    """The knowledge base behind the links of a graph (Wikidata, ISIN, ticker, country, sector).

    It is shipped and used offline. Things of your own are kept in knowledge.csv in the output folder; every later build
    follows them.

    \b
    kg knowledge show Siemens
    kg knowledge add firms.csv -o output
    kg knowledge refresh --endpoint https://query.wikidata.org/sparql -o output
    """


@knowledge.command(short_help="Show what a name can mean.")
@click.argument("name")
@click.option("--type", "type_", type=click.Choice(vocab.ENTITY_TYPES), default="Company", show_default=True)
@output_option
def show(name: str, type_: str, output: Path) -> None:
    """Show the things that have a name, first the one that it surely means, if there is one."""
    base = known(output)
    held = base.held(name, type_)
    sure = base.sure((name,), type_)
    ids = dict.fromkeys((*filter(None, [sure]), *held.own, *held.other))
    for id_ in ids:
        thing = base.thing(id_)
        if thing is not None:
            echo(_line(thing) + ("  (sure)" if id_ == sure else ""))
    if sure is None:
        echo(f"{name!r} alone is not linked: " + ("it can mean several things" if ids else "it is not known"))


def _line(thing: Thing) -> str:
    known_of = (thing.iri, thing.isin, thing.ticker, thing.country, thing.sector)
    return "  ".join([thing.name, *filter(None, known_of)])


@knowledge.command(short_help="Add things of your own from a CSV file.")
@click.argument("file", type=click.Path(path_type=Path))
@output_option
def add(file: Path, output: Path) -> None:
    """Add the things in a CSV file to the knowledge of an output folder; of one id the new line is kept.

    Columns: name and type (needed), id (a Wikidata id or an IRI), aliases (with |), isin, ticker (XETR SAP), country,
    sector. Their names hide those of the shipped knowledge base.
    """
    new = read_own(file)
    _keep(output, new)
    echo(f"{len(new)} things added to {output / KNOWLEDGE}{_linked_anew(output)}")


@knowledge.command(short_help="Ask a SPARQL endpoint for the firms of the graph.")
@click.option("--endpoint", required=True, help="The address of a SPARQL endpoint with Wikidata's vocabulary.")
@click.option("--language", "languages", multiple=True, default=("de", "en", "fr"), show_default=True)
@output_option
def refresh(endpoint: str, languages: tuple[str, ...], output: Path) -> None:
    """Ask a SPARQL endpoint for the names, ISIN and country of the companies in the graph, by ISIN and Wikidata id.

    This is the one command that calls out, and only to the endpoint that you name: it is sent the ISINs and Wikidata
    ids of the graph. The answers join knowledge.csv, which you can read and edit before the next build.
    """
    from kg.linking.refresh import ask

    firms = [e for e in load_graph(output).entities if e.type == "Company"]
    isins = [e.isin for e in firms if e.isin]
    ids = [iri.rpartition("/")[2] for e in firms for iri in e.same_as if "wikidata.org/entity/" in iri]
    if not isins and not ids:
        log(f"no company in {output} has an ISIN or a Wikidata id: there is nothing to ask for")
        return
    base = known(output)
    found = [_with_what_is_known(thing, base.thing(thing.id)) for thing in ask(endpoint, isins, ids, languages)]
    _keep(output, found)
    echo(f"{len(found)} things from {endpoint} in {output / KNOWLEDGE}{_linked_anew(output)}")


def _with_what_is_known(new: Thing, old: Thing | None) -> Thing:
    if old is None:
        return new
    aliases = tuple(sorted({*new.aliases, *old.names} - {new.name}))
    return replace(
        new, aliases=aliases, isin=new.isin or old.isin, ticker=old.ticker, country=new.country or old.country,
        sector=old.sector,
    )  # fmt: skip


def _linked_anew(output: Path) -> str:
    """Write the graph again with the new knowledge, if there is one; what to tell of it."""
    if not (output / LIBRARY).is_dir():
        return ""
    with progress() as shown:
        built = rebuild(output, lambda library: Summary(), shown)
    return f"; {sum(bool(e.same_as) for e in built.graph.entities)} of {len(built.graph.entities)} entities are linked"


def _keep(output: Path, new: Iterable[Thing]) -> None:
    path = output / KNOWLEDGE
    things = {thing.id: thing for thing in (read_own(path) if path.exists() else ())}
    things |= {thing.id: thing for thing in new}
    write_file(path, write_own(things.values()))

"""`kg review`: people decide which names are one thing; decisions are kept in `review.csv` and beat every rule."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kg.builder import REVIEW, Summary, decided, rebuild
from kg.cli.graph import report_part
from kg.cli.io import echo, load_graph, log, output_option, progress
from kg.errors import QueryError, StoreError
from kg.graph import KnowledgeGraph
from kg.library import Library
from kg.model import Entity
from kg.output import write_file
from kg.resolve.decisions import Decision, Judgement, Side, write_decisions
from kg.views.card import near_names

_KEYS: dict[str, Judgement] = {"y": "POSITIVE", "n": "NEGATIVE", "u": "UNSURE"}


@click.command(short_help="Decide which names are one thing, and which are two.")
@output_option
@click.option("--list", "listed", is_flag=True, help="List what is unsure and what was decided; ask nothing.")
@click.option("--same", nargs=2, metavar="NAME NAME", help="These two entities are one thing.")
@click.option("--different", nargs=2, metavar="NAME NAME", help="These two names are two things: split them.")
@click.option("--note", default="", help="Why, for those who read the file later.")
def review(
    output: Path, listed: bool, same: tuple[str, str] | None, different: tuple[str, str] | None, note: str
) -> None:
    """Go through the pairs of names that may be one thing and decide: y (one), n (two), u (cannot be told), q (enough).

    Decisions are kept in review.csv in the output folder, a table that can also be edited by hand; every later build
    follows them. A name narrowed to one article by its id (`Jan Wolff@3f2a91`) splits two things of one name.

    \b
    kg review
    kg review --same 'Borgmann' 'Borgmann Wohnwelt GmbH'
    kg review --different Meta Facebook --note 'the app, not the firm'
    kg review --different 'Jan Wolff@3f2a' 'Jan Wolff@9b01'
    """
    if not (output / "library").is_dir():
        raise StoreError(f"there is no library in {output}: run `kg build ARTICLE... -o {output}` first")
    graph = load_graph(output)
    before = decided(output)
    new: list[Decision] = []
    for names, judgement in ((same, "POSITIVE"), (different, "NEGATIVE")):
        if names:
            new.append(_decision(graph, names, judgement, note))  # type: ignore[arg-type]
    if listed:
        _list(output, before)
        return
    if not new:
        new = _asked(graph, output, before)
    if not new:
        echo("nothing decided")
        return
    write_file(output / REVIEW, write_decisions([*before, *new]))
    with progress() as show:
        built = rebuild(output, _nothing, show)
    echo(f"{len(new)} decided, kept in {output / REVIEW}; {len(built.graph.entities)} entities now")


def _nothing(library: Library) -> Summary:
    return Summary()


def _decision(graph: KnowledgeGraph, names: tuple[str, str], judgement: Judgement, note: str) -> Decision:
    sides = [_side(graph, name) for name in names]
    if sides[0].type != sides[1].type and {s.type for s in sides} != {"Company", "Organization"}:
        raise QueryError(
            f"{names[0]!r} is a {sides[0].type}, {names[1]!r} a {sides[1].type}: only things of one type can be one"
        )
    if sides[0] == sides[1]:
        raise QueryError(
            f"both are {sides[0].name!r}: narrow each to its article, as in 'NAME@first characters of its id'"
        )
    return Decision(sides[0], sides[1], judgement, note)


def _side(graph: KnowledgeGraph, given: str) -> Side:
    name, _, article = given.rpartition("@") if "@" in given and not graph.named(given) else (given, "", "")
    found: Sequence[Entity] = graph.named(name)
    if not found:
        raise QueryError(f"no entity {name!r} in this graph{near_names(graph, name)}")
    documents = [d.id for d in graph.documents if article and d.id.startswith(article)]
    if article and len(documents) != 1:
        raise QueryError(f"{article!r} begins the id of {len(documents)} articles: give more of it (ids: `kg show`)")
    called = name if name in (found[0].name, *found[0].aliases) else found[0].name
    return Side(found[0].type, called, documents[0] if documents else "")


def _list(output: Path, before: Sequence[Decision]) -> None:
    for decision in before:
        echo(f"{decision.judgement}: {_shown(decision.left)} / {_shown(decision.right)}  {decision.note}".rstrip())
    unsure = report_part(output, "unsure", list)
    for doubt in unsure:
        echo(f"unsure {doubt['score']:.2f}: {doubt['left']} / {doubt['right']} ({doubt['type']}; {doubt['rule']})")
    echo(f"{len(before)} decided, {len(unsure)} unsure")


def _shown(side: Side) -> str:
    return side.name + (f"@{side.document[:8]}" if side.document else "")


def _asked(graph: KnowledgeGraph, output: Path, before: Sequence[Decision]) -> list[Decision]:
    """Ask for each unsure pair that nobody has decided yet."""
    known = {decision.pair for decision in before}
    new: list[Decision] = []
    for doubt in report_part(output, "unsure", list):
        left = Side(doubt["type"], doubt["left"], doubt["left_document"])
        right = Side(doubt["type"], doubt["right"], doubt["right_document"])
        if frozenset((left, right)) in known:
            continue
        echo(f"\n{_shown(left)}  /  {_shown(right)}   {left.type}, {doubt['rule']} ({doubt['score']:.2f})")
        for side in (left, right):
            for line in _lines(graph, side)[:3]:
                echo(f"    {line}")
        try:
            key = click.prompt("one thing? [y/n/u/q]", type=click.Choice([*_KEYS, "q"]), show_choices=False)
        except click.Abort:
            log("")
            break
        if key == "q":
            break
        new.append(Decision(left, right, _KEYS[key]))
    return new


def _lines(graph: KnowledgeGraph, side: Side) -> list[str]:
    """Sentences that name a side."""
    found = []
    for document in graph.documents:
        if side.document in ("", document.id):
            at = document.text.find(side.name)
            if at >= 0:
                start = max(document.text.rfind("\n", 0, at) + 1, at - 70)
                end = at + len(side.name) + 70
                found.append(f"{document.date or '?'}  … {document.text[start:end].splitlines()[0]} …")
    return found

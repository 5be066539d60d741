"""`kg show`, `kg why`, `kg diff`, `kg check`, `kg validate`: one graph, looked at in several ways."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.io import echo, load_graph, log, output_option
from kg.contradictions import contradictions
from kg.errors import QueryError
from kg.plausible import violations
from kg.views.card import card, document_line, evidence_lines, near_names, statement, statement_line

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.model import Entity, Fact, Relation

T = TypeVar("T")


@click.command(short_help="Show the card of an entity.")
@click.argument("entity")
@output_option
def show(entity: str, output: Path) -> None:
    """Show what the graph says of an ENTITY (any of its names, or its id).

    \b
    kg show Velmora
    kg show 'Tarnbeck Industries'
    """
    graph = load_graph(output)
    echo(str(card(graph, entity)))
    others = graph.named(entity)[1:]
    if others:
        log("also called so: " + ", ".join(f"{one.name} ({one.type}, {one.id})" for one in others))


@click.command(short_help="Show the sentences behind a statement, or why names are one entity.")
@click.argument("what", metavar="STATEMENT|ENTITY")
@output_option
def why(what: str, output: Path) -> None:
    """Show the sentences that say a STATEMENT (by its id, or how it begins), or why the names of an ENTITY are one.

    Under each sentence stand its place, the extractor with its confidence, and the words that the statement rests on;
    below all, what `kg check` has against it.

    \b
    kg why r-1f2e
    kg why Velmora
    """
    graph = load_graph(output)
    one = statement(graph, what)
    if one is not None:
        echo(f"{statement_line(graph, one)}  [{one.id}, confidence {one.confidence:.2f}]")
        echo("\n".join(evidence_lines(graph, one)))
        for found in violations(graph):
            if one.id in (found.statement, *found.against):
                echo(f"  check {found.check}: {found.message}")
        return
    if not graph.named(what):
        raise QueryError(f"no statement and no entity {what!r} in this graph{near_names(graph, what)}")
    _why_entity(graph, what, output)


def _why_entity(graph: KnowledgeGraph, name: str, output: Path) -> None:
    found = card(graph, name)
    reasons = _reasons(output).get(found.entity.id, [])
    echo(f"{found.name} ({found.type})  [{found.entity.id}]")
    if found.aliases:
        echo("names: " + ", ".join((found.name, *found.aliases)))
    for reason in reasons:
        sure = f" ({reason['score']:.2f})" if "score" in reason else ""
        echo(f"  {reason['left']!r} = {reason['right']!r}: {reason['rule']}{sure}")
    if not reasons:
        echo("  one name, nothing had to be joined")
    called = {found.name, *found.aliases}
    for doubt in report_part(output, "unsure", list):
        if doubt["type"] == found.type and called & {doubt["left"], doubt["right"]}:
            sure = f"{doubt['rule']} ({doubt['score']:.2f})"
            echo(f"  {doubt['left']!r} may be {doubt['right']!r}: {sure}; see `kg review`")
    said: list[Relation | Fact] = [*found.relations, *found.facts]
    for one in said:
        echo(f"\n{statement_line(graph, one)}  [{one.id}]")
        echo("\n".join(evidence_lines(graph, one)))


def _reasons(output: Path) -> dict[str, list[dict[str, Any]]]:
    return report_part(output, "resolution", dict)


def report_part(output: Path, part: str, kind: type[T]) -> T:
    """One part of `report.json`; empty, with a note, where it cannot be read."""
    report = (output if output.is_dir() else output.parent) / "report.json"
    try:
        found = json.loads(report.read_text(encoding="utf-8"))[part]
    except (OSError, ValueError, KeyError, TypeError):
        log(f"note: {report} cannot be read, the reasons are missing; `kg build -o {output}` writes it")
        return kind()
    return found if isinstance(found, kind) else kind()


@click.command(short_help="Show what is new, gone and changed between two graphs.")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--exit-code", is_flag=True, help="Exit with 1 if the graphs differ.")
@click.pass_context
def diff(ctx: click.Context, old: Path, new: Path, exit_code: bool) -> None:
    """Compare two output folders, or two `graph.json`, by what they say: + new, - gone, ~ changed.

    \b
    kg diff monday tuesday
    kg diff backup/graph.json output
    """
    from kg.views.difference import difference

    d = difference(load_graph(old), load_graph(new))
    for mark, documents in (("+", d.documents_new), ("-", d.documents_gone)):
        for document in documents:
            echo(f"{mark} article {document_line(document)}")
    for mark, entities in (("+", d.entities_new), ("-", d.entities_gone)):
        for entity in entities:
            echo(f"{mark} {entity.type} {entity.name}  [{entity.id}]")
    for before, after in d.entities_changed:
        echo(f"~ {after.type} {after.name}  [{after.id}]: {_names_changed(before, after)}")
    for mark, graph, said in (("+", d.new, d.statements_new), ("-", d.old, d.statements_gone)):
        for one in said:
            echo(f"{mark} {statement_line(graph, one)}  [{one.id}]")
    for was, now in d.statements_changed:
        echo(f"~ {statement_line(d.old, was)}  [{was.id}]\n    now {statement_line(d.new, now)}  [{now.id}]")
    echo(
        f"{len(d.statements_new)} statements new, {len(d.statements_gone)} gone, {len(d.statements_changed)} changed; "
        f"{len(d.entities_new)} entities new, {len(d.entities_gone)} gone"
    )
    if d and exit_code:
        ctx.exit(1)


def _names_changed(before: Entity, after: Entity) -> str:
    old, new = {before.name, *before.aliases}, {after.name, *after.aliases}
    parts = [f"+ {name}" for name in sorted(new - old)] + [f"- {name}" for name in sorted(old - new)]
    if before.name != after.name:
        parts.insert(0, f"was {before.name}")
    return ", ".join(parts) or "links or type changed"


@click.command(short_help="Check the figures against each other.")
@output_option
@click.option("--strict", is_flag=True, help="Exit with 1 if something was found.")
@click.pass_context
def check(ctx: click.Context, output: Path, strict: bool) -> None:
    """List the statements that cannot be true together: a change that does not fit the earlier figure, a division
    above its firm, a unit that a metric cannot have. Such a statement is less sure, and stays in the graph. Below
    them stand figures on which articles disagree; both stay, and neither is less sure for it.

    \b
    kg check
    kg check -o output --strict
    """
    graph = load_graph(output)
    found = violations(graph)
    said: list[Relation | Fact] = [*graph.relations, *graph.facts]
    every = {one.id: one for one in said}
    for one in found:
        echo(f"{one.check}: {statement_line(graph, every[one.statement])}  [{one.statement}]")
        echo(f"  {one.message}" + (f"  [{', '.join(one.against)}]" if one.against else ""))
    disagreed = contradictions(graph)
    for pair in disagreed:
        for id_ in (pair.earlier, pair.later):
            echo(f"articles disagree: {statement_line(graph, every[id_])}  [{id_}]")
        told = "the later one corrects it, and differs" if pair.correction else "the later one differs"
        echo(f"  {told}" + (f" by {pair.difference:+.1%}" if pair.difference is not None else ""))
    echo(
        f"{len(found)} of {len(graph.relations)} relations and {len(graph.facts)} facts need a second look, articles "
        f"disagree on {len(disagreed)}"
    )
    if (found or disagreed) and strict:
        ctx.exit(1)


@click.command(short_help="Check the graph against the SHACL shapes.")
@output_option
@click.pass_context
def validate(ctx: click.Context, output: Path) -> None:
    """Check the graph against the contract (strictly, in its JSON form) and against the SHACL shapes (in RDF)."""
    graph = load_graph(output)
    from kg.views.shacl import validate as shapes

    report = shapes(graph)
    for problem in report.problems:
        echo(str(problem))
    if not report.conforms:
        log(f"{output} breaks the shapes in {len(report.problems)} places")
        ctx.exit(1)
    echo(f"{output} conforms: {len(graph.relations)} relations and {len(graph.facts)} facts checked")

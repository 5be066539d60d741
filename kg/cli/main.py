"""The command line. `main` is the one place that turns errors into words and exit codes.

Exit codes: 0 fine, 1 failed, 2 wrong usage, 3 done but some documents failed (they are listed), 130 interrupted.
Commands are imported only when they are called, so that help comes at once.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches

import click

from kg import __version__
from kg.errors import KgError

#: Commands in the order of the help: where each lies, and what it does in a few words.
COMMANDS: dict[str, tuple[str, str]] = {
    "build": ("kg.cli.articles:build", "Read articles and write their graph."),
    "remove": ("kg.cli.articles:remove", "Take documents away, and what only they support."),
    "ask": ("kg.cli.questions:ask", "Ask one of the ready questions."),
    "query": ("kg.cli.questions:query", "Ask in SPARQL."),
    "show": ("kg.cli.graph:show", "Show the card of an entity."),
    "why": ("kg.cli.graph:why", "Show the sentences behind a statement, or why names are one entity."),
    "review": ("kg.cli.review:review", "Decide which names are one thing, and which are two."),
    "knowledge": ("kg.cli.knowledge:knowledge", "See and extend what names are linked to."),
    "export": ("kg.cli.export:export", "Write the graph in the format of another tool."),
    "serve": ("kg.cli.serve:serve", "Serve the graph: SPARQL, a JSON API, the page."),
    "publish": ("kg.cli.publish:publish", "Load the graph into a SPARQL server."),
    "diff": ("kg.cli.graph:diff", "Show what is new, gone and changed between two graphs."),
    "check": ("kg.cli.graph:check", "Check the figures against each other."),
    "validate": ("kg.cli.graph:validate", "Check the graph against the SHACL shapes."),
    "extractors": ("kg.cli.plugins:extractors", "List the installed extractors."),
    "score": ("kg.cli.measure:score", "Measure against articles annotated by hand."),
    "errors": ("kg.cli.measure:errors", "Show misses and false alarms by cause."),
}

_EXAMPLES = """\b
Examples:
  kg build samples                     read a folder, write output/explorer.html and the other files
  kg build news.jsonl more/ -o out     many articles, another output folder
  kg build article.txt --date 2024-08-13
  kg build - < article.txt             read standard input
  kg show Velmora                      what the graph says of a company
  kg ask figures Velmora               a ready question; `kg ask` lists them
  kg query 'SELECT ?who ?firm WHERE { ?who kg:holdsPosition ?firm }'
  kg why r-1f2e                        the sentences behind a statement

\b
What a build reads is kept in output/library: the next build adds to it and reads only what is new.
Exit codes: 0 fine, 1 failed, 2 wrong usage, 3 done but some documents failed (they are listed).
`kg COMMAND --help` tells more. Data goes to standard output, everything else to standard error."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, and listed without being imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Like click's, with the nearest name in the error."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean '{near[0]}'?" if near else f" Commands: {', '.join(COMMANDS)}."
            raise click.UsageError(f"No such command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Knowledge graphs from business news.

    Articles in, one graph out: companies, people, products, their relations and figures, every statement with the
    sentence that says it. Nothing leaves this machine.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    try:
        for stream in (sys.stdout, sys.stderr):
            # A terminal that cannot show a letter gets an escape, never a crash.
            getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
        code = cli.main(args=arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.UsageError as error:
        error.show()
        return 2
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except KgError as error:
        click.echo(f"error: {' '.join(str(error).split())}", err=True)
        return 1
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted: what was read is kept, run the same command to go on", err=True)
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`kg query ... | head`); nothing more may be written, at exit neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1


if __name__ == "__main__":
    sys.exit(main())

"""`kg extractors`: what is installed."""

from __future__ import annotations

import click

from kg.cli.io import echo, log, table
from kg.plugins import available


@click.command(short_help="List the installed extractors.")
def extractors() -> None:
    """List the installed extractors: what they need and give, and which run by default (marked *).

    Further ones come with packages that have an entry point in the group kg.extractors (see CONTRIBUTING.md).

    \b
    kg build samples --extractors names,values
    """
    plugins = available()
    rows = [
        (
            ("* " if plugin.default else "  ") + plugin.name,
            plugin.version or "-",
            ", ".join(sorted(plugin.needs)) or "-",
            ", ".join(sorted(plugin.gives)) or "-",
            plugin.origin,
        )
        for plugin in plugins
    ]
    echo(table(("  name", "version", "needs", "gives", "from"), rows))
    for plugin in plugins:
        if plugin.problem:
            log(f"{plugin.name} cannot run: {plugin.problem}")

"""`portal search`: the index of what records say."""

import click

from .context import application


@click.group("search")
def command() -> None:
    """Look after the search index."""


@command.command("rebuild")
def rebuild_index() -> None:
    """Make the index anew from the records of all modules that are on; until it ends, less is found."""
    from ..records.search.rebuilding import rebuild

    with application():
        for kind, number in rebuild():
            click.echo(f"{kind}: {number}")

"""`portal init`: make the tables, switch the shipped plugins on."""

import click

from .context import application


@click.command("init")
@click.option("--example", is_flag=True, help="Load the example plan, on the first run only.")
def command(example: bool) -> None:
    """Make or update the tables of this installation."""
    from ..hooks.calling import registry
    from ..host.setup import bring_up_to_date

    with application() as app:
        first = bring_up_to_date(example)
        for failure in registry().failures.values():
            click.echo(f"{failure.plugin}, {failure.hook}: {failure.error}", err=True)
        click.echo("Set up." if first else "Up to date.")
        click.echo(str(app.extensions["portal_config"].instance))

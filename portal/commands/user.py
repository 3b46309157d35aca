"""`portal user`: accounts from the command line, also for those who lost their second factor."""

import click

from ..people.roles import ROLES
from .context import application


@click.group("user")
def command() -> None:
    """Look after accounts."""


@command.command("create")
@click.argument("name")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(sorted(ROLES)))
@click.option("--title", default="", help="How others read the person; by default the name.")
def create(name: str, roles: tuple[str, ...], title: str) -> None:
    """Create an account, or recover one; prints a one-time link to set password and second factor."""
    from ..people.accounts import create_or_recover

    with application():
        click.echo(f"/account/link/{create_or_recover(name, title or name, roles)}")

"""`portal roster …` on the command line."""

import click
from flask_babel import gettext as _

from portal.extensions import db

from .facts.checking import problems
from .sheets.commands import export, take_in


@click.command("check")
@click.pass_context
def check(context: click.Context) -> None:
    """Hold seats, standings and batches against the events, on every day; exit with 1 when something is wrong."""
    found = list(problems(db.session()))
    for sentence in found:
        click.echo(sentence)
    if found:
        context.exit(1)
    click.echo(_("The roster is whole: nobody sits without a seat, and everything is as the events say."))


COMMANDS = [check, take_in, export]

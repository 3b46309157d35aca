"""`portal keys`: the keys that lie beside the database."""

import click

from .context import application


@click.group("keys")
def command() -> None:
    """Look after the keys of the installation."""


@command.command("rotate")
def rotate() -> None:
    """Replace the key of protected values while the portal runs; run it again if it was interrupted."""
    from ..people.second_factor import TELEPHONES
    from ..records.record_keys import RECORD_KEYS
    from ..records.seal_rotation import rotate as replace_key

    with application():
        done = replace_key(RECORD_KEYS, TELEPHONES)
    click.echo(f"{done.resealed} values are sealed with a new key; the former one is gone from secrets.json.")
    click.echo("Copy secrets.json to its safe place, and to other machines. Earlier backups need the earlier copy.")
    if done.broken:
        click.echo(f"{done.broken} values could be opened with neither key and were left as they are.", err=True)

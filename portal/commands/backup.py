"""`portal backup`: one archive with the database and the attachments."""

from pathlib import Path

import click

from .context import application


@click.command("backup")
@click.argument("target", required=False, type=click.Path(dir_okay=False, path_type=Path))
def command(target: Path | None) -> None:
    """Make a consistent copy while the portal runs; keep secrets.json apart from it."""
    from ..records.backup import make_backup

    with application():
        click.echo(str(make_backup(target)))

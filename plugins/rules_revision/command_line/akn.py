"""`portal rules akn`: a rule as Akoma Ntoso."""

import click

from portal.hooks import offline

from .loading import load


@offline
@click.command("akn")
@click.argument("file")
def akn(file: str) -> None:
    """Print a rule (.txt or .docx) as Akoma Ntoso 3.0, the XML other systems of law read."""
    from ..engine.akn import identify, write_akn

    tree = load(file)
    click.echo(write_akn(tree, identify(tree)), nl=False)

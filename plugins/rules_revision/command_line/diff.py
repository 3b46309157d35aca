"""`portal rules diff`: what changed between two versions."""

import click

from portal.hooks import offline

from ..engine.alignment import shifted_only
from ..engine.differences import differences_as_json, differences_as_text
from ..engine.references import shifted
from .loading import load
from .printing import print_json, print_text


@offline
@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="Every clause with what became of it, for scripts.")
def diff(old: str, new: str, as_json: bool) -> None:
    """Tell what changed from OLD to NEW, clause by clause."""
    before, after = load(old), load(new)
    same = shifted_only(before, after, shifted)
    if as_json:
        print_json(differences_as_json(before, after, same))
    else:
        print_text(differences_as_text(before, after, same))

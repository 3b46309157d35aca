"""`portal rules decide`: the amending decision between two versions."""

import click

from portal.hooks import offline

from ..engine.decision import DecisionRefused, decide, write_decision
from .loading import FileRefused, load
from .printing import print_text


@offline
@click.command("decide")
@click.argument("old")
@click.argument("new")
def decide_command(old: str, new: str) -> None:
    """Write the decision that amends OLD into NEW: only one that, read and applied to OLD, gives NEW exactly."""
    try:
        print_text(write_decision(decide(load(old), load(new))))
    except DecisionRefused as refused:
        raise FileRefused(f"{old} → {new}: {refused}") from refused

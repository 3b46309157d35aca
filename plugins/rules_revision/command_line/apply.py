"""`portal rules apply`: a rule as a decision amends it."""

import click

from portal.hooks import offline

from ..engine import read_text, write_text
from ..engine.decision import DecisionRefused, apply, choose, read_decisions
from .loading import FileRefused, load_text


@offline
@click.command("apply")
@click.argument("old")
@click.argument("decision")
def apply_command(old: str, decision: str) -> None:
    """Print OLD as amended by DECISION, in the encoding of OLD. Nothing is printed when a sentence does not fit."""
    text = load_text(old)
    tree = read_text(text.text)
    try:
        amended = apply(tree, choose(read_decisions(load_text(decision).text), tree))
    except DecisionRefused as refused:
        raise FileRefused(f"{decision}: {refused}") from refused
    click.echo(write_text(amended).encode(text.encoding), nl=False)

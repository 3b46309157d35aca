"""Rules and how they are revised: the register, the drafts, what the public says of them, and the rule in force.

Hooks import what they need when they are called: the engine, a package of this one, must load without Flask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.hooks import hookimpl
from portal.items import N_, Plugin

if TYPE_CHECKING:
    from click import Command

plugin = Plugin(title=N_("Rules revision"), version="1.0", api=1, command="rules")


@hookimpl
def commands() -> list[Command]:
    """`portal rules parse`, `diff` and what else works on files, without database and site."""
    from .command_line import COMMANDS

    return list(COMMANDS)

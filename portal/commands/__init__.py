"""The commands of `portal`, one module each, imported when called."""

from typing import TypeVar

Marked = TypeVar("Marked")


def offline(command: Marked) -> Marked:
    """Mark a plugin's command that needs neither the database nor its plugin switched on; it starts fast.

    @offline
    @click.command("check")
    def check() -> None: ...
    """
    command.offline = True  # type: ignore[attr-defined]
    return command

"""Hooks: the markers a plugin uses, the specifications it may implement, and the one way to call them."""

from collections.abc import Callable
from typing import TypeVar

import pluggy

API = 1
PROJECT = "portal"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

Command = TypeVar("Command")
Spec = TypeVar("Spec", bound=Callable[..., object])


def always(spec: Spec) -> Spec:
    """Mark a hookspec as a duty: it is asked of every loaded plugin, switched on or not."""
    spec.portal_always = True  # type: ignore[attr-defined]
    return spec


def offline(command: Command) -> Command:
    """Mark a plugin's command that needs neither the database nor its plugin switched on; it starts fast.

    @offline
    @click.command("check")
    def check() -> None: ...
    """
    command.offline = True  # type: ignore[attr-defined]
    return command


__all__ = ["API", "always", "hookimpl", "hookspec", "offline"]

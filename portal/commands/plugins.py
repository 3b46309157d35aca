"""The groups that plugins bring to the command line."""

import functools
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from ..config import read_configuration
from ..host.declared import Declared, read_declaration
from ..host.discovery import Found, discover
from ..host.naming import CORE_COMMANDS


class PluginGroup(click.Group):
    """The commands of one plugin; its code is imported when one of them is asked for, and no other plugin's."""

    def __init__(self, name: str, plugin: Found) -> None:
        super().__init__(name, help=f"Commands of the module {plugin.name}.")
        self.plugin = plugin

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the plugin's commands."""
        return sorted(self._own)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Find one command."""
        command = self._own.get(name)
        return command if command is None or _is_offline(command) else _gated(command, self.plugin.name)

    @functools.cached_property
    def _own(self) -> dict[str, click.Command]:
        hook: Any = getattr(import_module(self.plugin.module), "commands", None)
        return {it.name: it for it in hook()} if hasattr(hook, "portal_impl") else {}


def plugin_groups() -> dict[str, PluginGroup]:
    """A group for each plugin that declares one; nothing is imported yet."""
    groups: dict[str, PluginGroup] = {}
    for plugin in sorted(discover(read_configuration().instance), key=lambda it: (it.place != "shipped", it.name)):
        command = _declared(plugin).command
        if command and not plugin.twin and command not in CORE_COMMANDS:
            groups.setdefault(command, PluginGroup(command, plugin))
    return groups


def _declared(plugin: Found) -> Declared:
    try:
        return read_declaration(plugin.source)
    except (ValueError, SyntaxError):
        return Declared()  # `portal plugin list` tells what is wrong with it


def _is_offline(command: click.Command) -> bool:
    return getattr(command, "offline", False) or getattr(command.callback, "offline", False)


def _gated(command: click.Command, plugin: str) -> click.Command:
    """Run a command inside the application, and only while its plugin is on."""
    if command.callback is not None and not hasattr(command.callback, "gate"):
        command.callback = _gate(command.callback, plugin)
    return command


def _gate(callback: Callable[..., Any], plugin: str) -> Callable[..., Any]:
    @functools.wraps(callback)
    def run(*arguments: object, **options: object) -> object:
        from ..host.state import current_host
        from ..host.switching import find_loaded
        from .context import application

        with application():
            find_loaded(plugin)
            if not current_host().enabled(plugin):
                raise click.ClickException(f"The module {plugin} is off: portal plugin enable {plugin}")
            return callback(*arguments, **options)

    run.gate = plugin  # type: ignore[attr-defined]
    return run

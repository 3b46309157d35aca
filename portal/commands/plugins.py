"""The groups that plugins bring to the command line."""

import functools

import click

from ..config import read_configuration, shipped
from ..host.discovery import discover, mount
from ..host.loading import load_all, new_manager
from ..host.registration import own_answers
from .context import application


def plugin_groups() -> dict[str, click.Group]:
    """A group for each loaded plugin with commands, made without an application or a database."""
    folders = [shipped("plugins"), read_configuration().instance / "plugins"]
    mount(folders)
    manager = new_manager()
    groups = {}
    for loaded in load_all(None, manager, discover(*folders)).values():
        if loaded.loaded and loaded.plugin and loaded.plugin.command:
            group = click.Group(loaded.plugin.command, help=f"Commands of the module {loaded.name}.")
            for command in own_answers(manager, loaded.name, "commands"):
                if isinstance(command, click.Command):
                    group.add_command(_gated(command, loaded.name))
            groups[loaded.plugin.command] = group
    return groups


def _gated(command: click.Command, plugin: str) -> click.Command:
    """Run a command inside the application and only while its plugin is on, unless it is marked offline."""
    callback = command.callback
    if callback is None or getattr(callback, "offline", False):
        return command

    @functools.wraps(callback)
    def run(*arguments: object, **options: object) -> object:
        from ..host.state import current_host

        with application():
            if not current_host().enabled(plugin):
                hint = f"switch it on with `portal plugin enable {plugin}`"
                raise click.ClickException(f"The module {plugin} is off: {hint}.")
            return callback(*arguments, **options)

    command.callback = run
    return command

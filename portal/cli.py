"""The command `portal`: the core's own commands, and one group for each plugin that brings commands."""

import sys
from typing import Any

import click

from .errors import PortalError, StartRefused


class PortalGroup(click.Group):
    """Imports a command's module only when it is called, so that short commands start fast."""

    CORE = ("init", "run", "worker", "user", "plugin", "search", "doctor", "backup", "keys", "log")

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The core's commands, then the plugins' groups."""
        from .commands.plugins import plugin_groups

        return [*self.CORE, *sorted(plugin_groups())]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Find one command."""
        if name in self.CORE:
            from importlib import import_module

            command: click.Command = import_module(f".commands.{name}", "portal").command
            return command
        from .commands.plugins import plugin_groups

        return plugin_groups().get(name)


@click.group(cls=PortalGroup)
@click.version_option(package_name="zhengxie-portal")
def portal() -> None:
    """Run and look after the portal of one conference."""


def main() -> Any:
    """Run the command; what goes wrong on purpose is one sentence, never a traceback."""
    try:
        return portal(standalone_mode=True)
    except (StartRefused, PortalError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)

"""`portal plugin`: list, enable, disable, migrate, write, uninstall."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from .context import application


@click.group("plugin")
def command() -> None:
    """Look after the plugins of this installation."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="A list of objects for scripts.")
def list_plugins(as_json: bool) -> None:
    """List all plugins; works without a database, where those that are sound are off."""
    from ..config import read_configuration
    from ..host.overview import light_overview

    plugins = light_overview(read_configuration())
    if as_json:
        click.echo(json.dumps([asdict(it) for it in plugins], ensure_ascii=False, indent=2))
        return
    for it in plugins:
        remark = it.problem or ("migrations pending" if it.pending else "")
        click.echo(f"{it.name:26} {it.version or '-':8} {it.state:12} {it.title}{f'  ({remark})' if remark else ''}")


@command.command("enable")
@click.argument("name")
def enable_plugin(name: str) -> None:
    """Migrate a plugin's tables and switch it on."""
    from ..host.switching import enable

    with application():
        enable(name, reason="command line")
    click.echo(f"{name} is on.")


@command.command("disable")
@click.argument("name")
def disable_plugin(name: str) -> None:
    """Switch a plugin off; its records stay."""
    from ..host.switching import disable

    with application():
        disable(name, reason="command line")
    click.echo(f"{name} is off.")


@command.command("migrate")
@click.argument("name", required=False)
@click.option("--check", is_flag=True, help="Change nothing; say what is pending and where models and tables differ.")
def migrate_plugins(name: str | None, check: bool) -> None:
    """Bring the tables of one component, or of the core and all plugins that are on, up to date."""
    from ..host.migrate import MigrationFailed
    from ..host.upkeep import check_components, migrate_components

    try:
        with application():
            lines = check_components(name) if check else migrate_components(name)
    except MigrationFailed as error:
        click.echo(f"{error.message}\n{error.why}", err=True)  # a web process reads the last line
        sys.exit(1)
    for line in lines:
        click.echo(line)
    if check:
        sys.exit(bool(lines))


@command.command("revision")
@click.argument("name")
@click.option("-m", "--message", required=True, help="What the migration does, in a few words.")
def write_revision(name: str, message: str) -> None:
    """Write a plugin's next migration from what its models have and its tables lack. Read it before you run it."""
    from ..host.upkeep import write_migration

    with application():
        click.echo(f"Written: {write_migration(name, message)}")


@command.command("new")
@click.argument("name")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="The folder that will hold its folder.")
def new_plugin(name: str, into: Path | None) -> None:
    """Write a small working plugin to start from, by default into plugins/ of the instance."""
    from ..host.scaffold import write_plugin

    folder = write_plugin(name, into or _plugins_of_instance())
    click.echo(f"Written: {folder}")
    click.echo(f"Switch it on: portal plugin enable {name}    Its tests: python -m pytest {folder}")


def _plugins_of_instance() -> Path:
    from ..config import read_configuration
    from ..instance import check_instance

    config = read_configuration()
    check_instance(config)
    return config.instance / "plugins"


@command.command("uninstall")
@click.argument("name")
@click.option("--forget", is_flag=True, help="For a plugin whose folder is gone: forget it, leave its tables.")
@click.confirmation_option(prompt="Its tables and settings go, after a backup; with --forget its tables stay. Go on?")
def uninstall_plugin(name: str, forget: bool) -> None:
    """Drop the tables of a plugin that is off, after a backup."""
    from ..host import upkeep

    with application():
        if forget:
            tables = ", ".join(upkeep.forget(name)) or "none"
            click.echo(f"{name} is forgotten. Its tables stay: {tables}")
        else:
            click.echo(f"{name} is uninstalled. The backup: {upkeep.uninstall(name)}")

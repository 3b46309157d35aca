"""`portal plugin`: list, enable, disable, migrate, make, uninstall."""

import json

import click

from .context import application


@click.group("plugin")
def command() -> None:
    """Look after the plugins of this installation."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="A list of objects for scripts.")
def list_plugins(as_json: bool) -> None:
    """List the installed plugins; works without a database, where all of them are off."""
    from ..host.overview import installed

    rows = installed()
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['name']:24} {row['version'] or '-':8} {row['state']}")


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
@click.option("--check", is_flag=True, help="Only compare models and tables.")
def migrate_plugins(name: str | None, check: bool) -> None:
    """Bring the tables of one component, or of all that are on, up to date."""
    from ..host.upkeep import check_components, migrate_components

    with application():
        lines = check_components(name) if check else migrate_components(name)
    for line in lines:
        click.echo(line)


@command.command("new")
@click.argument("name")
@click.option("--into", type=click.Path(file_okay=False), help="The folder; by default plugins/ of the instance.")
def new_plugin(name: str, into: str | None) -> None:
    """Write a small working plugin to start from."""
    from ..host.scaffold import write_plugin

    click.echo(f"Written: {write_plugin(name, into)}")


@command.command("uninstall")
@click.argument("name")
@click.confirmation_option(prompt="This drops the plugin's tables after a backup. Go on?")
def uninstall_plugin(name: str) -> None:
    """Drop the tables of a plugin that is off, after a backup."""
    from ..host.upkeep import uninstall

    with application():
        click.echo(f"{name} is uninstalled. The backup: {uninstall(name)}")

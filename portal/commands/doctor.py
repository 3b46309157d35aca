"""`portal doctor`: what is not as it should be, and what to do about it."""

import sys

import click

from ..config import read_configuration
from ..errors import StartRefused
from .context import application


@click.command("doctor")
@click.option("--deep", is_flag=True, help="Read every file of every record, to see whether one was altered.")
def command(deep: bool) -> None:
    """Look over configuration, keys, clock, disk, database, plugins and files; exit code 1 when something is wrong."""
    from ..host.doctor import Finding, examine

    found: list[Finding] = []
    try:
        config = read_configuration()
        if not config.instance.is_dir():
            raise StartRefused(f"There is no installation in {config.instance}: run `portal init`.")
        with application():
            for finding in examine(config, deep):
                found.append(finding)
                _tell(finding.problem, f"{finding.subject}: {finding.problem or finding.detail}".rstrip(": "))
    except StartRefused as error:
        _tell(str(error), str(error))
        sys.exit(1)
    sys.exit(any(it.problem for it in found))


def _tell(problem: str, line: str) -> None:
    click.secho(f"✗ {line}" if problem else f"✓ {line}", fg="red" if problem else None)

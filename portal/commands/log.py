"""`portal log`: the public log from the command line."""

import json
import sys
from dataclasses import asdict

import click
from flask_babel import gettext as _

from ..records.public_log.verify import Examination
from .context import application


@click.group("log")
def command() -> None:
    """Look after the public log."""


@command.command("verify")
@click.option("--rows", is_flag=True, required=True, help="Hold every covered row against its newest leaf.")
@click.option("--json", "as_json", is_flag=True, help="One object for scripts.")
def verify(rows: bool, as_json: bool) -> None:
    """Find what was changed, put in or taken out past the portal; exit code 1 when something was. Changes nothing."""
    from ..host.covering import readable_models

    with application():
        examination = Examination(readable_models())
        sound = _tell_json(examination) if as_json else _tell(examination)
    sys.exit(not sound)


def _tell(examination: Examination) -> bool:
    count = 0
    for finding in examination.findings():
        count += 1
        click.echo(f"✗ {finding}")
    for kind in examination.uncovered:
        click.echo(_("%(kind)s is not covered yet: portal init writes its first leaves.", kind=kind))
    for kind, leaves in sorted(examination.apart.items()):
        click.echo(_("%(kind)s: %(leaves)s leaves whose module is not here; not compared.", kind=kind, leaves=leaves))
    held = _("%(rows)s rows and %(leaves)s leaves looked at.", rows=examination.rows, leaves=examination.leaves)
    found = _("Findings: %(count)s.", count=count) if count else _("All is as it was written.")
    click.echo(f"{held} {found}")
    return not count


def _tell_json(examination: Examination) -> bool:
    findings = [{**asdict(it), "sentence": str(it)} for it in examination.findings()]
    told = {
        "rows": examination.rows,
        "leaves": examination.leaves,
        "not_compared": dict(examination.apart),
        "not_covered": examination.uncovered,
        "findings": findings,
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    return not findings

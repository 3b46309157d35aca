"""`portal feedback`: opinions on the command line, by numbers and states only."""

import json

import click
from sqlalchemy import select

from portal.extensions import db

from .models import Opinion
from .numbers import public_number


@click.command("list")
@click.option("--state", help="Only opinions in this state, e.g. received or quarantined.")
@click.option("--json", "as_json", is_flag=True, help="A list of objects for scripts.")
def list_opinions(state: str | None, as_json: bool) -> None:
    """List the opinions, oldest first; never their words."""
    query = select(Opinion.id, Opinion.received_at, Opinion.state).order_by(Opinion.id)
    with db.engine.connect() as connection:
        rows = connection.execute(query if state is None else query.where(Opinion.state == state)).all()
    listed = [
        {"number": public_number(row.id, row.received_at), "state": row.state, "received": row.received_at.isoformat()}
        for row in rows
    ]
    if as_json:
        click.echo(json.dumps(listed, indent=2))
        return
    for line in listed:
        click.echo(f"{line['number']}  {line['state']:12} {line['received']}")

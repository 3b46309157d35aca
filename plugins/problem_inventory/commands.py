"""`portal inventory`: the ledger on the command line."""

import json
from typing import Any

import click

from portal.extensions import db

from .filters import Filters
from .ledger import read_page
from .lights import Lights


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="A list of objects for scripts.")
def list_items(as_json: bool) -> None:
    """List the published items by deadline, with their light."""
    items = _items()
    if as_json:
        click.echo(json.dumps(items, ensure_ascii=False, indent=2))
        return
    for item in items:
        click.echo(f"{item['number']}  {item['deadline']}  {item['light']:6}  {item['title']}")


def _items() -> list[dict[str, Any]]:
    items, lights, after = [], Lights(), ""
    with db.engine.connect() as connection:
        while True:
            page = read_page(connection, Filters(), lights, after)
            items += [_item(row, lights) for row in page.rows]
            if not (after := page.after):
                return items


def _item(row: Any, lights: Lights) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "title": row.title,
        "state": row.state,
        "horizon": row.horizon,
        "deadline": row.deadline.isoformat(),
        "original_deadline": row.original_deadline.isoformat(),
        "light": lights.of(row.state, row.deadline)[0],
        "lead_official": row.lead_official,
        "responsible_unit": row.responsible_unit,
        "owner": row.owner,
    }

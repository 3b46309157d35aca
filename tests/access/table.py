"""The checked-in tables of who may call what: `python tests/access/table.py` writes them anew after a change.

The core's is table.csv beside this file, a plugin's access_table.csv in its tests folder.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from flask import Flask

from portal import create_app
from portal.hooks.calling import call_one
from portal.host.state import current_host
from portal.items import Access

HERE = Path(__file__).resolve().parent
PLUGINS = HERE.parents[1] / "plugins"


class Row(NamedTuple):
    """One rule of the URL map and how it is declared."""

    endpoint: str
    rule: str
    methods: str
    permission: str  # empty for the public
    reason: str
    archive: str
    roles: str


def rows_of(app: Flask) -> list[Row]:
    """What the application declares."""
    names = ["portal", *(it.name for it in current_host().loaded)]
    first_roles = {it.name: it.roles for name in names for it in call_one(name, "permissions")}
    return sorted(_row(app, rule, first_roles) for rule in app.url_map.iter_rules())


def _row(app: Flask, rule, first_roles: dict[str, tuple[str, ...]]) -> Row:
    access: Access = app.view_functions[rule.endpoint].access
    methods = " ".join(sorted(rule.methods - {"HEAD", "OPTIONS"}))
    roles = "everybody" if access.permission is None else " ".join(sorted(first_roles[access.permission]))
    archive = "archive" if access.archive else ""
    return Row(rule.endpoint, rule.rule, methods, access.permission or "", access.reason, archive, roles)


def tables() -> Iterator[Path]:
    """Where the tables lie."""
    yield HERE / "table.csv"
    yield from sorted(folder / "tests" / "access_table.csv" for folder in PLUGINS.glob("*") if folder.is_dir())


def read_rows() -> list[Row]:
    """What the checked-in tables say."""
    found = []
    for path in tables():
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                found += [Row(**line) for line in csv.DictReader(file)]
    return sorted(found)


def write_tables(rows: list[Row]) -> None:
    """Write each row into the table of its component."""
    for path in tables():
        component = path.parents[1].name if path.parents[2] == PLUGINS else ""
        own = [row for row in rows if (component or "") == _component(row)]
        if own:
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(Row._fields)
                writer.writerows(own)


def _component(row: Row) -> str:
    name = row.endpoint.partition(".")[0]
    return name if (PLUGINS / name).is_dir() else ""


def main() -> None:
    """Write the tables from the code."""
    with TemporaryDirectory() as folder:
        app = create_app(instance=Path(folder))
        with app.app_context():
            write_tables(rows_of(app))


if __name__ == "__main__":
    sys.exit(main())

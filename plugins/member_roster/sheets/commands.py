"""`portal roster import` and `portal roster export`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click
from flask_babel import gettext as _

from portal.clock import today
from portal.errors import PortalError
from portal.office.importing import ImportReport, find_importer, import_file, refused

from .taking_in import NAME

NEEDED = ("name", "sector_id")
EMPTY = "—"


class Day(click.ParamType):
    """A day as 2026-06-30."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """The day, or a word on how one is written."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(_("Write the day like 2026-06-30."), param, ctx)


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--term", "number", type=int, help="Number of the term; without it that of today.")
@click.option("--sheet", default="", help="Name of the sheet; without it the first with names and sectors.")
@click.option("--on", "day", type=Day(), help="Day from which the rows hold, as 2026-06-30.")
@click.option("--add-missing", is_flag=True, default=None, help="Add sectors, townships and groups not in the lists.")
@click.option("--decided-by", default="", help="Post or meeting that decided.")
@click.option("--basis", default="", help="Meeting or document with its number.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--json", "as_json", is_flag=True, help="Print the report for other programs.")
@click.pass_context
def take_in(context: click.Context, file: Path, sheet: str, dry_run: bool, as_json: bool, **options: Any) -> None:
    """Take a roster in from a spreadsheet, all rows or none; exit with 1 when a row is wrong.

    The very first list enters its term as well, from --on or today.
    """
    try:
        with _bar() as progress:
            report = import_file(
                find_importer(NAME), file, {**options, "first_term": True}, dry_run, progress, sheet, NEEDED
            )
    except PortalError as refusal:
        if not as_json:
            raise
        report = refused(refusal)
    if as_json:
        click.echo(report.as_json())
    else:
        for sentence in _sentences(report, dry_run):
            click.echo(sentence)
    if report.errors:
        context.exit(1)


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--on", "day", type=Day(), help="Day of the roster, as 2026-06-30; without it today.")
@click.option("--order", type=click.Choice(("strokes", "pinyin", "sector")), default="sector", help="Order of members.")
def export(file: Path, day: date | None, order: str) -> None:
    """Write the roster of a day as xlsx or csv, by the end of the file's name; without contact."""
    from .exporting import write_roster

    count = write_roster(file, day or today(), order)
    click.echo(_("%(count)d members written to %(name)s.", count=count, name=file.name))


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=_("Reading rows"), file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield progress


def _sentences(report: ImportReport, dry_run: bool) -> Iterator[str]:
    yield _("Sheet: %(name)s", name=report.sheet)
    if report.ignored:
        yield _("Columns that nothing was read from: %(names)s", names="、".join(report.ignored))
    yield from report.unread
    yield from report.notices
    for remark in sorted((*report.remarks, *report.errors), key=lambda it: (not it.row, it.row)):
        where = _("Row %(row)d", row=remark.row) if remark.row else _("The whole file")
        yield f"{where} {remark.column}: {remark.message}" if remark.column else f"{where}: {remark.message}"
    for it in report.changes:
        where = _("Row %(row)d", row=it.row)
        yield f"{where} {it.column}: {it.old or EMPTY} → {it.new or EMPTY}"
    yield _(
        "%(readable)d rows: %(new)d new, %(changed)d changed, %(unchanged)d unchanged, %(skipped)d left out, "
        "%(errors)d errors.",
        readable=report.readable, new=report.new, changed=report.changed, unchanged=report.unchanged,
        skipped=report.skipped, errors=len(report.errors),
    )  # fmt: skip
    if dry_run:
        yield _("This was a trial: nothing was written.")
    elif report.imported:
        yield _("Imported.")
    else:
        yield _("Nothing was imported. Mend the rows and try again.")

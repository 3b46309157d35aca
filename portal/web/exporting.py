"""Spreadsheets as answers, and the export of a list with the filters that are set.

    if kind := asked_for():                          the list's own view, after its filters
        return exported(kind, Page(_("Books"), COLUMNS, rows), _("Books"))

In the list's template, {{ exporting.links() }} of macros/exporting.html makes the buttons.
"""

from io import BytesIO
from typing import Literal

from flask import Response, request, send_file

from ..office.kinds import SHEETS
from ..office.sheets.pages import Book, Page
from ..office.sheets.writing import write_csv, write_xlsx
from ..records.file_names import clean_name
from .file_pages import POLICY

Kind = Literal["xlsx", "csv"]
KINDS: tuple[Kind, ...] = ("xlsx", "csv")
ASKED = "export"  # the argument of the address


def asked_for() -> Kind | None:
    """Which kind of file the address asks for, if any."""
    return next((kind for kind in KINDS if request.args.get(ASKED) == kind), None)


def exported(kind: Kind, page: Page, name: str) -> Response:
    """The rows of a list as a file; `name` without its end. Rows may be a generator: they are read one by one."""
    content = write_xlsx(Book((page,))) if kind == "xlsx" else write_csv(page)
    return sheet_file(content, f"{name}.{kind}")


def sheet_file(content: bytes, name: str) -> Response:
    """A spreadsheet made for this request, as its answer; the name may be Chinese."""
    kind = SHEETS[name[name.rindex(".") :]]
    response = send_file(
        BytesIO(content), mimetype=kind, as_attachment=True, download_name=clean_name(name), etag=False
    )
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "no-store"
    return response

"""Typing rows into a page, or pasting a block from WPS: a draft that is checked and confirmed as a file is."""

from typing import Any

from flask import redirect, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as Redirect

from ...errors import PortalError
from ...items import Importer
from ...office.importing import parts, steps
from ...office.importing.grid import MOST_ROWS, TooManyRows, cells_of, check_draft, drafted, keep, pasted
from ...office.importing.models import CHECKED, DRAFT, StagedImport
from ...people.access import access
from ..editions import language
from ..errors import Answer
from ..forms import form_page
from . import bp
from .allowed import allowed_import, allowed_importer
from .previews import places_of
from .staged import raw_options

BLANK, MORE = 10, 10


@bp.route("/<name>/grid", methods=["GET", "POST"])
@access("portal.import")
def grid(name: str) -> Answer | Redirect:
    """An empty table to type into; what is typed becomes a draft."""
    importer = allowed_importer(name)
    rows, refusal = _rows(importer)
    if request.method == "POST" and refusal is None:
        number = drafted(importer, rows, language())
        return _go_on(number, importer, rows)
    return _page(importer, None, rows, refusal)


@bp.route("/staged/<int:import_id>/grid", methods=["GET", "POST"])
@access("portal.import")
def grid_draft(import_id: int) -> Answer | Redirect:
    """A draft, with what is wrong beside each cell."""
    staged, importer = allowed_import(import_id)
    if not staged.is_grid or staged.state not in (DRAFT, CHECKED):
        return redirect(url_for(".staged", import_id=import_id))
    if request.method == "POST":
        rows, refusal = _rows(importer)
        if refusal is None:
            keep(import_id, importer, rows)
            return _go_on(import_id, importer, rows)
        return _page(importer, staged, rows, refusal)
    return _page(importer, staged, _kept(staged, importer))


def _go_on(number: int, importer: Importer, rows: list[list[str]]) -> Answer | Redirect:
    """After the draft is kept: check it if that was asked for and the further answers are in order."""
    here = redirect(url_for(".grid_draft", import_id=number, rows=_asked_rows()))
    if request.form.get("act") != "check":
        return here
    raw = raw_options()
    options = steps.read_options(importer, raw)
    if options is not None and not options.validate():
        return _page(importer, allowed_import(number)[0], rows, None, options)
    done = check_draft(number, raw)
    staged, importer = allowed_import(number)
    return here if done and "w" in staged.statuses else redirect(url_for(".staged", import_id=number))


def _asked_rows() -> int:
    """How many rows the page should have."""
    return request.form.get("rows", BLANK, type=int) + (MORE if request.form.get("act") == "add" else 0)


def _rows(importer: Importer) -> tuple[list[list[str]], PortalError | None]:
    """The cells as they were sent, with a pasted block below them and without a row that was taken out."""
    width = range(len(importer.asked))
    count = min(request.form.get("rows", 0, type=int), MOST_ROWS)
    rows = [[request.form.get(f"cell-{row}-{place}", "") for place in width] for row in range(1, count + 1)]
    removed = request.form.get("remove", 0, type=int)
    if 0 < removed <= len(rows):
        del rows[removed - 1]
    try:
        block = pasted(request.form.get("block", ""))
        while block and rows and not any(rows[-1]):
            rows.pop()
        if len(rows) + len(block) > MOST_ROWS:
            raise TooManyRows
    except TooManyRows as refusal:
        return rows, refusal
    return rows + block, None


def _kept(staged: StagedImport, importer: Importer) -> list[list[str]]:
    cells = cells_of(staged, importer)
    blank = [""] * len(importer.asked)
    return [cells.get(number, blank) for number in range(1, max(cells, default=0) + 1)]


def _page(
    importer: Importer,
    staged: StagedImport | None,
    rows: list[list[str]],
    refusal: PortalError | None = None,
    options: FlaskForm | None = None,
) -> Answer:
    most = min(max(len(rows) + 1, request.args.get("rows", BLANK, type=int)), MOST_ROWS)
    blank = [""] * len(importer.asked)
    padded = rows + [blank] * (most - len(rows))
    raw = raw_options() or (parts.read_one(staged, "options", {}) if staged else {})
    form = options or steps.read_options(importer, raw) or FlaskForm()
    told: dict[str, Any] = {"rows": padded, "faults": _faults(staged, importer), "most": MOST_ROWS}
    told["note"] = parts.read_one(staged, "note", "") if staged else ""
    return form_page("imports/grid.html", form, refusal, staged=staged, importer=importer, **told)


def _faults(staged: StagedImport | None, importer: Importer) -> dict[int, dict[str, list[str]]]:
    """What is wrong, by row and key of the column; empty for the row as a whole."""
    if staged is None or staged.state != CHECKED:
        return {}
    places = places_of(staged.statuses, "wrong")
    found: dict[int, dict[str, list[str]]] = {}
    for outcome in parts.read_some(staged, "outcome", places):
        for key, text, _suggestion in outcome["messages"]:
            found.setdefault(outcome["number"], {}).setdefault(key, []).append(text)
    return found

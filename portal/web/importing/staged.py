"""An import on its way: the page shows the state it is in, and each form moves it on."""

from collections.abc import Callable

from flask import Response, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as Redirect

from ...errors import PortalError
from ...hooks.calling import call
from ...items import Importer, Place
from ...office.importing import parts, steps
from ...office.importing.matching import ignored, propose
from ...office.importing.models import CHECKED, CHOOSING, DONE, DRAFT, FAILED, WORKING, StagedImport
from ...office.importing.remarks import file_name, with_remarks
from ...office.importing.staged import abandon
from ...office.importing.tables import heads
from ...office.importing.unread import unread_rows
from ...people.access import access, current_user
from ..errors import Answer
from ..exporting import sheet_file
from ..forms import form_page
from . import bp
from .allowed import allowed_import
from .mending import read_mended, skip_all_wrong
from .previews import preview_page

Page = str | Answer | Redirect


@bp.get("/staged/<int:import_id>")
@access("portal.import")
def staged(import_id: int) -> Page:
    """The page of one import, as far as it is."""
    found, importer = allowed_import(import_id)
    return _PAGES[found.state](found, importer)


@bp.post("/staged/<int:import_id>/sheet")
@access("portal.import")
def choose_sheet(import_id: int) -> Redirect:
    """Take one of several tables."""
    allowed_import(import_id)
    steps.choose_sheet(import_id, request.form.get("sheet", -1, type=int))
    return _back(import_id)


@bp.post("/staged/<int:import_id>/columns")
@access("portal.import")
def match(import_id: int) -> Page:
    """Say which column is which, answer the further questions, and have it checked."""
    found, importer = allowed_import(import_id)
    places = {
        it.key: place for it in importer.columns if (place := request.form.get(f"place-{it.key}", type=int)) is not None
    }
    raw = raw_options()
    options = steps.read_options(importer, raw)
    if options is not None and not options.validate():
        return _match_page(found, importer, places=places, options=options)
    try:
        steps.match(import_id, places, raw)
    except PortalError as refusal:
        return _match_page(found, importer, refusal, places, options)
    return _back(import_id)


@bp.post("/staged/<int:import_id>/columns/again")
@access("portal.import")
def rematch(import_id: int) -> Redirect:
    """Go back to the columns."""
    allowed_import(import_id)
    steps.rematch(import_id)
    return _back(import_id)


@bp.post("/staged/<int:import_id>/mend")
@access("portal.import")
def mend(import_id: int) -> Redirect:
    """Mend rows in the page, or leave them out."""
    found, importer = allowed_import(import_id)
    change = (
        skip_all_wrong(found, importer) if "skip_all" in request.form else read_mended(found, importer, request.form)
    )
    steps.mend(import_id, change)
    return _back(import_id)


@bp.post("/staged/<int:import_id>/confirm")
@access("portal.import")
def confirm(import_id: int) -> Redirect:
    """Import what the preview showed."""
    allowed_import(import_id)
    steps.confirm(import_id, request.form.get("digest", ""))
    return _back(import_id)


@bp.post("/staged/<int:import_id>/abandon")
@access("portal.import")
def give_up(import_id: int) -> Redirect:
    """Forget it."""
    found, importer = allowed_import(import_id)
    name = importer.name
    abandon(found.id)
    return redirect(url_for(".upload", name=name))


@bp.get("/staged/<int:import_id>/remarks")
@access("portal.import")
def remarks(import_id: int) -> Response | Redirect:
    """The rows as a spreadsheet with what is wrong with each."""
    found, importer = allowed_import(import_id)
    if found.state not in (CHECKED, DONE):
        return _back(import_id)
    return sheet_file(with_remarks(found, importer, "all" not in request.args), file_name(importer))


def raw_options() -> steps.Raw:
    """The further answers as they were typed."""
    return {name: request.form.getlist(name) for name in request.form if name.startswith("option-")}


def _back(import_id: int) -> Redirect:
    return redirect(url_for(".staged", import_id=import_id))


def _working_page(found: StagedImport, importer: Importer) -> Page:
    return render_template("imports/working.html", staged=found, importer=importer)


def _choosing_page(found: StagedImport, importer: Importer) -> Page:
    if found.sheet is None or ("sheet" in request.args and len(heads(found)) > 1):
        return render_template("imports/sheet.html", staged=found, importer=importer, heads=heads(found))
    return _match_page(found, importer)


def _match_page(
    found: StagedImport,
    importer: Importer,
    refusal: PortalError | None = None,
    places: dict[str, int] | None = None,
    options: FlaskForm | None = None,
) -> Page:
    head = heads(found)[found.sheet or 0]
    places = found.places if places is None else places
    known = propose(importer, head.headers)
    told = {"head": head, "places": places, "ignored": ignored(head.headers, places), "proposal": known}
    told["note"] = parts.read_one(found, "note", "")
    told |= {"several": len(heads(found)) > 1, "unread": unread_rows(head, importer)}
    form = options or steps.read_options(importer, parts.read_one(found, "options", {})) or FlaskForm()
    return form_page("imports/columns.html", form, refusal, staged=found, importer=importer, **told)


def _checked_page(found: StagedImport, importer: Importer) -> Page:
    told = {"note": parts.read_one(found, "note", ""), "head": heads(found)[found.sheet or 0]}
    told["unread"] = unread_rows(told["head"], importer)
    return render_template(
        "imports/preview.html", staged=found, importer=importer, page=preview_page(found, importer), **told
    )


def _done_page(found: StagedImport, importer: Importer) -> Page:
    kind, number = found.result.get("kind"), found.result.get("id")
    places: list[Place] = call("record_place", kind=kind, record_id=number, user=current_user) if kind else []
    left_out = parts.read_one(found, "failed") is not None
    place = next(iter(places), None)
    return render_template("imports/done.html", staged=found, importer=importer, place=place, left_out=left_out)


def _failed_page(found: StagedImport, importer: Importer) -> Page:
    note = parts.read_one(found, "note", "")
    return render_template("imports/failed.html", staged=found, importer=importer, note=note)


def _draft_page(found: StagedImport, importer: Importer) -> Page:
    return redirect(url_for(".grid_draft", import_id=found.id))


_PAGES: dict[str, Callable[[StagedImport, Importer], Page]] = {
    **dict.fromkeys(WORKING, _working_page),
    CHOOSING: _choosing_page,
    CHECKED: _checked_page,
    DONE: _done_page,
    FAILED: _failed_page,
    DRAFT: _draft_page,
}

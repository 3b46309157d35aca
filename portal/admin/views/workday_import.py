"""Importing a year of the working calendar: paste its lines, see what they would change, save."""

from flask import redirect, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from ...errors import PortalError
from ...people.access import access
from ...records.workdays import changes, years
from ...records.workdays.pasted import written
from ...web.errors import Answer
from ...web.forms import form_page
from ..workday_forms import ImportForm, PasteForm
from . import bp


@bp.route("/workdays/<int:number>/import", methods=["GET", "POST"])
@access("portal.settings")
def import_work_year(number: int) -> Answer | str:
    """Paste the lines of a year, then see what they would change."""
    year = years.find_year(number)
    present = written(map(years.departure_of, year.days))
    form = PasteForm(number, data={"version": year.version, "lines": present})
    back_from_check = "again" in request.form
    if not back_from_check and form.validate_on_submit():
        checked = ImportForm(number, formdata=None, data={"version": form.version.data, "lines": form.lines.data})
        return _check_page(checked, form, year)
    return form_page("admin/workdays/import.html", form, year=year)


@bp.post("/workdays/<int:number>/import/apply")
@access("portal.settings")
def apply_work_year(number: int) -> Answer | Response:
    """Make the change that was checked."""
    year, form, refusal = years.find_year(number), ImportForm(number), None
    if form.validate_on_submit():
        try:
            changes.replace_days(number, form.version.data, form.pasted.departures, form.reason.data)
            return redirect(url_for(".work_year", number=number, done="imported"))
        except PortalError as error:
            refusal = error
    return _check_page(form, form, year, refusal)


def _check_page(form: FlaskForm, read: PasteForm, year: years.WorkYear, refusal: PortalError | None = None) -> Answer:
    change = years.differences(year, read.pasted.departures)
    return form_page(
        "admin/workdays/check.html", form, refusal, year=year, change=change, weekends=read.pasted.weekends
    )

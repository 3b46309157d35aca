"""The working calendar, a year at a time: its days and their changes."""

from collections.abc import Callable
from datetime import date

from flask import redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from ...clock import today
from ...errors import NotThere, PortalError
from ...people.access import access
from ...records.workdays import changes, years
from ...records.workdays.pasted import Departure
from ...web.errors import Answer
from ...web.forms import form_page
from ..workday_forms import WORKED, CalendarReason, DayForm, NamesForm
from ..workdays import days_of, years_around
from . import bp


@bp.get("/workdays")
@access("portal.settings")
def this_work_year() -> str:
    """The running year."""
    return work_year(today().year)


@bp.get("/workdays/<int:number>")
@access("portal.settings")
def work_year(number: int) -> str:
    """One year: what departs from the week."""
    year, (all_days, worked), done = years.find_year(number), days_of(number), request.args.get("done")
    return render_template(
        "admin/workdays/year.html",
        year=year,
        years=years_around(number),
        all_days=all_days,
        worked=worked,
        done=done,
    )


@bp.route("/workdays/<int:number>/new", methods=["GET", "POST"])
@access("portal.settings")
def new_workday(number: int) -> Answer | Response:
    """Enter a day."""
    year = years.find_year(number)
    form = DayForm(version=year.version)

    def add() -> None:
        names = form.name_zh.data, form.name_en.data
        departure = Departure(form.day.data, form.way.data == WORKED, *names)
        changes.add_day(number, form.version.data, departure, form.reason.data)

    return _change("admin/workdays/new.html", form, add, number, "added", year=year)


@bp.route("/workdays/days/<day>/names", methods=["GET", "POST"])
@access("portal.settings")
def rename_workday(day: str) -> Answer | Response:
    """Change what a day is called."""
    departure, year = _find(day)
    form = NamesForm(version=year.version, name_zh=departure.name_zh, name_en=departure.name_en)

    def rename() -> None:
        names = form.name_zh.data, form.name_en.data
        changes.rename_day(departure.day, form.version.data, *names, form.reason.data)

    return _change("admin/workdays/names.html", form, rename, year.id, "renamed", departure=departure)


@bp.route("/workdays/days/<day>/remove", methods=["GET", "POST"])
@access("portal.settings")
def remove_workday(day: str) -> Answer | Response:
    """Take a day out."""
    departure, year = _find(day)
    form = CalendarReason(version=year.version)

    def remove() -> None:
        changes.remove_day(departure.day, form.version.data, form.reason.data)

    return _change("admin/workdays/remove.html", form, remove, year.id, "removed", departure=departure)


@bp.route("/workdays/<int:number>/publish", methods=["GET", "POST"])
@access("portal.settings")
def publish_work_year(number: int) -> Answer | Response:
    """Mark a year as published, or take the mark away."""
    year = years.find_year(number)
    form = CalendarReason(version=year.version)
    wanted = not year.published

    def publish() -> None:
        changes.set_published(number, form.version.data, wanted, form.reason.data)

    return _change("admin/workdays/publish.html", form, publish, number, "marked", year=year, wanted=wanted)


def _change(
    template: str, form: FlaskForm, do: Callable[[], None], number: int, done: str, **context: object
) -> Answer | Response:
    """Show a form, or do what it says and go back to the year."""
    refusal = None
    if form.validate_on_submit():
        try:
            do()
            return redirect(url_for(".work_year", number=number, done=done))
        except PortalError as error:
            refusal = error
    return form_page(template, form, refusal, **context)


def _find(day: str) -> tuple[Departure, years.WorkYear]:
    """A day that is in the list, and its year. Raises NotThere."""
    try:
        departure = years.find_departure(date.fromisoformat(day))
    except ValueError:
        raise NotThere from None
    return departure, years.find_year(departure.day.year)

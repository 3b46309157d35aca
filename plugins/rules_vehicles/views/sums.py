"""Sums of a year by month, quarter and vehicle, and the register as tables to take away."""

from flask import render_template, request
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import NotThere
from portal.extensions import db
from portal.people.access import access, current_user
from portal.web.exporting import exported

from .. import reading, tables
from ..money import yuan
from ..permissions import READ
from ..sums import Sums, months_of, read_year
from . import bp


@bp.get("/staff/sums")
@access(READ)
def sums() -> str:
    """The sums of a year."""
    year = _year()
    with db.engine.connect() as connection:
        found = read_year(connection, year)
    quarters = [
        (number, [(it, found.months[it]) for it in months_of(number)], found.quarter(number)) for number in range(1, 5)
    ]
    by_vehicle = [(it, found.vehicles.get(it.id, Sums())) for it in reading.vehicles(current_user)]
    return render_template(
        "rules_vehicles/staff/sums.html",
        year=year,
        quarters=quarters,
        whole=found.whole,
        vehicles=by_vehicle,
        yuan=yuan,
    )


@bp.get("/staff/export/<any(slips, costs):kind>.csv")
@access(READ)
def export(kind: str) -> Response:
    """The slips or the costs of a year for a spreadsheet."""
    year = _year()
    page = tables.slips_of(current_user, year) if kind == "slips" else tables.costs_of(current_user, year)
    return exported("csv", page, f"vehicles-{kind}-{year}")


def _year() -> int:
    year = request.args.get("year", today().year, type=int)
    if not tables.LEAST_YEAR <= year <= tables.MOST_YEAR:
        raise NotThere
    return year

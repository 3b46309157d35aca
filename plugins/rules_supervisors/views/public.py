"""The page for everybody: which units have groups, and letters by year as counts. No name, no text."""

from flask import render_template

from portal.extensions import db
from portal.people.access import public

from .. import reading
from . import bp


@bp.get("/")
@public("everybody may know which units are supervised, and how many letters were answered")
def index() -> str:
    """Units and counts."""
    with db.engine.connect() as connection:
        units, years = reading.units(connection), reading.years(connection)
    return render_template("rules_supervisors/index.html", units=units, years=years)

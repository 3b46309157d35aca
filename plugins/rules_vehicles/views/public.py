"""The page for everybody: totals of quarters, nothing else."""

from flask import render_template

from portal.extensions import db
from portal.people.access import public

from ..money import yuan
from ..reading import published
from . import bp


@bp.get("/")
@public("the office tells everybody how its vehicles are used, by totals of quarters")
def index() -> str:
    """The published totals, quarter by quarter."""
    with db.engine.connect() as connection:
        rows = published(connection)
    return render_template("rules_vehicles/index.html", rows=rows, yuan=yuan)

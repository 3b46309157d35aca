"""The list for those who work with the ledger."""

from flask import render_template, request, url_for
from flask_babel import gettext as _

from portal.extensions import db
from portal.people.access import access

from ..ledger import Filters, read_page
from ..lights import COLOURS, Lights
from ..models.published import READ
from ..overview import read_overview
from ..promises import counts
from ..terms import HORIZONS
from . import bp
from .listing import lines, neighbours


@bp.get("/staff/")
@access(READ)
def staff_ledger() -> str:
    """The ledger in the columns of the paper one, ready to print on A4 across."""
    filters, lights, url = Filters.from_address(request.args), Lights(), url_for(".staff_ledger")
    with db.engine.connect() as connection:
        overview = read_overview(connection)
        counted = counts(connection, lights)
        page = read_page(connection, filters, lights, request.args.get("after"), request.args.get("before"))
    return render_template(
        "problem_inventory/staff_ledger.html",
        caption=_caption(counted),
        units=[(unit, unit) for unit in overview.units] if overview else [],
        horizons=HORIZONS.items(),
        colours=COLOURS.items(),
        filters=filters,
        lines=lines(page, lights),
        neighbours=neighbours(page, filters, url),
    )


def _caption(counted: dict[str, int]) -> str:
    return _(
        "%(open)s open items, of which %(yellow)s are due soon and %(red)s overdue. "
        "A deadline struck through is the one first published.",
        open=counted["green"] + counted["yellow"] + counted["red"],
        yellow=counted["yellow"],
        red=counted["red"],
    )

"""The list for those who work with the ledger."""

from flask import render_template, request, url_for
from flask_babel import gettext as _

from portal.extensions import db
from portal.people.access import access

from ..filters import Filters
from ..ledger import read_page
from ..lights import COLOURS
from ..models.published import READ
from ..terms import HORIZONS
from . import bp
from .above import read_above
from .listing import lines, neighbours


@bp.get("/staff/")
@access(READ)
def staff_ledger() -> str:
    """The ledger in the columns of the paper one, ready to print on A4 across."""
    filters, above, url = Filters.from_address(request.args), read_above(), url_for(".staff_ledger")
    if above is None:
        return render_template("problem_inventory/staff_ledger.html", filters=filters, lines=[])
    with db.engine.connect() as connection:
        page = read_page(connection, filters, above.lights, request.args.get("after"), request.args.get("before"))
    return render_template(
        "problem_inventory/staff_ledger.html",
        caption=_caption(above.counted),
        units=[(unit, unit) for unit in above.overview.units],
        horizons=HORIZONS.items(),
        colours=COLOURS.items(),
        filters=filters,
        lines=lines(page, above.lights),
        neighbours=neighbours(page, filters, url),
    )


def _caption(counted: dict[str, int]) -> str:
    return _(
        "Open: %(open)s, due soon: %(yellow)s, overdue: %(red)s. A deadline struck through is the one first published.",
        open=counted["green"] + counted["yellow"] + counted["red"],
        yellow=counted["yellow"],
        red=counted["red"],
    )

"""What waits for somebody in the register of vehicles."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Connection, select

from portal.clock import local, today
from portal.items import SignedIn, TodoItem

from .models import QuarterTotals, Slip
from .permissions import APPROVE, EDIT
from .sums import quarter_before, quarter_days

MOST = 50


def waiting_for(connection: Connection, user: SignedIn) -> Iterator[TodoItem]:
    """Slips to approve, vehicles to hand out or to take back, the quarter that is over."""
    if user.may(APPROVE):
        yield from _slips(connection, "requested", _("Approve: %(slip)s"))
    if user.may(EDIT):
        yield from _slips(connection, "approved", _("Hand a vehicle out: %(slip)s"))
        yield from _slips(connection, "out", _("Take the vehicle back: %(slip)s"))
        yield from _quarter(connection)


def _slips(connection: Connection, state: str, words: str) -> Iterator[TodoItem]:
    columns = select(Slip.id, Slip.number, Slip.leaves_at, Slip.returns_at, Slip.destination)
    for row in connection.execute(columns.where(Slip.state == state).order_by(Slip.leaves_at).limit(MOST)):
        due = local(row.returns_at if state == "out" else row.leaves_at).date()
        title = words % {"slip": row.number}
        yield TodoItem(title, url_for("rules_vehicles.slip", slip_id=row.id), due=due, note=row.destination)


def _quarter(connection: Connection) -> Iterator[TodoItem]:
    """The last quarter is due on the 15th of the first month after it; where nothing was ever driven nothing is due."""
    year, quarter = quarter_before(today())
    same = QuarterTotals.year == year, QuarterTotals.quarter == quarter, QuarterTotals.withdrawn_for == ""
    published = select(QuarterTotals.id).where(*same, QuarterTotals.published_at.is_not(None))
    if connection.scalar(published) is None and connection.scalar(select(Slip.id).limit(1)) is not None:
        due = quarter_days(year, quarter)[1].replace(day=15)
        title = _("Publish the totals of vehicles: quarter %(quarter)s of %(year)s", quarter=quarter, year=year)
        yield TodoItem(title, url_for("rules_vehicles.quarters"), due=due)

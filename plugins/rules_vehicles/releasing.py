"""The totals of a quarter: counted from the register, reviewed, published as they were reviewed."""

from flask_babel import gettext as _
from sqlalchemy import Connection, select

from portal.clock import now, today
from portal.errors import NotThere, PortalError
from portal.items import Change, Entry
from portal.records.disclosure import EVERYBODY
from portal.records.review import ask, must_be_approved
from portal.records.writing import load, record, writing

from .models import QuarterTotals
from .models.quarter import NUMBERS
from .sums import count_vehicles, quarter_days, read_year


class NotYet(PortalError):
    """The quarter is not over, or its totals are published already."""

    status = 409


def count(connection: Connection, year: int, quarter: int) -> dict[str, int]:
    """The numbers of a quarter as the register has them now."""
    sums = read_year(connection, year).quarter(quarter)
    costs = {"fuel_cents": sums.fuel, "repair_cents": sums.repair, "other_cents": sums.other}
    return {"vehicles": count_vehicles(connection), "slips": sums.slips, "km": sums.km, **costs}


def draw_up(year: int, quarter: int) -> int:
    """Count a quarter that is over, or count it anew while it is not published; returns the number of the totals.

    Raises NotThere for a quarter that cannot be, NotYet.
    """
    if quarter not in range(1, 5) or not 2000 <= year <= 9998:
        raise NotThere
    if today() < quarter_days(year, quarter)[1]:
        raise NotYet(_("This quarter is not over yet."))
    with writing() as tx:
        same = QuarterTotals.year == year, QuarterTotals.quarter == quarter, QuarterTotals.withdrawn_for == ""
        totals = tx.session.scalar(select(QuarterTotals).where(*same))
        if totals is not None and totals.published_at is not None:
            raise NotYet(_("The totals of this quarter are published already."))
        numbers = count(tx.session.connection(), year, quarter)
        if totals is None:
            totals = QuarterTotals(year=year, quarter=quarter, scope=EVERYBODY, withdrawn_for="")
            tx.session.add(totals)
        for name in NUMBERS:
            setattr(totals, name, numbers[name])
        record(Change(totals, "counted", entry=Entry()))
        return totals.id


def hand_in(totals_id: int, version: int, url: str) -> None:
    """Hand the totals in for review. Raises NotThere, StaleRecord, NotYet."""
    with writing():
        totals = _unpublished(totals_id, version)
        ask(totals, EVERYBODY, totals.public_title, url)


def publish(totals_id: int, version: int) -> None:
    """Publish totals as they were reviewed. Raises NotThere, StaleRecord, NotYet, NotReviewed."""
    with writing():
        totals = _unpublished(totals_id, version)
        totals.scope, totals.published_at = must_be_approved(totals).scope, now()
        record(Change(totals, "published", public=True, entry=Entry()))


def _unpublished(totals_id: int, version: int) -> QuarterTotals:
    totals = load(QuarterTotals, totals_id, version)
    if totals.published_at is not None:
        raise NotYet(_("The totals of this quarter are published already."))
    return totals

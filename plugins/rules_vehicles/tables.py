"""The register as tables for a spreadsheet: UTF-8 with a byte order mark, as WPS and Excel want it."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from flask_babel import gettext as _
from sqlalchemy import extract
from sqlalchemy.orm import joinedload

from portal.clock import OFFICE
from portal.extensions import db
from portal.items import SignedIn
from portal.web.formats import moment

from .models import Cost, Slip
from .reading import costs_of_year
from .terms import COSTS, REACHES, SLIP_STATES

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
LEAST_YEAR, MOST_YEAR = 2000, 2999


def slips_of(user: SignedIn, year: int) -> str:
    """All slips of a year that were asked for, one a line."""
    query = Slip.visible_to(user).options(joinedload(Slip.vehicle)).order_by(Slip.id)
    found = db.session.scalars(query.where(extract("year", Slip.leaves_at).between(year - 1, year + 1)))
    head = (
        _("Slip no."), _("Asked for by"), _("Section of the office"), _("Official business"), _("People"),
        _("Leaves at"), _("Expected back at"), _("Reach"), _("Destination"), _("State"), _("Vehicle"),
        _("Driver"), _("Left at"), _("Km when leaving"), _("Back at"), _("Km when back"), _("Kilometres"),
    )  # fmt: skip
    return write([head, *(_slip(it) for it in found if it.leaves_at.astimezone(OFFICE).year == year)])


def costs_of(user: SignedIn, year: int) -> str:
    """All costs of a year, one a line."""
    head = (
        _("Date"), _("Vehicle"), _("Kind"), _("Yuan"), _("Litres"), _("Odometer"), _("Place"), _("Approved by"),
        _("Note"),
    )  # fmt: skip
    return write([head, *(_cost(it) for it in costs_of_year(user, year))])


def write(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV. A cell that a spreadsheet would read as a formula gets an apostrophe before it."""
    text = StringIO()
    csv.writer(text).writerows([_safe(cell) for cell in row] for row in rows)
    return "\ufeff" + text.getvalue()


def _slip(slip: Slip) -> tuple[object, ...]:
    plate = slip.vehicle.plate if slip.vehicle else ""
    left, back = (moment(it) if it else "" for it in (slip.left_at, slip.back_at))
    return (
        slip.number, slip.applicant, slip.office, slip.reason, slip.people, moment(slip.leaves_at),
        moment(slip.returns_at), REACHES[slip.reach], slip.destination, SLIP_STATES[slip.state], plate, slip.driver,
        left, slip.start_km, back, slip.end_km, slip.distance,
    )  # fmt: skip


def _cost(cost: Cost) -> tuple[object, ...]:
    litres = "" if cost.centilitres is None else f"{cost.centilitres / 100:.2f}"
    yuan = f"{cost.cents / 100:.2f}"
    return (
        cost.happened_on, cost.vehicle.plate, COSTS[cost.category], yuan, litres, cost.odometer, cost.place,
        cost.approved_by, cost.note,
    )  # fmt: skip


def _safe(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text

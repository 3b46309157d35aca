"""The register as sheets to take away."""

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import extract
from sqlalchemy.orm import joinedload

from portal.clock import OFFICE
from portal.extensions import db
from portal.items import SignedIn
from portal.office.sheets.columns import Column
from portal.office.sheets.pages import Page
from portal.web.formats import moment

from .models import Cost, Slip
from .reading import costs_of_year
from .terms import COSTS, REACHES, SLIP_STATES

LEAST_YEAR, MOST_YEAR = 2000, 2999


def slips_of(user: SignedIn, year: int) -> Page:
    """All slips of a year that were asked for, one a line."""
    query = Slip.visible_to(user).options(joinedload(Slip.vehicle)).order_by(Slip.id)
    found = db.session.scalars(query.where(extract("year", Slip.leaves_at).between(year - 1, year + 1)))
    head = (
        _("Slip no."), _("Asked for by"), _("Section of the office"), _("Official business"), _("People"),
        _("Leaves at"), _("Expected back at"), _("Reach"), _("Destination"), _("State"), _("Vehicle"),
        _("Driver"), _("Left at"), _("Km when leaving"), _("Back at"), _("Km when back"), _("Kilometres"),
    )  # fmt: skip
    rows = [_slip(it) for it in found if it.leaves_at.astimezone(OFFICE).year == year]
    return Page("slips", _columns(head), rows)


def costs_of(user: SignedIn, year: int) -> Page:
    """All costs of a year, one a line."""
    head = (
        _("Date"), _("Vehicle"), _("Kind"), _("Yuan"), _("Litres"), _("Odometer"), _("Place"), _("Approved by"),
        _("Note"),
    )  # fmt: skip
    return Page("costs", _columns(head), [_cost(it) for it in costs_of_year(user, year)])


def _columns(titles: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(title, title) for title in titles)


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

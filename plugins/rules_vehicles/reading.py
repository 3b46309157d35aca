"""Records of the register for pages: one, or page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.orm import joinedload

from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn
from portal.records.models import Record

from .models import Cost, QuarterTotals, Slip, Vehicle

Found = TypeVar("Found", bound=Record)
PAGE_SIZE = 50


@dataclass(frozen=True)
class Page:
    """One page of slips, the newest first, and the key of the next."""

    slips: Sequence[Slip]
    after: int | None


def find(model: type[Found], number: int, user: SignedIn | None) -> Found:
    """A record that the person may read. Raises NotThere."""
    found = db.session.scalar(model.visible_to(user).where(model.id == number))
    if found is None:
        raise NotThere
    return found


def slips(user: SignedIn, state: str = "", before: int | None = None) -> Page:
    """The slips in a state, or all."""
    query = Slip.visible_to(user).options(joinedload(Slip.vehicle)).order_by(Slip.id.desc()).limit(PAGE_SIZE + 1)
    if state:
        query = query.where(Slip.state == state)
    if before:
        query = query.where(Slip.id < before)
    found = db.session.scalars(query).all()
    return Page(found[:PAGE_SIZE], found[PAGE_SIZE - 1].id if len(found) > PAGE_SIZE else None)


def vehicles(user: SignedIn, state: str = "") -> Sequence[Vehicle]:
    """The vehicles in a state, or all, by their plates."""
    query = Vehicle.visible_to(user).order_by(Vehicle.plate)
    return db.session.scalars(query.where(Vehicle.state == state) if state else query).all()


def costs_of(vehicle: Vehicle, user: SignedIn) -> Sequence[Cost]:
    """What a vehicle cost last, the newest first."""
    query = Cost.visible_to(user).where(Cost.vehicle_id == vehicle.id)
    return db.session.scalars(query.order_by(Cost.happened_on.desc(), Cost.id.desc()).limit(PAGE_SIZE)).all()


def costs_of_year(user: SignedIn, year: int) -> Sequence[Cost]:
    """All bills of a year, in order."""
    within = Cost.happened_on >= date(year, 1, 1), Cost.happened_on <= date(year, 12, 31)
    query = Cost.visible_to(user).where(*within).options(joinedload(Cost.vehicle))
    return db.session.scalars(query.order_by(Cost.happened_on, Cost.id)).all()


def quarters(user: SignedIn) -> Sequence[QuarterTotals]:
    """All totals that were counted, the newest quarter first."""
    order = QuarterTotals.year.desc(), QuarterTotals.quarter.desc(), QuarterTotals.id.desc()
    return db.session.scalars(QuarterTotals.visible_to(user).order_by(*order)).all()


def published(connection: Connection) -> Sequence[QuarterTotals]:
    """The totals that everybody reads, the newest quarter first."""
    order = QuarterTotals.year.desc(), QuarterTotals.quarter.desc()
    query = select(QuarterTotals.__table__).where(QuarterTotals.for_everybody()).order_by(*order).limit(40)
    return connection.execute(query).all()  # type: ignore[return-value]

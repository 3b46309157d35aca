"""Seats: how many are taken and approved on which day, and the sentence that says when there is none left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.errors import NotThere, PortalError
from portal.web.formats import full_date

from ..models import SeatDay, SeatQuota, Sector, Term
from ..models.standing import TOTAL

Span = tuple[date, date | None]


class NoSeat(PortalError):
    """On some day more members would be in office than seats are approved."""

    status = 409


@dataclass(frozen=True)
class Shortage:
    """The first day on which there are too few seats."""

    day: date
    in_office: int
    approved: int


def lock_term(session: Session, term_id: int) -> Term:
    """The term, held so that nobody else changes its seats. Call it inside writing() only. Raises NotThere."""
    term = session.get(Term, term_id, with_for_update={"key_share": True}, populate_existing=True)
    if term is None:
        raise NotThere
    return term


def check_seats(session: Session, term_id: int, taken: Iterable[tuple[int, Span]]) -> None:
    """Hold new standings, each a sector and its days, against the seats of a term. Inside writing() only.

    Raises NoSeat with the first day and both numbers.
    """
    wanted: dict[int, list[Span]] = defaultdict(list)
    for sector_id, span in taken:
        wanted[TOTAL].append(span)
        wanted[sector_id].append(span)
    for sector_id, spans in sorted(wanted.items()):
        if shortage := first_shortage(days_of(session, term_id, sector_id), spans):
            raise NoSeat(_sentence(session, sector_id, shortage))


def days_of(session: Session, term_id: int, sector_id: int) -> Sequence[SeatDay]:
    """The days on which something changes in the seats of a sector, or of the TOTAL."""
    mine = SeatDay.term_id == term_id, SeatDay.sector_id == sector_id
    query = select(SeatDay).where(*mine).order_by(SeatDay.day).execution_options(populate_existing=True)
    return session.scalars(query).all()


def first_shortage(days: Sequence[SeatDay], spans: Iterable[Span]) -> Shortage | None:
    """The first day on which the spans, added to what is taken, are more than what is approved."""
    steps: dict[date, int] = defaultdict(int)
    for begins, ends in spans:
        steps[begins] += 1
        if ends is not None:
            steps[ends] -= 1
    known = {it.day: (it.in_office, it.approved) for it in days}
    moments = sorted(steps.keys() | known.keys())
    taken: tuple[int, int | None] = (0, None)
    for day, added in zip(moments, accumulate(steps[it] for it in moments), strict=True):
        taken = known.get(day, taken)
        if taken[1] is not None and added > 0 and taken[0] + added > taken[1]:
            return Shortage(day, taken[0] + added, taken[1])
    return None


def approve(session: Session, term_id: int, sector_id: int | None) -> None:
    """Write what quotas approve into the days of a term or a sector. Call it inside writing() only, the term locked.

    Raises NoSeat when more are in office on some day already.
    """
    ours = SeatQuota.term_id == term_id, SeatQuota.sector_id.is_not_distinct_from(sector_id)
    quotas = session.scalars(select(SeatQuota).where(*ours).order_by(SeatQuota.valid_from, SeatQuota.id)).all()
    approved = {it.valid_from: it.seats if it.binding else None for it in quotas}
    days = {it.day: it for it in days_of(session, term_id, sector_id or TOTAL)}
    before, seats = 0, None
    for day in sorted(days.keys() | approved.keys()):
        seats = approved.get(day, seats)
        row = days.get(day) or SeatDay(term_id=term_id, sector_id=sector_id or TOTAL, day=day, in_office=before)
        before = row.in_office
        if seats is not None and before > seats:
            raise NoSeat(_sentence(session, sector_id or TOTAL, Shortage(day, before, seats)))
        row.approved = seats
        session.add(row)
    session.flush()


@contextmanager
def seats_kept() -> Iterator[None]:
    """Turn the refusal of the database itself into a sentence. Raises NoSeat."""
    try:
        yield
    except IntegrityError as error:
        if "within_seats" not in str(error.orig):
            raise
        raise NoSeat(
            _("There would be more members than approved seats on some day. Look at the seats, then try again.")
        ) from error


def _sentence(session: Session, sector_id: int, shortage: Shortage) -> str:
    told = {"day": full_date(shortage.day), "count": shortage.in_office, "seats": shortage.approved}
    if sector_id == TOTAL:
        return _(
            "On %(day)s there would be %(count)d members, but %(seats)d seats are approved. Let somebody leave earlier,"
            " choose a later day, or enter the decision that approves more seats.", **told
        )  # fmt: skip
    sector = session.get(Sector, sector_id)
    return _(
        "On %(day)s there would be %(count)d members of the sector %(sector)s, but %(seats)d of its seats are approved."
        " Choose another sector or a later day, or enter the decision that approves more seats.",
        sector=sector.title if sector else "", **told,
    )  # fmt: skip

"""Terms, sectors, seats, batches and members for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count

from flask import g
from sqlalchemy import select

from plugins.member_roster.facts.entering import NewEvent, enter
from plugins.member_roster.facts.people import add_members, memberships_of
from plugins.member_roster.facts.seats import approve, lock_term
from plugins.member_roster.models import Adjustment, SeatQuota, Sector, Standing, Term, Township
from plugins.member_roster.permissions import PERMISSIONS
from plugins.member_roster.terms import JOINED
from portal.extensions import db
from portal.items import SignedIn
from portal.records.writing import current_transaction, writing

numbers = count(1)
BEGIN = date(2026, 1, 10)


def everything() -> SignedIn:
    """Somebody who may do all there is in this plugin."""
    return SignedIn(5, "li", "李某 办公室", 1, frozenset(it.name for it in PERMISSIONS), frozenset())


@contextmanager
def in_the_office() -> Iterator[None]:
    """Whoever acts within may do everything."""
    before = g.get("portal_person")
    g.portal_person = everything()
    try:
        yield
    finally:
        g.portal_person = before


def make_term(seats: int | None = 10, begins: date = BEGIN, ends: bool = False, **sectors: int) -> int:
    """A term with approved seats and sectors (a title and its binding seats each); returns the term's number.

    With `ends` it lasts a day only, so that many have room.
    """
    with writing() as tx:
        number = next(numbers)
        term = Term(number=number, title=f"第{number}届", begins_on=begins, ends_on=begins if ends else None)
        tx.session.add(term)
        tx.session.flush()
        for title in sectors or ("农业",):
            make_sector(title)
        if seats is not None:
            allow(term.id, None, seats, begins)
        for title, many in sectors.items():
            allow(term.id, make_sector(title), many, begins)
        return term.id


def make_sector(title: str) -> int:
    """The sector of that title. Inside writing() only."""
    session = current_transaction().session
    found = session.scalar(select(Sector).where(Sector.title == title))
    if found is None:
        session.add(found := Sector(title=title))
        session.flush()
    return found.id


def make_township(title: str) -> int:
    """The township of that title. Inside writing() only."""
    session = current_transaction().session
    found = session.scalar(select(Township).where(Township.title == title))
    if found is None:
        session.add(found := Township(title=title))
        session.flush()
    return found.id


def allow(term_id: int, sector_id: int | None, seats: int, day: date = BEGIN, binding: bool = True) -> None:
    """Approve seats from a day on. Inside writing() only."""
    session = current_transaction().session
    lock_term(session, term_id)
    paper = {"document": "县委发〔2026〕1号", "binding": binding}
    session.add(SeatQuota(term_id=term_id, sector_id=sector_id, seats=seats, valid_from=day, **paper))
    session.flush()
    approve(session, term_id, sector_id)


def make_batch(term_id: int, origin: str = "correction") -> Adjustment:
    """A batch. Inside writing() only."""
    session = current_transaction().session
    batch = Adjustment(
        term_id=term_id, origin=origin, title="更正", state="effective", scope="office", withdrawn_for=""
    )
    session.add(batch)
    session.flush()
    return batch


def seat(term_id: int, *names: str, day: date = BEGIN, sector: str = "农业", **facts: object) -> list[int]:
    """Members from a day on; returns their memberships."""
    with writing() as tx:
        people = [{"name": name, **{it: facts[it] for it in ("gender", "born") if it in facts}} for name in names]
        ids = add_members(tx.session, people)
        places = memberships_of(tx.session, term_id, ids)
        told = {"sector_id": make_sector(sector)} | facts
        events = [
            NewEvent(places[it], JOINED, day, {"name": name} | told, "addition")
            for it, name in zip(ids, names, strict=True)
        ]
        enter(make_batch(term_id), events)
        return [places[it] for it in ids]


def tell(
    term_id: int, membership_id: int, action: str, day: date, replaces_id: int | None = None, **facts: object
) -> int:
    """One event of its own; returns its number."""
    with writing():
        event = NewEvent(membership_id, action, day, facts, replaces_id=replaces_id)
        return enter(make_batch(term_id), [event])[0]


def stood(membership_id: int) -> list[tuple[date, date | None, str]]:
    """When the member sat in which sector."""
    query = select(Standing.begins, Standing.ends, Sector.title).join(Sector, Sector.id == Standing.sector_id)
    rows = db.session.execute(query.where(Standing.membership_id == membership_id).order_by(Standing.begins))
    return [tuple(it) for it in rows]

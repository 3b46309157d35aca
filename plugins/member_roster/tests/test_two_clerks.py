"""Two clerks at once, with connections of their own: the last seat is given once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier

import pytest
from flask import g
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from plugins.member_roster.facts.seats import NoSeat
from plugins.member_roster.models import SeatDay, Standing
from portal.extensions import db
from portal.records.writing import writing

from .making import everything, make_term, numbers, seat

pytestmark = pytest.mark.usefixtures("in_charge")


def at_once(app, *works):
    """Run works at the same time; returns what each raised, or None."""
    start = Barrier(len(works))

    def run(work):
        with app.app_context():
            g.portal_person = everything()
            start.wait(10)
            try:
                work()
            except (NoSeat, IntegrityError) as error:
                return type(error)
            return None

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_the_last_seat_is_given_once(app):
    for _ in range(5):
        term = make_term(seats=1, begins=date(2020, 1, next(numbers) % 27 + 1))
        told = at_once(app, *(partial(seat, term, name, day=date(2026, 5, 1)) for name in ("丁浩", "唐玉兰")))
        assert sorted(map(str, told)) == sorted([str(NoSeat), "None"])
        db.session.rollback()
        assert db.session.scalar(select(func.count()).where(Standing.term_id == term)) == 1


def test_raw_statements_at_once_cannot_exceed_the_seats_either(app):
    term = make_term(seats=4)
    places = seat(term, "甲", "乙", "丙", day=date(2026, 5, 1))
    names = "membership_id, term_id, begins, ends, name, sector_id, party, post"

    def write(place):
        with writing() as tx:
            values = f"({place}, {term}, '2026-03-01', '2026-05-01', '甲', 1, '', '')"
            tx.session.execute(text(f"INSERT INTO member_roster_standing ({names}) VALUES {values}"))

    def late(place):
        with writing() as tx:
            where = f"membership_id = {place} AND begins = '2026-05-01'"
            tx.session.execute(text(f"UPDATE member_roster_standing SET begins = '2026-02-01' WHERE {where}"))

    at_once(app, *(partial(write, it) for it in places), *(partial(late, it) for it in places))
    db.session.rollback()
    days = db.session.scalars(select(SeatDay).where(SeatDay.term_id == term, SeatDay.sector_id == 0)).all()
    assert all(it.in_office <= it.approved for it in days)
    standings = db.session.scalars(select(Standing).where(Standing.term_id == term)).all()
    for day in days:
        sitting = [it for it in standings if it.begins <= day.day and (it.ends is None or day.day < it.ends)]
        assert day.in_office == len(sitting)

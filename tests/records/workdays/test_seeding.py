"""The years the portal comes with, and what administrators made of them."""

from collections import Counter
from datetime import date

from portal.extensions import db
from portal.host.setup import bring_up_to_date
from portal.records.models import AuditEntry
from portal.records.workdays import changes, years
from portal.records.workdays.calendar import work_calendar
from portal.records.workdays.models import Workday, WorkYear
from portal.records.workdays.seeding import seed_years, shipped_years
from portal.records.writing import writing


def test_the_years_2004_to_2026_are_published(app):
    assert work_calendar().published == frozenset(range(2004, 2027))


def test_each_shipped_day_departs_from_the_week(app):
    departures = [it for days in shipped_years().values() for it in days]
    assert len(departures) == len({it.day for it in departures}) == db.session.query(Workday).count() == 558
    assert [it for it in departures if it.worked != (it.day.weekday() >= 5)] == []
    assert [it for it in departures if not it.name_en] == []


def test_make_up_workdays_never_outnumber_days_off(app):
    for number, days in shipped_years().items():
        ways = Counter(it.worked for it in days)
        assert ways[True] <= ways[False], number


def test_the_next_start_leaves_edits_alone(app):
    changes.remove_day(date(2026, 1, 1), years.find_year(2026).version, "x")
    db.session.rollback()
    before = db.session.query(AuditEntry).count()
    bring_up_to_date()
    db.session.rollback()
    assert db.session.get(Workday, date(2026, 1, 1)) is None
    assert db.session.query(AuditEntry).count() == before


def test_a_shipped_year_that_nobody_began_is_entered(app):
    with writing() as tx:
        tx.session.delete(tx.session.get(WorkYear, 2026))
    with writing():
        seed_years()
    assert db.session.query(Workday).filter_by(year=2026).count() == 25
    entry = db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).first()
    assert (entry.record_id, entry.action) == ("2026-2026", "seeded")

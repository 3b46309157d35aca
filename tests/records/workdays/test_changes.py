"""Changing the working calendar."""

from datetime import date

import pytest

from portal.errors import NotThere, StaleRecord
from portal.extensions import db
from portal.records.models import AuditEntry
from portal.records.state import read_state
from portal.records.workdays import changes, is_working_day, years
from portal.records.workdays.calendar import work_calendar
from portal.records.workdays.changes import WorkdayRefused
from portal.records.workdays.pasted import Departure

TUESDAY = Departure(date(2030, 1, 1), False, "元旦", "New Year's Day")
SATURDAY = Departure(date(2030, 1, 5), True, "元旦", "New Year's Day")


def version(number):
    db.session.rollback()
    return years.find_year(number).version


def entered(number):
    db.session.rollback()
    return [years.departure_of(row) for row in years.find_year(number).days]


def newest_entry():
    return db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).first()


def test_an_entered_day_counts_at_once(app):
    assert is_working_day(TUESDAY.day)
    changes.add_day(2030, 0, TUESDAY, "国办通知")
    assert not is_working_day(TUESDAY.day)


def test_another_process_sees_the_change(make_app):
    one, two = make_app(), make_app()
    with two.app_context():
        assert is_working_day(TUESDAY.day)
    with one.app_context():
        changes.add_day(2030, 0, TUESDAY, "国办通知")
    with two.app_context():
        assert not is_working_day(TUESDAY.day)


def test_the_calendar_is_kept_in_memory_between_changes(app):
    kept = work_calendar()
    assert work_calendar() is kept
    changes.add_day(2030, 0, TUESDAY, "国办通知")
    assert work_calendar() is not kept


@pytest.mark.parametrize(
    "departure",
    [Departure(date(2030, 1, 5), False, "元旦"), Departure(date(2030, 1, 1), True, "元旦"),
     Departure(date(2029, 1, 1), False, "元旦")],
)  # fmt: skip
def test_a_day_that_departs_from_nothing_is_refused(app, departure):
    with pytest.raises(WorkdayRefused):
        changes.add_day(2030, 0, departure, "x")
    assert entered(2030) == []


def test_a_day_is_entered_once(app):
    changes.add_day(2030, 0, TUESDAY, "x")
    with pytest.raises(WorkdayRefused):
        changes.add_day(2030, version(2030), TUESDAY, "x")


def test_the_first_to_begin_a_year_wins(app):
    changes.add_day(2030, 0, TUESDAY, "x")
    with pytest.raises(StaleRecord):
        changes.add_day(2030, 0, SATURDAY, "x")
    assert entered(2030) == [TUESDAY]


def test_the_second_of_two_changes_of_a_year_is_told(app):
    seen = version(2026)
    changes.remove_day(date(2026, 1, 2), seen, "x")
    for change in (
        lambda: changes.remove_day(date(2026, 1, 1), seen, "x"),
        lambda: changes.rename_day(date(2026, 1, 1), seen, "新年", "", "x"),
        lambda: changes.set_published(2026, seen, False, "x"),
        lambda: changes.replace_days(2026, seen, [], "x"),
        lambda: changes.add_day(2026, seen, Departure(date(2026, 1, 6), False, "x"), "x"),
    ):
        with pytest.raises(StaleRecord):
            change()
    assert len(entered(2026)) == 24


def test_a_removed_day_follows_the_week_again(app):
    changes.remove_day(date(2026, 2, 14), version(2026), "x")
    assert not is_working_day(date(2026, 2, 14))


def test_a_day_gets_another_name(app):
    changes.rename_day(date(2026, 1, 1), version(2026), "新年", "New Year", "x")
    assert entered(2026)[0] == Departure(date(2026, 1, 1), False, "新年", "New Year")


def test_a_day_that_is_not_listed_cannot_be_changed(app):
    with pytest.raises(NotThere):
        changes.remove_day(date(2026, 3, 3), version(2026), "x")
    with pytest.raises(NotThere):
        years.find_departure(date(2026, 3, 3))


def test_a_year_is_replaced_as_a_whole_and_published(app):
    changes.add_day(2030, 0, TUESDAY, "x")
    wanted = [Departure(TUESDAY.day, False, "新年"), SATURDAY]
    changes.replace_days(2030, version(2030), wanted, "国办通知")
    assert entered(2030) == wanted
    assert 2030 in work_calendar().published
    changes.replace_days(2030, version(2030), [SATURDAY], "x")
    assert entered(2030) == [SATURDAY]


def test_a_change_is_audited_with_its_days_and_renews_public_pages(app):
    before = read_state().public_version
    changes.add_day(2030, 0, TUESDAY, "国办通知")
    entry = newest_entry()
    assert (entry.kind, entry.record_id, entry.action, entry.reason, entry.fields) == (
        "portal.workyear", "2030", "day_added", "国办通知", ["2030-01-01"],
    )  # fmt: skip
    assert read_state().public_version != before

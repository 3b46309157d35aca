"""Entries and sheets: what the services keep and refuse."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from plugins.member_roster.duty import entering, gathering
from plugins.member_roster.duty.entering import DutyRefused, EntryFacts
from plugins.member_roster.duty.gathering import Mark
from plugins.member_roster.models import DutyEntry, DutyEvent, Membership
from portal.clock import today
from portal.errors import NotThere, StaleRecord
from portal.items import Decision
from portal.records.writing import writing

from .duty_making import (
    BEGIN,
    THIS_YEAR,
    do,
    gather,
    make_members,
    row,
    states,
)  # fmt: skip

pytestmark = pytest.mark.usefixtures("in_charge", "on_a_page")
DAY = date(THIS_YEAR, 1, 1)
DECISION = Decision("主席会议", DAY, "第五次会议")


@pytest.mark.parametrize("day", [today() + timedelta(2), BEGIN - timedelta(1)])
def test_a_day_to_come_or_outside_of_the_membership_is_refused(zhou, day):
    with pytest.raises(DutyRefused):
        do(zhou, day=day)


def test_a_correction_is_a_new_entry_and_the_old_one_stays(zhou):
    number = do(zhou)
    new = entering.correct(number, 1, EntryFacts("proposal", DAY, "提案", role="first"), "记错了")
    old, right = row(DutyEntry, number), row(DutyEntry, new)
    assert (old.state, old.reason, right.replaces_id, right.state) == ("cancelled", "记错了", number, "valid")
    with pytest.raises(StaleRecord):
        entering.cancel(number, 1, "x")
    with pytest.raises(DutyRefused):
        entering.cancel(number, old.version, "x")


def test_the_database_wants_a_reason_for_what_does_not_count(zhou):
    number = do(zhou)
    with pytest.raises(IntegrityError), writing() as tx:
        tx.session.get(DutyEntry, number).state = "cancelled"


def test_what_is_entered_long_afterwards_is_marked(zhou):
    assert not entering.is_late(today(), row(DutyEntry, do(zhou)).entered_at)
    assert entering.is_late(today() - timedelta(8), row(DutyEntry, do(zhou)).entered_at)


def test_a_sheet_is_entered_for_many_at_once_and_changed_by_new_entries(zhou):
    he = make_members("何委员", term_id=row(Membership, zhou).term_id)[0]
    event = gather(zhou, he)
    marks = {zhou: Mark("present"), he: Mark("leave", "公务")}
    assert gathering.sign_in(event, 1, marks) == 2
    assert gathering.sign_in(event, row(DutyEvent, event).version, marks) == 0
    gathering.sign_in(event, row(DutyEvent, event).version, marks | {he: Mark("absent")})
    (first, second), version = states(he), row(DutyEvent, event).version
    assert (first[:2], second[:2]) == (("leave", "cancelled"), ("absent", "valid"))
    assert states(zhou) == [("present", "valid", None)]
    with pytest.raises(StaleRecord):
        gathering.sign_in(event, version - 1, marks)


@pytest.mark.parametrize(("mark", "refusal"), [(Mark("leave"), DutyRefused), (Mark("asleep"), NotThere)])
def test_a_leave_has_a_reason_and_marks_are_known(zhou, mark, refusal):
    event = gather(zhou)
    with pytest.raises(refusal):
        gathering.sign_in(event, 1, {zhou: mark})


def test_nobody_is_marked_who_was_not_invited(zhou):
    event = gather()
    with pytest.raises(NotThere):
        gathering.sign_in(event, 1, {zhou: Mark("present")})


def test_one_entry_counts_for_one_sheet_whatever_the_code_does(zhou):
    event = gather(zhou)
    gathering.sign_in(event, 1, {zhou: Mark("present")})
    with pytest.raises(IntegrityError):
        do(zhou, attendance="present", event_id=event)


def test_an_activity_to_come_cannot_be_signed_for(zhou):
    event = gather(zhou, day=today() + timedelta(3))
    with pytest.raises(DutyRefused):
        gathering.sign_in(event, 1, {zhou: Mark("present")})

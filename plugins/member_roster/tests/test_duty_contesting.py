"""Objections: who may make one, and what becomes of the entry."""

from datetime import date

import pytest

from plugins.member_roster.duty import contesting, entering, gathering
from plugins.member_roster.duty.entering import DutyRefused, EntryFacts
from plugins.member_roster.duty.gathering import Mark
from plugins.member_roster.duty.todo import waiting_for
from plugins.member_roster.models import DutyContest, DutyEntry, DutyEvent
from portal.errors import NotThere
from portal.extensions import db
from portal.items import Decision
from portal.testing import add_user

from .duty_making import (
    THIS_YEAR,
    acting_as,
    do,
    row,
    states,
)  # fmt: skip
from .making import everything

pytestmark = pytest.mark.usefixtures("in_charge", "on_a_page")
DAY = date(THIS_YEAR, 1, 1)
DECISION = Decision("主席会议", DAY, "第五次会议")


def test_an_objection_that_is_right_is_followed_by_a_new_entry(contested):
    number, entry, _user = contested
    assert row(DutyEntry, entry).state == "contested"
    facts = EntryFacts("meeting", DAY, "会议", attendance="present")
    contesting.uphold(number, 1, "已更正", entering.corrected(row(DutyEntry, entry), facts))
    assert [it[:2] for it in states(row(DutyEntry, entry).membership_id)] == [
        ("absent", "cancelled"),
        ("present", "valid"),
    ]
    answered = row(DutyContest, number)
    assert (answered.outcome, answered.answer, answered.words) == ("corrected", "已更正", "我当天在会场签到")
    with pytest.raises(DutyRefused):
        contesting.refuse(number, answered.version, "x")


def test_an_objection_may_be_refused_with_a_reason_and_is_made_once(contested):
    number, entry, user = contested
    contesting.refuse(number, 1, "签到表上没有签名")
    assert row(DutyEntry, entry).state == "valid"
    with acting_as(user), pytest.raises(DutyRefused):
        contesting.contest(entry, row(DutyEntry, entry).version, "还是不对")


def test_only_the_member_may_contest(contested, zhou):
    number = do(zhou)
    with acting_as(add_user("other", "member")), pytest.raises(NotThere):
        contesting.contest(number, 1, "x")
    with pytest.raises(NotThere):
        contesting.contest(number, 1, "x")


def test_an_entry_that_is_contested_is_not_changed_otherwise(contested):
    _number, entry, _user = contested
    with pytest.raises(DutyRefused):
        entering.cancel(entry, row(DutyEntry, entry).version, "x")
    event = row(DutyEvent, row(DutyEntry, entry).event_id)
    with pytest.raises(DutyRefused):
        gathering.sign_in(event.id, event.version, {row(DutyEntry, entry).membership_id: Mark("present")})


def test_words_of_an_objection_are_in_no_audit_entry_and_no_search(contested):
    number, _entry, _user = contested
    contesting.refuse(number, 1, "签到表上没有签名")
    for table in ("portal_audit", "portal_search", "portal_leaf", "portal_notice"):
        rows = str(db.session.execute(db.text(f"SELECT * FROM {table}")).all())
        assert "我当天在会场" not in rows
        assert "没有签名" not in rows


def test_the_office_is_told_that_something_waits(contested):
    assert len(list(waiting_for(everything()))) == 1

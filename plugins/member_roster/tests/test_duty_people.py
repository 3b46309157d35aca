"""Who keeps and sees which record, own contact, accounts, plans, who is looked after."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from plugins.member_roster.duty import accounts, entering, gathering, own, plans, watching
from plugins.member_roster.duty.entering import DutyRefused, EntryFacts
from plugins.member_roster.duty.gathering import EventFacts, Mark
from plugins.member_roster.duty.todo import waiting_for
from plugins.member_roster.models import DutyContest, DutyEntry, Member, Membership, NurturePlan
from plugins.member_roster.register.contact import change_contact
from portal.clock import today
from portal.errors import NotThere
from portal.extensions import db
from portal.hooks.calling import call
from portal.items import Decision
from portal.people.models import User
from portal.records.models import AuditEntry
from portal.records.sealed_fields import read_sealed
from portal.records.writing import writing
from portal.testing import add_user

from .duty_making import (
    THIS_YEAR,
    acting_as,
    do,
    give_account,
    let_lead,
    make_members,
    row,
)  # fmt: skip
from .making import everything

pytestmark = pytest.mark.usefixtures("in_charge", "on_a_page")
DAY = date(THIS_YEAR, 1, 1)
DECISION = Decision("主席会议", DAY, "第五次会议")


def test_a_head_of_a_group_keeps_the_records_of_the_township_only(zhou):
    mine = make_members("石委员", township="石桥乡", term_id=row(Membership, zhou).term_id)[0]
    head = add_user("head", "member")
    township = let_lead(head, mine)
    others = do(zhou)
    with acting_as(head):
        entering.enter(mine, EntryFacts("contact", DAY, "走访"))
        event = gathering.hold(EventFacts("activity", "联络组活动", DAY, township_id=township), [mine])
        gathering.sign_in(event, 1, {mine: Mark("present")})
        for refused in (
            lambda: entering.enter(zhou, EntryFacts("contact", DAY, "走访")),
            lambda: gathering.hold(EventFacts("activity", "联络组活动", DAY, township_id=township), [zhou]),
            lambda: gathering.hold(EventFacts("activity", "联络组活动", DAY), [mine]),
            lambda: entering.cancel(others, 1, "x"),
        ):
            with pytest.raises(NotThere):
                refused()


def test_a_member_does_not_enter_the_own_record(zhou):
    with acting_as(give_account(zhou)), pytest.raises(NotThere):
        entering.enter(zhou, EntryFacts("contact", DAY, "走访"))


def test_what_one_sees_depends_on_who_one_is(contested, zhou):
    _number, _entry, user = contested
    term = row(Membership, zhou).term_id
    neighbour, stranger = make_members("石委员", township="石桥乡", term_id=term)[0], add_user("stranger", "member")
    do(neighbour)
    let_lead(stranger, neighbour)

    def seen(model):
        from flask import g

        return len(db.session.scalars(model.visible_to(g.portal_person)).all())

    with acting_as(user):
        assert (seen(DutyEntry), seen(DutyContest), seen(Member)) == (1, 1, 1)
    with acting_as(stranger):
        assert (seen(DutyEntry), seen(DutyContest), seen(Member)) == (1, 0, 0)
    with acting_as(user, "member_roster.read"):
        assert (seen(DutyEntry), seen(DutyContest)) == (2, 0)
    assert len(db.session.scalars(DutyEntry.visible_to(None)).all()) == 0


def test_a_member_corrects_the_own_contact_and_the_audit_names_no_value(zhou):
    user = give_account(zhou)
    with acting_as(user):
        member = own.own_member(everything().__class__(user, "x", "x", 1, frozenset(), frozenset()))
        change_contact(member.id, member.version, {"phone": "13812341234", "address": "县城建设路"})
        assert own.contact_of(member)["phone"] == "13812341234"
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "contact_changed")).one()
    assert (tuple(entry.fields), "1381234" in str(vars(entry))) == (("phone", "address"), False)
    with acting_as(add_user("other", "member")), pytest.raises(NotThere):
        change_contact(member.id, row(Member, member.id).version, {"phone": "1"})
    assert read_sealed(row(Member, member.id), "address") == "县城建设路"


def test_slips_asked_for_twice_make_one_account(zhou):
    member = row(Membership, zhou).member_id
    (first,), (second,) = accounts.open_accounts([member, member]), accounts.open_accounts([member])
    assert (first.user_id, first.name) == (second.user_id, "周委员")
    assert first.token != second.token
    user = row(User, first.user_id)
    assert (user.password_hash, [it.role for it in user.roles]) == (None, ["member"])
    with writing():
        row(User, first.user_id).password_hash = "x"
    assert accounts.open_accounts([member]) == []
    assert [it.state for it in accounts.accounts()] == ["in_use"]


def test_a_step_of_a_plan_waits_until_it_is_done(zhou):
    member = row(Membership, zhou).member_id
    facts = plans.PlanFacts("联络组组长", "会写提案", DAY, DAY + timedelta(300))
    plan = plans.draw_up(member, facts, [plans.StepFacts("参加培训", today() + timedelta(3))])
    plans.add_step(plan, 1, plans.StepFacts("以后再做", today() + timedelta(30)))
    (todo,) = waiting_for(everything())
    assert (todo.due, todo.note) == (today() + timedelta(3), "联络组组长")
    step = row(NurturePlan, plan).steps[0].id
    plans.step_done(plan, 2, step, today(), "已参加")
    assert list(waiting_for(everything())) == []
    plans.finish(plan, 3, today(), "提交提案两件")
    with pytest.raises(DutyRefused):
        plans.add_step(plan, 4, plans.StepFacts("x", today()))


def test_who_did_not_take_part_for_long_stands_first(zhou):
    busy, idle = make_members("勤委员", "懒委员", township="石桥乡", term_id=row(Membership, zhou).term_id)
    do(busy, day=today())
    do(idle, day=today(), attendance="absent")
    found = [(it.seated.name, it.idle) for it in watching.watched(everything())]
    assert found == [("懒委员", True), ("勤委员", False)]
    assert len(watching.watched(everything(), everybody=True)) == 3


@pytest.mark.parametrize(
    ("day", "since"), [(date(2026, 8, 31), date(2026, 2, 28)), (date(2026, 3, 5), date(2025, 9, 5))]
)
def test_months_are_counted_by_the_calendar(app, day, since):
    assert watching.idle_since(day) == since


def test_duties_are_told_for_the_members_code(zhou):
    make_members("石委员", township="石桥乡", term_id=row(Membership, zhou).term_id)
    user = give_account(zhou)
    do(zhou, "training", amount=8)
    do(zhou, "proposal", role="first")
    do(zhou, "proposal", role="joint")
    do(zhou, "opinion")
    do(zhou, attendance="absent")
    entering.cancel(do(zhou, "contact"), 1, "记错了")
    told = {(it.member, it.duty): it for it in call("duty_counts", year=THIS_YEAR)}
    found = {duty: it.count for (name, duty), it in told.items() if name == "周委员"}
    assert found == {
        "training": 1, "absences": 0, "proposals": 1, "social_information": 1, "proposals_or_information": 2,
        "activities": 0, "contacts": 0,
    }  # fmt: skip
    assert (told["周委员", "training"].user_id, told["石委员", "training"].township) == (user, True)
    assert len(told) == 14

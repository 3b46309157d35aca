"""Entries, sheets, objections, rules, closings, plans: what the services keep and refuse."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from plugins.member_roster.duty import accounts, contesting, entering, gathering, own, plans, ruling, watching
from plugins.member_roster.duty.closing import close, closing_of, differences
from plugins.member_roster.duty.counted import year_list
from plugins.member_roster.duty.entering import DutyRefused, EntryFacts
from plugins.member_roster.duty.gathering import EventFacts, Mark
from plugins.member_roster.duty.todo import waiting_for
from plugins.member_roster.models import DutyContest, DutyEntry, DutyEvent, DutyRules, Member, Membership, NurturePlan
from plugins.member_roster.register.contact import change_contact
from portal.clock import today
from portal.errors import NotThere, StaleRecord
from portal.extensions import db
from portal.hooks.calling import call
from portal.items import Decision
from portal.people.models import User
from portal.records.models import AuditEntry
from portal.records.sealed_fields import read_sealed
from portal.records.writing import writing
from portal.testing import add_user

from .duty_making import (
    BEGIN,
    LINES,
    THIS_YEAR,
    acting_as,
    do,
    gather,
    give_account,
    let_lead,
    make_members,
    make_rules,
    row,
)  # fmt: skip
from .making import everything

pytestmark = pytest.mark.usefixtures("in_charge")
DAY = date(THIS_YEAR, 1, 1)
DECISION = Decision("主席会议", DAY, "第五次会议")


@pytest.fixture(autouse=True)
def on_a_page(app):
    with app.test_request_context():
        yield


@pytest.fixture
def zhou(in_charge):
    """A member."""
    return make_members("周委员")[0]


def states(membership_id):
    query = select(DutyEntry).where(DutyEntry.membership_id == membership_id).order_by(DutyEntry.id)
    return [(it.attendance, it.state, it.replaces_id) for it in db.session.scalars(query)]


def points(membership_id, year=THIS_YEAR):
    return next(it.score.tenths for it in year_list(year) if it.seated.membership_id == membership_id)


# entries


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


# sheets


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


# rules and years


def test_a_year_is_counted_by_its_own_version(zhou):
    make_rules(THIS_YEAR - 1)
    do(zhou, day=date(THIS_YEAR - 1, 5, 1))
    do(zhou)
    make_rules(THIS_YEAR, lines=(LINES[0].__class__(0, 0, "参加会议", 70, activity="meeting"),))
    assert (points(zhou, THIS_YEAR - 1), points(zhou)) == (50, 70)


def test_a_version_for_a_year_that_is_over_is_refused_once_there_is_one(zhou):
    make_rules(THIS_YEAR - 3)
    with pytest.raises(DutyRefused):
        make_rules(THIS_YEAR - 1)
    with pytest.raises(DutyRefused):
        make_rules(THIS_YEAR - 3)
    make_rules(THIS_YEAR - 4)


def test_a_version_by_which_a_year_was_settled_stays(zhou):
    number = make_rules()
    facts = ruling.RulesFacts(THIS_YEAR, "新", "文", 0, 3, 2, 1, LINES[:1])
    ruling.change_rules(number, 1, facts)
    assert [it.title for it in row(DutyRules, number).lines] == ["参加会议"]
    close(THIS_YEAR, DECISION)
    with pytest.raises(DutyRefused):
        ruling.change_rules(number, row(DutyRules, number).version, facts)
    with pytest.raises(DutyRefused):
        make_rules(THIS_YEAR - 2)


def test_what_was_settled_stays_and_a_later_entry_shows_as_a_difference(zhou):
    make_rules()
    do(zhou)
    close(THIS_YEAR, DECISION)
    closing = closing_of(THIS_YEAR)
    assert ([(it.tenths, it.band) for it in closing.results], differences(closing)) == ([(50, "basic")], [])
    do(zhou, "proposal", role="first")
    (difference,) = differences(closing)
    assert (difference.result.tenths, difference.now.tenths) == (50, 150)
    close(THIS_YEAR, DECISION)
    assert (closing_of(THIS_YEAR).number, differences(closing_of(THIS_YEAR))) == (2, [])
    assert closing_of(THIS_YEAR).digest != closing.digest


def test_a_year_with_open_objections_is_not_settled(zhou):
    make_rules()
    number, user = do(zhou), give_account(zhou)
    with acting_as(user):
        contesting.contest(number, 1, "我到会了")
    with pytest.raises(DutyRefused):
        close(THIS_YEAR, DECISION)


def test_bands_and_missing_points(zhou):
    make_rules()
    do(zhou)
    (found,) = year_list(THIS_YEAR)
    assert (found.score.band, found.score.missing, found.entries, found.last) == ("basic", 10, 1, DAY)


# objections


@pytest.fixture
def contested(zhou):
    """An objection of a member: the numbers of objection, entry and account."""
    event, user = gather(zhou), give_account(zhou)
    gathering.sign_in(event, 1, {zhou: Mark("absent")})
    entry = db.session.scalar(select(DutyEntry))
    with acting_as(user):
        number = contesting.contest(entry.id, entry.version, "我当天在会场签到")
    return number, entry.id, user


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


# who may see and keep what


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


# the own page, accounts, plans, counts


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

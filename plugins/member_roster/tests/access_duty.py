"""The objects that the access matrix tries the pages of service records with."""

from datetime import date, timedelta

from flask import current_app
from sqlalchemy import select

from plugins.member_roster.duty import contesting, plans
from plugins.member_roster.duty.closing import close
from plugins.member_roster.models import DutyContest, DutyEntry, DutyEvent, DutyRules, Member, NurturePlan, Term
from plugins.member_roster.permissions import OWN
from plugins.member_roster.tests.duty_making import (
    BEGIN,
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
from plugins.member_roster.tests.making import in_the_office, make_term, numbers
from portal.clock import today
from portal.extensions import db
from portal.items import Decision
from portal.testing import add_user
from portal.testing_access import Arguments, Factory, UserId

GONE = 987654321
DAY = date(THIS_YEAR, 1, 1)


def member(township: str = "") -> int:
    """A member; returns the membership."""
    term = db.session.scalar(select(Term.id).where(Term.begins_on == BEGIN)) or make_term(None, BEGIN)
    return make_members(f"委员{next(numbers)}", township=township, term_id=term)[0]


def of_township(user_id: UserId) -> int:
    """A member of a township whose group this person heads."""
    found = member(f"乡镇{next(numbers)}")
    if user_id is not None:
        let_lead(user_id, found)
    return found


def a_member(user_id: UserId) -> Arguments:
    """A member."""
    return {"membership_id": member()}


def a_member_led(user_id: UserId) -> Arguments:
    """A member of the person's township."""
    return {"membership_id": of_township(user_id)}


def a_group_led(user_id: UserId) -> Arguments:
    """The person heads a group."""
    of_township(user_id)
    return {}


def an_entry(user_id: UserId) -> Arguments:
    """An entry."""
    return {"entry_id": do(member())}


def an_own_entry(user_id: UserId) -> Arguments:
    """An entry of this person."""
    return {"entry_id": do(an_own_member(user_id))}


def an_own_member(user_id: UserId) -> int:
    """The membership of this person."""
    found = member()
    give_account(found, user_id or add_user(f"own{next(numbers)}", "member"))
    return found


def oneself(user_id: UserId) -> Arguments:
    """This person is a member."""
    an_own_member(user_id)
    return {}


def a_contest(user_id: UserId) -> Arguments:
    """An objection that waits."""
    found = member()
    entry = do(found)
    account = give_account(found)
    with current_app.test_request_context(), acting_as(account, OWN):
        return {"contest_id": contesting.contest(entry, 1, "不对")}


def an_event(user_id: UserId) -> Arguments:
    """An activity with a guest."""
    return {"event_id": gather(member())}


def an_event_led(user_id: UserId) -> Arguments:
    """An activity with a guest of the person's township."""
    return {"event_id": gather(of_township(user_id))}


def rules(user_id: UserId) -> Arguments:
    """A version of the rules that may be changed."""
    found = db.session.scalar(select(DutyRules.id).where(DutyRules.valid_from == date(THIS_YEAR + 1, 1, 1)))
    return {"rules_id": found or make_rules(THIS_YEAR + 1)}


def a_year(user_id: UserId) -> Arguments:
    """A year that can be settled."""
    do(member())
    if db.session.scalar(select(DutyRules.id).where(DutyRules.valid_from <= DAY)) is None:
        make_rules(THIS_YEAR)
    return {"year": THIS_YEAR}


def a_settled_year(user_id: UserId) -> Arguments:
    """A year that was settled."""
    found = a_year(user_id)
    with in_the_office():
        close(THIS_YEAR, Decision("主席会议", DAY))
    return found


def a_plan(user_id: UserId) -> Arguments:
    """A plan with a step."""
    from plugins.member_roster.models import Membership

    facts = plans.PlanFacts("联络组组长", "会写提案", DAY, DAY + timedelta(300))
    with in_the_office():
        step = plans.StepFacts("参加培训", today())
        return {"plan_id": plans.draw_up(row(Membership, member()).member_id, facts, [step])}


def a_step(user_id: UserId) -> Arguments:
    """A step of a plan."""
    found = a_plan(user_id)
    return found | {"step_id": row(NurturePlan, found["plan_id"]).steps[0].id}


def typed(**fields: object):
    """Fields with the version of the record made last."""

    def fill(user_id: UserId) -> Arguments:
        return {name: it() if callable(it) else it for name, it in fields.items()}

    return fill


def newest(model: type) -> int:
    """The version of the record made last."""
    return db.session.scalar(select(model.version).order_by(model.id.desc()).limit(1)) or 0


def a_rules_form(user_id: UserId) -> Arguments:
    """What is typed of a version; each time for another year."""
    bands = {"minimum": 60, "basic": 60, "competent": 80, "excellent": 90}
    line = {"lines-0-title": "会议", "lines-0-worth": "5"}
    return {"year": THIS_YEAR + 1 + next(numbers) % 800, "title": "办法", "document": "文", "version": 0} | bands | line


def same_year(user_id: UserId) -> Arguments:
    """What is typed of a version that is mended."""
    return a_rules_form(user_id) | {"version": newest(DutyRules)}


ENTRY = {"activity": "contact", "title": "走访", "happened_on": DAY.isoformat(), "amount": 1, "version": 0}
EVENT = {"activity": "meeting", "title": "会议", "happened_on": DAY.isoformat(), "version": 0}
DONE = {"day": today().isoformat(), "note": "已完成", "version": lambda: newest(NurturePlan)}
PLAN = {"mentor": "组长", "goals": "提案", "begins_on": DAY.isoformat(), "ends_on": today().isoformat(), "version": 0}
CLOSE = {"decided_by": "主席会议", "decided_on": DAY.isoformat(), "version": 0}
NOBODY, NO_ENTRY, NO_EVENT = {"membership_id": GONE}, {"entry_id": GONE}, {"event_id": GONE}
NO_PLAN, NO_RULES = {"plan_id": GONE}, {"rules_id": GONE}


def of_the_contest() -> int:
    """The version of the objection made last."""
    return newest(DutyContest)


def the_township() -> str:
    """The township of the person, which was made last."""
    from plugins.member_roster.models import Township

    return str(db.session.scalar(select(Township.id).order_by(Township.id.desc()).limit(1)))


def guests() -> int:
    """A further guest."""
    return member()


def a_member_without_account() -> int:
    """A member who waits for a slip."""
    from plugins.member_roster.models import Membership

    return row(Membership, member()).member_id


FACTORIES = {
    "member_roster.year_closing": Factory(own=a_settled_year, missing={"year": 1999}),
    "member_roster.close_year": Factory(own=a_year, fields=typed(**CLOSE)),
    "member_roster.duty_file": Factory(own=a_member, missing=NOBODY),
    "member_roster.new_duty_entry": Factory(own=a_member, missing=NOBODY, fields=typed(**ENTRY)),
    "member_roster.duty_entry": Factory(own=an_entry, missing=NO_ENTRY),
    "member_roster.cancel_duty_entry": Factory(own=an_entry, missing=NO_ENTRY, fields=typed(reason="记错", version=1)),
    "member_roster.correct_duty_entry": Factory(
        own=an_entry, missing=NO_ENTRY, fields=typed(**ENTRY | {"reason": "记错", "version": 1})
    ),
    "member_roster.duty_contest": Factory(
        own=a_contest, missing={"contest_id": GONE},
        fields=typed(**ENTRY | {"outcome": "refused", "answer": "签到表没有", "version": of_the_contest}),
    ),
    "member_roster.new_duty_event": Factory(own=lambda user_id: member() and {}, fields=typed(**EVENT, expected="all")),
    "member_roster.duty_event": Factory(own=an_event, missing=NO_EVENT),
    "member_roster.take_attendance": Factory(own=an_event, missing=NO_EVENT, fields=typed(version=1)),
    "member_roster.duty_sheet": Factory(own=an_event, missing=NO_EVENT),
    "member_roster.invite_to_event": Factory(
        own=an_event, missing=NO_EVENT, fields=typed(members=guests, version=lambda: newest(DutyEvent))
    ),
    "member_roster.duty_rules_version": Factory(own=rules, missing=NO_RULES),
    "member_roster.new_duty_rules": Factory(fields=a_rules_form),
    "member_roster.edit_duty_rules": Factory(own=rules, missing=NO_RULES, fields=same_year),
    "member_roster.new_plan": Factory(own=a_member, missing=NOBODY, fields=typed(**PLAN)),
    "member_roster.plan": Factory(own=a_plan, missing=NO_PLAN),
    "member_roster.new_step": Factory(
        own=a_plan, missing=NO_PLAN,
        fields=typed(title="培训", due_on=today().isoformat(), version=lambda: newest(NurturePlan)),
    ),
    "member_roster.step_done": Factory(own=a_step, missing=NO_PLAN | {"step_id": GONE}, fields=typed(**DONE)),
    "member_roster.finish_plan": Factory(own=a_plan, missing=NO_PLAN, fields=typed(**DONE)),
    "member_roster.print_slips": Factory(fields=typed(members=a_member_without_account)),
    "member_roster.contest_entry": Factory(
        own=an_own_entry, hidden=an_entry, missing=NO_ENTRY,
        fields=typed(words="不对", version=lambda: newest(DutyEntry)),
    ),
    "member_roster.own_page": Factory(own=oneself),
    "member_roster.own_contact": Factory(
        own=oneself, fields=typed(phone="13812341234", address="县城", version=lambda: newest(Member))
    ),
    "member_roster.township": Factory(own=a_group_led),
    "member_roster.new_township_entry": Factory(
        own=a_member_led, hidden=a_member, missing=NOBODY, fields=typed(**ENTRY)
    ),
    "member_roster.new_township_event": Factory(
        own=a_group_led, fields=typed(**EVENT, expected=the_township)
    ),
    "member_roster.township_event": Factory(
        own=an_event_led, hidden=an_event, missing=NO_EVENT, fields=typed(version=lambda: newest(DutyEvent))
    ),
    "member_roster.township_sheet": Factory(own=an_event_led, hidden=an_event, missing=NO_EVENT),
}  # fmt: skip

"""Service records for tests: members with their entries, rules, accounts."""

from contextlib import contextmanager
from datetime import date

from flask import g
from sqlalchemy import select

from plugins.member_roster.duty import contesting, gathering, ruling
from plugins.member_roster.duty.counted import year_list
from plugins.member_roster.duty.entering import EntryFacts, enter
from plugins.member_roster.duty.gathering import EventFacts, Mark, hold
from plugins.member_roster.duty.scoring import Line
from plugins.member_roster.models import DutyEntry, Member, Membership, Standing, Township
from plugins.member_roster.permissions import LEAD, OWN
from portal.clock import today
from portal.extensions import db
from portal.items import SignedIn
from portal.records.writing import writing
from portal.testing import add_user

from .making import in_the_office, make_term, make_township, numbers, seat

THIS_YEAR = today().year
BEGIN = date(THIS_YEAR - 1, 1, 1)
LINES = (
    Line(0, 0, "参加会议", 50, activity="meeting"),
    Line(0, 1, "第一提案人", 100, activity="proposal", role="first", cap=150),
    Line(0, 2, "无故缺席", -20, attendance="absent"),
)


def make_members(*names, township="", term_id=None):
    """Members since last year; returns their memberships."""
    term_id = term_id or make_term(None, BEGIN)
    facts = {}
    if township:
        with writing():
            facts["township_id"] = make_township(township)
    return list(seat(term_id, *names, day=BEGIN, **facts))


def make_rules(year=THIS_YEAR, lines=LINES, **bands):
    """A version of the rules; returns its number."""
    points = {"minimum": 60, "excellent": 150, "competent": 100, "basic": 50} | bands
    with in_the_office():
        return ruling.enter_rules(
            ruling.RulesFacts(year, f"履职量化考核办法{year}", "政协发〔2026〕2号", **points, lines=lines)
        )


def do(membership_id, activity="meeting", day=None, **fields):
    """An entry; returns its number."""
    day = day or date(THIS_YEAR, 1, 1)
    with in_the_office():
        return enter(membership_id, EntryFacts(activity, day, **{"title": f"事项{next(numbers)}"} | fields))


def gather(*invited, day=None, township_id=None, **fields):
    """An activity with guests; returns its number."""
    facts = EventFacts(
        **{"activity": "meeting", "title": f"会议{next(numbers)}"} | fields,
        happened_on=day or date(THIS_YEAR, 1, 1),
        township_id=township_id,
    )
    with in_the_office():
        return hold(facts, invited)


def give_account(membership_id, user_id=None):
    """Let a member have an account; returns its number."""
    user_id = user_id or add_user(f"member{next(numbers)}", "member")
    with writing() as tx:
        tx.session.get(Member, tx.session.get(Membership, membership_id).member_id).user_id = user_id
    return user_id


def let_lead(user_id, membership_id):
    """Make an account head of the liaison group of a member's township."""
    with writing() as tx:
        township_id = tx.session.scalar(select(Standing.township_id).where(Standing.membership_id == membership_id))
        tx.session.get(Township, township_id).leader_id = user_id
        return township_id


@contextmanager
def acting_as(user_id, *permissions):
    """Whoever acts within is that person, with these permissions."""
    before = g.get("portal_person")
    g.portal_person = SignedIn(user_id, "x", "某某", 1, frozenset(permissions or (OWN, LEAD)), frozenset({"member"}))
    try:
        yield
    finally:
        g.portal_person = before


def row(model, number):
    """A record as it stands."""
    return db.session.get(model, number, populate_existing=True)


def states(membership_id):
    query = select(DutyEntry).where(DutyEntry.membership_id == membership_id).order_by(DutyEntry.id)
    return [(it.attendance, it.state, it.replaces_id) for it in db.session.scalars(query)]


def points(membership_id, year=THIS_YEAR):
    return next(it.score.tenths for it in year_list(year) if it.seated.membership_id == membership_id)


def contest_of(membership_id):
    """A member contests an absence: the numbers of objection, entry and account."""
    event, user = gather(membership_id), give_account(membership_id)
    gathering.sign_in(event, 1, {membership_id: Mark("absent")})
    entry = db.session.scalar(select(DutyEntry))
    with acting_as(user):
        number = contesting.contest(entry.id, entry.version, "我当天在会场签到")
    return number, entry.id, user

"""Records of the service record for pages."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn

from ..models import (
    DutyContest,
    DutyEntry,
    DutyEvent,
    DutyInvitation,
    DutyRules,
    Membership,
    NurturePlan,
    NurtureStep,
    Township,
)
from ..models.duty import memberships_led
from .people import Seated, latest_of


def find_seated(membership_id: int) -> Seated:
    """How a member stands, or stood last. Raises NotThere."""
    found = latest_of(membership_id)
    if found is None:
        raise NotThere
    return found


def year_days(year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def entries_of(membership_id: int, year: int, user: SignedIn) -> Sequence[DutyEntry]:
    """The entries of a member in a year, cancelled ones too, by day."""
    query = DutyEntry.visible_to(user).where(
        DutyEntry.membership_id == membership_id, DutyEntry.happened_on.between(*year_days(year))
    )
    whole = joinedload(DutyEntry.contest)
    return db.session.scalars(query.options(whole).order_by(DutyEntry.happened_on, DutyEntry.id)).all()


def invited_to(event: DutyEvent) -> Sequence[int]:
    """The memberships that are expected at an activity."""
    query = select(DutyInvitation.membership_id).join(Membership).where(DutyInvitation.event_id == event.id)
    return db.session.scalars(query.order_by(Membership.sort_key, Membership.id)).all()


def events_led(user: SignedIn) -> Sequence[DutyEvent]:
    """The newest activities to which members of the townships are invited whose group this person heads."""
    led = select(Township.id).where(Township.leader_id == user.id)
    invited = select(DutyInvitation.event_id).where(DutyInvitation.membership_id.in_(memberships_led(user)))
    mine = or_(DutyEvent.township_id.in_(led), DutyEvent.id.in_(invited))
    return db.session.scalars(DutyEvent.visible_to(user).where(mine).order_by(DutyEvent.id.desc()).limit(50)).all()


def waiting_contests(user: SignedIn) -> Sequence[DutyContest]:
    """What waits for an answer, the oldest first; then what was answered last."""
    whole = joinedload(DutyContest.entry).joinedload(DutyEntry.membership).joinedload(Membership.member)
    query = DutyContest.visible_to(user).options(whole).order_by(DutyContest.outcome != "", DutyContest.id)
    return db.session.scalars(query.limit(200)).all()


def rules_versions(user: SignedIn) -> Sequence[DutyRules]:
    """The versions of the rules, the newest first."""
    query = DutyRules.visible_to(user).options(selectinload(DutyRules.lines)).order_by(DutyRules.valid_from.desc())
    return db.session.scalars(query).all()


def find_step(plan: NurturePlan, step_id: int) -> NurtureStep:
    """A step of a plan that was not done yet. Raises NotThere."""
    found = next((it for it in plan.steps if it.id == step_id and it.done_on is None), None)
    if found is None:
        raise NotThere
    return found

"""One member's events, with the corrections beside what they replace, and who decided and entered each."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.records.steps import RecordStep

from ..models import Adjustment, Member, Membership, RosterEvent


@dataclass(frozen=True)
class Told:
    """An event, the one that replaced it, the older ones it replaces, and the step with its decision."""

    event: RosterEvent
    older: tuple["Told", ...]
    step: RecordStep | None
    term_id: int


def history_of(member: Member) -> list[Told]:
    """What happened to a member in all terms, the newest first; what was replaced stands below what replaces it."""
    query = select(RosterEvent, Membership.term_id).join(Membership, Membership.id == RosterEvent.membership_id)
    query = query.where(Membership.member_id == member.id).options(joinedload(RosterEvent.adjustment))
    rows = db.session.execute(query.order_by(RosterEvent.happened_on.desc(), RosterEvent.id.desc())).all()
    steps = _steps([event.adjustment_id for event, _term in rows])
    by_id = {event.id: event for event, _term in rows}
    replaced = {event.replaces_id for event in by_id.values()}

    def told(event: RosterEvent, term_id: int) -> Told:
        old = by_id.get(event.replaces_id) if event.replaces_id else None
        older = (told(old, term_id),) if old else ()
        return Told(event, older, steps.get(event.adjustment_id), term_id)

    return [told(event, term_id) for event, term_id in rows if event.id not in replaced]


def memberships(member: Member) -> Sequence[Membership]:
    """The terms of a member, the newest first."""
    query = select(Membership).where(Membership.member_id == member.id).options(joinedload(Membership.term))
    return sorted(db.session.scalars(query), key=lambda it: it.term.begins_on, reverse=True)


def _steps(adjustment_ids: list[int]) -> dict[int, RecordStep]:
    """The last step with a basis of each batch: that is the decision its events rest on."""
    mine = RecordStep.kind == Adjustment.kind, RecordStep.record_id.in_(set(adjustment_ids))
    steps = db.session.scalars(select(RecordStep).where(*mine).order_by(RecordStep.id)).all()
    decided = [it for it in steps if it.target == "decided" or it.action == "entered"]
    return {it.record_id: it for it in steps} | {it.record_id: it for it in decided}

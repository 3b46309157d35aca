"""Members are told what will be published of them before it is."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import today
from portal.extensions import db
from portal.items import Change, Entry
from portal.records.writing import load, record, writing

from ..facts.bulk import add_rows, parts
from ..models import Adjustment, Member, Membership, PublicationNotice, RosterEvent
from ..terms import WARNED
from .refusals import NotReady


def memberships_in(session: Session, batch_id: int) -> list[int]:
    """The memberships of whom a batch makes something public; a warning is between the member and the conference."""
    mine = RosterEvent.adjustment_id == batch_id, RosterEvent.action != WARNED
    return list(session.scalars(select(RosterEvent.membership_id).where(*mine).distinct()))


def untold(batch: Adjustment) -> list[str]:
    """The names of those in a batch who were not told yet."""
    query = select(Member.name).join(Membership, Membership.member_id == Member.id)
    names: list[str] = []
    for part in parts(_untold(db.session(), batch.id)):
        names += db.session.scalars(query.where(Membership.id.in_(part)).order_by(Member.pinyin_key))
    return names


def tell(batch_id: int, version: int, told_on: date, how: str) -> int:
    """Note that those of a batch who did not know yet were told; returns how many.

    Raises NotThere, StaleRecord, NotReady.
    """
    if told_on > today():
        raise NotReady(_("This day lies in the future. Enter it when it has come."))
    with writing() as tx:
        batch = load(Adjustment, batch_id, version)
        members = _untold(tx.session, batch.id)
        rows = [{"membership_id": it, "told_on": told_on, "how": how} for it in members]
        add_rows(tx.session, PublicationNotice, rows)
        if rows:
            record(Change(batch, "told", entry=Entry(note=how)))
        return len(rows)


def _untold(session: Session, batch_id: int) -> Sequence[int]:
    members = memberships_in(session, batch_id)
    told: set[int] = set()
    for part in parts(members):
        told |= set(
            session.scalars(select(PublicationNotice.membership_id).where(PublicationNotice.membership_id.in_(part)))
        )
    return [it for it in members if it not in told]

"""What changes in the example: the members announced in the directory, and a batch that waits for its vetting."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import now, today
from portal.items import Change, Entry
from portal.records.disclosure import EVERYBODY
from portal.records.writing import record, writing

from ..adjusting.cards import write_cards
from ..adjusting.known import person_of, seat_of
from ..adjusting.lines import UNITED_FRONT
from ..adjusting.telling import memberships_in
from ..facts.bulk import add_rows
from ..models import Adjustment, AdjustmentLine, Member, PublicationNotice, Sector, Term, Township
from ..terms import ADDITION, ADJUSTMENT, RESIGNATION

TITLE = "增补和辞去委员"


def load() -> None:
    """Announce the members of the example and begin a batch, unless there is one already."""
    with writing() as tx:
        if tx.session.scalar(select(Adjustment.id).where(Adjustment.origin == ADJUSTMENT).limit(1)) is not None:
            return
        for batch in tx.session.scalars(select(Adjustment).order_by(Adjustment.id)):
            _announce(tx.session, batch)
        _begin(tx.session)


def _announce(session: Session, batch: Adjustment) -> None:
    members = memberships_in(session, batch.id)
    told = select(PublicationNotice.membership_id).where(PublicationNotice.membership_id.in_(members))
    new = set(members) - set(session.scalars(told))
    told_on = batch.takes_effect_on or today()
    rows = [{"membership_id": it, "told_on": told_on, "how": "书面", "entered_at": now()} for it in sorted(new)]
    add_rows(session, PublicationNotice, rows)
    batch.scope, batch.published_at = EVERYBODY, now()
    record(Change(batch, "announce", public=True, entry=Entry()))
    write_cards(session, members)


def _begin(session: Session) -> None:
    term, sector = session.scalars(select(Term)).first(), session.scalars(select(Sector).order_by(Sector.id)).all()[-1]
    leaving = session.scalars(select(Member).order_by(Member.id)).all()[-1]
    if term is None:
        return
    batch = Adjustment(
        term_id=term.id, origin=ADJUSTMENT, title=TITLE, takes_effect_on=today() + timedelta(days=30), scope=EVERYBODY
    )
    township = session.scalars(select(Township)).first()
    batch.lines = [
        AdjustmentLine(
            position=1, change=ADDITION, name="甘启明", gender="male", born="1986-03", ethnicity="汉族",
            education="大学", party="无党派",
            post="柳溪镇兴农合作社理事长", sector_id=sector.id, township_id=township and township.id,
            nominated_by=UNITED_FRONT, reason="带动农户增收，热心公益。",
        ),
        AdjustmentLine(
            position=2, change=RESIGNATION, member_id=leaving.id, reason="因工作调离本县",
            **person_of(leaving), **seat_of(leaving.id, term.id),
        ),
    ]  # fmt: skip
    session.add(batch)
    record(Change(batch, "drafted", entry=Entry(), moved=("", "nominated")))

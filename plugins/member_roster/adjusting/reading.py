"""Batches and what belongs to them, for pages."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from portal.extensions import db
from portal.items import SignedIn
from portal.web.paging import Page, read_page

from ..models import Adjustment, Member, MemberGroup, Membership, Sector, Standing, Term, Township

Listed = TypeVar("Listed", Sector, Township, MemberGroup)


def batches(user: SignedIn | None, state: str = "") -> Page:
    """The batches, the newest first."""
    query = Adjustment.visible_to(user).options(selectinload(Adjustment.lines), selectinload(Adjustment.term))
    return read_page(query.where(Adjustment.state == state) if state else query, Adjustment.id, newest_first=True)


def lists() -> dict[str, Sequence[Sector | Township | MemberGroup]]:
    """What a line chooses from: what is in use."""
    return {"sector": _in_use(Sector), "township": _in_use(Township), "group": _in_use(MemberGroup)}


def _in_use(model: type[Listed]) -> Sequence[Listed]:
    return db.session.scalars(select(model).where(model.in_use).order_by(model.position, model.id)).all()


def described(member: Member) -> str:
    """What tells one member from another of the same name: birth month, and the last seat."""
    query = select(Sector.title, Standing.post, Term.title).join(Standing, Standing.sector_id == Sector.id)
    query = query.join(Membership, Membership.id == Standing.membership_id).join(Term, Term.id == Membership.term_id)
    last = db.session.execute(query.where(Membership.member_id == member.id).order_by(Standing.begins.desc())).first()
    return "，".join(filter(None, (member.name, member.born, *(last or ()))))

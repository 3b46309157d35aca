"""Batches and what belongs to them, for pages."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import selectinload

from portal.clock import today
from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn
from portal.records.models import Record
from portal.web.paging import Page, read_page

from ..facts.names import keys_of
from ..models import Adjustment, AdjustmentLine, Member, MemberGroup, Membership, Sector, Standing, Term, Township

Found = TypeVar("Found", bound=Record)
Listed = TypeVar("Listed", Sector, Township, MemberGroup)
MOST = 30  # members offered for a name


def find(model: type[Found], number: int, user: SignedIn | None) -> Found:
    """A record that the person may read. Raises NotThere."""
    found = db.session.scalar(model.visible_to(user).where(model.id == number))
    if found is None:
        raise NotThere
    return found


def batches(user: SignedIn | None, state: str = "") -> Page:
    """The batches, the newest first."""
    query = Adjustment.visible_to(user).options(selectinload(Adjustment.lines), selectinload(Adjustment.term))
    return read_page(query.where(Adjustment.state == state) if state else query, Adjustment.id, newest_first=True)


def line_of(line_id: int, user: SignedIn | None) -> AdjustmentLine:
    """A line of a batch. Raises NotThere."""
    return find(AdjustmentLine, line_id, user)


def terms() -> Sequence[Term]:
    """The terms, the newest first."""
    return db.session.scalars(select(Term).order_by(Term.begins_on.desc())).all()


def lists() -> dict[str, Sequence[Sector | Township | MemberGroup]]:
    """What a line chooses from: what is in use."""
    return {"sector": _in_use(Sector), "township": _in_use(Township), "group": _in_use(MemberGroup)}


def _in_use(model: type[Listed]) -> Sequence[Listed]:
    return db.session.scalars(select(model).where(model.in_use).order_by(model.position, model.id)).all()


def sitting(term_id: int, name: str) -> Sequence[Row[int, str, str, str]]:
    """Members of a term in office today whose name begins so: number, name, sector, post."""
    day = today()
    held = Standing.begins <= day, Standing.ends.is_(None) | (Standing.ends > day)
    query = select(Member.id, Member.name, Sector.title, Standing.post).select_from(Membership)
    query = query.join(Member, Member.id == Membership.member_id).join(
        Standing, Standing.membership_id == Membership.id
    )
    query = query.join(Sector, Sector.id == Standing.sector_id).where(Membership.term_id == term_id, *held)
    return db.session.execute(_named(query, name).order_by(Membership.sort_key, Membership.id).limit(MOST)).all()


def _named(query: Select[int, str, str, str], name: str) -> Select[int, str, str, str]:
    key = keys_of(name).name_key if name.strip() else ""
    return query.where(Member.name_key.startswith(key, autoescape=True)) if key else query


def described(member: Member) -> str:
    """What tells one member from another of the same name: birth month, and the last seat."""
    query = select(Sector.title, Standing.post, Term.title).join(Standing, Standing.sector_id == Sector.id)
    query = query.join(Membership, Membership.id == Standing.membership_id).join(Term, Term.id == Membership.term_id)
    last = db.session.execute(query.where(Membership.member_id == member.id).order_by(Standing.begins.desc())).first()
    return "，".join(filter(None, (member.name, member.born, *(last or ()))))

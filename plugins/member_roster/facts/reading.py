"""Members as of any date, past or future, page by page: however long the history is, a page costs the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select, tuple_

from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn
from portal.records.blind_index import index_match

from ..models import Member, Membership, OfficeHeld, Sector, Standing, Term
from .names import keys_of, plain_name

PAGE_SIZE = 50


@dataclass(frozen=True)
class Wanted:
    """Which members: all by default. `phone` finds whole numbers only."""

    sector_id: int | None = None
    township_id: int | None = None
    group_id: int | None = None
    party: str = ""
    gender: str = ""
    office: str = ""
    words: str = ""
    phone: str = ""


@dataclass(frozen=True)
class RosterPage:
    """Members with how they stand on the day: rows of (Member, Standing), and the membership behind which to go on."""

    rows: Sequence[Row[Any]]
    after: int | None


def terms(user: SignedIn) -> Sequence[Term]:
    """All terms, the newest first."""
    return db.session.scalars(Term.visible_to(user).order_by(Term.begins_on.desc())).all()


def find_term(user: SignedIn, day: date, term_id: int | None = None) -> Term | None:
    """The term of that number, or the one that runs on a day, else the last before, else the first. Raises NotThere."""
    if term_id is not None:
        found = db.session.scalar(Term.visible_to(user).where(Term.id == term_id))
        if found is None:
            raise NotThere
        return found
    known = terms(user)
    return next((it for it in known if it.begins_on <= day), known[-1] if known else None)


def day_within(term: Term, day: date) -> date:
    """The day, or the nearest one of the term."""
    return min(max(day, term.begins_on), term.ends_on or date.max)


def standing_on(day: date) -> ColumnElement[bool]:
    """The condition that joins a membership with how it stands on a day, through the index, whatever came before."""
    later = select(func.max(Standing.begins)).where(Standing.membership_id == Membership.id, Standing.begins <= day)
    newest = Standing.begins == later.correlate(Membership).scalar_subquery()
    return and_(Standing.membership_id == Membership.id, newest, or_(Standing.ends.is_(None), Standing.ends > day))


def members_on(user: SignedIn, term: Term, day: date, wanted: Wanted = Wanted()) -> Select[Any]:
    """The query of a term's members on a day, as (Member, Standing), by pinyin."""
    query = Member.visible_to(user).add_columns(Standing).join(Membership, Membership.member_id == Member.id)
    query = query.join(Standing, standing_on(day)).where(Membership.term_id == term.id, *_conditions(wanted, day))
    return query.order_by(Membership.sort_key, Membership.id)


def page_on(user: SignedIn, term: Term, day: date, wanted: Wanted, after: int | None = None) -> RosterPage:
    """One page of the members on a day, behind a membership. Raises NotThere."""
    query = members_on(user, term, day, wanted).limit(PAGE_SIZE + 1)
    if after is not None:
        last = db.session.execute(select(Membership.sort_key, Membership.id).where(Membership.id == after)).first()
        if last is None:
            raise NotThere
        query = query.where(tuple_(Membership.sort_key, Membership.id) > tuple_(*last))
    rows = db.session.execute(query).all()
    more = len(rows) > PAGE_SIZE
    return RosterPage(rows[:PAGE_SIZE], rows[PAGE_SIZE - 1][1].membership_id if more else None)


def ever(user: SignedIn, words: str = "", after: int | None = None) -> Sequence[Member]:
    """All who ever were members, or will be, by pinyin: nobody vanishes. Behind the member of that number."""
    query = Member.visible_to(user).order_by(Member.pinyin_key, Member.id).limit(PAGE_SIZE + 1)
    if words:
        query = query.where(_named(words))
    if after is not None and (last := db.session.get(Member, after)):
        query = query.where(tuple_(Member.pinyin_key, Member.id) > tuple_(last.pinyin_key, last.id))
    return db.session.scalars(query).all()


def _conditions(wanted: Wanted, day: date) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    for name in ("sector_id", "township_id", "group_id", "party"):
        if value := getattr(wanted, name):
            conditions.append(getattr(Standing, name) == value)
    if wanted.gender:
        conditions.append(Member.gender == wanted.gender)
    if wanted.office:
        conditions.append(_holds(wanted.office, day))
    if wanted.words:
        conditions.append(or_(_named(wanted.words), Standing.post.contains(wanted.words, autoescape=True)))
    if wanted.phone:
        conditions.append(index_match(Member, "phone", wanted.phone))
    return conditions


def _named(words: str) -> ColumnElement[bool]:
    """Part of a name, or the first letters of its pinyin: "dh" is 丁浩."""
    key = keys_of(words).name_key or plain_name(words)
    part = Member.name_key.contains(key, autoescape=True)
    return or_(part, Member.initials.startswith(key)) if key.isascii() and key.isalpha() else part


def _holds(office: str, day: date) -> ColumnElement[bool]:
    held = OfficeHeld.membership_id == Membership.id, OfficeHeld.office == office
    return exists().where(*held, *holds_on(day))


def holds_on(day: date) -> tuple[ColumnElement[bool], ...]:
    """The conditions that an office is held on a day."""
    return OfficeHeld.begins <= day, or_(OfficeHeld.ends.is_(None), OfficeHeld.ends > day)


def offices_on(membership_ids: Sequence[int], day: date) -> dict[int, list[str]]:
    """The offices that memberships hold on a day."""
    found: dict[int, list[str]] = {}
    query = select(OfficeHeld.membership_id, OfficeHeld.office).where(OfficeHeld.membership_id.in_(membership_ids))
    for number, office in db.session.execute(query.where(*holds_on(day)).order_by(OfficeHeld.office)):
        found.setdefault(number, []).append(office)
    return found


def sectors(user: SignedIn) -> Sequence[Sector]:
    """All sectors in their order."""
    return db.session.scalars(Sector.visible_to(user).order_by(Sector.position, Sector.id)).all()

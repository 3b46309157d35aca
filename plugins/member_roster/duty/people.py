"""Whom a service record is about: the members of a year, with how they stood last in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, false, func, or_, select

from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn
from portal.records.actor import person

from ..models import Member, Membership, Sector, Standing, Township
from ..models.duty import memberships_led, memberships_of
from ..permissions import DUTY, LEAD


@dataclass(frozen=True)
class Seated:
    """A member of a year. `watched`: comes from a township or the grass roots."""

    membership_id: int
    member_id: int
    user_id: int | None
    name: str
    sector: str
    sector_id: int
    township: str
    township_id: int | None
    group_id: int | None
    post: str

    @property
    def watched(self) -> bool:
        """Whether the member belongs to the group that is helped along."""
        return self.township_id is not None


@dataclass(frozen=True)
class Chosen:
    """Which members a list shows; nothing means all."""

    sector_id: int | None = None
    township_id: int | None = None
    group_id: int | None = None
    watched: bool = False


ALL = Chosen()


def members_of(year: int, chosen: Chosen = ALL) -> list[Seated]:
    """Who sat on some day of a year, by pinyin, as each stood last in it."""
    return _seated(_during(date(year, 1, 1), date(year, 12, 31)), chosen)


def members_on(day: date, chosen: Chosen = ALL) -> list[Seated]:
    """Who sits on a day."""
    return _seated(_during(day, day), chosen)


def led_by(user: SignedIn, day: date) -> list[Seated]:
    """The members whom the head of a liaison group looks after on a day."""
    led = Standing.membership_id.in_(memberships_led(user))
    return _seated(_during(day, day).where(led), ALL)


def townships_led(user: SignedIn) -> Sequence[Township]:
    """The townships whose liaison group somebody heads."""
    query = select(Township).where(Township.leader_id == user.id) if user.may(LEAD) else select(Township).where(false())
    return db.session.scalars(query.order_by(Township.position, Township.id)).all()


def own_memberships(user: SignedIn) -> Sequence[Membership]:
    """The memberships of the person behind an account, the newest first."""
    mine = Membership.id.in_(memberships_of(user))
    return db.session.scalars(select(Membership).where(mine).order_by(Membership.id.desc())).all()


def kept_membership(number: int) -> Membership:
    """A membership whose record the acting person keeps: the office all, the head of a liaison group those there.

    Nobody keeps the own record because it is the own one. Raises NotThere.
    """
    user, query = person(), select(Membership).where(Membership.id == number)
    if user is not None and not user.may(DUTY):
        query = query.where(Membership.id.in_(memberships_led(user)) if user.may(LEAD) else false())
    found = db.session.scalar(query)
    if found is None:
        raise NotThere
    return found


def sat_on(membership_id: int, day: date) -> bool:
    """Whether somebody was a member on a day."""
    sat = Standing.begins <= day, or_(Standing.ends.is_(None), Standing.ends > day)
    query = select(Standing.id).where(Standing.membership_id == membership_id, *sat)
    return db.session.scalar(query.limit(1)) is not None


def latest_of(membership_id: int) -> Seated | None:
    """How a member stands, or stood last."""
    query = select(Standing.membership_id, func.max(Standing.begins).label("begins"))
    newest = query.where(Standing.membership_id == membership_id).group_by(Standing.membership_id)
    return next(iter(_seated(newest, ALL)), None)


def _during(first: date, last: date) -> Select[int, date]:
    """The last standing of each membership within some days."""
    query = select(Standing.membership_id, func.max(Standing.begins).label("begins"))
    sat = Standing.begins <= last, or_(Standing.ends.is_(None), Standing.ends > first)
    return query.where(*sat).group_by(Standing.membership_id)


def _seated(newest: Select[int, date], chosen: Chosen) -> list[Seated]:
    found = newest.subquery()
    query = (
        select(
            Standing.membership_id, Member.id.label("member_id"), Member.user_id, Standing.name,
            Sector.title.label("sector"), Standing.sector_id, func.coalesce(Township.title, "").label("township"),
            Standing.township_id, Standing.group_id, Standing.post,
        )
        .join(found, (found.c.membership_id == Standing.membership_id) & (found.c.begins == Standing.begins))
        .join(Membership, Membership.id == Standing.membership_id)
        .join(Member, Member.id == Membership.member_id)
        .join(Sector, Sector.id == Standing.sector_id)
        .outerjoin(Township, Township.id == Standing.township_id)
        .order_by(Membership.sort_key, Membership.id)
    )  # fmt: skip
    for column, value in (
        (Standing.sector_id, chosen.sector_id),
        (Standing.township_id, chosen.township_id),
        (Standing.group_id, chosen.group_id),
    ):
        query = query.where(column == value) if value else query
    query = query.where(Standing.township_id.is_not(None)) if chosen.watched else query
    return [Seated(**row._mapping) for row in db.session.execute(query)]

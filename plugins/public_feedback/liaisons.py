"""Liaisons of units (承办单位联络员): which account acts for which unit, and what it sees."""

from datetime import date

from sqlalchemy import ColumnElement, Text, select
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from portal.clock import today
from portal.database.types import BigId
from portal.extensions import Base, db
from portal.people.holders import holders_of

from .states import ANSWERED_BY_A_UNIT, OWN_UNIT, WITH_A_UNIT

SEEN_BY_A_UNIT = (*WITH_A_UNIT, *ANSWERED_BY_A_UNIT)


class Liaison(Base):
    """An account that acts for a unit, as long as it has the permission, too. A unit may have several."""

    __tablename__ = "public_feedback_liaison"

    account_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)  # never deleted
    unit: Mapped[str] = mapped_column(Text, index=True)
    named_by: Mapped[str] = mapped_column(Text)
    named_on: Mapped[date] = mapped_column(default=today)


def unit_of(account_id: int) -> str:
    """The unit the account acts for; empty where it is nobody's liaison."""
    return db.session.scalar(select(Liaison.unit).where(Liaison.account_id == account_id)) or ""


def of_own_unit(
    account_id: int,
    unit: InstrumentedAttribute[str],
    state: InstrumentedAttribute[str],
    restricted: InstrumentedAttribute[bool],
) -> ColumnElement[bool]:
    """What lies with the account's unit or was answered by it, without restricted letters; nothing without a unit."""
    own = select(Liaison.unit).where(Liaison.account_id == account_id, Liaison.unit != "").scalar_subquery()
    return (unit == own) & state.in_(SEEN_BY_A_UNIT) & restricted.is_(False)


def liaisons_of(unit: str) -> set[int]:
    """The active accounts that act for a unit now."""
    named = db.session.scalars(select(Liaison.account_id).where(Liaison.unit == unit, Liaison.unit != ""))
    return set(named) & set(holders_of(OWN_UNIT))

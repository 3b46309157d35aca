"""The years of the working calendar, and the days on which they depart from Monday to Friday."""

from datetime import date, datetime
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Select, Text, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...clock import now
from ...database.types import Instant
from ...extensions import Base
from ...items import SignedIn
from ..models import Record


class WorkYear(Record):
    """A year; its number is its id, and its version guards its days, too.

    `published`: the State Council's arrangement is out and entered here. Of other years only weekends are known.
    """

    __tablename__ = "portal_workyear"
    kind = "portal.workyear"

    published: Mapped[bool] = mapped_column(default=False)
    changed_at: Mapped[datetime] = mapped_column(Instant, default=now)
    days: Mapped[list["Workday"]] = relationship(
        order_by="Workday.day", cascade="all, delete-orphan", lazy="selectin", passive_deletes=True
    )

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """Everybody: the arrangement is public."""
        return select(cls)


class Workday(Base):
    """A day that departs from the week: a weekday off, or a Saturday or Sunday worked."""

    __tablename__ = "portal_workday"

    day: Mapped[date] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(ForeignKey("portal_workyear.id", ondelete="CASCADE"), index=True)
    worked: Mapped[bool]
    name_zh: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (CheckConstraint("name_zh <> ''", name="named"),)

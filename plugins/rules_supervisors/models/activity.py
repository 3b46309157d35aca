"""What a group did, and who was there."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.extensions import Base

from ..terms import WAYS
from .group import SupervisionGroup, Supervisor
from .parts import InsideRecord, one_of


class GroupAttendance(Base):
    """A supervisor was at an activity."""

    __tablename__ = "rules_supervisors_attendance"

    activity_id: Mapped[int] = mapped_column(
        ForeignKey("rules_supervisors_activity.id", ondelete="CASCADE"), primary_key=True
    )
    supervisor_id: Mapped[int] = mapped_column(ForeignKey("rules_supervisors_supervisor.id"), primary_key=True)


class GroupActivity(InsideRecord):
    """An activity of a group; `minutes` is its record (活动记录)."""

    __tablename__ = "rules_supervisors_activity"
    __table_args__ = (
        one_of("way", WAYS),
        CheckConstraint("place <> '' AND minutes <> ''", name="is_recorded"),
        Index(None, "group_id", "happened_on"),
        Index(None, "happened_on"),
    )
    kind = "rules_supervisors.activity"

    group_id: Mapped[int] = mapped_column(ForeignKey("rules_supervisors_group.id"))
    happened_on: Mapped[date]
    place: Mapped[str] = mapped_column(Text)
    way: Mapped[str] = mapped_column(Text)
    minutes: Mapped[str] = mapped_column(Text)

    group: Mapped[SupervisionGroup] = relationship()
    attended: Mapped[list[Supervisor]] = relationship(secondary="rules_supervisors_attendance", order_by=Supervisor.id)

"""How a member of the watched group is helped along (跟踪培养): who does it, what for, in which steps."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database.types import BigId
from portal.extensions import Base

from .member import Member
from .parts import InsideRecord


class NurturePlan(InsideRecord):
    """A plan for a member; `mentor` is a post or a name of the office. `finished_on` is empty while it runs."""

    __tablename__ = "member_roster_nurture_plan"
    __table_args__ = (
        CheckConstraint("ends_on >= begins_on", name="lasts"),
        CheckConstraint("mentor <> '' AND goals <> ''", name="says_who_and_what"),
        Index(None, "member_id"),
    )
    kind = "member_roster.nurture_plan"

    member_id: Mapped[int] = mapped_column(BigId, ForeignKey("member_roster_member.id"))
    mentor: Mapped[str] = mapped_column(Text)
    goals: Mapped[str] = mapped_column(Text)
    begins_on: Mapped[date]
    ends_on: Mapped[date]
    finished_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(Text, default="")

    member: Mapped[Member] = relationship()
    steps: Mapped[list["NurtureStep"]] = relationship(
        back_populates="plan", order_by="NurtureStep.due_on, NurtureStep.id", cascade="all, delete-orphan"
    )


class NurtureStep(Base):
    """A step of a plan, and when it was done."""

    __tablename__ = "member_roster_nurture_step"
    __table_args__ = (CheckConstraint("title <> ''", name="has_a_title"), Index(None, "plan_id"), Index(None, "due_on"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("member_roster_nurture_plan.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")

    plan: Mapped[NurturePlan] = relationship(back_populates="steps")

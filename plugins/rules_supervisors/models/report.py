"""What a group reports to the conference: each half-year, and each year."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..terms import PERIODS
from .group import SupervisionGroup
from .parts import InsideRecord, one_of


class GroupReport(InsideRecord):
    """A half-year note or a yearly summary; each comes once."""

    __tablename__ = "rules_supervisors_report"
    __table_args__ = (
        one_of("period", PERIODS),
        CheckConstraint("text <> ''", name="says_something"),
        UniqueConstraint("group_id", "year", "period"),
    )
    kind = "rules_supervisors.report"

    group_id: Mapped[int] = mapped_column(ForeignKey("rules_supervisors_group.id"))
    year: Mapped[int]
    period: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    handed_in_on: Mapped[date]

    group: Mapped[SupervisionGroup] = relationship()

"""The appraisal (测评) of a unit by ballots."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database.types import BigId
from portal.extensions import Base

from .group import SupervisionGroup
from .parts import InsideRecord


class UnitAppraisal(InsideRecord):
    """One appraisal a year. Ballots handed out, returned, valid: never more of the later than of the earlier."""

    __tablename__ = "rules_supervisors_appraisal"
    __table_args__ = (
        CheckConstraint("valid > 0 AND valid <= returned AND returned <= sent", name="ballots_add_up"),
        UniqueConstraint("group_id", "year"),
    )
    kind = "rules_supervisors.appraisal"

    group_id: Mapped[int] = mapped_column(ForeignKey("rules_supervisors_group.id"))
    year: Mapped[int]
    held_on: Mapped[date]
    sent: Mapped[int]
    returned: Mapped[int]
    valid: Mapped[int]

    group: Mapped[SupervisionGroup] = relationship()
    questions: Mapped[list["BallotQuestion"]] = relationship(
        order_by="BallotQuestion.position", cascade="all, delete-orphan", back_populates="appraisal"
    )


class BallotQuestion(Base):
    """How the valid ballots answered one question; who ticked nothing abstained."""

    __tablename__ = "rules_supervisors_question"
    __table_args__ = (
        CheckConstraint("satisfied >= 0 AND basically >= 0 AND dissatisfied >= 0", name="answers_count"),
        CheckConstraint("text <> ''", name="asks_something"),
        UniqueConstraint("appraisal_id", "position"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    appraisal_id: Mapped[int] = mapped_column(ForeignKey("rules_supervisors_appraisal.id", ondelete="CASCADE"))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    satisfied: Mapped[int]
    basically: Mapped[int]
    dissatisfied: Mapped[int]

    appraisal: Mapped[UnitAppraisal] = relationship(back_populates="questions")

    @property
    def answered(self) -> int:
        """How many ballots answered it."""
        return self.satisfied + self.basically + self.dissatisfied

    @property
    def abstained(self) -> int:
        """How many valid ballots left it open."""
        return self.appraisal.valid - self.answered

"""What the office shows its people each quarter, and what they ask about it. It is never public."""

from datetime import date, datetime
from typing import Self

from flask_babel import gettext as _
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Select,
    Text,
    UniqueConstraint,
    false,
    select,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import now
from portal.database.types import BigId, Instant
from portal.extensions import Base
from portal.items import SignedIn
from portal.records.disclosure import Disclosed
from portal.records.models import Record
from portal.records.public_log import Logged
from portal.records.review import PublicText

from ..money import yuan
from ..permissions import READ
from ..terms import QUESTIONS

INSIDE = "office"
_VALID = text("withdrawn_for = ''")


class QuarterDisclosure(Disclosed):
    """Budget and spending of a quarter, shown inside the office until `shown_until`; the log holds it sealed."""

    __tablename__ = "rules_finance_disclosure"
    __table_args__ = (
        CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter_known"),
        CheckConstraint(f"scope = '{INSIDE}'", name="inside_only"),
        CheckConstraint("(published_at IS NULL) = (shown_until IS NULL)", name="shown_until_a_day"),
        Index(
            "uq_rules_finance_disclosure_valid", "year", "quarter",
            unique=True, sqlite_where=_VALID, postgresql_where=_VALID,
        ),
    )  # fmt: skip
    kind = "rules_finance.disclosure"
    log = Logged(parts={"lines": Logged()})

    year: Mapped[int]
    quarter: Mapped[int]
    note: Mapped[str] = mapped_column(Text, default="")
    shown_until: Mapped[date | None]

    lines: Mapped[list["DisclosureLine"]] = relationship(
        cascade="all, delete-orphan", order_by="DisclosureLine.position"
    )
    questions: Mapped[list["FigureQuestion"]] = relationship(back_populates="disclosure", order_by="FigureQuestion.id")

    @property
    def title(self) -> str:
        """Which quarter."""
        return _("Quarter %(quarter)s of %(year)s", quarter=self.quarter, year=self.year)

    @property
    def public_title(self) -> str:
        """What lists of reviews call it."""
        return _("Finance inside the office: %(quarter)s", quarter=self.title)

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for readers, none for others: the public never reads it."""
        query = select(cls)
        return query if user is not None and user.may(READ) else query.where(false())

    def public_texts(self) -> list[PublicText]:
        """What the office reads of it."""
        texts = [PublicText(_("Quarter"), self.title), PublicText(_("Remarks"), self.note)]
        return texts + [PublicText(line.category, line.words) for line in self.lines]


class DisclosureLine(Base):
    """One kind of spending with its budget; it is changed with its disclosure."""

    __tablename__ = "rules_finance_disclosure_line"
    __table_args__ = (
        UniqueConstraint("disclosure_id", "position"),
        CheckConstraint("budget >= 0 AND spent >= 0", name="amounts_count"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    disclosure_id: Mapped[int] = mapped_column(ForeignKey("rules_finance_disclosure.id", ondelete="CASCADE"))
    position: Mapped[int]
    category: Mapped[str] = mapped_column(Text)
    budget: Mapped[int] = mapped_column(BigInteger)
    spent: Mapped[int] = mapped_column(BigInteger)

    @property
    def words(self) -> str:
        """Budget and spending in words."""
        return _("budget %(budget)s yuan, spent %(spent)s yuan", budget=yuan(self.budget), spent=yuan(self.spent))


class FigureQuestion(Record):
    """What somebody of the office asks or objects, to be answered by `due`."""

    __tablename__ = "rules_finance_question"
    __table_args__ = (
        CheckConstraint(f"nature IN ({', '.join(repr(it) for it in QUESTIONS)})", name="nature_known"),
        CheckConstraint("text <> ''", name="says_something"),
        CheckConstraint("(answer = '') = (answered_at IS NULL)", name="answered_at_a_moment"),
        Index(None, "disclosure_id", "id"),
        Index(None, "answered_at", "due"),
    )
    kind = "rules_finance.question"

    disclosure_id: Mapped[int] = mapped_column(ForeignKey("rules_finance_disclosure.id"))
    nature: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(Instant, default=now)
    due: Mapped[date]
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None] = mapped_column(Instant)

    disclosure: Mapped[QuarterDisclosure] = relationship(back_populates="questions")

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for readers, none for others."""
        query = select(cls)
        return query if user is not None and user.may(READ) else query.where(false())

"""An approval limit: from which to which amount of which expenses who decides."""

from typing import Self

from sqlalchemy import BigInteger, CheckConstraint, Index, Select, Text, false, select
from sqlalchemy.orm import Mapped, mapped_column

from plugins.rules_revision.engine.bands import Band
from portal.items import SignedIn
from portal.records.models import Record

from ..permissions import READ


class Limit(Record):
    """The amounts from the `first` to the `last` cent, None without an end.

    `second` signs besides from `second_from` on; `basis` is the place in the rule.
    """

    __tablename__ = "rules_finance_limit"
    __table_args__ = (
        CheckConstraint("expense <> ''", name="of_an_expense"),
        CheckConstraint("approver <> ''", name="has_an_approver"),
        CheckConstraint("first >= 0", name="begins"),
        CheckConstraint("last IS NULL OR last >= first", name="ends_after_it_begins"),
        CheckConstraint("(second = '') = (second_from IS NULL)", name="second_from_an_amount"),
        Index(None, "expense", "first", "id"),
    )
    kind = "rules_finance.limit"

    expense: Mapped[str] = mapped_column(Text)
    first: Mapped[int] = mapped_column(BigInteger)
    last: Mapped[int | None] = mapped_column(BigInteger)
    approver: Mapped[str] = mapped_column(Text)
    second_from: Mapped[int | None] = mapped_column(BigInteger)
    second: Mapped[str] = mapped_column(Text, default="")
    basis: Mapped[str] = mapped_column(Text, default="")

    @property
    def band(self) -> Band:
        """The amounts, to be held against others."""
        return Band(self.first, self.last)

    def needs_second(self, cents: int) -> bool:
        """Whether somebody else signs an amount, too."""
        return self.second_from is not None and cents >= self.second_from

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for readers, none for others."""
        query = select(cls)
        return query if user is not None and user.may(READ) else query.where(false())

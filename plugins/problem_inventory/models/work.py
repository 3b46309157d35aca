"""What happens to a published item: entries of progress, and requests for a later deadline."""

from datetime import date, datetime
from typing import ClassVar, Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, Text, select, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import now
from portal.database.types import Instant
from portal.items import SignedIn
from portal.records.disclosure import DISCLOSURE, Disclosed
from portal.records.public_log import Logged
from portal.records.review import PublicText

from ..terms import EXTENSION_STATES
from .item import Measure, RectificationItem, one_of
from .published import READ


class Words(Disclosed):
    """Something said about an item that the public reads once it is reviewed and published."""

    __abstract__ = True
    said: ClassVar[tuple[str, str]]  # the fields of what is said

    def public_texts(self) -> list[PublicText]:
        """What is said, as the public would read it."""
        return [PublicText(str(self.correctable[name]), getattr(self, name)) for name in self.said]


class ProgressEntry(Words):
    """What was done for an item on a day, and what proves it; its words are public once they are published."""

    __tablename__ = "problem_inventory_progress"
    __table_args__ = (Index(None, "item_id", "happened_on", "id"),)
    kind = "problem_inventory.progress"
    log = Logged(
        plain=("item_id", "happened_on", "added_later", "entered_at", *DISCLOSURE),
        left_out=("entered_by",),
        public_from="published_at",
    )
    said = ("text", "evidence")
    correctable: ClassVar[dict[str, str]] = {"text": _l("What was done"), "evidence": _l("Evidence")}

    item_id: Mapped[int] = mapped_column(ForeignKey("problem_inventory_item.id"))
    happened_on: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    evidence: Mapped[str] = mapped_column(Text, default="")
    added_later: Mapped[bool] = mapped_column(default=False)
    entered_by: Mapped[str] = mapped_column(Text)
    entered_at: Mapped[datetime] = mapped_column(Instant, default=now)

    item: Mapped[RectificationItem] = relationship(back_populates="progress")
    measures: Mapped[list[Measure]] = relationship(order_by=Measure.position)

    @property
    def public_title(self) -> str:
        """Progress of which item."""
        return _("Progress: %(item)s", item=self.item.title)

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who work with the ledger, what is published for everybody else."""
        query = select(cls)
        return query if user is not None and user.may(READ) else query.where(cls.for_everybody())


class ExtensionRequest(Words):
    """A later deadline asked for: old and new date, why, how far the work is. Its words are public once published."""

    __tablename__ = "problem_inventory_extension"
    __table_args__ = (
        one_of("state", EXTENSION_STATES),
        CheckConstraint("new_deadline > old_deadline", name="later"),
        # One question at a time: a second one would be asked of another deadline.
        Index(
            "uq_problem_inventory_extension_open",
            "item_id",
            unique=True,
            sqlite_where=text("state = 'requested'"),
            postgresql_where=text("state = 'requested'"),
        ),
        Index(None, "item_id", "id"),
    )
    kind = "problem_inventory.extension"
    log = Logged(
        plain=("item_id", "state", "old_deadline", "new_deadline", "requested_at", *DISCLOSURE),
        left_out=("requested_by",),
    )
    said = ("reason", "progress")
    correctable: ClassVar[dict[str, str]] = {
        "reason": _l("Why the deadline cannot be kept"),
        "progress": _l("Progress so far"),
    }

    item_id: Mapped[int] = mapped_column(ForeignKey("problem_inventory_item.id"))
    state: Mapped[str] = mapped_column(Text, default="requested")
    old_deadline: Mapped[date]
    new_deadline: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    progress: Mapped[str] = mapped_column(Text)
    requested_by: Mapped[str] = mapped_column(Text)
    requested_at: Mapped[datetime] = mapped_column(Instant, default=now)

    item: Mapped[RectificationItem] = relationship(back_populates="extensions")

    @property
    def public_title(self) -> str:
        """Of which item the deadline moves."""
        return _("Later deadline: %(item)s", item=self.item.title)

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """The requests of the items that the person may read; the public knows of none before it is decided."""
        items = RectificationItem.visible_to(user).with_only_columns(RectificationItem.id)
        mine = select(cls).where(cls.item_id.in_(items))
        return mine if user is not None else mine.where(cls.state == "approved")

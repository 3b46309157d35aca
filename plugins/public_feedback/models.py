"""An opinion: what somebody said, where, and how far it has come."""

from datetime import datetime
from typing import Self

from sqlalchemy import Index, LargeBinary, Select, Text, false, select
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from portal.clock import now
from portal.database.types import Instant
from portal.items import SearchDocument, SignedIn
from portal.records.models import Record
from portal.records.public_log import Logged

from . import numbers, titles
from .contact import Contact
from .handling import Handled, Question, Reply
from .liaisons import of_own_unit
from .promises import Promised
from .published import PublishedLetter
from .readers import for_reader
from .states import ENDS, OWN_UNIT, QUARANTINED, READ, RECEIVED, RESTRICTED, TRIAGE, WITHDRAWN

__all__ = ["QUARANTINED", "READ", "RECEIVED", "TRIAGE", "Opinion", "PublishedLetter"]


class Opinion(Contact, Promised, Handled, Record):
    """An opinion of the public. Of its receipt only the hashes are kept, so nobody here can open it as the sender."""

    __tablename__ = "public_feedback_opinion"
    kind = "public_feedback.opinion"
    # All of it as commitments: the log shows that an opinion came and what was done, never what it says.
    log = Logged(parts={"replies": Logged(), "questions": Logged()})

    body: Mapped[str] = mapped_column(Text)
    township: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(Text)  # the edition it was written in: zh | en
    state: Mapped[str] = mapped_column(Text, default=RECEIVED)
    received_at: Mapped[datetime] = mapped_column(Instant, default=now)
    long_code_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    query_code_hash: Mapped[bytes] = mapped_column(LargeBinary)

    replies: Mapped[list[Reply]] = relationship(order_by=Reply.id, cascade="all, delete-orphan")
    questions: Mapped[list[Question]] = relationship(order_by=Question.id, cascade="all, delete-orphan")

    __table_args__ = (
        Index("ix_public_feedback_opinion_state_id", "state", "id"),
        Index("ix_public_feedback_opinion_is_open_id", "is_open", "id"),
        Index("ix_public_feedback_opinion_restricted_id", "restricted", "id"),
        # A number that stands on a receipt is never given again, even after the last opinion was deleted.
        {"sqlite_autoincrement": True},
    )

    @property
    def number(self) -> str:
        """The public number, for the receipt and the telephone."""
        return numbers.public_number(self.id, self.received_at)

    @property
    def where(self) -> str:
        """Township and village as one line."""
        return " ".join(filter(None, (self.township, self.place)))

    @property
    def shown_title(self) -> str:
        """The title that staff wrote, until then the one proposed from the first sentence."""
        return self.title or titles.proposed_title(self.body)

    def search_document(self) -> SearchDocument | None:
        """For those who may read opinions: number, place and words; of one that was withdrawn nothing is left."""
        if self.state == WITHDRAWN:
            return None
        return SearchDocument(f"{self.number} {self.shown_title}", f"{self.where}\n{self.body}")

    @property
    def reply(self) -> Reply | None:
        """The newest approved reply."""
        return next((it for it in self.replies[::-1] if it.approved_on), None)

    @property
    def draft(self) -> Reply | None:
        """The reply that is being written or waits for approval."""
        newest = self.replies[-1] if self.replies else None
        return newest if newest and not newest.approved_on else None

    @property
    def question(self) -> Question | None:
        """What the sender was asked and has not answered yet."""
        newest = self.questions[-1] if self.questions else None
        return newest if newest and not newest.answered_at else None

    @validates("state")
    def _note_the_end(self, _name: str, state: str) -> str:
        """Lists of all that is open, or closed, read one column instead of many states."""
        self.is_open = state not in ENDS
        return state

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who may read opinions, restricted ones for named readers alone; a unit's for its liaison.

        Senders have a receipt.
        """
        query = select(cls)
        if user is not None and user.may(READ):
            return query.where(for_reader(cls.restricted.is_(False), user.may(RESTRICTED), user.id))
        if user is not None and user.may(OWN_UNIT):
            return query.where(of_own_unit(user.id, cls.unit, cls.state, cls.restricted))
        return query.where(false())

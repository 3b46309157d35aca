"""An opinion: what somebody said, where, and how far it has come."""

from datetime import datetime
from typing import Self

from sqlalchemy import Index, LargeBinary, Select, Text, false, select
from sqlalchemy.orm import Mapped, mapped_column

from portal.clock import now
from portal.database.types import Instant
from portal.items import SearchDocument, SignedIn
from portal.records.models import Record
from portal.records.public_log import Logged

from . import numbers, titles

RECEIVED, QUARANTINED = "received", "quarantined"
READ, TRIAGE = "public_feedback.read", "public_feedback.triage"


class Opinion(Record):
    """An opinion of the public. Of its receipt only the hashes are kept, so nobody here can open it as the sender."""

    __tablename__ = "public_feedback_opinion"
    kind = "public_feedback.opinion"
    log = Logged()  # all of it as commitments: the log shows that an opinion came and what was done, never what it says

    body: Mapped[str] = mapped_column(Text)
    township: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(Text)  # the edition it was written in: zh | en
    state: Mapped[str] = mapped_column(Text, default=RECEIVED)
    received_at: Mapped[datetime] = mapped_column(Instant, default=now)
    long_code_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    query_code_hash: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__ = (
        Index("ix_public_feedback_opinion_state_id", "state", "id"),
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

    def search_document(self) -> SearchDocument:
        """For those who may read opinions: number, place and words."""
        return SearchDocument(f"{self.number} {titles.proposed_title(self.body)}", f"{self.where}\n{self.body}")

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who may read opinions, none for the others; senders come by their receipt."""
        query = select(cls)
        return query if user is not None and user.may(READ) else query.where(false())

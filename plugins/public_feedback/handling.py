"""What the office adds to an opinion: title and kind, unit and dates, questions and replies."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text, false, true
from sqlalchemy.orm import Mapped, mapped_column

from portal.clock import now
from portal.database.types import BigId, Instant
from portal.extensions import Base

from .states import WEB

OPINION = "public_feedback_opinion"


class Handled:
    """The columns of an opinion that staff fill in.

    `restricted` (举报控告) hides it from all but the named readers; `complained_of` must never handle it.
    `outcome` is the code of the place it was referred to, or of the reason why it was not taken up.
    `due` is empty until it is taken up; `extended_from` is the first date, kept beside the later one.
    """

    title: Mapped[str] = mapped_column(Text, default="", server_default="")
    matter: Mapped[str] = mapped_column(Text, default="", server_default="")
    restricted: Mapped[bool] = mapped_column(default=False, server_default=false())
    complained_of: Mapped[str] = mapped_column(Text, default="", server_default="")
    outcome: Mapped[str] = mapped_column(Text, default="", server_default="")
    unit: Mapped[str] = mapped_column(Text, default="", server_default="")
    unit_due: Mapped[date | None]
    due: Mapped[date | None]
    extended_from: Mapped[date | None]
    handler_id: Mapped[int | None] = mapped_column(BigId)
    merged_into_id: Mapped[int | None] = mapped_column(BigId)  # opinions are never deleted, so it needs no constraint
    way: Mapped[str] = mapped_column(Text, default=WEB, server_default=WEB)
    is_open: Mapped[bool] = mapped_column(default=True, server_default=true())


class Reply(Base):
    """An answer to the sender: a draft until a second person approves it. A second handling gets a second reply."""

    __tablename__ = "public_feedback_reply"
    __table_args__ = (Index(None, "opinion_id", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    opinion_id: Mapped[int] = mapped_column(BigId, ForeignKey(f"{OPINION}.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(Text)
    drafted_by: Mapped[str] = mapped_column(Text)
    approved_on: Mapped[date | None]
    rating: Mapped[str] = mapped_column(Text, default="", server_default="")
    remark: Mapped[str] = mapped_column(Text, default="", server_default="")


class Question(Base):
    """Something the office has to know before it can answer; the sender answers through the receipt."""

    __tablename__ = "public_feedback_question"
    __table_args__ = (Index(None, "opinion_id", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    opinion_id: Mapped[int] = mapped_column(BigId, ForeignKey(f"{OPINION}.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(Instant, default=now)
    answer: Mapped[str] = mapped_column(Text, default="", server_default="")
    answered_at: Mapped[datetime | None] = mapped_column(Instant)

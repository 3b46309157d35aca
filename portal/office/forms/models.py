"""The templates that the office put in place of the shipped ones."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ...clock import now
from ...database.types import BigId, Instant
from ...extensions import Base


class StoredTemplate(Base):
    """One version of a form's template; the one with the highest number is in force.

    Its file is an attachment of it; `shipped`: it goes back to the one that came with the plugin, without file.
    """

    __tablename__ = "portal_word_template"
    kind: ClassVar[str] = "portal.word_template"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    form: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    shipped: Mapped[bool]
    note: Mapped[str] = mapped_column(Text, default="")
    put_by_id: Mapped[int | None] = mapped_column(BigId)
    put_by: Mapped[str] = mapped_column(Text)
    put_at: Mapped[datetime] = mapped_column(Instant, default=now)

    __table_args__ = (UniqueConstraint("form", "number"), CheckConstraint("number > 0", name="number"))

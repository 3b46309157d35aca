"""A person who is, was or will be a member."""

from typing import Self

from sqlalchemy import ForeignKey, Index, Select, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from portal.database.types import BigId, Sealed
from portal.items import SearchDocument, SignedIn
from portal.records.blind_index import index_column, phone_digits
from portal.records.sealed_fields import sealed_column

from ..permissions import OWN, READ
from ..terms import GENDERS
from .parts import InsideRecord, one_of


class Member(InsideRecord):
    """A person; never deleted. What the person is told by are the newest facts: dated ones stand in `Standing`.

    `name_key` is the name without blanks and in one form of dots, for finding the same person. `born` is "1975-08".
    `strokes_key` and `pinyin_key` sort names by surname strokes and by pinyin, `initials` are those of the pinyin, as
    "dh". Contact and biography are sealed.
    """

    __tablename__ = "member_roster_member"
    __table_args__ = (one_of("gender", GENDERS), Index(None, "name_key"), Index(None, "pinyin_key", "id"))
    kind = "member_roster.member"

    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    pinyin_key: Mapped[str] = mapped_column(Text)
    initials: Mapped[str] = mapped_column(Text)
    strokes_key: Mapped[str] = mapped_column(Text)
    gender: Mapped[str] = mapped_column(Text, default="")
    ethnicity: Mapped[str] = mapped_column(Text, default="")
    born: Mapped[str] = mapped_column(Text, default="")
    education: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("portal_user.id"), unique=True)
    phone: Mapped[Sealed | None] = sealed_column()
    phone_index: Mapped[bytes | None] = index_column(phone_digits)
    address: Mapped[Sealed | None] = sealed_column()
    biography: Mapped[Sealed | None] = sealed_column()

    def search_document(self) -> SearchDocument:
        """The name, for staff only."""
        return SearchDocument(self.name)

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for readers of the roster, oneself for a member with an account."""
        if user is not None and user.may(OWN) and not user.may(READ):
            return select(cls).where(cls.user_id == user.id)
        return super().visible_to(user)

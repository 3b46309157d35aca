"""The lists a member is sorted by: sectors (界别), townships, member groups (委员活动组)."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database.types import BigId

from .parts import InsideRecord


class Sector(InsideRecord):
    """A sector. One that is no longer used keeps its members of former terms."""

    __tablename__ = "member_roster_sector"
    kind = "member_roster.sector"

    title: Mapped[str] = mapped_column(Text, unique=True)
    position: Mapped[int] = mapped_column(default=0)
    in_use: Mapped[bool] = mapped_column(default=True)


class Township(InsideRecord):
    """A township or street. `leader_id` is the account of the head of its liaison group (联络组组长)."""

    __tablename__ = "member_roster_township"
    kind = "member_roster.township"

    title: Mapped[str] = mapped_column(Text, unique=True)
    position: Mapped[int] = mapped_column(default=0)
    in_use: Mapped[bool] = mapped_column(default=True)
    leader_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("portal_user.id"))


class MemberGroup(InsideRecord):
    """A group in which members are active, mostly of one township."""

    __tablename__ = "member_roster_group"
    kind = "member_roster.group"

    title: Mapped[str] = mapped_column(Text, unique=True)
    position: Mapped[int] = mapped_column(default=0)
    in_use: Mapped[bool] = mapped_column(default=True)
    township_id: Mapped[int | None] = mapped_column(ForeignKey("member_roster_township.id"))

    township: Mapped[Township | None] = relationship()

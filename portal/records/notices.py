"""Notices in the portal: whose turn it is now, told to each person and read there; nothing is sent out.

    with writing():
        item = load(Item, item_id, version)
        …
        tell(holders_of("problem_inventory.accept"), _("To be accepted: %(number)s", number=item.number), "", url, item)

A notice carries number and date, never what a sender wrote or who the sender is: it outlives the record's own rules.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, Select, Text, bindparam, delete, func, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from ..clock import now
from ..database.types import BigId, Instant
from ..errors import NotThere
from ..extensions import Base, db
from ..items import Recordable
from .actor import acting
from .writing import current_transaction, writing

KEPT = timedelta(days=90)  # after it was read
COUNTED = 100
_UNREAD = text("read_at IS NULL")


class Notice(Base):
    """One thing told to one person. The record it is about is named, so that a notice never keeps one alive."""

    __tablename__ = "portal_notice"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("portal_user.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(Text)
    record_id: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    url: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Instant, default=now)
    read_at: Mapped[datetime | None] = mapped_column(Instant)

    __table_args__ = (
        Index(None, "user_id", "id"),
        Index("ix_portal_notice_unread", "user_id", "id", sqlite_where=_UNREAD, postgresql_where=_UNREAD),
    )


# Built once: every staff page asks it. Nobody needs to know whether there are 300 or 400.
_COUNT = select(func.count()).select_from(
    select(Notice.id).where(Notice.user_id == bindparam("user"), Notice.read_at.is_(None)).limit(COUNTED).subquery()
)


def tell(user_ids: Iterable[int], title: str, text: str, url: str, about: Recordable) -> None:
    """Leave a notice for each of these people, but not for the one who is acting. Call it inside writing() only.

    `url` is a page of the portal, as url_for gives it.
    """
    session = current_transaction().session
    session.flush()  # a new record gets its number
    kind, record_id = about.kind, str(about.id)
    for user_id in sorted(set(user_ids) - {acting().id}):
        session.add(Notice(user_id=user_id, kind=kind, record_id=record_id, title=title, text=text, url=url))


def notices_of(user_id: int, unread: bool) -> Select[Notice]:
    """The person's own notices, unread or read."""
    return select(Notice).where(Notice.user_id == user_id, Notice.read_at.is_(None) == unread)


def count_unread(user_id: int) -> int:
    """How many notices are unread, counted up to 100; on a connection of its own."""
    with db.engine.connect() as connection:
        return connection.execute(_COUNT, {"user": user_id}).scalar_one()


def read_one(user_id: int, notice_id: int) -> str:
    """Note that the person has read a notice; returns where it leads.

    Raises NotThere when it does not exist or was told to somebody else.
    """
    with writing() as tx:
        notice = tx.session.scalar(select(Notice).where(Notice.id == notice_id, Notice.user_id == user_id))
        if notice is None:
            raise NotThere
        notice.read_at = notice.read_at or now()
        return notice.url


def read_all(user_id: int, newest: int) -> None:
    """Note that the person has read all notices up to the newest one that the page showed."""
    mine = (Notice.user_id == user_id) & Notice.read_at.is_(None) & (Notice.id <= newest)
    with writing() as tx:
        tx.session.execute(update(Notice).where(mine).values(read_at=now()))


def sweep_notices() -> None:
    """Delete notices that were read long ago; unread ones stay. Call it inside writing() only."""
    current_transaction().session.execute(delete(Notice).where(Notice.read_at < now() - KEPT))

"""The named readers of restricted letters (举报控告): accounts, not roles."""

from datetime import date

from sqlalchemy import BindParameter, ColumnElement, Text, exists, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from portal.clock import today
from portal.database.types import BigId
from portal.extensions import Base, db
from portal.people.holders import holders_of

from .states import READ, RESTRICTED


class NamedReader(Base):
    """An account that is named: it reads restricted letters as long as it has the permission, too."""

    __tablename__ = "public_feedback_named_reader"

    account_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)  # never deleted
    named_by: Mapped[str] = mapped_column(Text)
    named_on: Mapped[date] = mapped_column(default=today)


def is_named(account: int | BindParameter[int]) -> ColumnElement[bool]:
    """Whether the account stands in the list, as a condition."""
    return exists().where(NamedReader.account_id == account)


def for_reader(
    unrestricted: ColumnElement[bool], permitted: bool, account: int | BindParameter[int]
) -> ColumnElement[bool]:
    """What is not restricted is for everybody who may read; the rest for whoever has the permission and is named."""
    return or_(unrestricted, is_named(account)) if permitted else unrestricted


def permitted() -> set[int]:
    """The active accounts that may be named: their roles let them read opinions, and restricted ones."""
    return set(holders_of(READ)) & set(holders_of(RESTRICTED))


def readers() -> set[int]:
    """The accounts that restricted letters are shown to now."""
    return permitted() & set(db.session.scalars(select(NamedReader.account_id)))

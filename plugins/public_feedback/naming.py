"""Naming the readers of restricted letters: whoever gives permissions names them, and nobody names himself."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from portal.errors import NotThere, PortalError
from portal.extensions import db
from portal.items import Change, Subject
from portal.people.holders import titles_of
from portal.records.actor import acting
from portal.records.writing import record, writing

from .models import Opinion
from .readers import NamedReader, permitted, readers

ACCOUNT = "portal.user"  # the audit tells it of the account
NAMES = "portal.roles"  # who gives roles and permissions; by default this person reads no opinion


class NamingRefused(PortalError):
    """The account cannot be named."""

    status = 409


@dataclass(frozen=True)
class Named:
    """A line of the list; `reads` is False where the account is shut or its roles do not carry the permission."""

    account_id: int
    title: str
    named_by: str
    named_on: date
    reads: bool


def list_named() -> list[Named]:
    """The named accounts, the first one first."""
    rows = db.session.scalars(select(NamedReader).order_by(NamedReader.named_on, NamedReader.account_id)).all()
    titles, reading = titles_of(row.account_id for row in rows), readers()
    return [
        Named(row.account_id, titles[row.account_id], row.named_by, row.named_on, row.account_id in reading)
        for row in rows
    ]


def may_be_named() -> dict[int, str]:
    """The accounts that have the permission and are not named yet: what others read of them, by number."""
    return titles_of(permitted() - readers() - {acting().id or 0})


def name_reader(account_id: int, reason: str) -> None:
    """Put an account on the list.

    Raises NamingRefused for oneself, for an account without the permission, and for one that is named already.
    """
    with writing() as tx:
        who = acting()
        if account_id == who.id:
            raise NamingRefused(_("Nobody names themselves a reader. Another security administrator has to do it."))
        if account_id not in permitted():
            raise NamingRefused(_("This account may not read reports. Give one of its roles the permission first."))
        if tx.session.get(NamedReader, account_id):
            raise NamingRefused(_("This account is named already."))
        tx.session.add(NamedReader(account_id=account_id, named_by=who.title))
        record(Change(Subject(ACCOUNT, str(account_id)), "reader_named", reason))


def remove_reader(account_id: int, reason: str) -> None:
    """Take an account off the list; what it may read ends with the next page. Raises NotThere."""
    with writing() as tx:
        tx.session.delete(_find(account_id))
        record(Change(Subject(ACCOUNT, str(account_id)), "reader_removed", reason))


def title_of_named(account_id: int) -> str:
    """What others read of a named account. Raises NotThere."""
    return titles_of([_find(account_id).account_id])[account_id]


def nobody_reads() -> bool:
    """Whether open restricted letters wait that nobody is shown."""
    waiting = select(Opinion.id).where(Opinion.restricted.is_(True), Opinion.is_open.is_(True)).limit(1)
    return db.session.scalar(waiting) is not None and not readers()


def _find(account_id: int) -> NamedReader:
    found = db.session.get(NamedReader, account_id)
    if found is None:
        raise NotThere
    return found

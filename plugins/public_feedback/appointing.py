"""Saying which account is the liaison of which unit."""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from portal.errors import NotThere, PortalError
from portal.extensions import db
from portal.items import Change, Subject
from portal.people.holders import holders_of, titles_of
from portal.records.actor import acting
from portal.records.writing import record, writing

from .liaisons import Liaison
from .naming import ACCOUNT
from .states import OWN_UNIT
from .units import units


class AppointmentRefused(PortalError):
    """The account cannot act for the unit."""

    status = 409


@dataclass(frozen=True)
class Appointed:
    """A line of the list; `acts` is False where the account is shut or its roles do not carry the permission."""

    account_id: int
    title: str
    unit: str
    acts: bool


def list_appointed() -> list[Appointed]:
    """The liaisons by unit."""
    rows = db.session.scalars(select(Liaison).order_by(Liaison.unit, Liaison.account_id)).all()
    titles, acting_now = titles_of(row.account_id for row in rows), set(holders_of(OWN_UNIT))
    return [Appointed(it.account_id, titles[it.account_id], it.unit, it.account_id in acting_now) for it in rows]


def may_be_appointed() -> dict[int, str]:
    """The active accounts with the permission: what others read of them, by number."""
    return titles_of(holders_of(OWN_UNIT))


def appoint(account_id: int, unit: str, reason: str) -> None:
    """Let an account act for a unit, and for no other one from now on. Raises AppointmentRefused."""
    with writing() as tx:
        if account_id not in holders_of(OWN_UNIT) or unit not in units():
            raise AppointmentRefused(_("Choose a unit, and an account that has the role of a liaison."))
        row = tx.session.get(Liaison, account_id) or Liaison(account_id=account_id)
        row.unit, row.named_by = unit, acting().title
        tx.session.add(row)
        record(Change(Subject(ACCOUNT, str(account_id)), "liaison_named", f"{unit}: {reason}"))


def dismiss(account_id: int, reason: str) -> None:
    """End it: the account sees nothing of the unit from the next page on. Raises NotThere."""
    with writing() as tx:
        row = tx.session.get(Liaison, account_id)
        if row is None:
            raise NotThere
        tx.session.delete(row)
        record(Change(Subject(ACCOUNT, str(account_id)), "liaison_removed", f"{row.unit}: {reason}"))


def title_of_appointed(account_id: int) -> str:
    """What others read of a liaison. Raises NotThere."""
    if db.session.get(Liaison, account_id) is None:
        raise NotThere
    return titles_of([account_id])[account_id]

"""Contacts outside of the portal: who was telephoned, written to or spoken to about a record, when, and what was said.

To-dos never depend on messages; these rows are what reminders build on. Numbers of private telephones are not kept.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import Index, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from ..clock import now
from ..database.types import BigId, Instant
from ..errors import PortalError
from ..extensions import Base, db
from ..items import Change, Recordable
from .actor import acting
from .texts import says_something, tidy
from .writing import current_transaction, record

WAYS = {
    "phone": _l("By telephone"),
    "paper": _l("On paper"),
    "in_person": _l("In person"),
    "wechat": _l("By WeChat"),
    "sms": _l("By text message"),
}
NOTED = "contacted"
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})(?!\d)")


class ContactRefused(PortalError):
    """The note lacks something, or tells of the future."""


@dataclass(frozen=True)
class Contact:
    """What a clerk notes: `whom` is a post or unit, `at` when it was, `answer` what was said."""

    way: str
    whom: str
    at: datetime
    answer: str = ""


class ContactNote(Base):
    """A contact on record; a later note corrects an earlier one, none is changed."""

    __tablename__ = "portal_contact_note"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    record_id: Mapped[str] = mapped_column(Text)
    way: Mapped[str] = mapped_column(Text)
    whom: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
    answer: Mapped[str] = mapped_column(Text)
    entered_by: Mapped[str] = mapped_column(Text)
    entered_at: Mapped[datetime] = mapped_column(Instant, default=now)

    __table_args__ = (Index(None, "kind", "record_id"),)

    @property
    def how(self) -> str:
        """The way, in words."""
        return str(WAYS.get(self.way, self.way))


def note_contact(about: Recordable, contact: Contact) -> None:
    """Keep a contact with its record, telephone numbers masked. Call it inside writing() only.

    Raises ContactRefused when nobody is named, the way is unknown, or it has not happened yet.
    """
    if contact.way not in WAYS or not says_something(contact.whom):
        raise ContactRefused(_("Say whom you reached, and how."))
    if contact.at > now():
        raise ContactRefused(_("This moment has not come yet. Note a contact after it has happened."))
    session = current_transaction().session
    session.flush()  # a new record gets its number
    note = ContactNote(
        kind=about.kind,
        record_id=str(about.id),
        way=contact.way,
        whom=masked(tidy(contact.whom)),
        at=contact.at,
        answer=masked(tidy(contact.answer)),
        entered_by=acting().title,
    )
    session.add(note)
    record(Change(about, NOTED))


def contacts_of(about: Recordable) -> list[ContactNote]:
    """The contacts about a record, the latest first. Whoever may see the record may see them: ask for it first."""
    query = select(ContactNote).where(ContactNote.kind == about.kind, ContactNote.record_id == str(about.id))
    return list(db.session.scalars(query.order_by(ContactNote.at.desc(), ContactNote.id.desc())))


def masked(text: str) -> str:
    """The text with the middle of every mobile number hidden: 138****5678."""
    return _MOBILE.sub(r"\1****\2", text)

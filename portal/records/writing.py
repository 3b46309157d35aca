"""The one way to write. Every other transaction is read-only on both databases.

    with writing():
        item = load(Item, item_id, version)
        item.title = title
        record(Change(item, "renamed", fields=("title",)))

Nothing slow belongs inside: no hashing, parsing, rendering or mail.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from ..database.engine import WRITING
from ..database.lock import writer_lock
from ..errors import Busy, NotThere, StaleRecord
from ..extensions import db
from ..hooks.calling import call
from ..items import Change, Recorded
from . import actor, steps
from .models import AuditEntry, Record
from .public_log.leaves import Told, write_leaves
from .search.index import index_record
from .state import PUBLIC_VERSION, forget_snapshot, raise_version

Kind = TypeVar("Kind", bound=Record)
_OPEN = "portal_transaction"


@dataclass
class Transaction:
    """A writing transaction: its session, what was recorded in it, and what is left to do once it is committed."""

    session: Session
    changes: list[Recorded] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    afterwards: list[Callable[[], object]] = field(default_factory=list)


@contextmanager
def writing() -> Iterator[Transaction]:
    """Open the one transaction that may write; it commits at the end of the block and tells the hooks.

    Raises StaleRecord when another person's change came first, Busy when the database cannot write.
    """
    session = db.session()
    if _OPEN in session.info:
        raise RuntimeError("writing() inside writing(): one action is one transaction")
    session.rollback()  # rows read before the lock may be old; they are read again
    transaction = Transaction(session)
    with writer_lock(current_app.extensions["portal_lock"]):
        _run(session)
        session.info[_OPEN] = transaction
        try:
            yield transaction
            write_leaves(session, transaction.told)
            session.commit()
        except StaleDataError as error:
            session.rollback()
            raise StaleRecord(_changed_meanwhile()) from error
        except OperationalError as error:
            session.rollback()
            raise Busy(_("The change could not be saved. Nothing was lost: please try again in a minute.")) from error
        except BaseException:
            session.rollback()
            raise
        finally:
            del session.info[_OPEN]
    forget_snapshot()
    for step in transaction.afterwards:
        step()
    for change in transaction.changes:
        call("record_changed", change=change)


def _run(session: Session) -> None:
    try:
        session.connection(execution_options={WRITING: True})
    except OperationalError as error:
        session.rollback()
        raise Busy(_("The database is busy. Nothing was lost: please try again in a minute.")) from error


def current_transaction() -> Transaction:
    """The transaction of the writing() block one is in; an error outside of it."""
    transaction: Transaction | None = db.session().info.get(_OPEN)
    if transaction is None:
        raise RuntimeError("this belongs inside writing()")
    return transaction


def let_go() -> None:
    """Give the reading connection back before something slow: while many wait, nobody keeps one for nothing.

    Loaded rows are read again when they are next looked at. Raises RuntimeError inside writing().
    """
    session = db.session()
    if _OPEN in session.info:
        raise RuntimeError("nothing slow belongs inside writing()")
    session.rollback()


def load(model: type[Kind], record_id: int, version: int | None = None) -> Kind:
    """Read a record for change, as the acting person may see it; `version` is what the form was made from.

    Raises NotThere when it does not exist or is not for this person, StaleRecord when it changed meanwhile.
    """
    session = current_transaction().session
    found = session.scalar(model.visible_to(actor.person()).where(model.id == record_id).with_for_update(of=model))
    if found is None:
        raise NotThere
    if version is not None and found.version != version:
        raise StaleRecord(_changed_meanwhile())
    return found


def record(change: Change) -> None:
    """Tell once what happened to a record; everything that follows from it happens here, in the transaction.

    Now: the audit entry, the step of its history, the search index, the version of public pages, before the commit the
    leaf of the public log, and after it the hook record_changed.
    """
    transaction = current_transaction()
    transaction.session.flush()  # a new record gets its number
    who = actor.acting()
    audit = _audit_entry(change, who)
    step = steps.step_of(change, change.entry, who, audit) if change.entry else None
    transaction.session.add(step or audit)
    transaction.told.append(Told(change, audit, step))
    index_record(transaction.session, change.record)
    if change.public:
        raise_version(transaction.session, PUBLIC_VERSION)
    transaction.changes.append(Recorded(change.record.kind, change.record.id, change.action, who.id, change.fields))


def _audit_entry(change: Change, who: actor.Actor) -> AuditEntry:
    return AuditEntry(
        actor_id=who.id,
        actor=who.title,
        kind=change.record.kind,
        record_id=str(change.record.id),
        action=change.action,
        reason=change.reason,
        fields=list(change.fields),
        request_id=who.request_id,
    )


def _changed_meanwhile() -> str:
    return _("Somebody changed this record while you were working on it. Open it again and repeat your change.")

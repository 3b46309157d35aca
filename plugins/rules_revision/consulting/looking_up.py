"""The sender comes back: by number and query code; takes the comment back, or has name and telephone erased."""

import hmac

from flask_babel import gettext as _
from sqlalchemy import select

from portal.clock import today
from portal.database.traces import wipe_traces
from portal.errors import NotThere, PortalError
from portal.extensions import db
from portal.items import Change
from portal.people.throttle import Slowdown, attempt, forgive, network, take_back
from portal.records.jobs import add_job
from portal.records.public_log.erasing import forget_salts
from portal.records.receipts import QUERY_SYMBOLS, read_code
from portal.records.sealed_fields import erase
from portal.records.search.rebuilding import COMPACT, forget
from portal.records.writing import current_transaction, record, writing

from ..models import Comment
from ..models.comment import NUMBERS
from .receiving import CONTACT, RECEIPTS

# 40 bits are enough only where guessing is slow. A village may share one address, so a network has many free tries.
BY_NUMBER = Slowdown("rules_revision.number", free=5, longest=300)
BY_NETWORK = Slowdown("rules_revision.network", free=30, longest=60)
WORDS = ("body", "public_text", "label", "summary")


class TooLate(PortalError):
    """What was said is part of the office's record now."""

    status = 409


def find(number: str, code: str) -> Comment | None:
    """The comment that belongs to what somebody typed; None where the two do not fit, whatever the reason.

    Raises TooOften while the wait after wrong tries is not over.
    """
    row, typed = NUMBERS.read(number), read_code(code)
    if typed is None:
        return None
    if len(typed) > QUERY_SYMBOLS:
        return db.session.scalar(select(Comment).where(Comment.long_code_hash == RECEIPTS.hash_of(typed)))
    return _by_query_code(row, typed) if row is not None else None


def may_withdraw(comment: Comment) -> bool:
    """Whether it can still be taken back: the draft is open, and nobody has answered it."""
    open_still = comment.consultation.takes_comments(today()) and not comment.outcome
    return open_still and comment.state in ("received", "quarantined")


def withdraw(comment_id: int) -> None:
    """Take a comment back before the close: all of it is erased, only number and day stay. Raises TooLate."""
    with writing() as tx, tx.session.no_autoflush:
        comment = _load(comment_id)
        if comment.state == "withdrawn":
            return
        if not may_withdraw(comment):
            raise TooLate(
                _(
                    "The time for comments is over, so yours can no longer be taken back. Your name and telephone "
                    "number can be erased at any time."
                )
            )
        public = comment.is_public
        forget_salts(Comment.kind, comment.id, WORDS)
        for word in WORDS:
            setattr(comment, word, "")
        comment.state, comment.released_at = "withdrawn", None
        record(Change(comment, "withdrawn", fields=("state",), public=public))
        erase(comment, _("withdrawn by the sender"))
        forget(Comment.kind, comment.id)
    wipe()


def erase_contact(comment_id: int) -> None:
    """Erase name and telephone number; the words stay."""
    with writing():
        comment = _load(comment_id)
        comment.contact_consent = False
        erase(comment, _("asked for by the sender"), CONTACT)
    wipe()


def wipe() -> None:
    """Remove what the database's own files still hold, at once, or as soon as no reader stands in the way."""
    if not wipe_traces(db.engine):
        with writing():
            add_job(COMPACT, key=COMPACT)


def _by_query_code(row: int, code: str) -> Comment | None:
    subjects = (BY_NUMBER, str(row)), (BY_NETWORK, network())
    attempt(*subjects)
    found = db.session.get(Comment, row)
    if found is None or not hmac.compare_digest(found.query_code_hash, RECEIPTS.hash_of(code)):
        return None
    with writing():
        forgive(*subjects[0])
        take_back(*subjects[1])
    return db.session.get(Comment, row)


def _load(comment_id: int) -> Comment:
    """The comment, for change; senders have no account, so visible_to() does not know them."""
    query = select(Comment).where(Comment.id == comment_id).with_for_update(of=Comment)
    found: Comment | None = current_transaction().session.scalar(query)
    if found is None:
        raise NotThere
    return found

"""The sender comes back: by number and query code, or by the long code of the QR code."""

import hmac

from sqlalchemy import ColumnElement, select

from portal.extensions import db
from portal.people.throttle import Slowdown, attempt, forgive, network, take_back
from portal.records.receipts import QUERY_SYMBOLS, read_code
from portal.records.writing import writing

from .models import Opinion
from .numbers import read_number
from .receiving import RECEIPTS
from .tickets import opinion_of_ticket, ticket_opens

# 40 bits are enough only where guessing is slow. A village may share one address, so a network has many free tries.
BY_NUMBER = Slowdown("public_feedback.number", free=5, longest=300)
BY_NETWORK = Slowdown("public_feedback.network", free=30, longest=60)


def find(number: str, code: str) -> Opinion | None:
    """The opinion that belongs to what somebody typed; None where the two do not fit, whatever the reason.

    Raises TooOften while the wait after wrong tries is not over.
    """
    row, typed = read_number(number), read_code(code)
    if typed is None:
        return None
    if len(typed) > QUERY_SYMBOLS:
        return _opinion(Opinion.long_code_hash == RECEIPTS.hash_of(typed))  # 130 bits cannot be guessed
    return _by_query_code(row, typed) if row is not None else None


def find_by_ticket(ticket: str) -> Opinion | None:
    """The opinion that a ticket was given for, while it is good."""
    row = opinion_of_ticket(ticket)
    found = _opinion(Opinion.id == row) if row is not None else None
    return found if found is not None and ticket_opens(found, ticket) else None


def _by_query_code(row: int, code: str) -> Opinion | None:
    subjects = (BY_NUMBER, str(row)), (BY_NETWORK, network())
    attempt(*subjects)
    found = _opinion(Opinion.id == row)
    if found is None or not hmac.compare_digest(found.query_code_hash, RECEIPTS.hash_of(code)):
        return None
    with writing():
        forgive(*subjects[0])
        take_back(*subjects[1])
    return found


def _opinion(condition: ColumnElement[bool]) -> Opinion | None:
    found: Opinion | None = db.session.scalar(select(Opinion).where(condition))
    return found

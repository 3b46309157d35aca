"""Tickets: after a look-up the page carries one, so that for half an hour the sender need not type the code again.

A ticket names the opinion and a part of its code's hash, signed with its time. It holds no code, travels in a hidden
field of a POST, and dies with the code.
"""

import hashlib
import hmac
from datetime import timedelta

from flask import current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer

from .models import Opinion

LIFETIME = timedelta(minutes=30)
HASH_BYTES = 8


def ticket_for(opinion: Opinion) -> str:
    """A new ticket for the sender of an opinion, who has just shown the receipt."""
    return str(_serializer().dumps([opinion.id, _mark(opinion)]))


def ticket_opens(opinion: Opinion, ticket: str) -> bool:
    """Whether a ticket is one for this opinion and its present code."""
    return _read(ticket) == [opinion.id, _mark(opinion)]


def opinion_of_ticket(ticket: str) -> int | None:
    """The row that a ticket names; None where it is not ours, or older than half an hour."""
    named = _read(ticket)
    return int(named[0]) if named else None


def _read(ticket: str) -> list[int | str] | None:
    try:
        named: list[int | str] = _serializer().loads(ticket, max_age=int(LIFETIME.total_seconds()))
    except BadSignature:  # also of one that expired
        return None
    return named


def _mark(opinion: Opinion) -> str:
    return opinion.long_code_hash[:HASH_BYTES].hex()


def _serializer() -> URLSafeTimedSerializer:
    secret: bytes = current_app.extensions["portal_keys"]["receipt"]
    key = hmac.digest(secret, b"public_feedback.ticket", hashlib.sha256)
    return URLSafeTimedSerializer(key, signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"})

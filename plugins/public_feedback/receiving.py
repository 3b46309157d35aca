"""An opinion comes in: once, however often it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.clock import now
from portal.extensions import db
from portal.items import Change
from portal.records.receipts import Codes, FormToken, Receipts
from portal.records.writing import record, writing

from .models import QUARANTINED, RECEIVED, Opinion
from .numbers import public_number

RECEIPTS = Receipts(Opinion.kind)


@dataclass(frozen=True)
class Receipt:
    """What the sender keeps."""

    number: str
    codes: Codes
    received_at: datetime


def receive(token: FormToken, answers: Mapping[str, str], language: str, suspicion: str = "") -> Receipt:
    """Keep an opinion and give its receipt; the same token and answers get the first one's receipt again.

    `suspicion` says why it looks like the work of a machine: it is kept, apart from the others, and counted.
    """
    codes = RECEIPTS.codes(token, answers)
    opinion = Opinion(
        **answers,
        language=language,
        state=QUARANTINED if suspicion else RECEIVED,
        received_at=now(),
        long_code_hash=RECEIPTS.hash_of(codes.long_code),
        query_code_hash=RECEIPTS.hash_of(codes.query_code),
    )
    try:
        return _keep(opinion, codes, suspicion)
    except IntegrityError:  # the unique hash: these words came before
        if earlier := earlier_receipt(token, answers):
            return earlier
        raise


def earlier_receipt(token: FormToken, answers: Mapping[str, str]) -> Receipt | None:
    """The receipt of an opinion that was sent before with this token and these answers."""
    codes = RECEIPTS.codes(token, answers)
    query = select(Opinion.id, Opinion.received_at).where(Opinion.long_code_hash == RECEIPTS.hash_of(codes.long_code))
    with db.engine.connect() as connection:
        row = connection.execute(query).one_or_none()
    return Receipt(public_number(row.id, row.received_at), codes, row.received_at) if row else None


def _keep(opinion: Opinion, codes: Codes, suspicion: str) -> Receipt:
    with writing() as tx:
        tx.session.add(opinion)
        record(Change(opinion, "received"))
        if suspicion:
            record(Change(opinion, "quarantined", reason=suspicion))
        return Receipt(opinion.number, codes, opinion.received_at)

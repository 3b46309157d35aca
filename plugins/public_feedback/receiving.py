"""An opinion comes in: once, however often it is sent.

Answers are texts by the names of fields, empty where nothing was said; a box that was ticked is "1". `files` are the
fingerprints of the files that wait under the token (photos.py). The receipt follows from all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.clock import local, now
from portal.extensions import db
from portal.items import Change
from portal.records.receipts import Codes, FormToken, Receipts
from portal.records.sealed_fields import write_sealed
from portal.records.writing import record, writing

from .contact import CONTACT_FIELDS
from .models import QUARANTINED, RECEIVED, Opinion
from .photos import attach_photos
from .promises import Promises, promise, promised

RECEIPTS = Receipts(Opinion.kind)
TEXTS = ("body", "township", "place", "notice")
TICKS = ("guardian", "contact_consent", "publication_consent")


@dataclass(frozen=True)
class Receipt:
    """What the sender keeps."""

    number: str
    codes: Codes
    received_at: datetime
    promises: Promises


def receive(token: FormToken, answers: Mapping[str, str], language: str, suspicion: str = "") -> Receipt:
    """Keep an opinion and give its receipt; the same token and answers get the first one's receipt again.

    `suspicion` says why it looks like the work of a machine: it is kept, apart from the others, and counted.
    Raises FilesChanged when the files that wait are not those of the answers.
    """
    codes, moment = RECEIPTS.codes(token, answers), now()
    promises = promise(local(moment).date())
    opinion = Opinion(
        **{name: answers.get(name, "") for name in TEXTS},
        **{name: bool(answers.get(name)) for name in TICKS},
        language=language,
        state=QUARANTINED if suspicion else RECEIVED,
        received_at=moment,
        **promises.columns,
        long_code_hash=RECEIPTS.hash_of(codes.long_code),
        query_code_hash=RECEIPTS.hash_of(codes.query_code),
    )
    try:
        number = _keep(opinion, token, answers, suspicion)
    except IntegrityError:  # the unique hash: these words came before
        if earlier := earlier_receipt(token, answers):
            return earlier
        raise
    return Receipt(number, codes, moment, promises)


def earlier_receipt(token: FormToken, answers: Mapping[str, str]) -> Receipt | None:
    """The receipt of an opinion that was sent before with this token and these answers."""
    codes = RECEIPTS.codes(token, answers)
    is_this = Opinion.long_code_hash == RECEIPTS.hash_of(codes.long_code)
    opinion: Opinion | None = db.session.scalar(select(Opinion).where(is_this))
    if opinion is None:
        return None
    promises = promised(local(opinion.received_at).date(), opinion)
    return Receipt(opinion.number, codes, opinion.received_at, promises)


def _keep(opinion: Opinion, token: FormToken, answers: Mapping[str, str], suspicion: str) -> str:
    with writing() as tx:
        tx.session.add(opinion)
        record(Change(opinion, "received"))
        for name in CONTACT_FIELDS:
            if answers.get(name):
                write_sealed(opinion, name, answers[name])
        attach_photos(opinion, token.nonce, answers.get("files", ""))
        if suspicion:
            record(Change(opinion, "quarantined", reason=suspicion))
        return opinion.number

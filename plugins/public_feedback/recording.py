"""A letter, a call or a visit that staff type in (代录): it gets the same number and codes as one from the website."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from portal.clock import OFFICE, now, today
from portal.errors import PortalError
from portal.items import Change, Entry
from portal.records.attachments import attach
from portal.records.file_store import CheckedFile
from portal.records.receipts import FormToken
from portal.records.sealed_fields import write_sealed
from portal.records.writing import record, writing

from .models import Opinion
from .moving import tell_whose_turn
from .promises import promise
from .receiving import RECEIPTS, Receipt, earlier_receipt
from .states import RECEIVED, WAYS, WEB

NOON = time(12)
SCAN = "scan"


class EntryRefused(PortalError):
    """What was typed in cannot stand."""


@dataclass(frozen=True)
class Came:
    """How it came to the office, and on which day: the clock starts then."""

    way: str
    on: date

    @property
    def moment(self) -> datetime:
        """When it counts as received: now, or noon of an earlier day."""
        return now() if self.on == today() else datetime.combine(self.on, NOON, OFFICE)


def enter(token: FormToken, answers: Mapping[str, str], came: Came, scans: Sequence[CheckedFile] = ()) -> Receipt:
    """Keep what came on paper, by telephone or in person; sent twice, it is one opinion.

    Raises EntryRefused for a day to come.
    """
    if came.on > today() or came.way not in WAYS or came.way == WEB:
        raise EntryRefused(_("Say how it came and on which day; the day cannot lie in the future."))
    codes, promises = RECEIPTS.codes(token, answers), promise(came.on)
    opinion = Opinion(
        **{name: answers.get(name, "") for name in ("body", "township", "place")},
        contact_consent=bool(answers.get("name") or answers.get("phone")),
        publication_consent=bool(answers.get("publication_consent")),
        language="zh",
        way=came.way,
        received_at=came.moment,
        **promises.columns,
        long_code_hash=RECEIPTS.hash_of(codes.long_code),
        query_code_hash=RECEIPTS.hash_of(codes.query_code),
    )
    try:
        number = _keep(opinion, answers, scans)
    except IntegrityError:  # the unique hash: the form was sent before
        if earlier := earlier_receipt(token, answers):
            return earlier
        raise
    return Receipt(number, codes, came.moment, promises)


def _keep(opinion: Opinion, answers: Mapping[str, str], scans: Sequence[CheckedFile]) -> str:
    with writing() as tx:
        tx.session.add(opinion)
        record(Change(opinion, "received", entry=Entry(), moved=("", RECEIVED)))
        for name in ("name", "phone"):
            if answers.get(name):
                write_sealed(opinion, name, answers[name])
        for checked in scans:
            attach(opinion, checked, role=SCAN)
        tell_whose_turn(opinion)
        return opinion.number

"""Slowing down those who try often: waits that grow with every try, never a lock.

    attempt((SIGN_IN, name), (SIGN_IN_NETWORK, network()))    before the password is looked at
    forgive(SIGN_IN, name)                                    after it was right

One row per (scope, HMAC of what is counted under a key of the day, window), written by one UPSERT, on POSTs only.
Neither addresses nor names can be read from the table, and nothing links one day to the next.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from math import ceil

from flask import current_app, request
from flask_babel import gettext as _
from sqlalchemy import case, delete, literal, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from ..clock import now, today
from ..database.types import Instant
from ..errors import TooOften
from ..records.writing import current_transaction, writing
from .models import Attempt


@dataclass(frozen=True)
class Slowdown:
    """How tries of one kind are slowed: `free` without a wait, then 2, 4, 8 … seconds, at most `longest`.

    The count starts anew every `window` seconds.
    """

    scope: str
    free: int = 5
    longest: int = 300
    window: int = 86_400

    def wait_after(self, count: int) -> int:
        """How many seconds must pass after the try of this number."""
        return 0 if count < self.free else int(min(2 ** min(count - self.free + 1, 30), self.longest))

    @property
    def growing(self) -> list[tuple[int, int]]:
        """The tries that have to wait and how long, up to the first with the longest wait."""
        numbers = range(self.free, self.free + 31)
        last = next(number for number in numbers if self.wait_after(number) == self.longest)
        return [(number, self.wait_after(number)) for number in range(self.free, last + 1)]


Counted = tuple[Slowdown, str]


def attempt(*counted: Counted) -> None:
    """Count one try under each of the given keys; not inside writing().

    Raises TooOften, and counts nothing, while the wait after an earlier try is not over.
    """
    with writing():
        for slowdown, subject in counted:
            _count(slowdown, subject)


def forgive(slowdown: Slowdown, subject: str) -> None:
    """Forget the tries counted under a key: the right person has come. Call it inside writing() only."""
    scope, key, _window = _place(slowdown, subject)
    current_transaction().session.execute(delete(Attempt).where(Attempt.scope == scope, Attempt.key == key))


def take_back(slowdown: Slowdown, subject: str) -> None:
    """Take back the one try just counted: of many people behind one address this one was right. Inside writing()."""
    row = current_transaction().session.get(Attempt, _place(slowdown, subject))
    if row is not None:
        row.count, row.open_at = max(row.count - 1, 0), now()


def sweep() -> None:
    """Delete the rows of past windows. Call it inside writing() only."""
    old = now() - timedelta(days=2)
    current_transaction().session.execute(delete(Attempt).where(Attempt.open_at < old))


def network() -> str:
    """The /24 or /56 network the request came from: of one address there may be thousands."""
    return network_of(request.remote_addr or "")


def network_of(address: str) -> str:
    """The /24 or /56 around an address, or the text itself where it is none."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if mapped := getattr(found, "ipv4_mapped", None):
        found = mapped
    return str(ip_network(f"{found}/{24 if found.version == 4 else 56}", strict=False))


def _count(slowdown: Slowdown, subject: str) -> None:
    scope, key, window = place = _place(slowdown, subject)
    session, moment = current_transaction().session, now()
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    first = _opening(moment, slowdown.wait_after(1))
    added = insert(Attempt).values(scope=scope, key=key, window=window, count=1, open_at=first)
    upsert = added.on_conflict_do_update(
        index_elements=[Attempt.scope, Attempt.key, Attempt.window],
        set_={"count": Attempt.count + 1, "open_at": _next_opening(slowdown, moment)},
        where=Attempt.open_at <= moment,
    ).returning(Attempt.count)
    if session.execute(upsert).first() is None:
        is_this = tuple_(Attempt.scope, Attempt.key, Attempt.window) == place
        open_at = session.scalar(select(Attempt.open_at).where(is_this)) or moment
        raise too_often(ceil((open_at - moment).total_seconds()))


def _next_opening(slowdown: Slowdown, moment: datetime) -> object:
    """The end of the wait after this try, worked out in the statement itself: two at once count as two."""
    number = Attempt.count + 1
    ends = [(number == n, literal(_opening(moment, wait), Instant)) for n, wait in slowdown.growing]
    free = (number < slowdown.free, literal(_opening(moment, 0), Instant))
    return case(free, *ends, else_=ends[-1][1])


def _opening(moment: datetime, wait: int) -> datetime:
    """When the next try may come. Where none has to wait it lies well back: of tries at once some clocks are behind."""
    return moment + timedelta(seconds=wait or -60)


def _place(slowdown: Slowdown, subject: str) -> tuple[str, bytes, int]:
    secret: bytes = current_app.extensions["portal_keys"]["throttle"]
    key_of_the_day = hmac.digest(secret, today().isoformat().encode(), hashlib.sha256)
    key = hmac.digest(key_of_the_day, subject.encode(), hashlib.sha256)
    return slowdown.scope, key, int(now().timestamp()) // slowdown.window


def too_often(seconds: int) -> TooOften:
    """The error with its sentence."""
    if seconds < 120:
        return TooOften(_("Too many tries. Please wait %(seconds)s seconds, then try again.", seconds=seconds), seconds)
    minutes = -(-seconds // 60)
    return TooOften(_("Too many tries. Please wait %(minutes)s minutes, then try again.", minutes=minutes), seconds)

"""Who is in the roster already under the names of a file, and how each stands on a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, func, select

from portal.extensions import db

from ..facts.bulk import parts
from ..facts.reading import offices_on, standing_on
from ..facts.replaying import PERSON, PLACE
from ..models import Member, Membership, Standing, Term

_MEMBER = tuple(Member.__table__.c[it] for it in ("id", "version", "name_key", "phone_index", *PERSON))
_STANDING = tuple(Standing.__table__.c[it].label(f"seat_{it}") for it in ("id", *PLACE))


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the roster. `sits`: on the day; `comes` is the later day from which the person does."""

    member_id: int
    stamp: str
    facts: dict[str, Any]
    sits: bool
    phone_index: bytes | None
    comes: date | None
    left: date | None
    membership_id: int | None
    offices: tuple[str, ...]


def known_people(term: Term, day: date, name_keys: Iterable[str]) -> dict[str, list[Known]]:
    """All members who are called so, by their names, whatever term they were in."""
    found: dict[str, list[Known]] = defaultdict(list)
    for part in parts(dict.fromkeys(name_keys)):
        rows = db.session.execute(_query(term, day).where(Member.name_key.in_(part))).all()
        spans, offices = _others(rows, day), offices_on([it.membership_id for it in rows if it.seat_id], day)
        for row in rows:
            found[row.name_key].append(_known(row, spans, offices, day))
    return found


def _query(term: Term, day: date) -> Any:
    seat = and_(Membership.member_id == Member.id, Membership.term_id == term.id)
    query = select(*_MEMBER, Membership.id.label("membership_id"), *_STANDING).select_from(Member)
    return query.outerjoin(Membership, seat).outerjoin(Standing, standing_on(day)).order_by(Member.id)


def _others(rows: Iterable[Any], day: date) -> dict[int, tuple[date, date | None]]:
    """Of those who do not sit on the day: when they first sit after it, and until when they sat."""
    absent = [it.membership_id for it in rows if it.membership_id and not it.seat_id]
    later = func.min(Standing.begins).filter(Standing.begins > day)
    query = select(Standing.membership_id, later, func.max(Standing.ends).filter(Standing.ends <= day))
    query = query.where(Standing.membership_id.in_(absent)).group_by(Standing.membership_id)
    return {number: (comes, left) for number, comes, left in db.session.execute(query)} if absent else {}


def _known(row: Any, spans: dict[int, Any], offices: dict[int, list[str]], day: date) -> Known:
    facts = {it: getattr(row, it) for it in PERSON}
    if row.seat_id:
        facts |= {it: getattr(row, f"seat_{it}") for it in PLACE}
    comes, left = spans.get(row.membership_id, (None, None))
    return Known(
        row.id, f"{row.id}.{row.version}.{row.seat_id or ''}", facts, row.seat_id is not None, row.phone_index,
        comes, left, row.membership_id, tuple(offices.get(row.membership_id, ())),
    )  # fmt: skip

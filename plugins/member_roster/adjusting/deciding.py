"""What the lines of a decided batch make true: events, and members who were none before."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.records.sealed_fields import read_sealed, write_sealed
from portal.records.writing import current_transaction

from ..facts.entering import NewEvent, enter
from ..facts.people import add_members, memberships_of
from ..models import Adjustment, AdjustmentLine, Member
from ..terms import ADDITION, CHANGE_OF_SECTOR, CHANGED, JOINED, LEFT, WARNED, WARNING

_PERSON = ("name", "gender", "ethnicity", "born", "education")
_SEAT = ("sector_id", "township_id", "group_id", "party", "post")
_ACTIONS = {ADDITION: JOINED, CHANGE_OF_SECTOR: CHANGED, WARNING: WARNED}  # all others leave


def enter_lines(batch: Adjustment, day: date) -> None:
    """Add the events of all lines, which hold from `day`. Inside writing() only. Raises NoSeat, EventRefused."""
    session = current_transaction().session
    _make_members(session, batch)
    members = [line.member_id for line in batch.lines if line.member_id is not None]
    places = memberships_of(session, batch.term_id, members)
    lines = [(line, places[line.member_id]) for line in batch.lines if line.member_id is not None]
    enter(batch, [_event(day, line, place) for line, place in lines])


def _make_members(session: Session, batch: Adjustment) -> None:
    lines = [line for line in batch.lines if line.change == ADDITION and line.member_id is None]
    people = [{name: getattr(line, name) for name in _PERSON} for line in lines]
    for line, number in zip(lines, add_members(session, people), strict=True):
        line.member_id = number
        if phone := read_sealed(line, "phone"):
            write_sealed(session.get_one(Member, number), "phone", phone)


def _event(day: date, line: AdjustmentLine, membership_id: int) -> NewEvent:
    action = _ACTIONS.get(line.change, LEFT)
    return NewEvent(membership_id, action, day, _facts(line, action), line.change, note=line.reason)


def _facts(line: AdjustmentLine, action: str) -> dict[str, Any]:
    """What a line says; a change says only what is written in it."""
    if action not in (JOINED, CHANGED):
        return {}
    names = (*_PERSON, *_SEAT) if action == JOINED else _SEAT
    return {name: getattr(line, name) for name in names if getattr(line, name)}

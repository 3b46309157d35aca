"""The lines of a batch: entered, changed, taken out while the batch is nominated."""

from dataclasses import asdict, dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from portal.extensions import db
from portal.items import Change, Entry
from portal.records.sealed_fields import read_sealed, write_sealed
from portal.records.writing import load, record, writing

from ..facts.names import keys_of, plain_name
from ..models import AdjustmentLine, Member
from ..terms import ADDITION, CHANGE_OF_SECTOR, PARTY_OF_PARTY_MEMBERS
from .batches import nominated
from .known import person_of, seat_of
from .refusals import NotReady

ORGANISATION, UNITED_FRONT = "组织部", "统战部"


@dataclass(frozen=True)
class LineText:
    """What a line says; the numbers are those of the member and of the lists."""

    change: str
    member_id: int | None = None
    name: str = ""
    gender: str = ""
    ethnicity: str = ""
    born: str = ""
    education: str = ""
    party: str = ""
    post: str = ""
    sector_id: int | None = None
    township_id: int | None = None
    group_id: int | None = None
    nominated_by: str = ""
    reason: str = ""
    over_reason: str = ""


class SameName(NotReady):
    """There is a member of this name already: somebody has to say whether it is the same person."""


def add_line(batch_id: int, text: LineText, phone: str = "", another: bool = False) -> int:
    """Add a line to a batch; returns its number. `another`: a new person, though somebody of this name is known.

    Raises NotThere, NotReady, SameName.
    """
    with writing() as tx:
        batch = nominated(batch_id)
        last = select(func.max(AdjustmentLine.position)).where(AdjustmentLine.adjustment_id == batch.id)
        line = AdjustmentLine(position=(tx.session.scalar(last) or 0) + 1)
        _write(line, batch.term_id, text, another)
        batch.lines.append(line)
        _seal(line, phone)
        record(Change(batch, "line_added", entry=Entry(note=line.name)))
        return line.id


def change_line(line_id: int, version: int, text: LineText, phone: str = "", another: bool = False) -> None:
    """Change a line. Raises NotThere, StaleRecord, NotReady, SameName."""
    with writing():
        line = load(AdjustmentLine, line_id, version)
        batch = nominated(line.adjustment_id)
        _write(line, batch.term_id, text, another)
        _seal(line, phone)
        record(Change(batch, "line_changed", entry=Entry(note=line.name)))


def remove_line(line_id: int, version: int) -> None:
    """Take a line out. Raises NotThere, StaleRecord, NotReady."""
    with writing():
        line = load(AdjustmentLine, line_id, version)
        batch = nominated(line.adjustment_id)
        batch.lines.remove(line)
        record(Change(batch, "line_removed", entry=Entry(note=line.name)))


def namesakes(name: str) -> list[Member]:
    """Whoever is or was a member under this name."""
    key = keys_of(name).name_key
    return list(db.session.scalars(select(Member).where(Member.name_key == key).order_by(Member.id)))


def default_department(party: str) -> str:
    """Who nominates: the organisation department Party members, the united front department all others (DOMAIN)."""
    return ORGANISATION if party.strip() == PARTY_OF_PARTY_MEMBERS else UNITED_FRONT


def _write(line: AdjustmentLine, term_id: int, text: LineText, another: bool) -> None:
    values = asdict(text)
    if text.member_id is not None and text.change != ADDITION:
        values |= _of_member(load(Member, text.member_id), term_id, text.change)
    else:
        values["name"] = plain_name(text.name)
        if text.member_id is None and not another and namesakes(text.name):
            raise SameName(_("There is a member of this name. Say whether it is the same person."))
    if text.change == ADDITION and not text.nominated_by:
        values["nominated_by"] = default_department(text.party)
    for name, value in values.items():
        setattr(line, name, value)


def _of_member(member: Member, term_id: int, change: str) -> dict[str, Any]:
    """Who a member is. How one stands is said, too, but for a change of sector: there the line says what becomes."""
    stands = {} if change == CHANGE_OF_SECTOR else seat_of(member.id, term_id)
    return person_of(member) | stands


def _seal(line: AdjustmentLine, phone: str) -> None:
    if phone != (read_sealed(line, "phone") if line.phone else ""):
        write_sealed(line, "phone", phone)

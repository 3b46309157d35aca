"""The units that are asked for their comments by letter: sent on, answered on, reminded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy.orm.attributes import flag_modified

from portal.clock import today
from portal.errors import NotThere, PortalError
from portal.items import Change
from portal.records.writing import load, record, writing

from ..models import Consultation, ConsultedUnit

MOST = 100


class UnitRefused(PortalError):
    """What was entered of a unit cannot stand."""

    status = 409


@dataclass(frozen=True)
class Reply:
    """What a unit answered, and when."""

    answer: str
    on: date | None


def add_units(consultation_id: int, version: int, names: Iterable[str], due_on: date) -> None:
    """Ask these units; one that is asked already keeps its row. Raises NotThere, StaleRecord, UnitRefused."""
    with writing():
        found = load(Consultation, consultation_id, version)
        known = {unit.name for unit in found.units}
        new = [name for name in dict.fromkeys(names) if name not in known]
        if len(known) + len(new) > MOST:
            raise UnitRefused(_("At most %(most)s units can be asked.", most=MOST))
        found.units += [ConsultedUnit(name=name, due_on=due_on) for name in new]
        _tell(found, "units_asked")


def note_sent(consultation_id: int, version: int, day: date) -> None:
    """Note that the letters went out to all that have none yet. Raises NotThere, StaleRecord, UnitRefused."""
    with writing():
        found = load(Consultation, consultation_id, version)
        _check_day(day)
        for unit in found.units:
            unit.sent_on = unit.sent_on or day
        _tell(found, "letters_sent")


def note_reply(consultation_id: int, version: int, unit_id: int, reply: Reply) -> None:
    """Note what a unit answered; without an answer it waits again. Raises NotThere, StaleRecord, UnitRefused."""
    with writing():
        found = load(Consultation, consultation_id, version)
        unit = next((it for it in found.units if it.id == unit_id), None)
        if unit is None:
            raise NotThere
        if reply.answer:
            _check_day(reply.on)
        unit.answer, unit.answered_on = reply.answer, reply.on if reply.answer else None
        _tell(found, "unit_answered")


def late(consultation: Consultation) -> list[ConsultedUnit]:
    """The units that have not answered by their day."""
    return [unit for unit in consultation.units if not unit.answer and unit.due_on < today()]


def _check_day(day: date | None) -> None:
    if day is None or day > today():
        raise UnitRefused(_("Enter the day; it cannot lie in the future."))


def _tell(consultation: Consultation, action: str) -> None:
    flag_modified(consultation, "title")  # whoever changed only units changed the consultation
    record(Change(consultation, action))

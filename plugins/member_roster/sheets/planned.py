"""What a row says, with its lists found."""

from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from portal.office.importing import ImportRow, Message

from ..facts.names import plain_name
from .columns import LONGEST_POST, facts_of
from .known import Known
from .offices import offices_in
from .titles import LISTS, Titles


@dataclass
class Planned:
    """What a row says once its lists are found: `facts` with numbers, `titles` still to be added, by their lists."""

    row: ImportRow
    facts: dict[str, Any]
    titles: dict[str, str] = field(default_factory=dict)
    offices: list[str] = field(default_factory=list)
    known: Known | None = None
    faults: list[Message] = field(default_factory=list)

    @property
    def phone(self) -> str:
        """The telephone number of the row."""
        return self.row.get("phone") or ""


def plan_row(row: ImportRow, titles: Titles) -> Planned:
    """Read a row; what is wrong with its lists and offices stands in `faults`."""
    plan = Planned(row, facts_of(row) | {"name": plain_name(row.get("name"))})
    for name in LISTS:
        if written := row.get(name):
            found = titles.look_up(name, written)
            if isinstance(found, Message):
                plan.faults.append(found)
            elif found.number is None:
                plan.titles[name] = found.text
            else:
                plan.facts[name] = found.number
    plan.offices, unknown = offices_in(row.get("office"))
    plan.faults += unknown
    if len(plan.facts.get("post", "")) > LONGEST_POST:
        plan.faults.append(Message(_("Unit and post are longer than %(most)s characters.", most=LONGEST_POST), "duty"))
    return plan

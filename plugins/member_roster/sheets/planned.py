"""What a row says, with its lists found."""

from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from portal.office.importing import ImportRow, Message

from ..facts.names import plain_name
from .beside import facts_beside
from .columns import LONGEST_POST, facts_of
from .known import Known
from .offices import offices_in
from .parties import is_party
from .titles import LISTS, Titles, alike


@dataclass
class Planned:
    """What a row says once its lists are found: `facts` with numbers, `titles` still to be added, by their lists.

    `faults` keep the row out, `remarks` do not.
    """

    row: ImportRow
    facts: dict[str, Any]
    titles: dict[str, str] = field(default_factory=dict)
    offices: list[str] = field(default_factory=list)
    known: Known | None = None
    faults: list[Message] = field(default_factory=list)
    remarks: list[Message] = field(default_factory=list)

    @property
    def phone(self) -> str:
        """The telephone number of the row."""
        return self.row.get("phone") or ""


def plan_row(row: ImportRow, titles: Titles) -> Planned:
    """Read a row; what is wrong with its lists and offices stands in `faults`."""
    columns = facts_of(row)
    beside, remarks = facts_beside(row, columns)
    plan = Planned(row, beside | columns | {"name": plain_name(row.get("name"))}, remarks=remarks)
    _find_titles(plan, titles)
    plan.offices, unknown, others = offices_in(row.get("office"))
    plan.faults += unknown
    plan.remarks += others
    if (party := plan.facts.get("party")) and not is_party(party):
        said = _("“%(party)s” is no party that is known: kept as written.", party=party)
        plan.remarks.append(Message(said, "party"))
    if len(plan.facts.get("post", "")) > LONGEST_POST:
        plan.faults.append(Message(_("Unit and post are longer than %(most)s characters.", most=LONGEST_POST), "duty"))
    return plan


def _find_titles(plan: Planned, titles: Titles) -> None:
    for name in LISTS:
        if not (written := plan.row.get(name)):
            continue
        found = titles.look_up(name, written)
        if isinstance(found, Message):
            plan.faults.append(found)
            continue
        if found.number is None:
            plan.titles[name] = found.text
        else:
            plan.facts[name] = found.number
        if not alike(found.text, written):
            told = _("“%(written)s” was read as “%(title)s”.", written=written, title=found.text)
            plan.remarks.append(Message(told, name))

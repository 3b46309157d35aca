"""What is to be said of a row that is somebody's: what keeps it out, and what is worth a look."""

import re
from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from portal.office.importing import Message
from portal.web.formats import full_date

from ..facts.names import unknown_signs
from .planned import Planned

OF_AGE = 18
LONGEST_PLAIN = 4  # characters of a Chinese name without a dot
ALL_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")


def impossible(plan: Planned, day: date) -> list[Message]:
    """What keeps a row from being taken in, beside its lists."""
    said = []
    if plan.facts.get("born", "") > f"{day.year - OF_AGE:04}-{day.month:02}":
        said.append(
            Message(_("A member is of age on %(day)s. Look at the month of birth.", day=full_date(day)), "born")
        )
    if plan.known and plan.known.sits:
        return said
    if not _has_sector(plan):
        said.append(Message(_("The sector is missing: a new member needs one."), "sector_id"))
    if plan.known and plan.known.comes:
        begins = full_date(plan.known.comes)
        said.append(Message(_("This member begins on %(day)s. Choose that day or a later one.", day=begins), "name"))
    return said


def remarks(plan: Planned, plans: Sequence[Planned]) -> list[Message]:
    """What is worth a look of somebody new; `plans` are the rows with the same name."""
    said = []
    if others := "、".join(str(it.row.number) for it in plans if it is not plan):
        said.append(_("Another person of the same name stands in row %(rows)s.", rows=others))
    if plan.known:
        said.append(_("A member of an earlier time is taken in again: the history goes on."))
    if signs := "".join(unknown_signs(plan.facts["name"])):
        said.append(_("The strokes of %(signs)s are not known: the name sorts last.", signs=signs))
    if doubt := _doubt(plan.facts["name"]):
        said.append(doubt)
    return [Message(it, "name") for it in said]


def _doubt(name: str) -> str:
    """What is odd about the length of a name."""
    if not ALL_CHINESE.fullmatch(name):
        return ""
    if len(name) == 1:
        return _("The name has one character only. See whether it is whole.")
    return _("The name is long and has no “·”. See whether one is missing.") if len(name) > LONGEST_PLAIN else ""


def _has_sector(plan: Planned) -> bool:
    """Whether there is a sector, or it was said already what is wrong with it."""
    named = "sector_id" in plan.facts or "sector_id" in plan.titles
    return named or any(it.column == "sector_id" for it in plan.faults)

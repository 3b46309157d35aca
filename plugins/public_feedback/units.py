"""What an administrator sets for the handling of opinions: the units they are assigned to, and when they close."""

import re

from flask_babel import lazy_gettext as _l

from portal.items import Setting
from portal.records.settings import read_setting

from .preferences import COMPONENT

CLOSED_AFTER, SOON = 15, 3

HANDLING_SETTINGS = (
    Setting(
        "units",
        _l("Units that handle opinions"),
        hint=_l("Their names with commas between them, as they are chosen when an opinion is assigned."),
    ),
    Setting(
        "closed_after",
        _l("Days after the reply until an opinion closes by itself"),
        "number",
        CLOSED_AFTER,
        minimum=1,
        maximum=365,
    ),
    Setting("due_soon", _l("Days before the limit that count as due soon"), "number", SOON, minimum=1, maximum=30),
)


def units() -> list[str]:
    """The units to choose from, in the order in which the office wrote them."""
    return [name for name in re.split(r"[、，,；;\s]+", str(read_setting(COMPONENT, "units", ""))) if name]


def closed_after() -> int:
    """How many days a sender has to rate a reply."""
    return int(read_setting(COMPONENT, "closed_after", CLOSED_AFTER))


def days_of_due_soon() -> int:
    """How many days before the limit an opinion counts as due soon."""
    return int(read_setting(COMPONENT, "due_soon", SOON))

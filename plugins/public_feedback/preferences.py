"""What an administrator sets for this module."""

import re
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from portal.items import Setting
from portal.records.settings import read_setting

COMPONENT = "public_feedback"
TOLD_WITHIN, ANSWERED_WITHIN, LEAST_SECONDS, FREE_POSTS = 5, 15, 2, 300

SETTINGS = (
    Setting(
        "townships",
        _l("Townships and subdistricts"),
        hint=_l("Their names with commas between them. The form lets people choose one; left empty, it does not ask."),
    ),
    Setting("told_within", _l("Working days to tell what happens"), "number", TOLD_WITHIN, minimum=1, maximum=60),
    Setting("answered_within", _l("Working days to answer"), "number", ANSWERED_WITHIN, minimum=1, maximum=250),
    Setting(
        "help_line",
        _l("Who helps people to fill in the form"),
        hint=_l("A sentence for the public. Left empty, the telephone and the address of the site are shown."),
    ),
    Setting(
        "least_seconds",
        _l("Seconds a person needs at least"),
        "number",
        LEAST_SECONDS,
        hint=_l("What is sent faster is set apart as possible spam. 0 switches this off."),
        minimum=0,
        maximum=60,
    ),
    Setting(
        "free_posts",
        _l("Forms that one network may send in ten minutes without waiting"),
        "number",
        FREE_POSTS,
        hint=_l("After them each waits up to ten seconds; nobody is locked out. 0 switches this off."),
        minimum=0,
        maximum=100_000,
    ),
)


@dataclass(frozen=True)
class Limits:
    """Within how many working days a sender is told and answered."""

    told: int
    answered: int


def limits() -> Limits:
    """The promises that stand on the receipt."""
    told = int(read_setting(COMPONENT, "told_within", TOLD_WITHIN))
    return Limits(told, int(read_setting(COMPONENT, "answered_within", ANSWERED_WITHIN)))


def least_seconds() -> int:
    """How long a person needs at least from opening the form to sending it."""
    return int(read_setting(COMPONENT, "least_seconds", LEAST_SECONDS))


def free_posts() -> int:
    """How many forms a network may send in ten minutes before it has to wait; 0 where it never has to."""
    return int(read_setting(COMPONENT, "free_posts", FREE_POSTS))


def townships() -> list[str]:
    """The townships to choose from, in the order in which the office wrote them."""
    return [name for name in re.split(r"[、，,；;\s]+", str(read_setting(COMPONENT, "townships", ""))) if name]


def help_line() -> str:
    """The office's own sentence on where to find help."""
    return str(read_setting(COMPONENT, "help_line", ""))

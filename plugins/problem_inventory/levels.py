"""How many levels look at a completed item before it is closed out: a setting of the office."""

from flask_babel import lazy_gettext as _l

from portal.items import Setting
from portal.records.settings import read_setting

ALL = "3"
LEVELS = (
    (ALL, _l("Three: review, acceptance, close-out")),
    ("2", _l("Two: acceptance, close-out")),
    ("1", _l("One: close-out")),
)
SETTING = Setting(
    "levels",
    _l("Levels of checking"),
    "choice",
    ALL,
    _l("How many levels look at a completed item before it counts as fulfilled."),
    choices=LEVELS,
)


def with_review() -> bool:
    """Whether the lead official reviews what was completed."""
    return _levels() == ALL


def acceptance_first() -> bool:
    """Whether the rectification office is the first to look at what was completed."""
    return _levels() == "2"


def close_out_only() -> bool:
    """Whether what was completed goes straight to the meeting that closes it out."""
    return _levels() == "1"


def _levels() -> str:
    return str(read_setting("problem_inventory", SETTING.key, ALL))

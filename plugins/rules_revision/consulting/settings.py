"""How long a draft stays open at least."""

from flask_babel import lazy_gettext as _l

from portal.items import Setting
from portal.records.settings import read_setting

SETTING = Setting(
    "comment_days",
    _l("Time for comments"),
    "number",
    10,
    _l("How many working days a draft is open to comment at least."),
    minimum=1,
    maximum=90,
)


def least_days() -> int:
    """How many working days a draft is open at least."""
    return int(read_setting("rules_revision", SETTING.key, SETTING.default))

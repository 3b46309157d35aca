"""The bodies that decide on rules: a list that the office keeps in the settings."""

import re

from flask_babel import lazy_gettext as _l

from portal.items import Setting
from portal.records.settings import read_setting

from .terms import BODIES

SETTING = Setting(
    "bodies",
    _l("Bodies that decide on rules"),
    default="、".join(BODIES),
    hint=_l("Their names, each parted from the next by 、."),
)


def bodies() -> list[str]:
    """The names in the order of the setting."""
    listed = str(read_setting("rules_revision", SETTING.key, SETTING.default))
    return [name.strip() for name in re.split("[、,，\n]", listed) if name.strip()]

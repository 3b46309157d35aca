"""The member roster: who is a member, since when, by which decision, and what each did."""

from flask_babel import lazy_gettext as _l

from portal.hooks import hookimpl
from portal.items import Permission, Plugin

from . import models  # noqa: F401
from .permissions import PERMISSIONS

plugin = Plugin(title=_l("Member roster"), version="1.0", api=1, command="roster")


@hookimpl
def permissions() -> list[Permission]:
    """Who reads, edits, decides, announces; members and heads of liaison groups."""
    return list(PERMISSIONS)

"""The core's lines of the staff menu."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..items import MenuItem, SignedIn
from ..web.todo_count import count_mine

# Permission, title, endpoint, place.
_WORK = (
    ("portal.review", _l("Publication reviews"), "reviews.index", 60),
    ("portal.correct", _l("Corrections"), "corrections.index", 65),
    ("portal.withdraw_at_once", _l("Withdrawn pages"), "withdrawals.index", 70),
)
_ADMINISTRATION = (
    ("portal.people", _l("Accounts"), "admin.users", 900),
    ("portal.roles", _l("Roles"), "admin.roles", 910),
    ("portal.modules", _l("Modules"), "admin.modules", 920),
    ("portal.modules", _l("Background work"), "admin.jobs", 925),
    ("portal.settings", _l("Settings"), "admin.settings", 930),
    ("portal.settings", _l("Working calendar"), "admin.this_work_year", 935),
    ("portal.forms", _l("Word templates"), "admin.word_forms", 938),
    ("portal.audit", _l("Audit list"), "admin.audit", 940),
)


def lines(user: SignedIn) -> Iterator[MenuItem]:
    """Desk and to-do list for everybody, the rest for those who may."""
    work = _("Work")
    yield MenuItem(_("My desk"), url_for("portal.desk"), order=0, group=work)
    yield MenuItem(_("To do"), url_for("portal.todo"), order=10, group=work, count=count_mine(user))
    for group, known in ((work, _WORK), (_("Administration"), _ADMINISTRATION)):
        for permission, title, endpoint, order in known:
            if user.may(permission):
                yield MenuItem(str(title), url_for(endpoint), order=order, group=group)

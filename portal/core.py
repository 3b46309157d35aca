"""The core's own contributions, through the same hooks that plugins use: menu lines, settings, permissions."""

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from .admin.words import ACTIONS
from .hooks import hookimpl
from .items import Job, MenuItem, Permission, Setting, SignedIn, Widget
from .people.roles import CORE_PERMISSIONS
from .people.sweeping import sweep_people
from .records.file_limits import LARGEST_FILE, MOST_FILES, MOST_STAGED
from .records.review import REVIEW
from .records.review.steps import DEFAULT_LEVELS
from .records.search.rebuilding import COMPACT, INDEX_KIND, compact, index_kind, queue_new_kinds
from .web.todo import todo_list, todo_widget

NAME = "portal"
REVIEW_HINT = _l("3: head of section, secrecy, leader; 2: secrecy, leader; 1: leader only.")


@hookimpl
def permissions() -> tuple[Permission, ...]:
    """The permissions of the core."""
    return CORE_PERMISSIONS


@hookimpl
def audit_summary(kind: str, action: str) -> str | None:
    """The words for what happens to accounts, roles, modules, settings and reviews."""
    words = ACTIONS.get((kind, action)) or (REVIEW.words(action) if kind == REVIEW.kind else None)
    return str(words) if words else None


FILE_SETTINGS = (
    Setting("file_megabytes", _l("Largest file, in MB"), "number", LARGEST_FILE, minimum=1, maximum=50),
    Setting("files_per_record", _l("Most files of one record"), "number", MOST_FILES, minimum=1, maximum=500),
    Setting("files_per_form", _l("Most files of one form of the public"), "number", MOST_STAGED, minimum=1, maximum=20),
)


@hookimpl
def jobs() -> list[Job]:
    """What the core has to do in the background."""
    return [
        Job("portal.sweep", _l("Delete sessions and counts of tries that are over"), sweep_people, timedelta(hours=1)),
        Job("portal.search_new", _l("Look for what became searchable"), queue_new_kinds, timedelta(minutes=1)),
        Job(INDEX_KIND, _l("Index what became searchable"), index_kind),
        Job(COMPACT, _l("Remove the traces of deleted texts from the search index"), compact),
    ]


@hookimpl
def settings_form() -> list[Setting]:
    """Who runs the site, shown in the header and the footer and hidden where empty; and how large files may be."""
    return [
        Setting("name", _l("Name of the conference")),
        Setting("tagline", _l("Line beside the name")),
        Setting("organiser", _l("Run by")),
        Setting("phone", _l("Telephone")),
        Setting("hours", _l("Office hours")),
        Setting("address", _l("Address")),
        Setting("review_levels", _l("Steps of a publication review"), "number", DEFAULT_LEVELS, REVIEW_HINT, (), 1, 3),
        Setting("review_words", _l("Words that reviewers look at twice"), hint=_l("Separated by commas.")),
        Setting("accessibility_contact", _l("Contact for people who cannot use the site")),
        Setting("code", _l("Government site code")),
        Setting("icp", _l("ICP registration")),
        Setting("police", _l("Police registration")),
        *FILE_SETTINGS,
    ]


@hookimpl
def menu_items(user: SignedIn) -> Iterator[MenuItem]:
    """Desk and to-do list for everybody, administration for those who administer."""
    yield MenuItem(_("My desk"), url_for("portal.desk"), order=0, group=_("Work"))
    mine = todo_list(user).mine
    yield MenuItem(_("To do"), url_for("portal.todo"), order=10, group=_("Work"), count=len(mine))
    if user.may("portal.review"):
        yield MenuItem(_("Publication reviews"), url_for("reviews.index"), order=60, group=_("Work"))
    if user.may("portal.withdraw_at_once"):
        yield MenuItem(_("Withdrawn pages"), url_for("withdrawals.index"), order=70, group=_("Work"))
    group = _("Administration")
    lines = (
        ("portal.people", _("Accounts"), "admin.users", 900),
        ("portal.roles", _("Roles"), "admin.roles", 910),
        ("portal.modules", _("Modules"), "admin.modules", 920),
        ("portal.settings", _("Settings"), "admin.settings", 930),
        ("portal.modules", _("Background work"), "admin.jobs", 925),
        ("portal.settings", _("Working calendar"), "admin.this_work_year", 935),
        ("portal.audit", _("Audit list"), "admin.audit", 940),
    )
    for permission, title, endpoint, order in lines:
        if user.may(permission):
            yield MenuItem(title, url_for(endpoint), order=order, group=group)


@hookimpl
def dashboard_widgets(user: SignedIn | None) -> Iterator[Widget]:
    """The most urgent of what waits for this person, first on the desk."""
    if user is not None:
        yield todo_widget(user)

"""The core's own contributions, through the same hooks that plugins use: menu lines, settings, background work."""

from collections.abc import Iterator

from ..admin.words import ACTIONS
from ..hooks import hookimpl
from ..items import Job, MenuItem, Permission, Recorded, Setting, SignedIn, TodoItem, Widget
from ..people.roles import CORE_PERMISSIONS
from ..records.review import REVIEW
from ..web.todo import todo_widget
from ..web.todo_count import forget_count
from . import menu, work
from .settings import SETTINGS

NAME = "portal"


@hookimpl
def permissions() -> tuple[Permission, ...]:
    """The permissions of the core."""
    return CORE_PERMISSIONS


@hookimpl
def audit_summary(kind: str, action: str) -> str | None:
    """The words for what happens to accounts, roles, modules, settings and reviews."""
    words = ACTIONS.get((kind, action)) or (REVIEW.words(action) if kind == REVIEW.kind else None)
    return str(words) if words else None


@hookimpl
def jobs() -> tuple[Job, ...]:
    """What the core has to do in the background."""
    return work.JOBS


@hookimpl
def settings_form() -> tuple[Setting, ...]:
    """Who runs the site, how texts are reviewed, how large files may be."""
    return SETTINGS


@hookimpl
def menu_items(user: SignedIn) -> Iterator[MenuItem]:
    """Desk and to-do list for everybody, the rest for those who may."""
    return menu.lines(user)


@hookimpl
def todo_items(user: SignedIn) -> Iterator[TodoItem]:
    """Reviews and withdrawals that wait for this person, and a year that the working calendar lacks."""
    return work.waiting(user)


@hookimpl
def record_changed(change: Recorded) -> None:
    """Whoever changed something sees at once how much is left."""
    forget_count(change.actor_id)


@hookimpl
def dashboard_widgets(user: SignedIn | None) -> Iterator[Widget]:
    """The most urgent of what waits for this person, first on the desk."""
    if user is not None:
        yield todo_widget(user)

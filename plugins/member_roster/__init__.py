"""The member roster: who is a member, since when, by which decision, and what each did."""

from collections.abc import Iterator

from click import Command
from flask import Blueprint
from flask_babel import lazy_gettext as _l

from portal.hooks import hookimpl
from portal.items import (
    DutyCount,
    FilesSeen,
    Held,
    Importer,
    MenuItem,
    Permission,
    Place,
    Plugin,
    Setting,
    SignedIn,
    TodoItem,
    WordForm,
)

from . import menus, models, places, todo, views, words
from .adjusting.papers import FORMS
from .permissions import PERMISSIONS, READ

plugin = Plugin(title=_l("Member roster"), version="1.0", api=1, command="roster")


@hookimpl
def blueprints() -> list[Blueprint]:
    """The pages."""
    return [views.bp]


@hookimpl
def permissions() -> list[Permission]:
    """Who reads, edits, decides, announces; members and heads of liaison groups."""
    return list(PERMISSIONS)


@hookimpl
def settings_form() -> list[Setting]:
    """When an entry counts as late, and when a member did not take part for long."""
    from .duty.settings import SETTINGS

    return list(SETTINGS)


@hookimpl
def commands() -> list[Command]:
    """What one does with the roster in a terminal."""
    from .command_line import COMMANDS

    return list(COMMANDS)


@hookimpl
def importers() -> Iterator[Importer]:
    """Rosters from spreadsheets."""
    from .sheets import taking_in

    yield taking_in.importer()


@hookimpl
def word_forms() -> list[WordForm]:
    """The papers of changes."""
    return list(FORMS)


@hookimpl
def public_menu_items() -> list[MenuItem]:
    """The directory in the public navigation."""
    return menus.public_lines()


@hookimpl
def todo_items(user: SignedIn) -> Iterator[TodoItem]:
    """What waits for this person."""
    return todo.waiting_for(user)


@hookimpl
def menu_items(user: SignedIn) -> Iterator[MenuItem]:
    """What this person works with."""
    return menus.lines(user)


@hookimpl
def duty_counts(year: int) -> Iterator[DutyCount]:
    """What members did in a year, from the service records."""
    from .duty.counting import counts

    return counts(year)


@hookimpl
def record_place(kind: str, record_id: int, user: SignedIn | None) -> Place | None:
    """Where a record is read."""
    return places.place(kind, record_id, user)


@hookimpl
def attachment_owner(kind: str, record_id: str, user: SignedIn | None) -> FilesSeen | None:
    """Scans of decisions are for those who read the roster, evidence for whoever may read the entry."""
    from .duty.evidence import files_seen

    if kind == models.DutyEntry.kind:
        return files_seen(record_id, user)
    if kind not in (models.Adjustment.kind, models.SeatQuota.kind):
        return None
    return "all" if user is not None and user.may(READ) else None


@hookimpl
def load_example() -> None:
    """A term of an invented county with its sectors, seats and members, what they did, and what is to change."""
    from . import example
    from .duty import example as duty
    from .example import changes

    example.load()
    duty.load()
    changes.load()


@hookimpl
def data_held() -> Iterator[Held]:
    """Members, changes, entries."""
    return places.held()


@hookimpl
def audit_summary(kind: str, action: str) -> str | None:
    """The words for what happened in the roster."""
    return words.words(kind, action)

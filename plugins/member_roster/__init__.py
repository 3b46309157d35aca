"""The member roster: who is a member, since when, by which decision, and what each did."""

from collections.abc import Iterator

from flask import Blueprint
from flask_babel import lazy_gettext as _l

from portal.hooks import hookimpl
from portal.items import FilesSeen, MenuItem, Permission, Place, Plugin, SignedIn, TodoItem, WordForm

from . import menus, places, todo, views, words
from .adjusting.papers import FORMS
from .permissions import PERMISSIONS

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
def word_forms() -> list[WordForm]:
    """The papers of changes."""
    return list(FORMS)


@hookimpl
def public_menu_items() -> list[MenuItem]:
    """The directory in the public navigation."""
    return menus.public_items()


@hookimpl
def menu_items(user: SignedIn) -> Iterator[MenuItem]:
    """What the person works with."""
    return menus.items(user)


@hookimpl
def record_place(kind: str, record_id: int, user: SignedIn | None) -> Place | None:
    """Where a record is read, for those who may."""
    return places.place(kind, record_id, user)


@hookimpl
def attachment_owner(kind: str, record_id: str, user: SignedIn | None) -> FilesSeen | None:
    """Scans are for those who read the roster."""
    return places.files(kind, record_id, user)


@hookimpl
def todo_items(user: SignedIn) -> Iterator[TodoItem]:
    """What waits for this person."""
    return todo.waiting_for(user)


@hookimpl
def audit_summary(kind: str, action: str) -> str | None:
    """The words for what happened."""
    return words.words(kind, action)

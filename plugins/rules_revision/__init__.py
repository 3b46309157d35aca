"""Rules and how they are revised: the register, the drafts, what the public says of them, and the rule in force.

Hooks import what they need when they are called: the engine, a package of this one, must load without Flask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.hooks import hookimpl
from portal.items import N_, Plugin

from . import hooks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from click import Command
    from flask import Blueprint

    from portal.items import (
        FilesSeen,
        Held,
        Job,
        MenuItem,
        Permission,
        Place,
        Setting,
        SignedIn,
        TodoItem,
        Widget,
        WordForm,
    )

plugin = Plugin(title=N_("Rules revision"), version="1.0", api=1, command="rules", hookspecs=hooks)


@hookimpl
def blueprints() -> list[Blueprint]:
    """The pages."""
    from . import views

    return [views.bp]


@hookimpl
def permissions() -> list[Permission]:
    """Who reads, keeps, publishes and decides."""
    from .rights import PERMISSIONS

    return list(PERMISSIONS)


@hookimpl
def commands() -> list[Command]:
    """`portal rules parse`, `diff` and what else works on files, without database and site."""
    from .command_line import COMMANDS

    return list(COMMANDS)


@hookimpl
def settings_form() -> list[Setting]:
    """Which bodies decide, when a trial's end is told, how long drafts are open, how documents are numbered."""
    from . import bodies, issuing, todo
    from .consulting import settings

    return [bodies.SETTING, todo.SETTING, settings.SETTING, issuing.SETTING]


@hookimpl
def jobs() -> list[Job]:
    """Comments close by themselves after their last day; what was adopted is noted in force on its day."""
    from .adopting import IN_FORCE
    from .consulting.nightly import CLOSING

    return [CLOSING, IN_FORCE]


@hookimpl
def word_forms() -> list[WordForm]:
    """The letter that asks units for comments, explanation, notices, the list of a review."""
    from . import letters, paper_forms

    return [*letters.FORMS, *paper_forms.FORMS]


@hookimpl
def public_menu_items() -> list[MenuItem]:
    """The library in the main navigation."""
    from . import menus

    return menus.for_everybody()


@hookimpl
def menu_items(user: SignedIn) -> Iterable[MenuItem]:
    """The library and the register of those who keep it."""
    from . import menus

    return menus.for_person(user)


@hookimpl
def dashboard_widgets(user: SignedIn | None) -> Iterable[Widget]:
    """The rules that came into force last."""
    from . import menus

    return menus.newest(user)


@hookimpl
def record_place(kind: str, record_id: int, user: SignedIn | None) -> Place | None:
    """Where a rule or a clause is read."""
    from . import places

    return places.find(kind, record_id, user)


@hookimpl
def todo_items(user: SignedIn) -> Iterable[TodoItem]:
    """What waits for this person."""
    from . import todo
    from .consulting import todo as comments

    return [*todo.waiting_for(user), *comments.waiting_for(user)]


@hookimpl
def load_example() -> None:
    """A few rules in force, and a draft of one of them that is open to comment."""
    from . import example
    from .example import consultation

    example.load()
    consultation.load()


@hookimpl
def data_held() -> list[Held]:
    """Rules, versions, reviews of rules."""
    from . import menus

    return menus.held()


@hookimpl
def attachment_owner(kind: str, record_id: str, user: SignedIn | None) -> FilesSeen | None:
    """The files that rules were read from are for those who keep the register."""
    from . import places

    return places.files(kind, record_id, user)


@hookimpl
def audit_summary(kind: str, action: str) -> str | None:
    """The words for what happened to rules."""
    from .words import words

    return words(kind, action)

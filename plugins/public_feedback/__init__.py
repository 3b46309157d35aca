"""Opinions of the public: written without an account, received once, looked up by number and query code."""

from collections.abc import Iterator
from datetime import time

import click
from flask import Blueprint, g, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.hooks import hookimpl
from portal.items import (
    FilesSeen,
    Held,
    Job,
    MenuItem,
    Permission,
    Place,
    Plugin,
    Setting,
    SignedIn,
    TodoItem,
    Widget,
)
from portal.records.attachments import files_seen
from portal.records.settings import write_settings
from portal.records.writing import writing

from . import cli, desk, histories, inbox, reading, todo, views
from .closing import close_silent
from .models import Opinion, PublishedLetter
from .naming import ACCOUNT, NAMES
from .permissions import PERMISSIONS
from .preferences import COMPONENT, SETTINGS
from .states import LIAISONS, OWN_UNIT, READ
from .terms import NAMING, PUBLISHING
from .units import HANDLING_SETTINGS

plugin = Plugin(title=_l("Public opinions"), version="1.0", api=1, command="feedback")


@hookimpl
def blueprints() -> list[Blueprint]:
    """The pages for senders and for staff."""
    return [views.bp]


@hookimpl
def permissions() -> list[Permission]:
    """Who reads, sorts, assigns, answers, approves; restricted letters have readers of their own."""
    return list(PERMISSIONS)


@hookimpl
def commands() -> list[click.Command]:
    """`portal feedback`."""
    return [cli.list_opinions]


@hookimpl
def settings_form() -> tuple[Setting, ...]:
    """Townships, limits, who helps; units and when an opinion closes."""
    return SETTINGS + HANDLING_SETTINGS


@hookimpl
def jobs() -> list[Job]:
    """Opinions that nobody rates close by themselves."""
    return [Job("public_feedback.close", _l("Close opinions after the time to rate"), close_silent, daily=time(1, 30))]


@hookimpl
def public_menu_items() -> Iterator[MenuItem]:
    """Say something, and see what became of it."""
    yield MenuItem(
        _("Send us your opinion"),
        url_for("public_feedback.notice"),
        order=10,
        lead=_("Two minutes, no account, no name needed"),
        icon="pencil",
    )
    yield MenuItem(
        _("Look up a reply"),
        url_for("public_feedback.look_up"),
        order=30,
        lead=_("With the number and query code of your receipt"),
        icon="magnifier",
    )
    yield MenuItem(_("Published answers"), url_for("public_feedback.answers"), order=35)


@hookimpl
def menu_items(user: SignedIn) -> Iterator[MenuItem]:
    """The list, with the number of those nobody has taken up; who reads reports; liaisons, and what they have."""
    if user.may(READ):
        counted = g.get("public_feedback_counts") or {"to_triage": inbox.count("to_triage", user)}
        yield MenuItem(
            _("Opinions"), url_for("public_feedback.inbox"), order=20, group=_("Work"), count=counted["to_triage"]
        )
    if user.may(NAMES):
        url = url_for("public_feedback.name_reader")
        yield MenuItem(_("Readers of reports"), url, order=915, group=_("Administration"))
    if user.may(LIAISONS):
        yield MenuItem(_("Liaisons of units"), url_for("public_feedback.appoint"), order=75, group=_("Work"))
    if user.may(OWN_UNIT) and not user.may(READ):
        yield MenuItem(_("Opinions for our unit"), url_for("public_feedback.of_unit"), order=20, group=_("Work"))


@hookimpl
def todo_items(user: SignedIn) -> Iterator[TodoItem]:
    """Opinions whose next step is this person's, and those that lie with units."""
    yield from todo.readers_missing(user)
    yield from todo.waiting(user)
    yield from todo.of_own_unit(user)


@hookimpl
def dashboard_widgets(user: SignedIn | None) -> Iterator[Widget]:
    """How opinions stand, and the newest that nobody has taken up."""
    if user is not None and user.may(READ):
        yield desk.widget(user)


@hookimpl
def record_place(kind: str, record_id: int, user: SignedIn | None) -> Place | None:
    """The page on which staff, or the unit's liaison, read an opinion, and everybody a published one."""
    if kind == Opinion.kind:
        office = user is None or user.may(READ) or not user.may(OWN_UNIT)
        page = "public_feedback.opinion" if office else "public_feedback.opinion_of_unit"
        return Place(url_for(page, opinion_id=record_id), _("Opinion"))
    if kind == PublishedLetter.kind:
        return Place(url_for("public_feedback.answer", letter_id=record_id), _("Published answer"))
    return None


@hookimpl
def data_held() -> list[Held]:
    """How many opinions there are."""
    return [Held(_("Opinions"), reading.number_held())]


@hookimpl
def attachment_owner(kind: str, record_id: str, user: SignedIn | None) -> FilesSeen | None:
    """The files of an opinion are for those who may read it."""
    return files_seen(user, kind, record_id, READ, Opinion)


@hookimpl
def audit_summary(kind: str, action: str) -> str | None:
    """The words for what happens to an opinion, to its text for the public, to named readers and liaisons."""
    if kind == Opinion.kind:
        return histories.words(action)
    known = {PublishedLetter.kind: PUBLISHING, ACCOUNT: NAMING}.get(kind, {})
    return str(known[action]) if action in known else None


@hookimpl
def load_example() -> None:
    """Townships to choose from; no letters, which would pretend that somebody waits for an answer."""
    with writing():
        write_settings(
            COMPONENT,
            {"townships": "石桥乡、柳溪镇、大坪乡", "units": "县住建局、县交通局、县教育局、县卫健局、石桥乡"},
        )

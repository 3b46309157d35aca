"""Opinions of the public: written without an account, received once, looked up by number and query code."""

from collections.abc import Iterator

import click
from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from portal.clock import local
from portal.extensions import db
from portal.hooks import hookimpl
from portal.items import FilesSeen, Held, MenuItem, Permission, Place, Plugin, Row, Setting, SignedIn, Widget
from portal.records.attachments import files_seen
from portal.records.settings import write_settings
from portal.records.writing import writing

from . import cli, inbox, views
from .models import READ, RECEIVED, TRIAGE, Opinion
from .preferences import COMPONENT, SETTINGS
from .terms import EVENTS

plugin = Plugin(title=_l("Public opinions"), version="1.0", api=1, command="feedback")

ON_DESK = 5


@hookimpl
def blueprints() -> list[Blueprint]:
    """The pages for senders and for staff."""
    return [views.bp]


@hookimpl
def permissions() -> list[Permission]:
    """Reading is for those who answer, and for those who answer for them."""
    return [
        Permission(READ, _l("Read the opinions of the public"), roles=("staff", "office_head", "leader")),
        Permission(TRIAGE, _l("Sort incoming opinions"), roles=("staff", "office_head")),
    ]


@hookimpl
def commands() -> list[click.Command]:
    """`portal feedback`."""
    return [cli.list_opinions]


@hookimpl
def settings_form() -> tuple[Setting, ...]:
    """Townships, limits, who helps."""
    return SETTINGS


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


@hookimpl
def menu_items(user: SignedIn) -> Iterator[MenuItem]:
    """The list, with the number of those nobody has taken up."""
    if user.may(READ):
        waiting = inbox.count(RECEIVED)
        yield MenuItem(_("Opinions"), url_for("public_feedback.inbox"), order=20, group=_("Work"), count=waiting)


@hookimpl
def dashboard_widgets(user: SignedIn | None) -> Iterator[Widget]:
    """The newest opinions on the desk."""
    if user is None or not user.may(READ):
        return
    address = url_for("public_feedback.inbox")
    lines = inbox.page(RECEIVED, size=ON_DESK).lines
    rows = (
        Row(line.title, f"{address}{line.id}", local(line.received_at).date(), line.number, line.lang) for line in lines
    )
    yield Widget(_("New opinions"), order=20, url=address, link_label=_("All opinions"), rows=tuple(rows))


@hookimpl
def record_place(kind: str, record_id: int, user: SignedIn | None) -> Place | None:
    """The page on which staff read an opinion."""
    if kind != Opinion.kind:
        return None
    return Place(url_for("public_feedback.opinion", opinion_id=record_id), _("Opinion"))


@hookimpl
def data_held() -> list[Held]:
    """How many opinions there are."""
    with db.engine.connect() as connection:
        number = connection.execute(select(func.count()).select_from(Opinion)).scalar_one()
    return [Held(_("Opinions"), number)]


@hookimpl
def attachment_owner(kind: str, record_id: str, user: SignedIn | None) -> FilesSeen | None:
    """The files of an opinion are for those who may read it."""
    return files_seen(user, kind, record_id, READ, Opinion)


@hookimpl
def audit_summary(kind: str, action: str) -> str | None:
    """The words for what happens to an opinion."""
    event = EVENTS.get(action) if kind == Opinion.kind else None
    return str(event) if event else None


@hookimpl
def load_example() -> None:
    """Townships to choose from; no letters, which would pretend that somebody waits for an answer."""
    with writing():
        write_settings(COMPONENT, {"townships": "石桥乡、柳溪镇、大坪乡"})

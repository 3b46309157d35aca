"""The rectification ledger: the plan, its problems and items, and the promises made in public."""

from collections.abc import Iterator

import click
from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from portal.extensions import db
from portal.hooks import hookimpl
from portal.items import (
    FilesSeen,
    Held,
    Importer,
    MenuItem,
    Permission,
    Place,
    Plugin,
    ProblemSource,
    Setting,
    SignedIn,
    TodoItem,
    Widget,
    WordForm,
)
from portal.records.attachments import files_seen

from . import commands as command_line
from . import example, levels, numbers, promises, taking_up, todo, views, words
from .lights import DUE_SOON_DAYS
from .models import ExtensionRequest, Problem, ProgressEntry, RectificationItem, RectificationPlan
from .models.published import READ
from .permissions import PERMISSIONS
from .sheets.taking_in import IMPORTER
from .word_forms import FORMS

plugin = Plugin(title=_l("Rectification ledger"), version="1.0", api=1, command="inventory")


@hookimpl
def blueprints() -> list[Blueprint]:
    """The pages."""
    return [views.bp]


@hookimpl
def permissions() -> list[Permission]:
    """Who reads, writes, publishes and decides."""
    return list(PERMISSIONS)


@hookimpl
def commands() -> list[click.Command]:
    """`portal inventory list`."""
    return [command_line.list_items]


@hookimpl
def importers() -> list[Importer]:
    """The ledger as clerks keep it in a spreadsheet."""
    return [IMPORTER]


@hookimpl
def word_forms() -> list[WordForm]:
    """What is signed on paper: a later deadline, a close-out."""
    return list(FORMS)


@hookimpl
def settings_form() -> list[Setting]:
    """When the light turns yellow, what numbers look like, and who looks at what was completed."""
    title, hint = _l("Yellow light"), _l("How many days before its deadline an item counts as due soon.")
    yellow = Setting("due_soon_days", title, "number", DUE_SOON_DAYS, hint, minimum=1, maximum=90)
    return [yellow, numbers.SETTING, levels.SETTING]


@hookimpl
def public_menu_items() -> list[MenuItem]:
    """The ledger in the main navigation, and as a large entry of the home page."""
    lead = _("What was promised, who answers for it, and by when")
    title, url = _("Rectification in public"), url_for("problem_inventory.index")
    return [MenuItem(title, url, order=40, lead=lead, icon="checklist")]


@hookimpl
def menu_items(user: SignedIn) -> Iterator[MenuItem]:
    """The ledger of those who work with it."""
    if user.may(READ):
        url = url_for("problem_inventory.staff_ledger")
        yield MenuItem(_("Rectification ledger"), url, order=30, group=_("Work"))


@hookimpl
def dashboard_widgets(user: SignedIn | None) -> Iterator[Widget]:
    """How the promises stand, and which fall due next."""
    if user is not None and not user.may(READ):
        return
    endpoint = "index" if user is None else "staff_ledger"
    title = _("Promises kept") if user is None else _("Rectification ledger")
    with db.engine.connect() as connection:
        widget = promises.widget(connection, title, url_for(f"problem_inventory.{endpoint}"))
    if widget is not None:
        yield widget


@hookimpl
def record_place(kind: str, record_id: int, user: SignedIn | None) -> Place | None:
    """The public page of a plan, a problem or an item."""
    if kind == RectificationPlan.kind:
        return Place(url_for("problem_inventory.plan"), _("Rectification plan"))
    if kind == Problem.kind:
        return Place(url_for("problem_inventory.problem", problem_id=record_id), _("Problem"))
    if kind == RectificationItem.kind:
        return Place(url_for("problem_inventory.item", item_id=record_id), _("Rectification item"))
    return None


@hookimpl
def file_problem(source: ProblemSource) -> Place | None:
    """What was found wrong becomes a draft problem."""
    return taking_up.take_up(source)


@hookimpl
def todo_items(user: SignedIn) -> Iterator[TodoItem]:
    """What waits for this person in the ledger."""
    if user.may(READ):
        with db.engine.connect() as connection:
            yield from todo.waiting_for(connection, user)


@hookimpl
def load_example() -> None:
    """The example plan, published on its own basis."""
    example.load()


@hookimpl
def data_held() -> Iterator[Held]:
    """Plans, problems and items."""
    kinds = ((RectificationPlan, _("Plans")), (Problem, _("Problems")), (RectificationItem, _("Items")))
    with db.engine.connect() as connection:
        for model, title in kinds:
            yield Held(title, connection.scalar(select(func.count()).select_from(model)) or 0)


@hookimpl
def attachment_owner(kind: str, record_id: str, user: SignedIn | None) -> FilesSeen | None:
    """Evidence is for those who work with the ledger; what is shown to the public is for everybody."""
    models = RectificationPlan, Problem, RectificationItem, ProgressEntry, ExtensionRequest
    return files_seen(user, kind, record_id, READ, *models)


@hookimpl
def audit_summary(kind: str, action: str) -> str | None:
    """The words for what happened to plans, problems, items and what belongs to them."""
    return words.words(kind, action)

"""The office's finance: what a rule on it must say, who approves which amount, quarterly figures inside the office."""

from collections.abc import Iterator

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from plugins.rules_revision.hooks import RuleDomain
from portal.extensions import db
from portal.hooks import hookimpl
from portal.items import Held, MenuItem, Permission, Plugin, Setting, SignedIn, TodoItem

from . import checks, disclosing, parameters, todo, views, words
from .models import FigureQuestion, Limit, QuarterDisclosure
from .permissions import PERMISSIONS, READ

plugin = Plugin(title=_l("Finance of the office"), version="1.0", api=1, requires=("rules_revision",))


@hookimpl
def rule_domains() -> RuleDomain:
    """What the plugin knows of rules on finance."""
    page = "rules_finance.limits"
    return RuleDomain("finance", _("Finance"), parameters.MODEL, checks.CHECKS, parameters.parameters, page)


@hookimpl
def blueprints() -> list[Blueprint]:
    """The pages."""
    return [views.bp]


@hookimpl
def permissions() -> list[Permission]:
    """Who reads, asks, keeps, publishes."""
    return list(PERMISSIONS)


@hookimpl
def settings_form() -> list[Setting]:
    """For how long quarterly figures are shown."""
    hint = _l("In working days, five at least. The page of the quarter says until when.")
    return [disclosing.days_setting(_l("Quarterly figures are shown for"), hint)]


@hookimpl
def menu_items(user: SignedIn) -> Iterator[MenuItem]:
    """Limits and quarterly figures."""
    if user.may(READ):
        yield MenuItem(_("Finance"), url_for("rules_finance.limits"), order=140, group=_("Work"))


@hookimpl
def todo_items(user: SignedIn) -> Iterator[TodoItem]:
    """What waits for this person."""
    if user.may(READ):
        with db.engine.connect() as connection:
            yield from todo.waiting_for(connection, user)


@hookimpl
def load_example() -> None:
    """The limits of the rule in force, or of the model text, and the figures of the last quarter, not shown yet."""
    from . import example

    example.load()


@hookimpl
def data_held() -> Iterator[Held]:
    """Limits, quarters, questions."""
    kinds = ((Limit, _("Approval limits")), (QuarterDisclosure, _("Quarters")), (FigureQuestion, _("Questions")))
    with db.engine.connect() as connection:
        for model, title in kinds:
            yield Held(title, connection.scalar(select(func.count()).select_from(model)) or 0)


@hookimpl
def audit_summary(kind: str, action: str) -> str | None:
    """The words for what happened."""
    return words.words(kind, action)

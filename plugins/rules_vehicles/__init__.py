"""Official vehicles: what a rule on them must say, slips and costs for staff, quarterly totals for everybody."""

from collections.abc import Iterator

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from plugins.rules_revision.hooks import RuleDomain
from portal.extensions import db
from portal.hooks import hookimpl
from portal.items import Held, MenuItem, Permission, Place, Plugin, Setting, SignedIn, TodoItem

from . import checks, dispatching, parameters, todo, views, words
from .models import Cost, QuarterTotals, Slip, Vehicle
from .permissions import PERMISSIONS, READ
from .ruling import DOMAIN

plugin = Plugin(title=_l("Official vehicles"), version="1.0", api=1, requires=("rules_revision",))


@hookimpl
def blueprints() -> list[Blueprint]:
    """The pages."""
    return [views.bp]


@hookimpl
def permissions() -> list[Permission]:
    """Who reads, asks, keeps the register, approves, publishes."""
    return list(PERMISSIONS)


@hookimpl
def rule_domains() -> RuleDomain:
    """What the plugin knows of rules on vehicles."""
    page = "rules_vehicles.slips"
    return RuleDomain(DOMAIN, _("Official vehicles"), parameters.MODEL, checks.CHECKS, parameters.parameters, page)


@hookimpl
def settings_form() -> list[Setting]:
    """What slips are numbered like, and which rule of higher authority is the legal basis."""
    hint = _l("The checks look for this name in the first article of the rule on vehicles.")
    basis = Setting("legal_basis", _l("Legal basis of the rule on vehicles"), default=checks.BASIS, hint=hint)
    return [dispatching.number_setting(_l("Number of a dispatch slip")), basis]


@hookimpl
def public_menu_items() -> list[MenuItem]:
    """The totals in the public navigation."""
    return [MenuItem(_("Use of official vehicles"), url_for("rules_vehicles.index"), order=130)]


@hookimpl
def menu_items(user: SignedIn) -> Iterator[MenuItem]:
    """The register of those who read it."""
    if user.may(READ):
        yield MenuItem(_("Vehicles"), url_for("rules_vehicles.slips"), order=130, group=_("Work"))


@hookimpl
def record_place(kind: str, record_id: int, user: SignedIn | None) -> Place | None:
    """Where totals are read: everybody on the page of totals, staff on the quarter's own."""
    if kind != QuarterTotals.kind:
        return None
    inside = user is not None and user.may(READ)
    url = url_for("rules_vehicles.quarter", totals_id=record_id) if inside else url_for("rules_vehicles.index")
    return Place(url, _("Quarterly totals"))


@hookimpl
def todo_items(user: SignedIn) -> Iterator[TodoItem]:
    """What waits for this person."""
    if user.may(READ):
        with db.engine.connect() as connection:
            yield from todo.waiting_for(connection, user)


@hookimpl
def load_example() -> None:
    """Two vehicles with their ways of two quarters, the totals of one published."""
    from . import example

    example.load()


@hookimpl
def data_held() -> Iterator[Held]:
    """Vehicles, slips, costs, totals."""
    kinds = ((Vehicle, _("Vehicles")), (Slip, _("Dispatch slips")), (Cost, _("Costs")), (QuarterTotals, _("Quarters")))
    with db.engine.connect() as connection:
        for model, title in kinds:
            yield Held(title, connection.scalar(select(func.count()).select_from(model)) or 0)


@hookimpl
def audit_summary(kind: str, action: str) -> str | None:
    """The words for what happened in the register."""
    return words.words(kind, action)

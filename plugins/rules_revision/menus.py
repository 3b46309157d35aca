"""What the plugin has for menus, desks and the modules page."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import func, select

from portal.clock import today
from portal.extensions import db
from portal.items import Held, MenuItem, Row, SignedIn, Widget
from portal.web.editions import language

from .filters import Filters
from .library import read_page
from .models import Cleanup, Comment, RevisionProject, Rule, RuleVersion
from .rights import READ, READ_MEMBERS

SHOWN = 5


def for_everybody() -> list[MenuItem]:
    """The library in the public navigation, and as a large entry of the home page."""
    lead = _("Every rule in all its versions, clause by clause")
    drafts = _("Read a draft clause by clause, and say what you think of it")
    return [
        MenuItem(
            _("Drafts for comment"), url_for("rules_revision.consultations"), order=25, lead=drafts, icon="pencil"
        ),
        MenuItem(_("Rules"), url_for("rules_revision.index"), order=60, lead=lead, icon="document"),
    ]


def for_person(user: SignedIn) -> Iterator[MenuItem]:
    """The library of those who are signed in, the register of those who keep it."""
    if user.may(READ):
        yield MenuItem(_("Register of rules"), url_for("rules_revision.register"), order=60, group=_("Work"))
        yield MenuItem(_("Revision projects"), url_for("rules_revision.projects"), order=61, group=_("Work"))
        url = url_for("rules_revision.staff_consultations")
        yield MenuItem(_("Drafts and comments"), url, order=62, group=_("Work"))
    if user.may(READ_MEMBERS):
        yield MenuItem(_("Rules"), url_for("rules_revision.inside_index"), order=63, group=_("Work"))
        url = url_for("rules_revision.inside_consultations")
        yield MenuItem(_("Drafts for comment"), url, order=64, group=_("Work"))


def newest(user: SignedIn | None) -> Iterator[Widget]:
    """The rules that came into force last, for the home page and for desks."""
    if user is not None and not user.may(READ_MEMBERS):
        return
    prefix = "" if user is None else "inside_"
    with db.engine.connect() as connection:
        rows = read_page(connection, Filters(), user, today()).rows[:SHOWN]
    lang = "zh-CN" if language() == "en" else ""
    lines = tuple(
        Row(row.title, url_for(f"rules_revision.{prefix}rule", rule_id=row.id), row.in_force_from, lang=lang)
        for row in rows
    )
    if lines:
        url = url_for(f"rules_revision.{prefix}index")
        yield Widget(_("Rules"), 60, url, _("All rules"), rows_title=_("Last in force"), rows=lines)


def held() -> list[Held]:
    """How many records there are."""
    kinds = (
        (Rule, _("Rules")),
        (RuleVersion, _("Versions of rules")),
        (Cleanup, _("Reviews of rules")),
        (RevisionProject, _("Revision projects")),
        (Comment, _("Comments on drafts")),
    )
    with db.engine.connect() as connection:
        return [Held(title, connection.scalar(select(func.count()).select_from(model)) or 0) for model, title in kinds]

"""Democratic supervisors: what a rule on them must say, their groups and letters for staff, counts for everybody."""

from collections.abc import Iterator

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from plugins.rules_revision.hooks import RuleDomain
from portal.extensions import db
from portal.hooks import hookimpl
from portal.items import FilesSeen, Held, MenuItem, Permission, Place, Plugin, Setting, SignedIn, TodoItem, WordForm
from portal.records.attachments import files_seen

from . import checks, letters, parameters, todo, views, words
from .models import GroupActivity, GroupReport, SuggestionLetter, SupervisionGroup, Supervisor, UnitAppraisal
from .permissions import PERMISSIONS, READ
from .ruling import DOMAIN
from .word_forms import FORMS

plugin = Plugin(title=_l("Democratic supervisors"), version="1.0", api=1, requires=("rules_revision",))


@hookimpl
def blueprints() -> list[Blueprint]:
    """The pages."""
    return [views.bp]


@hookimpl
def permissions() -> list[Permission]:
    """Who reads, keeps, decides, types in."""
    return list(PERMISSIONS)


@hookimpl
def rule_domains() -> RuleDomain:
    """What the plugin knows of rules on the dispatch of supervisors."""
    page = "rules_supervisors.overview"
    return RuleDomain(DOMAIN, _("Democratic supervisors"), parameters.MODEL, checks.CHECKS, parameters.parameters, page)


@hookimpl
def settings_form() -> list[Setting]:
    """What letters are numbered like."""
    return [letters.number_setting(_l("Number of a letter of suggestions"))]


@hookimpl
def word_forms() -> list[WordForm]:
    """The letter of suggestions on paper."""
    return list(FORMS)


@hookimpl
def public_menu_items() -> list[MenuItem]:
    """The counts in the public navigation."""
    return [MenuItem(_("Democratic supervision"), url_for("rules_supervisors.index"), order=150)]


@hookimpl
def menu_items(user: SignedIn) -> Iterator[MenuItem]:
    """The overview for those who read it."""
    if user.may(READ):
        yield MenuItem(_("Supervision groups"), url_for("rules_supervisors.overview"), order=150, group=_("Work"))


@hookimpl
def record_place(kind: str, record_id: int, user: SignedIn | None) -> Place | None:
    """Where a group or a letter is read, for those who may."""
    if user is None or not user.may(READ):
        return None
    if kind == SupervisionGroup.kind:
        return Place(url_for("rules_supervisors.group", group_id=record_id), _("Supervision group"))
    if kind == SuggestionLetter.kind:
        return Place(url_for("rules_supervisors.letter", letter_id=record_id), _("Letter of suggestions"))
    return None


@hookimpl
def attachment_owner(kind: str, record_id: str, user: SignedIn | None) -> FilesSeen | None:
    """Scans are for those who read about supervision."""
    return files_seen(user, kind, record_id, READ, SupervisionGroup, Supervisor, SuggestionLetter)


@hookimpl
def todo_items(user: SignedIn) -> Iterator[TodoItem]:
    """What waits for this person."""
    if user.may(READ):
        with db.engine.connect() as connection:
            yield from todo.waiting_for(connection, user)


@hookimpl
def load_example() -> None:
    """Two groups with activities and letters."""
    from . import example

    example.load()


@hookimpl
def data_held() -> Iterator[Held]:
    """Groups, people, activities, letters, reports, appraisals."""
    kinds = (
        (SupervisionGroup, _("Supervision groups")),
        (Supervisor, _("Supervisors")),
        (GroupActivity, _("Activities")),
        (SuggestionLetter, _("Letters of suggestions")),
        (GroupReport, _("Reports of groups")),
        (UnitAppraisal, _("Appraisals")),
    )
    with db.engine.connect() as connection:
        for model, title in kinds:
            yield Held(title, connection.scalar(select(func.count()).select_from(model)) or 0)


@hookimpl
def audit_summary(kind: str, action: str) -> str | None:
    """The words for what happened."""
    return words.words(kind, action)

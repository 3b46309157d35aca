"""What waits for the keepers of rules: trials that end, signed versions to be published, listed projects."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import bindparam, select

from portal.clock import today
from portal.extensions import db
from portal.items import Setting, SignedIn, TodoItem
from portal.records.review import Review
from portal.records.settings import read_setting
from portal.web.editions import language

from . import adoption_todo
from .models import Rule, RuleVersion
from .projects.todo import projects
from .rights import EDIT, PUBLISH, READ_PARTY
from .scopes import PARTY

MOST = 200
SETTING = Setting(
    "trial_days",
    _l("End of a trial"),
    "number",
    60,
    _l("How many days before the end of its trial a rule stands in the to-do list."),
    minimum=1,
    maximum=365,
)
_TRIALS = (
    select(Rule.id, Rule.title, Rule.trial_until.label("due"), Rule.scope)
    .where(Rule.state == "in_force", Rule.trial_until <= bindparam("soon", type_=Rule.trial_until.type))
    .order_by(Rule.trial_until)
    .limit(MOST)
)
_SIGNED = (
    select(Rule.id, RuleVersion.title, RuleVersion.in_force_from.label("due"), RuleVersion.scope)
    .join(Rule, Rule.id == RuleVersion.rule_id)
    .join(Review, (Review.subject_kind == RuleVersion.kind) & (Review.subject_id == RuleVersion.id))
    .where(RuleVersion.published_at.is_(None), Review.state == "signed")
    .order_by(RuleVersion.in_force_from)
    .limit(MOST)
)


def waiting_for(user: SignedIn) -> Iterator[TodoItem]:
    """What this person has to see to."""
    with db.engine.connect() as connection:
        if user.may(EDIT):
            days = int(read_setting("rules_revision", SETTING.key, SETTING.default))
            rows = connection.execute(_TRIALS, {"soon": today() + timedelta(days=days)})
            yield from (_line(row, _("The trial of this rule ends")) for row in rows if _meant_for(user, row.scope))
        if user.may(PUBLISH):
            rows = connection.execute(_SIGNED)
            yield from (_line(row, _("Signed, to be published")) for row in rows if _meant_for(user, row.scope))
        if user.may(EDIT):
            yield from adoption_todo.overdue_findings(connection, user)
            yield from adoption_todo.not_handed_in(connection, user)
    yield from projects(user)


def _meant_for(user: SignedIn, scope: str) -> bool:
    return scope != PARTY or user.may(READ_PARTY)


def _line(row: Any, note: str) -> TodoItem:
    url = url_for("rules_revision.staff_rule", rule_id=row.id)
    return TodoItem(row.title, url, row.due, note, lang="zh-CN" if language() == "en" else "")

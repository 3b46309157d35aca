"""What waits after an adoption: versions nobody handed in for review, findings that units have not answered."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Connection, exists, select

from portal.clock import today
from portal.items import SignedIn, TodoItem
from portal.records.review import Review
from portal.web.editions import language

from .models import CheckFinding, IssuedDocument, Outcome, RuleVersion
from .scopes import in_register

MOST = 200
_REVIEWED = exists().where(Review.subject_kind == RuleVersion.kind, Review.subject_id == RuleVersion.id)


def overdue_findings(connection: Connection, user: SignedIn) -> Iterator[TodoItem]:
    """Findings whose day is past and that were not answered."""
    columns = CheckFinding.id, CheckFinding.check_id, CheckFinding.unit, CheckFinding.found, CheckFinding.due_on
    late = CheckFinding.visible_to(user).with_only_columns(*columns)
    late = late.where(CheckFinding.state == "open", CheckFinding.due_on < today())
    for row in connection.execute(late.order_by(CheckFinding.due_on).limit(MOST)):
        url = url_for("rules_revision.check", check_id=row.check_id) + f"#finding-{row.id}"
        yield TodoItem(f"{row.unit}：{row.found[:40]}", url, row.due_on, _("Not answered in time"), lang=_lang())


def not_handed_in(connection: Connection, user: SignedIn) -> Iterator[TodoItem]:
    """Versions that were adopted, and that nobody but the office can read yet."""
    query = select(RuleVersion.rule_id, RuleVersion.title, RuleVersion.in_force_from)
    query = query.join(Outcome, Outcome.version_id == RuleVersion.id).join(IssuedDocument)
    query = query.where(in_register(RuleVersion, user))
    query = query.where(RuleVersion.published_at.is_(None), ~_REVIEWED).order_by(RuleVersion.in_force_from)
    for row in connection.execute(query.limit(MOST)):
        url = url_for("rules_revision.staff_rule", rule_id=row.rule_id)
        yield TodoItem(row.title, url, row.in_force_from, _("Adopted, to be handed in for review"), lang=_lang())


def _lang() -> str:
    return "zh-CN" if language() == "en" else ""

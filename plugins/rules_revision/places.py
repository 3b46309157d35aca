"""Where rules and clauses are read, and who may open their files."""

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select

from portal.extensions import db
from portal.items import FilesSeen, Place, SignedIn
from portal.records.attachments import files_seen

from .models import (
    AdoptionReport,
    CheckFinding,
    Cleanup,
    Comment,
    Consultation,
    ExecutionCheck,
    Intake,
    RevisionProject,
    Rule,
    RuleClause,
    RuleVersion,
)
from .rights import READ


def find(kind: str, record_id: int, user: SignedIn | None) -> Place | None:
    """The page of a rule, a version or a clause, for the public or for somebody signed in."""
    inside = "" if user is None else "inside_"
    if kind == Rule.kind:
        keeper = user is not None and user.may(READ)
        endpoint = "staff_rule" if keeper else f"{inside}rule"
        return Place(url_for(f"rules_revision.{endpoint}", rule_id=record_id), _("Rule"))
    if kind == RuleVersion.kind:
        return Place(url_for(f"rules_revision.{inside}version", version_id=record_id), _("Version of a rule"))
    if kind == RuleClause.kind:
        return _clause(record_id, inside)
    if kind == RevisionProject.kind and user is not None and user.may(READ):
        return Place(url_for("rules_revision.project", project_id=record_id), _("Revision project"))
    if kind == CheckFinding.kind:
        return _finding(record_id, user)
    return _of_drafts(kind, record_id, user)


def _of_drafts(kind: str, record_id: int, user: SignedIn | None) -> Place | None:
    """Where a draft, a comment or the report on comments is read."""
    keeper, inside = user is not None and user.may(READ), "" if user is None else "inside_"
    if kind == Consultation.kind:
        endpoint = "staff_consultation" if keeper else f"{inside}consultation"
        return Place(url_for(f"rules_revision.{endpoint}", consultation_id=record_id), _("Draft for comment"))
    if kind == Comment.kind:
        return Place(url_for("rules_revision.staff_comment", comment_id=record_id), _("Comment on a draft"))
    if kind == AdoptionReport.kind and (found := db.session.get(AdoptionReport, record_id)):
        url = url_for(f"rules_revision.{inside}results", consultation_id=found.consultation_id)
        return Place(url, _("What became of the comments"))
    return None


def files(kind: str, record_id: str, user: SignedIn | None) -> FilesSeen | None:
    """All files for those who keep the register, to others none of them."""
    return files_seen(
        user, kind, record_id, READ, Rule, RuleVersion, Intake, Cleanup, CheckFinding, ExecutionCheck, RevisionProject
    )


def _clause(record_id: int, inside: str) -> Place | None:
    query = select(RuleClause.rule_version_id, RuleClause.node_id).where(RuleClause.id == record_id)
    found = db.session.execute(query).one_or_none()
    if found is None:
        return None
    url = url_for(f"rules_revision.{inside}clause", version_id=found[0], node_id=found[1])
    return Place(url, _("Clause of a rule"))


def _finding(record_id: int, user: SignedIn | None) -> Place | None:
    found = db.session.scalar(CheckFinding.visible_to(user).where(CheckFinding.id == record_id))
    if found is None:
        return None
    url = url_for("rules_revision.check", check_id=found.check_id) + f"#finding-{record_id}"
    return Place(url, _("Finding of an execution check"))

"""Rules, their versions and clauses as pages show them, each to whoever may read it."""

from datetime import date
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn
from portal.records.disclosure import Withdrawn
from portal.records.models import Record

from .models import Intake, Rule, RuleClause, RuleVersion

Found = TypeVar("Found", bound=Record)


def find_rule(rule_id: int, user: SignedIn | None = None) -> Rule:
    """A rule that the person may know of, with all its versions. Raises NotThere."""
    query = Rule.visible_to(user).where(Rule.id == rule_id)
    return _first(query.options(selectinload(Rule.versions), joinedload(Rule.replaced_by)))


def find_version(version_id: int, user: SignedIn | None = None) -> RuleVersion:
    """A version that the person may read, with its rule and clauses. Raises NotThere; Withdrawn for the public."""
    query = RuleVersion.visible_to(user).where(RuleVersion.id == version_id)
    version = _first(query.options(joinedload(RuleVersion.rule), selectinload(RuleVersion.clauses)))
    if user is None and version.withdrawn_for:
        raise Withdrawn(version.withdrawn_for)
    return version


def find_clause(version_id: int, node_id: str, user: SignedIn | None = None) -> RuleClause:
    """A clause of a version that the person may read. Raises NotThere; Withdrawn for the public."""
    version = find_version(version_id, user)
    clause = next((it for it in version.clauses if it.node_id == node_id), None)
    if clause is None:
        raise NotThere
    return clause


def find_intake(intake_id: int, user: SignedIn) -> Intake:
    """A text that came in. Raises NotThere."""
    return _first(Intake.visible_to(user).where(Intake.id == intake_id))


def versions_for(rule: Rule, user: SignedIn | None) -> list[RuleVersion]:
    """The versions of a rule that the person may read, the newest first; without what was withdrawn."""
    query = RuleVersion.visible_to(user).where(RuleVersion.rule_id == rule.id, RuleVersion.withdrawn_for == "")
    return list(db.session.scalars(query.order_by(RuleVersion.number.desc())))


def shown_version(versions: list[RuleVersion], day: date) -> RuleVersion | None:
    """Of the versions that a person may read the one in force on a day, else the newest."""
    return next((it for it in versions if it.is_in_force(day)), versions[0] if versions else None)


def clause_history(rule: Rule, node_id: str, user: SignedIn | None) -> list[RuleClause]:
    """What a clause said in each version that the person may read, the newest first."""
    readable = [it.id for it in versions_for(rule, user)]
    query = select(RuleClause).where(RuleClause.node_id == node_id, RuleClause.rule_version_id.in_(readable))
    query = query.join(RuleVersion).order_by(RuleVersion.number.desc())
    return list(db.session.scalars(query.options(joinedload(RuleClause.rule_version))))


def _first(query: Select[Found]) -> Found:
    found = db.session.scalars(query.limit(1)).first()
    if found is None:
        raise NotThere
    return found

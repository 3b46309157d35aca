"""The code in force, as far as the reader may read it, and the duties in it."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from plugins.rules_revision.engine.json_form import from_json
from plugins.rules_revision.models import Rule, RuleVersion
from plugins.rules_revision.scopes import scopes_of
from portal.clock import today
from portal.extensions import db
from portal.items import SignedIn

from .parameters import Duty, duties

DOMAIN = "members"


@dataclass(frozen=True)
class Code:
    """The code in force: its rule, the version that holds, and the duties that it counts."""

    title: str
    rule_id: int
    version_id: int
    duties: list[Duty]


def code_for(user: SignedIn | None) -> Code | None:
    """The code in force that a person may read; the public, None, only what is published to everybody."""
    day, until = today(), RuleVersion.in_force_until
    readable = RuleVersion.published_at.is_not(None), RuleVersion.withdrawn_for == ""
    scope = RuleVersion.scope.in_(scopes_of(user))
    query = select(Rule.title, Rule.id, RuleVersion.id, RuleVersion.tree).join_from(RuleVersion, Rule)
    query = query.where(Rule.domain == DOMAIN, *readable, scope)
    query = query.where(RuleVersion.in_force_from <= day, or_(until.is_(None), until > day))
    found = db.session.execute(query.order_by(RuleVersion.in_force_from.desc(), RuleVersion.id.desc())).first()
    if found is None:
        return None
    title, rule_id, version_id, tree = found
    return Code(title, rule_id, version_id, duties(from_json(tree)))

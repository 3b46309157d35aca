"""The rule in force of a field, for the plugins of that field: whoever asks reads posts and limits, never its text."""

from sqlalchemy import or_, select

from portal.clock import today
from portal.extensions import db

from .engine import Node
from .engine.json_form import from_json
from .models import Rule, RuleVersion
from .scopes import PARTY


def tree_in_force(domain: str) -> Node | None:
    """The rule of a field that is in force today as a tree, the latest of several; None where there is none.

    Only what was published at least inside the office counts; rules for the Party only are left out.
    """
    day, until = today(), RuleVersion.in_force_until
    published = RuleVersion.published_at.is_not(None), RuleVersion.withdrawn_for == "", RuleVersion.scope != PARTY
    query = select(RuleVersion.tree).join(Rule).where(Rule.domain == domain, *published)
    query = query.where(RuleVersion.in_force_from <= day, or_(until.is_(None), until > day))
    tree = db.session.scalar(query.order_by(RuleVersion.in_force_from.desc(), RuleVersion.id.desc()).limit(1))
    return None if tree is None else from_json(tree)

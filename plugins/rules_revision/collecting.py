"""All rules in force in one book (制度汇编): by fields, each with its contents, for a reader's scopes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.items import SignedIn

from .domains import domains
from .models import Rule, RuleVersion
from .outline import Sheet, sheet_of
from .scopes import scopes_of

MOST = 200


@dataclass(frozen=True)
class Chapter:
    """The rules of one field."""

    title: str
    rules: list[tuple[RuleVersion, Sheet]] = field(default_factory=list)


def collect(user: SignedIn | None, day: date) -> list[Chapter]:
    """The rules in force on a day, the first 200 of them; fields without one are left out."""
    titles = domains()
    chapters = {code: Chapter(title) for code, title in titles.items()}
    for version in _in_force(user, day):
        chapter = chapters.setdefault(version.rule.domain, Chapter(version.rule.domain))
        chapter.rules.append((version, sheet_of(version.tree)))
    return [chapter for chapter in chapters.values() if chapter.rules]


def _in_force(user: SignedIn | None, day: date) -> Iterable[RuleVersion]:
    until = RuleVersion.in_force_until
    shown = RuleVersion.published_at.is_not(None), RuleVersion.withdrawn_for == ""
    query = select(RuleVersion).join(Rule).where(*shown, RuleVersion.scope.in_(scopes_of(user)))
    query = query.where(RuleVersion.in_force_from <= day, or_(until.is_(None), until > day))
    return db.session.scalars(query.order_by(Rule.id).options(joinedload(RuleVersion.rule)).limit(MOST))

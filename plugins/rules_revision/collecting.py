"""Rules in one book (制度汇编): for readers all in force, by fields; for the office those of a day that it chooses."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from portal.errors import PortalError
from portal.extensions import db
from portal.items import SignedIn

from .domains import domains
from .models import Rule, RuleVersion
from .outline import Sheet, sheet_of
from .scopes import in_register, scopes_of
from .terms import TEXT_KINDS

MOST = 200
DOCUMENT_NUMBER = re.compile(r"(.*)〔(\d{4})〕(\d+)号")


class NoneChosen(PortalError):
    """A book without rules."""

    status = 422


@dataclass(frozen=True)
class Chapter:
    """The rules of one field."""

    title: str
    rules: list[tuple[RuleVersion, Sheet]] = field(default_factory=list)


def collect(user: SignedIn | None, day: date) -> list[Chapter]:
    """What this reader may read of the rules in force on a day, the first 200; fields without one are left out."""
    titles = domains()
    chapters = {code: Chapter(title) for code, title in titles.items()}
    shown = (
        RuleVersion.published_at.is_not(None),
        RuleVersion.withdrawn_for == "",
        RuleVersion.scope.in_(scopes_of(user)),
    )
    for version in _in_force(day, *shown):
        chapter = chapters.setdefault(version.rule.domain, Chapter(version.rule.domain))
        chapter.rules.append((version, sheet_of(version.tree)))
    return [chapter for chapter in chapters.values() if chapter.rules]


def offered(user: SignedIn, day: date, order: str) -> list[RuleVersion]:
    """What the office may choose from: the register's rules in force on a day, the first 200, published or not.

    `order` is "kind" or "number".
    """
    return sorted(_in_force(day, in_register(Rule, user)), key=_by_kind if order == "kind" else _by_number)


def choose(versions: Sequence[RuleVersion], numbers: Collection[int]) -> list[RuleVersion]:
    """Those that were ticked, in the order of all. Raises NoneChosen."""
    chosen = [version for version in versions if version.id in numbers]
    if not chosen:
        raise NoneChosen(_("Choose at least one rule that is in force on this day."))
    return chosen


def _in_force(day: date, *conditions: Any) -> Iterable[RuleVersion]:
    until = RuleVersion.in_force_until
    held = RuleVersion.in_force_from <= day, or_(until.is_(None), until > day)
    query = select(RuleVersion).join(Rule).where(*held, *conditions).order_by(Rule.id)
    return db.session.scalars(query.options(joinedload(RuleVersion.rule)).limit(MOST))


def _by_kind(version: RuleVersion) -> tuple[Any, ...]:
    kind = version.rule.text_kind
    place = TEXT_KINDS.index(kind) if kind in TEXT_KINDS else len(TEXT_KINDS)
    return place, kind, *_by_number(version)


def _by_number(version: RuleVersion) -> tuple[Any, ...]:
    """By the office's sign, the year and the number on the paper; those without a number come last."""
    found = DOCUMENT_NUMBER.fullmatch(version.document_number)
    sign, year, number = (found[1], int(found[2]), int(found[3])) if found else ("", 0, 0)
    return found is None, sign, year, number, version.rule_id

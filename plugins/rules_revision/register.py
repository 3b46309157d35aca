"""The register as a list for its keepers: each rule with its newest version, page by page, the newest first."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from portal.items import SignedIn

from .filters import Filters
from .library import LONGEST_NUMBER, Page
from .models import Rule, RuleClause, RuleVersion
from .scopes import in_register

PAGE_SIZE = 50
_COLUMNS = (
    Rule.id, Rule.title, Rule.text_kind, Rule.domain, Rule.body, Rule.office, Rule.scope, Rule.trial_until,
    Rule.state, Rule.ended_on, RuleVersion.number, RuleVersion.document_number, RuleVersion.adopted_on,
    RuleVersion.in_force_from, RuleVersion.published_at,
)  # fmt: skip


def read_register(
    connection: Connection, filters: Filters, user: SignedIn, today: date, after: int | None = None
) -> Page:
    """One page of the register, after the row of a key."""
    query = _narrowed(_all(user), filters, today)
    if after is not None:
        query = query.where(Rule.id < after)
    rows = connection.execute(query.order_by(Rule.id.desc()).limit(PAGE_SIZE + 1)).all()
    more, rows = len(rows) > PAGE_SIZE, rows[:PAGE_SIZE]
    return Page(rows, str(rows[-1].id) if more else "")


def whole_register(connection: Connection, filters: Filters, user: SignedIn, today: date) -> list[Any]:
    """The first 500 rows, for paper: in the order in which they came into force."""
    query = _narrowed(_all(user), filters, today)
    return list(connection.execute(query.order_by(RuleVersion.in_force_from, Rule.id).limit(500)))


def key_of(text: str | None) -> int | None:
    """The key in an address; one that cannot be a key asks for the beginning."""
    is_number = bool(text) and str(text).isascii() and str(text).isdecimal() and len(str(text)) <= LONGEST_NUMBER
    return int(str(text)) if is_number else None


def _all(user: SignedIn) -> Select[Any]:
    other = RuleVersion.__table__.alias()
    newest = select(func.max(other.c.number)).where(other.c.rule_id == Rule.id).scalar_subquery()
    newest_one = and_(RuleVersion.rule_id == Rule.id, RuleVersion.number == newest)
    query: Any = select(*_COLUMNS)
    joined: Select[Any] = query.outerjoin_from(Rule, RuleVersion, newest_one).where(in_register(Rule, user))
    return joined


def _narrowed(query: Select[Any], filters: Filters, today: date) -> Select[Any]:
    if filters.domain:
        query = query.where(Rule.domain == filters.domain)
    if filters.scope:
        query = query.where(Rule.scope == filters.scope)
    if filters.state:
        ended = and_(Rule.ended_on.is_not(None), Rule.ended_on <= today)
        query = query.where(~ended) if filters.state == "in_force" else query.where(Rule.state == filters.state, ended)
    if filters.on:
        query = query.where(_held_on(filters.on))
    for word in filters.q.split():
        query = query.where(_says(word))
    return query


def _held_on(day: date) -> Any:
    """A version was in force on that day."""
    mine = RuleVersion.__table__.alias()
    until = mine.c.in_force_until
    held = mine.c.in_force_from <= day, or_(until.is_(None), until > day)
    return exists(select(mine.c.id).where(mine.c.rule_id == Rule.id, *held))


def _says(word: str) -> Any:
    clause = select(RuleClause.id).where(RuleClause.rule_version_id == RuleVersion.id)
    texts = Rule.title, Rule.office, Rule.body, RuleVersion.document_number
    found = [text.contains(word, autoescape=True) for text in texts]
    return or_(*found, clause.where(RuleClause.words.contains(word, autoescape=True)).exists())

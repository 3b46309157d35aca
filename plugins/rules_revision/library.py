"""The rules that somebody reads, page by page, the latest first: plain rows by one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select, tuple_

from portal.errors import NotThere
from portal.items import SignedIn

from .filters import Filters
from .models import Rule, RuleClause, RuleVersion
from .scopes import scopes_of

PAGE_SIZE = 50
LONGEST_NUMBER = 18
_COLUMNS = (
    Rule.id, RuleVersion.title, Rule.text_kind, Rule.domain, Rule.state, Rule.ended_on,
    RuleVersion.id.label("version_id"), RuleVersion.number, RuleVersion.document_number, RuleVersion.in_force_from,
)  # fmt: skip


@dataclass(frozen=True)
class Page:
    """One page of the list, and the key of the one after it."""

    rows: Sequence[Any]
    after: str = ""


def read_page(
    connection: Connection, filters: Filters, user: SignedIn | None, today: date, after: str | None = None
) -> Page:
    """The rules in force on a day, or those that ended; each with the version of that day. Raises NotThere.

    Only what was published to the person's scopes is there, also for those who keep the register.
    """
    ended = filters.state not in ("", "in_force")
    query = _ended(user, today).where(Rule.state == filters.state) if ended else _in_force(user, filters.on or today)
    if filters.domain:
        query = query.where(Rule.domain == filters.domain)
    if filters.q:
        query = query.where(_says(filters.q))
    if after:
        query = query.where(tuple_(RuleVersion.in_force_from, RuleVersion.id) < tuple_(*_cursor(after)))
    query = query.order_by(RuleVersion.in_force_from.desc(), RuleVersion.id.desc()).limit(PAGE_SIZE + 1)
    rows = connection.execute(query).all()
    more, rows = len(rows) > PAGE_SIZE, rows[:PAGE_SIZE]
    return Page(rows, f"{rows[-1].in_force_from:%Y%m%d}-{rows[-1].version_id}" if more else "")


def counted(connection: Connection, user: SignedIn | None, today: date) -> int:
    """How many rules are in force for this person on a day."""
    return connection.scalar(select(func.count()).select_from(_in_force(user, today).subquery())) or 0


def _readable(user: SignedIn | None) -> Select[Any]:
    shown = RuleVersion.published_at.is_not(None), RuleVersion.withdrawn_for == ""
    query: Any = select(*_COLUMNS)
    readable: Select[Any] = query.join(RuleVersion).where(*shown, RuleVersion.scope.in_(scopes_of(user)))
    return readable


def _in_force(user: SignedIn | None, day: date) -> Select[Any]:
    until = RuleVersion.in_force_until
    return _readable(user).where(RuleVersion.in_force_from <= day, or_(until.is_(None), until > day))


def _ended(user: SignedIn | None, today: date) -> Select[Any]:
    """The last version of each rule that has ended."""
    return _readable(user).where(Rule.ended_on <= today, RuleVersion.in_force_until == Rule.ended_on)


def _says(words: str) -> Any:
    """Each word stands in the title or in a clause."""
    clause = RuleClause.rule_version_id == RuleVersion.id
    return and_(
        *(
            or_(
                RuleVersion.title.contains(word, autoescape=True),
                select(RuleClause.id).where(clause, RuleClause.words.contains(word, autoescape=True)).exists(),
            )
            for word in words.split()
        )
    )


def _cursor(key: str) -> tuple[date, int]:
    day, _, number = key.partition("-")
    if not (number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER):
        raise NotThere
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        raise NotThere from None

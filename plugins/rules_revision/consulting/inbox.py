"""The comments on a draft as those who answer them read them: all, by clause, by state, by what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import joinedload

from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn

from ..models import Comment, Consultation
from .terms import COMMENT_STATES, OUTCOMES, WAYS

PAGE_SIZE = 200
NONE, WHOLE = "none", "whole"  # without an answer; on the whole draft


@dataclass(frozen=True)
class CommentFilters:
    """What the list is narrowed to; empty means everything that was received."""

    clause: str = ""
    state: str = ""
    outcome: str = ""
    way: str = ""
    q: str = ""

    @classmethod
    def from_address(cls, arguments: Mapping[str, str]) -> Self:
        """Read the filters of a query string. Raises NotThere for values that cannot be."""
        given = {name: arguments[name].strip()[:100] for name in cls.__dataclass_fields__ if arguments.get(name)}
        known = {"state": COMMENT_STATES, "outcome": {NONE, *OUTCOMES}, "way": WAYS}
        if any(given.get(name, "") not in ("", *codes) for name, codes in known.items()):
            raise NotThere
        if any("\0" in value for value in given.values()):  # PostgreSQL has no such texts
            raise NotThere
        return cls(**given)

    @property
    def chosen(self) -> bool:
        """Whether anything is narrowed."""
        return any(vars(self).values())

    def address(self) -> str:
        """The query string of the list."""
        return urlencode({name: value for name, value in vars(self).items() if value})


def find_consultation(consultation_id: int, user: SignedIn) -> Consultation:
    """One of the register's consultations, announced or not. Raises NotThere."""
    query = Consultation.visible_to(user).where(Consultation.id == consultation_id)
    found = db.session.scalar(query.options(joinedload(Consultation.project)))
    if found is None:
        raise NotThere
    return found


def all_consultations(user: SignedIn) -> list[tuple[Consultation, int, int]]:
    """The consultations, the latest first, each with how many comments it has and how many wait for an answer."""
    query = Consultation.visible_to(user).order_by(Consultation.id.desc()).limit(PAGE_SIZE)
    found = db.session.scalars(query).all()
    mine = Comment.consultation_id.in_([it.id for it in found]), Comment.state.in_(("received", "quarantined"))
    waiting = func.sum(case((Comment.outcome == "", 1), else_=0))
    rows = db.session.execute(
        select(Comment.consultation_id, func.count(), waiting).where(*mine).group_by(Comment.consultation_id)
    )
    counted = {number: (count, int(open_still or 0)) for number, count, open_still in rows}
    return [(it, *counted.get(it.id, (0, 0))) for it in found]


def comments(consultation_id: int, filters: CommentFilters, user: SignedIn) -> Sequence[Comment]:
    """The comments, the first first, so that those answered together keep their place."""
    query = _narrowed(Comment.visible_to(user).where(Comment.consultation_id == consultation_id), filters)
    return db.session.scalars(query.order_by(Comment.id).limit(PAGE_SIZE)).all()


def find_comment(comment_id: int, user: SignedIn) -> Comment:
    """One comment. Raises NotThere."""
    query = Comment.visible_to(user).where(Comment.id == comment_id)
    found = db.session.scalar(query.options(joinedload(Comment.consultation)))
    if found is None:
        raise NotThere
    return found


def counted(consultation_id: int) -> dict[tuple[str, str], int]:
    """How many comments there are by state and by what became of them."""
    query = select(Comment.state, Comment.outcome, func.count()).where(Comment.consultation_id == consultation_id)
    rows = db.session.execute(query.group_by(Comment.state, Comment.outcome))
    return {(state, outcome): number for state, outcome, number in rows}


def by_clause(consultation_id: int) -> dict[str, int]:
    """How many comments each clause has, the whole under the empty key."""
    mine = Comment.consultation_id == consultation_id, Comment.state.in_(("received", "quarantined"))
    rows = db.session.execute(select(Comment.node_id, func.count()).where(*mine).group_by(Comment.node_id))
    return {row[0]: row[1] for row in rows}


def _narrowed(query: Select[Comment], filters: CommentFilters) -> Select[Comment]:
    query = query.where(Comment.state == filters.state) if filters.state else query.where(Comment.state != "withdrawn")
    if filters.clause:
        query = query.where(Comment.node_id == ("" if filters.clause == WHOLE else filters.clause))
    if filters.outcome:
        query = query.where(Comment.outcome == ("" if filters.outcome == NONE else filters.outcome))
    if filters.way:
        query = query.where(Comment.way == filters.way)
    for word in filters.q.split():
        query = query.where(Comment.body.contains(word, autoescape=True))
    return query

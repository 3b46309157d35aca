"""What waits in revision projects: for the clerks who draft and prepare the papers, and for those who decide."""

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import ColumnElement, and_, exists, or_

from portal.extensions import db
from portal.items import SignedIn, TodoItem
from portal.web.editions import language

from ..models import Outcome, RevisionProject
from ..rights import DECIDE, DRAFT
from ..terms import PROJECT_STATES

MOST = 200
CLERKS = ("listed", "drafting", "consolidating")
_PREPARED = exists().where(Outcome.project_id == RevisionProject.id)


def projects(user: SignedIn) -> Iterator[TodoItem]:
    """The projects whose turn is this person's."""
    table = RevisionProject
    turns: list[ColumnElement[bool]] = []
    if user.may(DRAFT):
        turns += [table.state.in_(CLERKS), and_(table.state == "review", ~_PREPARED)]
    if user.may(DECIDE):
        turns.append(table.state == "review")
    if not turns:
        return
    query = table.visible_to(user).with_only_columns(table.id, table.title, table.deadline, table.state)
    rows = db.session.execute(query.where(or_(*turns)).order_by(table.deadline).limit(MOST))
    lang = "zh-CN" if language() == "en" else ""
    for row in rows:
        url = url_for("rules_revision.project", project_id=row.id)
        yield TodoItem(row.title, url, row.deadline, str(PROJECT_STATES[row.state]), lang=lang)

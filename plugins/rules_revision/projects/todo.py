"""What waits in revision projects: for the clerks who draft, and for those who decide."""

from collections.abc import Iterator

from flask import url_for

from portal.extensions import db
from portal.items import SignedIn, TodoItem
from portal.web.editions import language

from ..models import RevisionProject
from ..rights import DECIDE, DRAFT
from ..terms import PROJECT_STATES

MOST = 200
CLERKS = ("listed", "drafting", "consolidating")


def projects(user: SignedIn) -> Iterator[TodoItem]:
    """The projects whose turn is this person's."""
    states = (CLERKS if user.may(DRAFT) else ()) + (("review",) if user.may(DECIDE) else ())
    if not states:
        return
    table = RevisionProject
    query = table.visible_to(user).with_only_columns(table.id, table.title, table.deadline, table.state)
    rows = db.session.execute(query.where(table.state.in_(states)).order_by(table.deadline).limit(MOST))
    lang = "zh-CN" if language() == "en" else ""
    for row in rows:
        url = url_for("rules_revision.project", project_id=row.id)
        yield TodoItem(row.title, url, row.deadline, str(PROJECT_STATES[row.state]), lang=lang)

"""Revision projects as pages show them, each to whoever may read it; and whose turn it is."""

from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import joinedload

from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn

from ..models import RevisionProject
from .life import OPEN

MOST = 200
RUNNING = (*OPEN, "adopted")
TURNS = {
    "listed": _l("the clerk: begin drafting"),
    "drafting": _l("the clerk: draft the text"),
    "commenting": _l("readers: they comment on the text"),
    "consolidating": _l("the clerk: work in what was said"),
    "review": _l("the deciding body"),
    "adopted": _l("nobody: it comes into force on its day"),
}


def projects(user: SignedIn, state: str = "") -> list[RevisionProject]:
    """The projects of a state, else all that are not finished; the most urgent first."""
    query = RevisionProject.visible_to(user).options(joinedload(RevisionProject.rule))
    chosen = RevisionProject.state == state if state else RevisionProject.state.in_(RUNNING)
    order = RevisionProject.deadline.is_(None), RevisionProject.deadline, RevisionProject.id.desc()
    return list(db.session.scalars(query.where(chosen).order_by(*order).limit(MOST)))


def find_project(project_id: int, user: SignedIn) -> RevisionProject:
    """One project. Raises NotThere."""
    query = RevisionProject.visible_to(user).where(RevisionProject.id == project_id)
    found = db.session.scalar(query.options(joinedload(RevisionProject.rule)))
    if found is None:
        raise NotThere
    return found

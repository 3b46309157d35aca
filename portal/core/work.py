"""What the core does in the background, and what of its own waits for a person."""

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..admin.workdays import missing_year_todo
from ..clock import local
from ..extensions import db
from ..items import Job, SignedIn, TodoItem
from ..office.importing.staged import JOB
from ..office.importing.sweeping import sweep_imports
from ..people.sweeping import sweep_people
from ..records.notices import sweep_notices
from ..records.review import REVIEW, Review
from ..records.review.models import OPEN
from ..records.search.rebuilding import COMPACT, INDEX_KIND, compact, index_kind, queue_new_kinds
from ..records.sweeping import sweep_staged
from ..records.withdrawal import WITHDRAW, unconfirmed
from ..records.writing import writing
from ..web.importing.job import work_on_import

MOST = 200


def _sweep() -> None:
    sweep_people()
    sweep_imports()
    sweep_staged()
    with writing():
        sweep_notices()


JOBS = (
    Job(
        "portal.sweep", _l("Delete sessions, notices and waiting files whose time is over"), _sweep, timedelta(hours=1)
    ),
    Job("portal.search_new", _l("Look for what became searchable"), queue_new_kinds, every=timedelta(minutes=1)),
    Job(JOB, _l("Read, check and write imported tables"), work_on_import),
    Job(INDEX_KIND, _l("Index what became searchable"), index_kind),
    Job(COMPACT, _l("Remove the traces of deleted texts from the search index"), compact),
)


def waiting(user: SignedIn) -> Iterator[TodoItem]:
    """Reviews and emergency withdrawals that wait for this person, and a year that the working calendar lacks."""
    if user.may("portal.review"):
        yield from _reviews(user)
    if user.may(WITHDRAW):
        for row in unconfirmed():
            if row.withdrawn_by_id != user.id:
                title = _("Confirm the withdrawal of “%(title)s”", title=row.title)
                yield TodoItem(title, url_for("withdrawals.index"), local(row.confirm_until).date())
    if missing := missing_year_todo(user):
        yield TodoItem(missing.title, missing.url, missing.due)


def _reviews(user: SignedIn) -> Iterator[TodoItem]:
    """The reviews whose next look is this person's, not those one could only type in for another."""
    known = Review.visible_to(user).where(Review.state.in_(OPEN), Review.drafted_by != user.title)
    for review in db.session.scalars(known.order_by(Review.id).limit(MOST)):
        if any(move.permission and user.may(move.permission) for move in REVIEW.from_state(review.state)):
            title = _("Review: %(title)s", title=review.title)
            yield TodoItem(title, url_for("reviews.review", review_id=review.id), lang="zh-CN")

"""Opinions whose sender has not rated the reply close by themselves; `portal worker` does it once a day."""

from datetime import timedelta

from sqlalchemy import func, select

from portal.clock import today
from portal.extensions import db
from portal.records.writing import writing

from .handling import Reply
from .life import LIFE
from .models import Opinion
from .states import RATED, REPLIED
from .units import closed_after

AT_ONCE = 100


def close_silent() -> None:
    """Close what was answered longer ago than the setting says."""
    day = today() - timedelta(days=closed_after())
    newest = select(func.max(Reply.approved_on)).where(Reply.opinion_id == Opinion.id).scalar_subquery()
    for opinion_id in db.session.scalars(
        select(Opinion.id).where(Opinion.state.in_((REPLIED, RATED)), newest < day).limit(AT_ONCE)
    ).all():
        _close(opinion_id)


def _close(opinion_id: int) -> None:
    """Close one, unless its sender was faster."""
    with writing() as tx:
        query = select(Opinion).where(Opinion.id == opinion_id, Opinion.state.in_((REPLIED, RATED))).with_for_update()
        if opinion := tx.session.scalar(query):
            LIFE.move(opinion, "lapse")

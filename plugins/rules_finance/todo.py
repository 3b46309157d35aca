"""What waits for somebody in the office's finance."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Connection, select

from portal.clock import today
from portal.items import SignedIn, TodoItem

from .models import FigureQuestion, QuarterDisclosure
from .permissions import EDIT
from .quarters import quarter_before, quarter_days

MOST = 50


def waiting_for(connection: Connection, user: SignedIn) -> Iterator[TodoItem]:
    """Questions to answer, and the quarter that is over."""
    if not user.may(EDIT):
        return
    columns = select(FigureQuestion.id, FigureQuestion.due, QuarterDisclosure.year, QuarterDisclosure.quarter)
    waiting = (
        columns.join(QuarterDisclosure)
        .where(FigureQuestion.answered_at.is_(None))
        .order_by(FigureQuestion.due)
        .limit(MOST)
    )
    for row in connection.execute(waiting):
        title = _("Answer a question about quarter %(quarter)s of %(year)s", quarter=row.quarter, year=row.year)
        yield TodoItem(title, url_for("rules_finance.answer_question", question_id=row.id), due=row.due)
    yield from _quarter(connection)


def _quarter(connection: Connection) -> Iterator[TodoItem]:
    """Due fifteen days after the end of the quarter; an office that never showed figures is not reminded."""
    year, quarter = quarter_before(today())
    shown = select(QuarterDisclosure.id).where(QuarterDisclosure.published_at.is_not(None)).limit(1)
    same = shown.where(QuarterDisclosure.year == year, QuarterDisclosure.quarter == quarter)
    if connection.scalar(shown) is not None and connection.scalar(same) is None:
        title = _("Show the figures of quarter %(quarter)s of %(year)s", quarter=quarter, year=year)
        yield TodoItem(title, url_for("rules_finance.disclosures"), due=quarter_days(year, quarter)[1].replace(day=15))

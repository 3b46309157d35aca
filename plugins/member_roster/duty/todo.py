"""What waits for those who keep service records: objections to answer, steps of plans that are due."""

from collections.abc import Iterator
from datetime import date, timedelta

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select, select

from portal.clock import today
from portal.extensions import db
from portal.items import SignedIn, TodoItem

from ..models import DutyContest, NurturePlan, NurtureStep
from ..permissions import DUTY

MOST, AHEAD = 50, timedelta(days=7)


def waiting_for(user: SignedIn) -> Iterator[TodoItem]:
    """Objections, the oldest first, and steps that are due within a week."""
    if not user.may(DUTY):
        return
    with db.engine.connect() as connection:
        waiting = select(DutyContest.id).where(DutyContest.outcome == "").order_by(DutyContest.id).limit(MOST)
        for number in connection.scalars(waiting):
            page = url_for("member_roster.duty_contest", contest_id=number)
            yield TodoItem(_("Answer an objection to an entry of a service record"), page)
        for row in connection.execute(_steps()):
            page, title = (
                url_for("member_roster.plan", plan_id=row.plan_id),
                _("Step of a plan: %(step)s", step=row.title),
            )
            yield TodoItem(title, page, due=row.due_on, note=row.mentor)


def _steps() -> Select[int, str, date, str]:
    due = NurtureStep.due_on <= today() + AHEAD, NurtureStep.done_on.is_(None), NurturePlan.finished_on.is_(None)
    columns = select(NurtureStep.plan_id, NurtureStep.title, NurtureStep.due_on, NurturePlan.mentor).join(NurturePlan)
    return columns.where(*due).order_by(NurtureStep.due_on).limit(MOST)

"""What members contest, and the office's answers."""

from flask import render_template, url_for
from werkzeug.wrappers import Response

from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form

from ...duty import contesting, reading
from ...duty.entering import corrected
from ...duty.terms import CORRECTED, REFUSED
from ...facts.finding import find
from ...forms.duty import ContestAnswerForm
from ...models import DutyContest
from ...permissions import DUTY
from .. import bp
from .entries import FIELDS


@bp.get("/staff/duty/contests")
@access(DUTY)
def duty_contests() -> str:
    """What waits for an answer, and what was answered."""
    return render_template("member_roster/duty/contests.html", contests=reading.waiting_contests(current_user))


@bp.route("/staff/duty/contests/<int:contest_id>", methods=["GET", "POST"])
@access(DUTY)
def duty_contest(contest_id: int) -> Answer | Response:
    """What a member says against an entry, and the answer."""
    found = find(DutyContest, contest_id, current_user)
    entry = found.entry
    form = ContestAnswerForm(data={name: getattr(entry, name) for name in FIELDS} | {"version": found.version})

    def save() -> str:
        answer, version = form.answer.data, form.version.data
        if form.outcome.data == REFUSED:
            contesting.refuse(contest_id, version, answer)
        else:
            facts = corrected(entry, form.facts()) if form.outcome.data == CORRECTED else None
            contesting.uphold(contest_id, version, answer, facts)
        return url_for(".duty_contest", contest_id=contest_id)

    seated = reading.find_seated(entry.membership_id)
    return answer_form("member_roster/duty/contest.html", form, save, contest=found, entry=entry, seated=seated)

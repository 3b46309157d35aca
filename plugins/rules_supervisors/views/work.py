"""What groups do besides letters: activities, reports, appraisals."""

from flask import url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form

from .. import reading, working
from ..forms import ActivityForm, AppraisalForm, ReportForm
from ..forms.work import first_questions, rows_of
from ..models import GroupActivity, GroupReport, SupervisionGroup, UnitAppraisal
from ..permissions import EDIT
from . import bp

ACTIVITY = "rules_supervisors/staff/activity_form.html"
REPORT = "rules_supervisors/staff/report_form.html"
APPRAISAL = "rules_supervisors/staff/appraisal_form.html"


@bp.route("/staff/groups/<int:group_id>/activities/new", methods=["GET", "POST"])
@access(EDIT)
def new_activity(group_id: int) -> Answer | Response:
    """Enter an activity."""
    found, back = reading.find(SupervisionGroup, group_id, current_user), url_for(".group", group_id=group_id)
    form = ActivityForm(data={"version": found.version, "happened_on": today()})
    form.offer(found.serving)

    def save() -> str:
        working.enter_activity(group_id, form.version.data, form.facts())
        return back

    return answer_form(ACTIVITY, form, save, group=found, activity=None, back=back)


@bp.route("/staff/activities/<int:activity_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_activity(activity_id: int) -> Answer | Response:
    """Mend the entry of an activity."""
    found = reading.find(GroupActivity, activity_id, current_user)
    back = url_for(".group", group_id=found.group_id)
    names = ("version", "happened_on", "place", "way", "minutes")
    values = {name: getattr(found, name) for name in names} | {"attended": [it.id for it in found.attended]}
    form = ActivityForm(data=values)
    form.offer(found.group.supervisors)

    def save() -> str:
        working.change_activity(activity_id, form.version.data, form.facts())
        return back

    return answer_form(ACTIVITY, form, save, group=found.group, activity=found, back=back)


@bp.route("/staff/groups/<int:group_id>/reports/new", methods=["GET", "POST"])
@access(EDIT)
def new_report(group_id: int) -> Answer | Response:
    """Enter a half-year note or a yearly summary."""
    found, back = reading.find(SupervisionGroup, group_id, current_user), url_for(".group", group_id=group_id)
    form = ReportForm(data={"version": found.version, "year": today().year, "handed_in_on": today()})

    def save() -> str:
        working.enter_report(group_id, form.version.data, form.report())
        return back

    return answer_form(REPORT, form, save, group=found, report=None, back=back)


@bp.route("/staff/reports/<int:report_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_report(report_id: int) -> Answer | Response:
    """Mend the words of a report, or the day on which it came."""
    found = reading.find(GroupReport, report_id, current_user)
    back = url_for(".group", group_id=found.group_id)
    form = ReportForm(data={name: getattr(found, name) for name in _REPORT})
    del form.year, form.period

    def save() -> str:
        working.change_report(report_id, form.version.data, form.text.data, form.handed_in_on.data)
        return back

    return answer_form(REPORT, form, save, group=found.group, report=found, back=back)


@bp.route("/staff/groups/<int:group_id>/appraisals/new", methods=["GET", "POST"])
@access(EDIT)
def new_appraisal(group_id: int) -> Answer | Response:
    """Enter the ballots of an appraisal."""
    found, back = reading.find(SupervisionGroup, group_id, current_user), url_for(".group", group_id=group_id)
    first = {"version": found.version, "year": today().year, "held_on": today(), "questions": first_questions()}
    form = AppraisalForm(data=first)

    def save() -> str:
        working.enter_appraisal(group_id, form.version.data, form.ballots())
        return back

    return answer_form(APPRAISAL, form, save, group=found, appraisal=None, back=back)


@bp.route("/staff/appraisals/<int:appraisal_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_appraisal(appraisal_id: int) -> Answer | Response:
    """Mend an appraisal."""
    found = reading.find(UnitAppraisal, appraisal_id, current_user)
    back = url_for(".group", group_id=found.group_id)
    values = {name: getattr(found, name) for name in ("version", "year", "held_on", "sent", "returned", "valid")}
    form = AppraisalForm(data=values | {"questions": rows_of(found)})

    def save() -> str:
        working.change_appraisal(appraisal_id, form.version.data, form.ballots())
        return back

    return answer_form(APPRAISAL, form, save, group=found.group, appraisal=found, back=back)


_REPORT = ("version", "year", "period", "text", "handed_in_on")

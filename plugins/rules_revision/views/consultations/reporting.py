"""Making and publishing the report on what became of the comments."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from portal.errors import NotThere, PortalError
from portal.people.access import access, current_user
from portal.records.review import approved
from portal.web.errors import Answer
from portal.web.forms import Versioned, form_page

from ...consulting.inbox import find_consultation
from ...consulting.reporting import counts_of, draft_report, publish_report, report_of, rows_of
from ...consulting.terms import OUTCOMES
from ...forms.consulting import ReportForm
from ...rights import ANSWER, COMMENTS, PUBLISH
from .. import bp
from .pages import FOLDER


@bp.get("/staff/consultations/<int:consultation_id>/report")
@access(COMMENTS)
def staff_report(consultation_id: int) -> Answer:
    """The report as it would be made now."""
    return _page(consultation_id)


@bp.post("/staff/consultations/<int:consultation_id>/report/new")
@access(ANSWER)
def make_report(consultation_id: int) -> Answer | Response:
    """Make it of the answers as they are, and hand it in for review."""
    find_consultation(consultation_id, current_user)
    form = ReportForm()
    if form.validate_on_submit():
        url = url_for(".staff_report", consultation_id=consultation_id)
        try:
            draft_report(consultation_id, form.introduction.data, url)
            return redirect(url)
        except PortalError as error:
            return _page(consultation_id, form, error)
    return _page(consultation_id, form)


@bp.post("/staff/consultations/<int:consultation_id>/report/publish")
@access(PUBLISH)
def publish_results(consultation_id: int) -> Answer | Response:
    """Publish it after its review."""
    find_consultation(consultation_id, current_user)
    report = report_of(consultation_id)
    if report is None:
        raise NotThere
    publish_report(report.id, Versioned().version.data or report.version)
    return redirect(url_for(".staff_report", consultation_id=consultation_id))


def _page(consultation_id: int, form: ReportForm | None = None, refusal: PortalError | None = None) -> Answer:
    found, report = find_consultation(consultation_id, current_user), report_of(consultation_id)
    shown = form or ReportForm(formdata=None, introduction=report.introduction if report else "")
    return form_page(
        f"{FOLDER}/staff/report.html", shown, refusal, consultation=found, report=report,
        rows=rows_of(consultation_id), counts=counts_of(consultation_id), outcomes=OUTCOMES,
        ready=report is not None and approved(report) is not None, may_answer=current_user.may(ANSWER),
        may_publish=current_user.may(PUBLISH),
    )  # fmt: skip

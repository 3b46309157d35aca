"""Preparing and announcing a draft, and the staff page of a consultation."""

from datetime import timedelta

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import NotThere
from portal.extensions import db
from portal.people.access import access, current_user
from portal.records.disclosure import SCOPES
from portal.records.review import approved, reviews_of
from portal.records.steps import steps_of
from portal.records.workdays import add_working_days
from portal.web.errors import Answer
from portal.web.forms import Versioned, answer_form
from portal.web.history import events

from ...consulting.announcing import LIFE, announce, hand_in
from ...consulting.inbox import all_consultations, by_clause, counted, find_consultation
from ...consulting.preparing import Announcement, change, check_project, check_unannounced, prepare
from ...consulting.reporting import report_of
from ...consulting.settings import least_days
from ...consulting.terms import OUTCOMES, STATES, WHOLE
from ...drafting import draft_of
from ...forms.consulting import AnnouncementForm, ChangedAnnouncementForm
from ...models import Consultation, RevisionProject
from ...outline import sheet_of
from ...rights import ANSWER, COMMENTS, EDIT, PUBLISH, READ
from .. import bp
from .ends import open_ends
from .pages import FOLDER


@bp.get("/staff/consultations/")
@access(READ)
def staff_consultations() -> str:
    """All consultations with how many comments wait."""
    rows = all_consultations(current_user)
    return render_template(f"{FOLDER}/staff/list.html", rows=rows, states=STATES, scopes=SCOPES)


@bp.route("/staff/projects/<int:project_id>/consultation", methods=["GET", "POST"])
@access(EDIT)
def new_consultation(project_id: int) -> Answer | Response:
    """Prepare the announcement of a project's draft."""
    project = _project(project_id)
    check_project(project)
    form, back = AnnouncementForm(data=_usual(project)), url_for(".staff_consultations")

    def save() -> str:
        return _back(prepare(project_id, form.facts(), draft_of(project)))

    return answer_form(f"{FOLDER}/staff/form.html", form, save, project=project, back=back, least=least_days())


@bp.get("/staff/consultations/<int:consultation_id>")
@access(READ)
def staff_consultation(consultation_id: int) -> str:
    """One consultation: how far it is, how many comments, what is left to do."""
    found = find_consultation(consultation_id, current_user)
    review, counts = next(iter(reviews_of(found)), None), counted(consultation_id)
    return render_template(
        f"{FOLDER}/staff/consultation.html",
        consultation=found,
        states=STATES,
        scopes=SCOPES,
        answered=[(title, str(counts.get(("received", code), 0))) for code, title in OUTCOMES.items()],
        whole=WHOLE,
        counts=counts,
        clauses=by_clause(consultation_id),
        sheet=sheet_of(found.tree),
        review=review,
        ready=approved(found) is not None,
        report=report_of(consultation_id),
        history=events(steps_of(found), LIFE.words),
        ends=open_ends(found),
        may_edit=current_user.may(EDIT),
        may_publish=current_user.may(PUBLISH),
        may_read=current_user.may(COMMENTS),
        may_answer=current_user.may(ANSWER),
        may_withdraw=current_user.may("portal.withdraw_at_once"),
        may_read_reviews=current_user.may("portal.review"),
    )


@bp.route("/staff/consultations/<int:consultation_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_consultation(consultation_id: int) -> Answer | Response:
    """Change what nobody else reads yet."""
    found, back = find_consultation(consultation_id, current_user), _back(consultation_id)
    check_unannounced(found)
    values = {name: getattr(found, name) for name in Announcement.__dataclass_fields__}
    form = ChangedAnnouncementForm(data=values | {"version": found.version})

    def save() -> str:
        change(consultation_id, form.version.data, form.facts(), draft_of(found.project))
        return back

    return answer_form(f"{FOLDER}/staff/form.html", form, save, project=found.project, back=back, least=least_days())


@bp.post("/staff/consultations/<int:consultation_id>/review")
@access(EDIT)
def review_consultation(consultation_id: int) -> Response:
    """Hand it in for the publication review."""
    hand_in(consultation_id, _version(consultation_id), _back(consultation_id))
    return redirect(_back(consultation_id))


@bp.post("/staff/consultations/<int:consultation_id>/announce")
@access(PUBLISH)
def announce_consultation(consultation_id: int) -> Response:
    """Announce it after its review."""
    announce(consultation_id, _version(consultation_id))
    return redirect(_back(consultation_id))


def _usual(project: RevisionProject) -> dict[str, object]:
    """What a new announcement begins with: enough time, and the scope of the rule."""
    closes_on = add_working_days(today(), least_days() + 1).day
    scope = project.rule.scope if project.rule else "office"
    return {"title": project.title, "scope": scope, "opens_on": today() + timedelta(days=1), "closes_on": closes_on}


def _project(project_id: int) -> RevisionProject:
    found = db.session.scalar(RevisionProject.visible_to(current_user).where(RevisionProject.id == project_id))
    if found is None:
        raise NotThere
    return found


def _version(consultation_id: int) -> int:
    """The version that the button's page was made from."""
    found: Consultation = find_consultation(consultation_id, current_user)
    return Versioned().version.data or found.version


def _back(consultation_id: int) -> str:
    return url_for(".staff_consultation", consultation_id=consultation_id)

"""Adoption: the papers of a project, the proof of its decision, and entering what the body decided."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import NotThere, PortalError
from portal.extensions import db
from portal.people.access import access, current_user
from portal.records.steps import steps_of
from portal.web.errors import Answer
from portal.web.forms import answer_form, form_page
from portal.web.history import events
from portal.web.moves import MovePage

from ..adopting import adopt, enter_force
from ..adoption_life import ACTIONS, state_on
from ..consulting.terms import OUTCOMES
from ..forms.adoption import DESCRIBED, AbolishForm, AdoptForm, EstablishForm, PrepareForm, TextsForm
from ..meeting_papers import parts_of
from ..models import Outcome, RevisionProject
from ..outcome_terms import FORMS
from ..outcomes import OPEN, forms_for, outcome_of, prepare, proof_of, text_of, write_texts
from ..projects.finding import find_project
from ..projects.life import flow_of, next_moves
from ..rights import EDIT, READ
from ..terms import PROJECT_STATES, REVISIONS
from ..words import words
from . import bp
from .turning_away import not_yours

LISTED = ("consolidating", "review", "adopted")
MOST = 200


@bp.get("/staff/adoption/")
@access(READ)
def adoptions() -> str:
    """The projects before the deciding body, and those that were adopted."""
    query = RevisionProject.visible_to(current_user).where(RevisionProject.state.in_(LISTED))
    found = db.session.scalars(query.order_by(RevisionProject.deadline, RevisionProject.id).limit(MOST))
    rows = [(it, outcome_of(it), PROJECT_STATES[state_on(it, today())]) for it in found]
    return render_template("rules_revision/adoption/list.html", rows=rows, revisions=REVISIONS, outcome_forms=FORMS)


@bp.route("/staff/projects/<int:project_id>/adoption", methods=["GET", "POST"])
@access(READ)
def adoption(project_id: int) -> Answer | Response:
    """What is laid before the body, and what it decided; whoever edits takes the draft in here."""
    project = find_project(project_id, current_user)
    outcome, may_edit = outcome_of(project), current_user.may(EDIT) and project.state in OPEN
    form, refusal = PrepareForm(form=outcome.form if outcome else forms_for(project)[0]), None
    form.offer(forms_for(project))
    if may_edit and form.validate_on_submit():
        try:
            prepare(project_id, form.form.data)
            return redirect(url_for(".adoption", project_id=project_id))
        except PortalError as error:
            refusal = error
    return form_page(
        "rules_revision/adoption/project.html",
        form,
        refusal,
        project=project,
        outcome=outcome,
        proof=proof_of(outcome) if outcome else None,
        state=PROJECT_STATES[state_on(project, today())],
        may_edit=may_edit,
        moves=next_moves(current_user, project, adopting=True),
        outcome_forms=FORMS,
        history=events(steps_of(project), lambda action: words(project.kind, action)),
    )


@bp.route("/staff/projects/<int:project_id>/adoption/texts", methods=["GET", "POST"])
@access(EDIT)
def adoption_texts(project_id: int) -> Answer | Response:
    """Write the decision and the explanation; the proof is made of what was saved."""
    outcome = _outcome(project_id)
    back = url_for(".adoption", project_id=project_id)
    form = TextsForm(obj=outcome)
    if outcome.form != "decision":
        del form.decision

    def save() -> str:
        decision = form.decision.data if "decision" in form else ""
        write_texts(outcome.id, form.version.data, decision, form.explanation.data)
        return back

    context = {"project": outcome.project, "proof": proof_of(outcome), "back": back}
    return answer_form("rules_revision/adoption/texts.html", form, save, **context)


@bp.get("/staff/projects/<int:project_id>/adoption/papers")
@access(READ)
def meeting_papers(project_id: int) -> str:
    """All papers for the meeting on one page, to print."""
    outcome = _outcome(project_id)
    return render_template(
        "rules_revision/adoption/papers.html",
        project=outcome.project,
        parts=parts_of(outcome),
        text=text_of(outcome),
        comment_outcomes=OUTCOMES,
    )


@bp.route("/staff/projects/<int:project_id>/adoption/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move_adoption(project_id: int, action: str) -> Answer | Response:
    """Enter the adoption, or note that the rule is in force."""
    project, back = find_project(project_id, current_user), url_for(".adoption", project_id=project_id)
    if action not in ACTIONS:
        raise NotThere
    if not next_moves(current_user, project, adopting=True):
        return not_yours(back)
    flow = flow_of(project)
    if action == "enter_force":
        page = MovePage(flow, project, action, project.title, back)
        return page.answer(lambda form: enter_force(project_id, form.version.data, form.entry()))

    def done(form: AdoptForm) -> None:
        adopt(project_id, form.version.data, form.issuing(project.title.strip("《》")), form.entry())

    form_class, values = _adopting(project)
    return MovePage(flow, project, action, project.title, back, form_class).answer(done, issued_on=today(), **values)


def _adopting(project: RevisionProject) -> tuple[type[AdoptForm], dict[str, object]]:
    """The form of an adoption, and what its choices need."""
    if project.revision == "establish":
        return EstablishForm, {name: getattr(project, name) for name in DESCRIBED}
    if project.revision != "abolish":
        return AdoptForm, {}
    same = RevisionProject.revision == "abolish", RevisionProject.state == "review", RevisionProject.id != project.id
    others = db.session.scalars(RevisionProject.visible_to(current_user).where(*same).order_by(RevisionProject.id))
    return AbolishForm, {"choices": [(it.id, it.title) for it in others]}


def _outcome(project_id: int) -> Outcome:
    """The outcome of a project that the person may read. Raises NotThere."""
    project = find_project(project_id, current_user)
    found = outcome_of(project)
    if found is None:
        raise NotThere
    return found

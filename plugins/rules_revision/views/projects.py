"""Revision projects: the list, one project, listing new ones, moving them on."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import NotThere, PortalError
from portal.people.access import access, current_user
from portal.records.disclosure import SCOPES
from portal.records.steps import steps_of
from portal.web.errors import Answer
from portal.web.forms import answer_form, form_page
from portal.web.history import events
from portal.web.moves import MovePage

from .. import adoption_life
from ..domains import domain_title
from ..forms.projects import FactsForm, NewForm, RevisionForm
from ..outcome_terms import FORMS as OUTCOMES
from ..outcomes import outcome_of
from ..projects import finding, moving, starting
from ..projects.life import flow_of, is_editable, next_moves
from ..projects.life import words as move_words
from ..reading import find_rule
from ..rights import DRAFT, READ
from ..terms import PROJECT_STATES, REVISIONS
from ..words import words
from . import bp
from .turning_away import not_yours


@bp.get("/staff/projects/")
@access(READ)
def projects() -> str:
    """All projects that are not finished, or those of one state."""
    state = request.args.get("state", "")
    state = state if state in PROJECT_STATES else ""
    return render_template(
        "rules_revision/project/list.html",
        projects=finding.projects(current_user, state), state=state, states=PROJECT_STATES, revisions=REVISIONS,
        turns=finding.TURNS, today=today(), may_draft=current_user.may(DRAFT),
    )  # fmt: skip


@bp.get("/staff/projects/<int:project_id>")
@access(READ)
def project(project_id: int) -> str:
    """One project: where it stands, whose turn it is, what can be done, and its history."""
    found = finding.find_project(project_id, current_user)
    state = adoption_life.state_on(found, today())
    return render_template(
        "rules_revision/project/project.html",
        project=found, state=PROJECT_STATES[state], revisions=REVISIONS,
        turn=finding.TURNS.get(state, ""), today=today(), moves=next_moves(current_user, found, adopting=False),
        scopes=SCOPES, outcome=outcome_of(found), outcome_forms=OUTCOMES,
        adoption_moves=next_moves(current_user, found, adopting=True),
        domain=domain_title(found.described.domain), may_draft=current_user.may(DRAFT), editable=is_editable(found),
        history=events(steps_of(found), lambda action: words(found.kind, action)),
    )  # fmt: skip


@bp.route("/staff/projects/new", methods=["GET", "POST"])
@access(DRAFT)
def new_project() -> Answer | Response:
    """List a rule that is to be established."""
    form, refusal = NewForm(), None
    form.offer()
    if form.validate_on_submit():
        try:
            new, files = form.new_rule(), form.files.checked
            reading = starting.first_text(form.start.data, new, files)
            source = files[0] if files and form.start.data == starting.UPLOAD else None
            number = starting.list_new(new, form.facts(), reading, source)
            return redirect(url_for(".project", project_id=number))
        except PortalError as error:
            refusal = error
    return form_page("rules_revision/project/new.html", form, refusal)


@bp.route("/staff/rules/<int:rule_id>/projects/new", methods=["GET", "POST"])
@access(DRAFT)
def revise_rule(rule_id: int) -> Answer | Response:
    """List a rule that is to be amended or abolished."""
    rule, back = find_rule(rule_id, current_user), url_for(".staff_rule", rule_id=rule_id)
    form = RevisionForm()

    def save() -> str:
        number = starting.list_revision(rule_id, form.revision.data, form.facts())
        return url_for(".project", project_id=number)

    return answer_form("rules_revision/project/revise.html", form, save, rule=rule, back=back)


@bp.route("/staff/projects/<int:project_id>/facts", methods=["GET", "POST"])
@access(DRAFT)
def describe_project(project_id: int) -> Answer | Response:
    """Change why, by whom and until when."""
    found, back = finding.find_project(project_id, current_user), url_for(".project", project_id=project_id)
    values = {name: getattr(found, name) for name in ("version", "reason", "responsible", "deadline")}
    form = FactsForm(data=values)

    def save() -> str:
        moving.describe(project_id, form.version.data, form.facts())
        return back

    return answer_form("rules_revision/project/facts.html", form, save, project=found, back=back)


@bp.route("/staff/projects/<int:project_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move_project(project_id: int, action: str) -> Answer | Response:
    """Move a project on, or enter what was decided about it on paper; its adoption has pages of its own."""
    found, back = finding.find_project(project_id, current_user), url_for(".project", project_id=project_id)
    if action in adoption_life.ACTIONS:
        raise NotThere
    if move_words(action) and not next_moves(current_user, found, adopting=False):
        return not_yours(back)
    page = MovePage(flow_of(found), found, action, found.title, back)
    return page.answer(lambda form: moving.move(project_id, form.version.data, action, form.entry()))

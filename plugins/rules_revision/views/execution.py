"""Execution checks: the list, one check with its findings, its notice on paper, and what becomes of a finding."""

from flask import render_template, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.people.access import access, current_user
from portal.records.attachments import attachments_of
from portal.records.steps import steps_of
from portal.web.errors import Answer
from portal.web.forms import Versioned, answer_form
from portal.web.history import events
from portal.web.moves import MoveForm, MovePage

from ..execution import (
    CHECK,
    FINDING,
    add_finding,
    begin,
    change,
    checks,
    conclude,
    find_check,
    find_finding,
    labels_of,
    make_problem,
    move_finding,
)
from ..forms.execution import AnswerForm, ChangeForm, CheckForm, FindingForm, write_questions
from ..models import CheckFinding
from ..outcome_terms import CHECK_STATES, FINDING_STATES, SEVERITIES
from ..reading import find_version
from ..rights import EDIT, READ
from ..words import words
from . import bp
from .turning_away import not_yours

WORDS = {"check_states": CHECK_STATES, "finding_states": FINDING_STATES, "severities": SEVERITIES}


@bp.get("/staff/checks/")
@access(READ)
def check_list() -> str:
    """All checks, with how many findings are open."""
    return render_template("rules_revision/execution/list.html", checks=checks(current_user), today=today(), **WORDS)


@bp.route("/staff/versions/<int:version_id>/checks/new", methods=["GET", "POST"])
@access(EDIT)
def new_check(version_id: int) -> Answer | Response:
    """Begin a check of a version."""
    version = find_version(version_id, current_user)
    form, back = CheckForm(checked_on=today()), url_for(".staff_rule", rule_id=version.rule_id)

    def save() -> str:
        return url_for(".check", check_id=begin(version_id, form.facts(labels_of(version))))

    return answer_form("rules_revision/execution/form.html", form, save, rule_version=version, check=None, back=back)


@bp.get("/staff/checks/<int:check_id>")
@access(READ)
def check(check_id: int) -> str:
    """A check with its questions and findings."""
    found = find_check(check_id, current_user)
    findings = [
        (it, FINDING.open_to(current_user, it), attachments_of(CheckFinding.kind, it.id), events(steps_of(it), _words))
        for it in found.findings
    ]
    return render_template(
        "rules_revision/execution/check.html",
        check=found,
        findings=findings,
        labels=labels_of(found.rule_version),
        moves=CHECK.open_to(current_user, found),
        may_edit=current_user.may(EDIT),
        today=today(),
        **WORDS,
    )


@bp.route("/staff/checks/<int:check_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_check(check_id: int) -> Answer | Response:
    """Change what a check is about, and write its summary."""
    found, back = find_check(check_id, current_user), url_for(".check", check_id=check_id)
    labels = labels_of(found.rule_version)
    names = ("version", "title", "units", "scope", "period_from", "period_until", "checked_by", "checked_on", "summary")
    values = {name: getattr(found, name) for name in names} | {"questions": write_questions(found, labels)}
    form, version = ChangeForm(data=values), found.rule_version

    def save() -> str:
        change(check_id, form.version.data, form.facts(labels), form.summary.data)
        return back

    return answer_form("rules_revision/execution/form.html", form, save, rule_version=version, check=found, back=back)


@bp.route("/staff/checks/<int:check_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move_check(check_id: int, action: str) -> Answer | Response:
    """Conclude a check."""
    found, back = find_check(check_id, current_user), url_for(".check", check_id=check_id)
    if not CHECK.open_to(current_user, found):
        return not_yours(back)
    page = MovePage(CHECK, found, action, found.title, back)
    return page.answer(lambda form: conclude(check_id, form.version.data, form.entry()))


@bp.get("/staff/checks/<int:check_id>/print")
@access(READ)
def paper_check(check_id: int) -> str:
    """The notice of a check on paper (督促检查通报)."""
    found = find_check(check_id, current_user)
    labels = labels_of(found.rule_version)
    return render_template("rules_revision/execution/paper.html", check=found, labels=labels, today=today(), **WORDS)


@bp.route("/staff/checks/<int:check_id>/findings/new", methods=["GET", "POST"])
@access(EDIT)
def new_finding(check_id: int) -> Answer | Response:
    """Enter what was found in a unit."""
    found, back = find_check(check_id, current_user), url_for(".check", check_id=check_id)
    form = FindingForm()
    form.offer(labels_of(found.rule_version))

    def save() -> str:
        add_finding(check_id, form.facts(), form.files.checked)
        return back

    return answer_form("rules_revision/execution/finding_form.html", form, save, check=found, back=back)


@bp.route("/staff/findings/<int:finding_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move_finding_on(finding_id: int, action: str) -> Answer | Response:
    """Enter the answer to a finding, confirm it, or demand it again."""
    found = find_finding(finding_id, current_user)
    back = url_for(".check", check_id=found.check_id) + f"#finding-{finding_id}"
    if not FINDING.open_to(current_user, found):
        return not_yours(back)

    def done(form: MoveForm) -> None:
        answer = form.answer.data if isinstance(form, AnswerForm) else ""
        move_finding(finding_id, form.version.data, action, form.entry(), answer)

    form_class = AnswerForm if action == "answer" else MoveForm
    return MovePage(FINDING, found, action, f"{found.unit} {found.found[:40]}", back, form_class).answer(done)


@bp.route("/staff/findings/<int:finding_id>/problem", methods=["GET", "POST"])
@access(EDIT)
def file_finding(finding_id: int) -> Answer | Response:
    """Have a draft problem made of a finding, after a look at what it will say."""
    found = find_finding(finding_id, current_user)
    back = url_for(".check", check_id=found.check_id) + f"#finding-{finding_id}"
    form = Versioned(version=found.version)

    def save() -> str:
        return make_problem(finding_id, form.version.data).url

    return answer_form("rules_revision/execution/problem.html", form, save, finding=found, back=back)


def _words(action: str) -> str | None:
    return words(CheckFinding.kind, action)

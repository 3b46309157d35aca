"""Texts that come in: choosing files or typing, looking over what was read, entering all that is chosen."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.errors import NotThere, PortalError
from portal.extensions import db
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import Versioned, answer_form, form_page

from ..checking import remarks_on
from ..drafted import read
from ..forms.rules import IntakeForm, LookOverForm, TextForm, values_of
from ..models import Intake
from ..outline import sheet_of
from ..reading import find_intake, find_rule
from ..registering import RuleFacts, VersionFacts
from ..rights import EDIT
from ..taking_in import Usual, batch_of, enter_all, mend, take_in, throw_away, waiting
from . import bp
from .ticked import ticked


@bp.route("/staff/rules/new", methods=["GET", "POST"])
@access(EDIT)
def new_rules() -> Answer | Response:
    """Take in one rule or a folder of them."""
    form, refusal = IntakeForm(), None
    form.offer()
    if form.validate_on_submit():
        try:
            return _go_on(take_in(form.came(), form.usual()))
        except PortalError as error:
            refusal = error
    return form_page("rules_revision/staff/new_rules.html", form, refusal, rule=None, back=url_for(".register"))


@bp.route("/staff/rules/<int:rule_id>/versions/new", methods=["GET", "POST"])
@access(EDIT)
def new_version(rule_id: int) -> Answer | Response:
    """Take in a further version of a rule."""
    rule, back = find_rule(rule_id, current_user), url_for(".staff_rule", rule_id=rule_id)
    form, refusal = TextForm(), None
    if form.validate_on_submit():
        usual = Usual(rule.domain, rule.body, rule.office, rule.scope)
        try:
            return _go_on(take_in(form.came(), usual, rule_id))
        except PortalError as error:
            refusal = error
    return form_page("rules_revision/staff/new_rules.html", form, refusal, rule=rule, back=back)


@bp.get("/staff/intake")
@access(EDIT)
def intake() -> str:
    """What came in and was not entered yet."""
    return render_template("rules_revision/staff/intake.html", rows=waiting(current_user), batch="")


@bp.get("/staff/intake/<batch>")
@access(EDIT)
def intake_batch(batch: str) -> str:
    """What came in together."""
    rows = batch_of(batch, current_user)
    if not rows:
        raise NotThere
    return render_template("rules_revision/staff/intake.html", rows=rows, batch=batch)


@bp.post("/staff/intake")
@access(EDIT)
def enter_intake() -> Response:
    """Enter all that was chosen, in one go."""
    numbers = ticked(request.form.getlist("row"))
    enter_all(numbers, current_user)
    return redirect(_back_to(request.form.get("batch", "")))


@bp.route("/staff/intake/texts/<int:intake_id>", methods=["GET", "POST"])
@access(EDIT)
def look_over(intake_id: int) -> Answer | Response:
    """Look a text over: what was read, what was found, what is wrong; save it, or enter it at once."""
    row = find_intake(intake_id, current_user)
    form, refusal = LookOverForm(data=_values(row)), None
    form.offer(row.body)
    if form.validate_on_submit():
        try:
            mend(intake_id, form.version.data, form.text.data, form.rule_facts(), form.version_facts())
            return _entered(row.id) if "enter" in request.form else redirect(url_for(".look_over", intake_id=intake_id))
        except PortalError as error:
            refusal, row = error, find_intake(intake_id, current_user)
            form.version.data, form.version.raw_data = row.version, None
    return form_page("rules_revision/staff/look_over.html", form, refusal, row=row, **_read(row))


@bp.route("/staff/intake/texts/<int:intake_id>/throw-away", methods=["GET", "POST"])
@access(EDIT)
def throw_intake_away(intake_id: int) -> Answer | Response:
    """Delete a text that nobody needs, after asking once."""
    row = find_intake(intake_id, current_user)
    form = Versioned(version=row.version)

    def save() -> str:
        throw_away(intake_id, form.version.data)
        return url_for(".intake")

    return answer_form("rules_revision/staff/throw_away.html", form, save, row=row)


def _go_on(numbers: list[int]) -> Response:
    """From what was taken in to its page, or to the list of it."""
    if len(numbers) == 1:
        return redirect(url_for(".look_over", intake_id=numbers[0]))
    return redirect(_back_to(find_intake(numbers[0], current_user).batch))


def _entered(intake_id: int) -> Response:
    enter_all([intake_id], current_user)
    db.session.expire_all()
    entered = find_intake(intake_id, current_user).entered
    return redirect(url_for(".staff_rule", rule_id=entered.rule_id) if entered else url_for(".intake"))


def _back_to(batch: str) -> str:
    return url_for(".intake_batch", batch=batch) if batch else url_for(".intake")


def _values(row: Intake) -> dict[str, object]:
    return values_of(row, RuleFacts, VersionFacts) | {"text": row.text, "added_later": row.added_later}


def _read(row: Intake) -> dict[str, object]:
    """The tree of a text and what the checks find in it; nothing where it cannot be read."""
    if row.problem or not row.text:
        return {"sheet": None, "remarks": []}
    reading = read(row.text)
    return {
        "sheet": sheet_of(reading.stored),
        "clauses": len(reading.clauses),
        "remarks": remarks_on(reading, current_user, row.domain, row.rule),
    }

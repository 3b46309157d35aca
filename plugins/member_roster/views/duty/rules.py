"""Versions of the scoring rules."""

from flask import render_template, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form

from ...duty import reading, ruling
from ...facts.finding import find
from ...forms.duty_rules import EMPTY_LINES, RulesForm, values_of
from ...models import DutyRules
from ...permissions import DUTY, READ
from .. import bp
from .common import may

FORM = "member_roster/duty/rules_form.html"


@bp.get("/staff/duty/rules")
@access(READ)
def duty_rules() -> str:
    """All versions."""
    versions = reading.rules_versions(current_user)
    return render_template("member_roster/duty/rules.html", versions=versions, may_keep=may(DUTY))


@bp.get("/staff/duty/rules/<int:rules_id>")
@access(READ)
def duty_rules_version(rules_id: int) -> str:
    """One version with its lines."""
    rules = find(DutyRules, rules_id, current_user)
    may_change = may(DUTY) and ruling.may_change(rules)
    return render_template("member_roster/duty/rules_version.html", rules=rules, may_change=may_change)


@bp.route("/staff/duty/rules/new", methods=["GET", "POST"])
@access(DUTY)
def new_duty_rules() -> Answer | Response:
    """Enter a version; it begins with what the newest one says."""
    form = RulesForm(data=_first_values())

    def save() -> str:
        return url_for(".duty_rules_version", rules_id=ruling.enter_rules(form.facts()))

    return answer_form(FORM, form, save, rules=None, back=url_for(".duty_rules"))


@bp.route("/staff/duty/rules/<int:rules_id>/edit", methods=["GET", "POST"])
@access(DUTY)
def edit_duty_rules(rules_id: int) -> Answer | Response:
    """Mend a version by which nothing was settled yet."""
    rules, back = find(DutyRules, rules_id, current_user), url_for(".duty_rules_version", rules_id=rules_id)
    form = RulesForm(data=values_of(rules, ruling.as_rules(rules)))

    def save() -> str:
        ruling.change_rules(rules_id, form.version.data, form.facts())
        return back

    return answer_form(FORM, form, save, rules=rules, back=back)


def _first_values() -> dict[str, object]:
    newest = next(iter(reading.rules_versions(current_user)), None)
    if newest is None:
        return {"version": 0, "year": today().year, "lines": [{} for _line in range(EMPTY_LINES * 3)]}
    year = max(today().year, newest.valid_from.year + 1)
    return values_of(newest, ruling.as_rules(newest)) | {"version": 0, "year": year, "document": ""}

"""The staff page of a rule, changing its entry, and its end."""

from flask import render_template, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from portal.clock import today
from portal.extensions import db
from portal.people.access import access, current_user
from portal.records.attachments import attachments_of
from portal.records.disclosure import SCOPES
from portal.web.errors import Answer
from portal.web.forms import answer_form
from portal.web.moves import MovePage

from ..advice import advice_on
from ..disclosing import review_of
from ..domains import domain_title
from ..ending import end
from ..forms.ending import EndForm, ReplaceForm
from ..forms.rules import RuleForm, values_of
from ..history import rule_history
from ..life import RULE
from ..models import Rule, RuleVersion
from ..reading import find_rule
from ..registering import RuleFacts, change_rule
from ..rights import EDIT, PUBLISH, READ
from ..terms import STATES, UPCOMING
from . import bp
from .pages import standing
from .turning_away import not_yours


@bp.get("/staff/rules/<int:rule_id>")
@access(READ)
def staff_rule(rule_id: int) -> str:
    """A rule with its versions, its facts, its papers and its history."""
    rule, day = find_rule(rule_id, current_user), today()
    versions = [(it, standing(rule, it, day), *review_of(it)) for it in rule.versions[::-1]]
    state = rule.state_on(day)
    return render_template(
        "rules_revision/staff/rule.html",
        rule=rule,
        day=day,
        state=STATES[state] if state else UPCOMING,
        versions=versions,
        domain=domain_title(rule.domain),
        scopes=SCOPES,
        moves=RULE.open_to(current_user, rule),
        advice=advice_on(rule.newest, rule.domain),
        history=rule_history(rule),
        files=[file for it in rule.versions for file in attachments_of(RuleVersion.kind, it.id)],
        may_edit=current_user.may(EDIT),
        may_publish=current_user.may(PUBLISH),
        may_read_reviews=current_user.may("portal.review"),
        may_withdraw=current_user.may("portal.withdraw_at_once"),
        may_correct=current_user.may("portal.correct"),
    )


@bp.route("/staff/rules/<int:rule_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_rule(rule_id: int) -> Answer | Response:
    """Change what the register says of a rule."""
    rule, back = find_rule(rule_id, current_user), url_for(".staff_rule", rule_id=rule_id)
    form = RuleForm(data=values_of(rule, RuleFacts))
    form.offer(rule.body)

    def save() -> str:
        change_rule(rule_id, form.version.data, form.rule_facts())
        return back

    return answer_form("rules_revision/staff/rule_form.html", form, save, rule=rule, back=back)


@bp.route("/staff/rules/<int:rule_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move(rule_id: int, action: str) -> Answer | Response:
    """End a rule: abolish it, declare it lapsed, replace it by another."""
    rule, back = find_rule(rule_id, current_user), url_for(".staff_rule", rule_id=rule_id)
    if not RULE.open_to(current_user, rule):
        return not_yours(back)
    replaced = action == "supersede"
    values = {"others": _others(rule)} if replaced else {}

    def done(form: EndForm) -> None:
        by = form.replaced_by_id.data if isinstance(form, ReplaceForm) else None
        end(rule_id, form.version.data, action, form.ended_on.data, form.entry(), by)

    page = MovePage(RULE, rule, action, rule.title, back, ReplaceForm if replaced else EndForm)
    return page.answer(done, **values)


def _others(rule: Rule) -> list[tuple[int, str]]:
    """The other rules that may replace this one."""
    query = select(Rule.id, Rule.title).where(Rule.id.in_(Rule.visible_to(current_user).with_only_columns(Rule.id)))
    rows = db.session.execute(query.where(Rule.id != rule.id, Rule.state == "in_force").order_by(Rule.id.desc()))
    return [(number, title) for number, title in rows]

"""Model texts of fields: reading one, and beginning a draft with it."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.people.access import access, current_user

from ..domains import model_of, told_domains
from ..reading import find_rule
from ..rights import EDIT, READ
from ..taking_in import Came, Usual, take_in
from . import bp


@bp.get("/staff/models")
@access(READ)
def model_texts() -> str:
    """The fields that have a model text."""
    found = [it for it in told_domains() if it.model is not None]
    return render_template("rules_revision/staff/models.html", domains=found)


@bp.get("/staff/models/<code>")
@access(READ)
def model_text(code: str) -> str:
    """A model text, with a button that begins a draft with it."""
    domain, text = model_of(code)
    return render_template(
        "rules_revision/staff/model.html",
        domain=domain,
        text=text,
        rule_id=request.args.get("rule", type=int),
        may_edit=current_user.may(EDIT),
    )


@bp.post("/staff/models/<code>/draft")
@access(EDIT)
def use_model(code: str) -> Response:
    """Take the model text in, as a rule of its own or as a further version of the rule in the form."""
    _domain, text = model_of(code)
    rule_id = request.form.get("rule", type=int)
    if rule_id:
        rule = find_rule(rule_id, current_user)
        usual = Usual(rule.domain, rule.body, rule.office, rule.scope)
    else:
        usual = Usual(code, "", "", "office")
    (number,) = take_in(Came(typed=text), usual, rule_id or None)
    return redirect(url_for(".look_over", intake_id=number))

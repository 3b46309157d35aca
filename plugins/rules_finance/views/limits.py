"""The table of approval limits: shown with what is wrong, looked up, changed, taken over from the rule in force."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from plugins.rules_revision.engine.amounts import read_amount
from plugins.rules_revision.in_force import tree_in_force
from plugins.rules_revision.parameters import amounts_in_words
from portal.errors import PortalError
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import Versioned, answer_form, form_page

from .. import table
from ..forms import LimitForm, values_of
from ..models import Limit
from ..money import yuan
from ..permissions import EDIT, READ
from ..reading import find
from . import bp

DOMAIN = "finance"
FORM = "rules_finance/staff/limit_form.html"


@bp.get("/staff/")
@access(READ)
def limits() -> str:
    """The table in use: what is wrong with it, where it parts from the rule, who approves an amount."""
    rows, tree = table.limits(current_user), tree_in_force(DOMAIN)
    parts = [(expense, of_it, table.flaws_of(of_it)) for expense, of_it in table.by_expense(rows).items()]
    asked = request.args.get("amount", "").strip()
    cents = _cents(asked)
    return render_template(
        "rules_finance/staff/limits.html",
        parts_of_table=parts,
        without_second=table.without_second(rows),
        differences=table.differences(rows, tree),
        may_take_over=current_user.may(EDIT) and tree is not None,
        may_edit=current_user.may(EDIT),
        asked=asked,
        cents=cents,
        found=table.who_approves(rows, cents) if cents is not None else [],
        amounts=amounts_in_words,
        yuan=yuan,
    )


@bp.route("/staff/limits/new", methods=["GET", "POST"])
@access(EDIT)
def new_limit() -> Answer | Response:
    """Add a limit."""
    form = LimitForm(data={"version": 0, "high_included": True})
    if form.validate_on_submit():
        table.add_limit(form.facts())
        return redirect(url_for(".limits"))
    return form_page(FORM, form, None, limit=None)


@bp.route("/staff/limits/<int:limit_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_limit(limit_id: int) -> Answer | Response:
    """Change a limit."""
    found = find(Limit, limit_id, current_user)
    form = LimitForm(data=values_of(found))

    def save() -> str:
        table.change_limit(limit_id, form.version.data, form.facts())
        return url_for(".limits")

    return answer_form(FORM, form, save, limit=found)


@bp.route("/staff/limits/<int:limit_id>/drop", methods=["GET", "POST"])
@access(EDIT)
def drop_limit(limit_id: int) -> Answer | Response:
    """Take a limit off the table, after asking once."""
    found = find(Limit, limit_id, current_user)
    form, refusal = Versioned(version=found.version), None
    if form.validate_on_submit():
        try:
            table.drop_limit(limit_id, form.version.data)
            return redirect(url_for(".limits"))
        except PortalError as error:
            refusal = error
    words = amounts_in_words(found.first, found.last)
    return form_page("rules_finance/staff/drop_limit.html", form, refusal, limit=found, words=words)


@bp.route("/staff/limits/take-over", methods=["GET", "POST"])
@access(EDIT)
def take_over() -> Answer | Response:
    """Replace the table by the limits of the rule in force, after showing them."""
    tree = tree_in_force(DOMAIN)
    form, refusal = Versioned(version=0), None
    if form.validate_on_submit():
        try:
            table.take_over(tree)
            return redirect(url_for(".limits"))
        except PortalError as error:
            refusal = error
    rows = table.read_out(tree) if tree is not None else []
    return form_page("rules_finance/staff/take_over.html", form, refusal, rows=rows, amounts=amounts_in_words)


def _cents(asked: str) -> int | None:
    """The amount of the address, as figures or as 三万元; None for what is none."""
    try:
        return read_amount(asked) if asked else None
    except ValueError:
        return None

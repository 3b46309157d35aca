"""Quarterly disclosures: the list, writing, review, showing."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.people.access import access, current_user
from portal.records.review import approved, reviews_of
from portal.records.steps import steps_of
from portal.web.errors import Answer
from portal.web.forms import Versioned, answer_form
from portal.web.history import events

from .. import disclosing, reading
from ..disclosing import Spending
from ..forms import DisclosureForm, NewDisclosureForm
from ..models import QuarterDisclosure
from ..money import yuan
from ..pasted import write_lines
from ..permissions import ASK, EDIT, PUBLISH, READ
from ..quarters import quarter_before
from ..terms import QUESTIONS
from ..words import words
from . import bp

FORM = "rules_finance/staff/disclosure_form.html"


@bp.get("/staff/disclosures")
@access(READ)
def disclosures() -> str:
    """All quarters."""
    found = reading.disclosures(current_user)
    return render_template(
        "rules_finance/staff/disclosures.html", disclosures=found, yuan=yuan, may_edit=current_user.may(EDIT)
    )


@bp.route("/staff/disclosures/new", methods=["GET", "POST"])
@access(EDIT)
def new_disclosure() -> Answer | Response:
    """Write the figures of a quarter."""
    year, quarter = quarter_before(today())
    form = NewDisclosureForm(data={"version": 0, "year": year, "quarter": quarter})

    def save() -> str:
        number = disclosing.write(form.year.data, form.quarter.data, form.note.data, form.spending())
        return url_for(".disclosure", disclosure_id=number)

    return answer_form(FORM, form, save, disclosure=None, back=url_for(".disclosures"))


@bp.get("/staff/disclosures/<int:disclosure_id>")
@access(READ)
def disclosure(disclosure_id: int) -> str:
    """The figures of a quarter, and what was asked about them."""
    found = reading.find(QuarterDisclosure, disclosure_id, current_user)
    return render_template(
        "rules_finance/staff/disclosure.html",
        disclosure=found,
        natures=QUESTIONS,
        yuan=yuan,
        review=next(iter(reviews_of(found)), None),
        ready=approved(found) is not None,
        history=events(steps_of(found), lambda action: words(QuarterDisclosure.kind, action)),
        may_edit=current_user.may(EDIT),
        may_ask=current_user.may(ASK),
        may_publish=current_user.may(PUBLISH),
        may_read_reviews=current_user.may("portal.review"),
    )


@bp.route("/staff/disclosures/<int:disclosure_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_disclosure(disclosure_id: int) -> Answer | Response:
    """Write the figures anew while they are not shown."""
    found = reading.find(QuarterDisclosure, disclosure_id, current_user)
    lines = write_lines([Spending(it.category, it.budget, it.spent) for it in found.lines])
    form = DisclosureForm(data={"version": found.version, "note": found.note, "lines": lines})
    back = url_for(".disclosure", disclosure_id=disclosure_id)

    def save() -> str:
        disclosing.rewrite(disclosure_id, form.version.data, form.note.data, form.spending())
        return back

    return answer_form(FORM, form, save, disclosure=found, back=back)


@bp.route("/staff/disclosures/<int:disclosure_id>/review", methods=["GET", "POST"])
@access(EDIT)
def review_disclosure(disclosure_id: int) -> Answer | Response:
    """Hand the figures in for review."""
    found = reading.find(QuarterDisclosure, disclosure_id, current_user)
    back = url_for(".disclosure", disclosure_id=disclosure_id)
    form = Versioned(version=found.version)

    def save() -> str:
        disclosing.hand_in(disclosure_id, form.version.data, back)
        return back

    return answer_form("rules_finance/staff/hand_in.html", form, save, disclosure=found, back=back)


@bp.post("/staff/disclosures/<int:disclosure_id>/publish")
@access(PUBLISH)
def publish_disclosure(disclosure_id: int) -> Response:
    """Show the figures inside the office after their review."""
    found = reading.find(QuarterDisclosure, disclosure_id, current_user)
    disclosing.publish(disclosure_id, request.form.get("version", found.version, type=int))
    return redirect(url_for(".disclosure", disclosure_id=disclosure_id))

"""Pages on which staff move an opinion on, describe it, and extend its time."""

from typing import Any

from flask import redirect, url_for
from werkzeug.wrappers import Response

from portal.errors import PortalError
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import form_page
from portal.web.moves import MoveForm, MovePage

from .. import describing, extending
from ..life import EXTEND, LIFE
from ..models import Opinion
from ..move_forms import FORMS, DescribeForm, ExtendForm
from ..moving import carry_out
from ..reading import find_opinion, may_see
from ..states import READ, TRIAGE
from ..titles import spoken
from .blueprint import bp

TEMPLATE = "public_feedback/staff/move.html"


@bp.route("/staff/<int:opinion_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move(opinion_id: int, action: str) -> Answer | Response:
    """Make a move, or enter one that was decided on paper."""
    found = find_opinion(opinion_id, current_user)
    page = _page(found, action)

    def done(form: MoveForm) -> None:
        typed = {field.short_name: field.data for field in form.further}
        carry_out(opinion_id, form.version.data, action, form.entry(), **typed)
        if not may_see(opinion_id, current_user):
            page.back = url_for(".inbox")

    return page.answer(done, **beginning(found, action))


@bp.route("/staff/<int:opinion_id>/description", methods=["GET", "POST"])
@access(TRIAGE)
def describe(opinion_id: int) -> Answer | Response:
    """Write title and kind anew."""
    found = find_opinion(opinion_id, current_user)
    back = url_for(".opinion", opinion_id=opinion_id)
    form = DescribeForm(
        version=found.version, title=found.shown_title, matter=found.matter, complained_of=found.complained_of
    )
    refusal = None
    if form.validate_on_submit():
        try:
            describing.describe(
                opinion_id, form.version.data, form.matter.data, form.title.data, form.complained_of.data
            )
            return redirect(back if may_see(opinion_id, current_user) else url_for(".inbox"))
        except PortalError as error:
            refusal = error
    return form_page("public_feedback/staff/describe.html", form, refusal, opinion=found, back=back)


@bp.route("/staff/<int:opinion_id>/extension", methods=["GET", "POST"])
@access(READ)
def extend(opinion_id: int) -> Answer | Response:
    """Extend the time for the answer, or enter that it was extended on paper."""
    found = find_opinion(opinion_id, current_user)
    own = extending.may_decide(current_user)
    form = ExtendForm(EXTEND, own, version=found.version)
    back, refusal = url_for(".opinion", opinion_id=opinion_id), None
    if form.validate_on_submit():
        try:
            extending.extend(opinion_id, form.version.data, form.due.data, form.entry())
            return redirect(back)
        except PortalError as error:
            refusal = error
    context = {"move": EXTEND, "record_title": _title(found), "back": back, "own": own, "opinion": found}
    return form_page(TEMPLATE, form, refusal, lang=spoken(found.body), **context)


def _page(found: Opinion, action: str) -> MovePage:
    return MovePage(
        LIFE,
        found,
        action,
        title=_title(found),
        back=url_for(".opinion", opinion_id=found.id),
        form_class=FORMS.get(action, MoveForm),
        template=TEMPLATE,
        context={"opinion": found, "lang": spoken(found.body)},
    )


def _title(found: Opinion) -> str:
    return f"{found.number} {found.shown_title}"


def beginning(found: Opinion, action: str) -> dict[str, Any]:
    """What a form begins with."""
    if action == "take_up":
        return {"title": found.shown_title}
    if action == "assign":
        return {"unit": found.unit, "unit_due": found.due}
    if action == "draft_reply" and found.draft:
        return {"reply": found.draft.text}
    return {}

"""The sender looks up what became of a comment, takes it back, or has name and telephone number erased."""

from flask import Response

from portal.errors import PortalError
from portal.extensions import csrf
from portal.people.access import public
from portal.records.actor import act_as
from portal.records.sealed_fields import read_sealed
from portal.web.forms import form_page

from ...consulting.looking_up import erase_contact, find, may_withdraw, withdraw
from ...consulting.receiving import slow_posts
from ...consulting.showing import has_report
from ...consulting.terms import COMMENT_STATES, OUTCOMES, WHOLE
from ...forms.comments import ReceiptForm
from ...models import Comment
from .. import bp
from .pages import FOLDER, private

ACTS = {"withdraw": withdraw, "erase_contact": erase_contact}


@bp.route("/comments/look-up", methods=["GET", "POST"])
@csrf.exempt  # portal.web.receipted says why
@public("senders come back with number and query code", archive=True)
def look_up_comment() -> Response:
    """The form, or the comment that belongs to the receipt."""
    form = ReceiptForm()
    if not form.is_submitted():
        return _form(form)
    try:
        slow_posts()
        found = find(form.number.data, form.code.data)
    except PortalError as error:
        return _form(form, error)
    if found is None:
        form.say_what_is_wrong()
        return _form(form)
    return _own(found, form)


def _own(found: Comment, form: ReceiptForm) -> Response:
    """The comment; before that, what its sender asks for is done."""
    refusal, act = None, ACTS.get(form.act.data or "")
    if act and form.sure.data:
        act_as("public")
        try:
            act(found.id)
        except PortalError as error:
            refusal = error
    contact = {name: read_sealed(found, name) or "" for name in ("name", "phone")}
    return private(
        form_page(
            f"{FOLDER}/own.html", form, refusal, comment=found, contact=contact, states=COMMENT_STATES,
            outcomes=OUTCOMES, whole=WHOLE, may_withdraw=may_withdraw(found),
            has_report=has_report(found.consultation, None), done=bool(act and form.sure.data and not refusal),
        )
    )  # fmt: skip


def _form(form: ReceiptForm, error: PortalError | None = None) -> Response:
    return private(form_page(f"{FOLDER}/look_up.html", form, error))

"""What senders do on the page of their opinion. All of it is owed to them, so it stays while the module is off."""

from collections.abc import Callable

from flask import Response, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from portal.errors import PortalError
from portal.extensions import csrf
from portal.people.access import public
from portal.records.actor import act_as
from portal.web.forms import form_page

from .. import by_receipt as acts
from ..looking_up import find, find_by_ticket
from ..models import Opinion
from ..sender_forms import AnswerForm, ByReceipt, EraseContactForm, OwnContactForm, RatingForm, RedoForm, WithdrawForm
from ..slowing import slow_posts
from .answers import private
from .blueprint import bp
from .progress_page import progress_page


@bp.post("/look-up/answer")
@csrf.exempt  # portal.web.receipted says why
@public("the sender answers what the office asked", archive=True)
def answer_question() -> Response:
    """Answer a question of the office."""
    form = AnswerForm()
    return _carry_out(form, _("Your answer has been received."), acts.answer, "question", "answer")


@bp.post("/look-up/rating")
@csrf.exempt
@public("the sender rates the reply", archive=True)
def rate() -> Response:
    """Rate the reply."""
    return _carry_out(RatingForm(), _("Thank you for your rating."), acts.rate, "rating", "remark")


@bp.post("/look-up/redo")
@csrf.exempt
@public("a dissatisfied sender asks to have it handled again", archive=True)
def redo() -> Response:
    """Have it handled once more."""
    return _carry_out(RedoForm(), _("It is handled once more."), acts.redo)


@bp.post("/look-up/withdrawal")
@csrf.exempt
@public("the sender takes an opinion back", archive=True)
def withdraw() -> Response:
    """Take the opinion back and erase it."""
    return _carry_out(WithdrawForm(), _("Your opinion has been withdrawn and erased."), acts.withdraw)


@bp.post("/look-up/contact")
@csrf.exempt
@public("the sender mends name and telephone number", archive=True)
def correct_contact() -> Response:
    """Mend or add name and telephone number."""
    form, done = OwnContactForm(), _("Your name and telephone number have been changed.")
    return _carry_out(form, done, acts.correct_contact, "name", "phone", "contact_consent")


@bp.post("/look-up/contact-erasure")
@csrf.exempt
@public("the sender has name and telephone number erased", archive=True)
def erase_contact() -> Response:
    """Erase name and telephone number."""
    return _carry_out(EraseContactForm(), _("Your name and telephone number have been erased."), acts.erase_contact)


@bp.get("/look-up/answer")
@bp.get("/look-up/rating")
@bp.get("/look-up/redo")
@bp.get("/look-up/withdrawal")
@bp.get("/look-up/contact")
@bp.get("/look-up/contact-erasure")
@public("leads to the look-up", archive=True)
def nothing_done() -> AnyResponse:
    """Somebody came by the address alone: these pages are answers to forms."""
    return redirect(url_for(".look_up"))


def _carry_out(form: ByReceipt, done: str, act: Callable[..., None], *fields: str) -> Response:
    """Make sure of the receipt, do it with what stands in the fields, and show how far the opinion is now."""
    try:
        slow_posts()
        opinion = find_by_ticket(form.ticket.data or "") or _by_code(form)
    except PortalError as error:
        return _ask_again(form, error)
    if opinion is None:
        return _ask_again(form)
    if not form.validate():
        return progress_page(opinion, form)
    act_as("public")
    try:
        act(opinion.id, *(form[name].data for name in fields))
    except PortalError as error:
        return progress_page(opinion, form, error)
    return progress_page(opinion, done=done)


def _by_code(form: ByReceipt) -> Opinion | None:
    """The opinion of number and code; where they do not fit, the form says so."""
    if not (form.number.data or form.code.data):
        return None
    opinion = find(form.number.data, form.code.data)
    if opinion is None:
        form.say_what_is_wrong()
    return opinion


def _ask_again(form: ByReceipt, error: PortalError | None = None) -> Response:
    """Number and code once more; what was typed travels along in hidden fields."""
    return private(form_page("public_feedback/again.html", form, error))

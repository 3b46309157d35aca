"""From the notice to the receipt: read, write, check, send.

Whatever goes wrong on the way, the page comes back with every word that was typed.
"""

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.errors import Busy
from portal.extensions import csrf
from portal.people.access import public
from portal.records.actor import act_as
from portal.records.receipts import grouped
from portal.web.editions import language
from portal.web.forms import form_page

from ..forms import CheckedForm, OpinionForm
from ..preferences import help_line, limits
from ..receiving import RECEIPTS, Receipt, earlier_receipt, receive
from .answers import private
from .blueprint import bp
from .qr import qr_code


@bp.get("/")
@public("what to know before writing")
def notice() -> str:
    """Where which matter belongs, and what becomes of the words."""
    return render_template("public_feedback/notice.html", limits=limits(), help_line=help_line())


@bp.get("/write")
@public("the form")
def write() -> Response:
    """An empty form with a token of its own."""
    return _write_page(OpinionForm(data={"token": RECEIPTS.issue()}))


@bp.get("/check")
@public("leads to the form")
def nothing_to_check() -> AnyResponse:
    """Somebody came by the address alone: nothing of theirs is known here."""
    return redirect(url_for(".write"))


@bp.get("/receipt")
@public("leads to the look-up")
def no_receipt() -> AnyResponse:
    """Somebody came by the address alone: the receipt is the answer to a form."""
    return redirect(url_for(".look_up"))


@bp.post("/check")
@csrf.exempt  # forms.py says why
@public("the form, sent to be checked")
def check() -> Response:
    """Show the sender what will be sent, or the form again with what is to be mended."""
    form = OpinionForm()
    return _check_page(form) if form.validate() else _write_page(form)


@bp.post("/receipt")
@csrf.exempt  # forms.py says why
@public("the checked form, sent")
def receipt() -> Response:
    """Keep the opinion and show its receipt; sent again, the same receipt."""
    form = CheckedForm()
    if "change" in request.form:
        return _write_page(form)
    if not form.validate():
        return _receipt_again(form) or _write_page(form)
    act_as("public")
    try:
        return _receipt_page(receive(form.issued, form.answers, language(), form.suspicion))
    except Busy as error:
        return _check_page(form, error)


def _receipt_again(form: CheckedForm) -> Response | None:
    """A receipt that is loaded again after a day is a retry too."""
    earlier = earlier_receipt(form.issued, form.answers) if form.sealed else None
    return _receipt_page(earlier) if earlier else None


def _write_page(form: OpinionForm) -> Response:
    if form.token.errors:
        form.token.data = RECEIPTS.issue()
    return private(form_page("public_feedback/write.html", form, help_line=help_line()))


def _check_page(form: OpinionForm, error: Busy | None = None) -> Response:
    seal = RECEIPTS.seal(form.issued, form.answers)
    return private(form_page("public_feedback/check.html", form, error, seal=seal))


def _receipt_page(given: Receipt) -> Response:
    address = f"{url_for('.look_up', _external=True)}#{given.codes.long_code}"
    page = render_template(
        "public_feedback/receipt.html",
        receipt=given,
        query_code=grouped(given.codes.query_code),
        qr_code=qr_code(address),
        limits=limits(),
    )
    return private(page)

"""From the notice to the receipt: read, write, check, send.

Whatever goes wrong on the way, the page comes back with every word that was typed and every file that was chosen.
"""

from pathlib import Path

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.errors import Busy, PortalError, TooOften
from portal.extensions import csrf
from portal.people.access import public
from portal.records.actor import act_as
from portal.records.receipts import TokenRefused, grouped
from portal.records.staging import restage, staged
from portal.web.editions import language
from portal.web.forms import form_page
from portal.web.receipt_picture import receipt_picture

from ..forms import CheckedForm, OpinionForm
from ..photos import FilesChanged, fingerprints
from ..preferences import help_line, least_seconds, limits
from ..receiving import RECEIPTS, Receipt, earlier_receipt, receive
from ..slowing import slow_posts
from .answers import private
from .blueprint import bp
from .photos import goes_on_writing, keep_photos, slowed

FORMS = Path(__file__).parents[1] / "receipt_forms"


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
@csrf.exempt  # portal.web.receipted says why
@public("the form, sent to be checked")
def check() -> Response:
    """Show the sender what will be sent, or the form again with what is to be mended or added."""
    form = OpinionForm()
    refusal = slowed(form)
    if goes_on_writing():
        form.photos.validate(form)
    else:
        form.validate()
    _renew(form)
    keep_photos(form)
    if refusal or form.errors or goes_on_writing():
        return _write_page(form, refusal)
    return _check_page(form)


@bp.post("/receipt")
@csrf.exempt  # portal.web.receipted says why
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
        slow_posts()
        given = receive(form.issued, form.answers, language(), form.suspicion(least_seconds()))
    except (Busy, FilesChanged, TooOften) as error:
        return _check_page(form, error)
    return _receipt_page(given, form)


def _receipt_again(form: CheckedForm) -> Response | None:
    """A receipt that is loaded again after a day is a retry too."""
    earlier = earlier_receipt(form.issued, form.answers) if form.sealed else None
    return _receipt_page(earlier, form) if earlier else None


def _write_page(form: OpinionForm, refusal: PortalError | None = None) -> Response:
    _renew(form)
    photos = staged(form.issued.nonce)
    return private(form_page("public_feedback/write.html", form, refusal, photos=photos, help_line=help_line()))


def _renew(form: OpinionForm) -> None:
    """Give the page a token that holds; the files that wait move on with it."""
    try:
        issued = form.issued
    except TokenRefused:
        form.token.data = RECEIPTS.issue()
        return
    if issued.expired:
        form.token.data = RECEIPTS.issue()
        restage(issued.nonce, form.issued.nonce)
    if form.notice.errors:
        form.notice.data = form.notice.default


def _check_page(form: OpinionForm, error: PortalError | None = None) -> Response:
    photos = staged(form.issued.nonce)
    files = fingerprints(photos)
    seal = RECEIPTS.seal(form.issued, form.answers | {"files": files})
    return private(form_page("public_feedback/check.html", form, error, photos=photos, files=files, seal=seal))


def _receipt_page(given: Receipt, form: CheckedForm) -> Response:
    address = f"{url_for('.look_up', _external=True)}#{given.codes.long_code}"
    page = render_template(
        "public_feedback/receipt.html",
        receipt=given,
        query_code=grouped(given.codes.query_code),
        picture=receipt_picture(FORMS / f"{language()}.png", given.number, given.codes.query_code, address),
        reachable=bool(form.phone.data),
    )
    return private(page)

"""Letters, calls and visits that staff type in, and the slip that the sender takes home."""

from flask import Response, render_template, url_for

from portal.errors import PortalError
from portal.people.access import access
from portal.records.receipts import TokenRefused, grouped
from portal.web.forms import form_page
from portal.web.qr import qr_code

from ..entry_form import EntryForm
from ..receiving import RECEIPTS, Receipt
from ..recording import enter as keep
from ..states import RECORD
from .answers import private
from .blueprint import bp


@bp.route("/staff/entry", methods=["GET", "POST"])
@access(RECORD)
def enter() -> Response:
    """Type in what came on paper, by telephone or in person; the answer is the slip for the sender."""
    form = EntryForm()
    if not form.is_submitted():
        form.token.data = RECEIPTS.issue()
    elif form.validate():
        try:
            return _slip(keep(RECEIPTS.read(form.token.data or ""), form.answers, form.came, form.files.checked))
        except TokenRefused as error:
            form.token.data = RECEIPTS.issue()
            return _page(form, error)
        except PortalError as error:
            return _page(form, error)
    return _page(form)


def _page(form: EntryForm, refusal: PortalError | None = None) -> Response:
    return private(form_page("public_feedback/staff/enter.html", form, refusal, back=url_for(".inbox")))


def _slip(given: Receipt) -> Response:
    address = f"{url_for('.look_up', _external=True)}#{given.codes.long_code}"
    return private(
        render_template(
            "public_feedback/staff/receipt_slip.html",
            receipt=given,
            query_code=" ".join(grouped(given.codes.query_code)),
            qr_code=qr_code(address),
            back=url_for(".inbox"),
        )
    )

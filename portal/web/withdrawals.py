"""Taking published pages back, and confirming what was taken back in an emergency."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from ..errors import NotThere, PortalError
from ..extensions import db
from ..items import Entry
from ..people.access import access, current_user
from ..people.confirming import PasswordConfirmation
from ..records.disclosure import WITHDRAWAL_REASONS, Disclosed, kinds
from ..records.withdrawal import WITHDRAW, Withdrawal, confirm, withdraw
from .addresses import inside
from .errors import Answer
from .forms import form_page
from .paging import read_page

bp = Blueprint("withdrawals", __name__, url_prefix="/portal/withdrawals")

TOLD = _l("Choose what the public is told.")
REASONS = [SelectChoice(*pair) for pair in WITHDRAWAL_REASONS.items()]


class WithdrawForm(PasswordConfirmation):
    """Why a page is taken back: the kind is public, the reason stays with the office."""

    reason_kind = RadioField(_l("What the public is told"), [InputRequired(TOLD)], choices=REASONS)
    reason = TextAreaField(_l("Reason"), [InputRequired(_l("Say why: the reason stays on record.")), Length(max=2000)])
    back = HiddenField()


@bp.get("/")
@access("portal.withdraw_at_once")
def index() -> str:
    """What was withdrawn, the newest first, with what still has to be confirmed."""
    page = read_page(Withdrawal.visible_to(current_user), Withdrawal.id, newest_first=True)
    may_confirm = current_user.may(WITHDRAW)
    return render_template(
        "records/withdrawals.html", page=page, reasons=WITHDRAWAL_REASONS, may_confirm=may_confirm, me=current_user.id
    )


@bp.route("/<kind>/<int:record_id>", methods=["GET", "POST"])
@access("portal.withdraw_at_once")
def withdraw_page(kind: str, record_id: int) -> Answer | Response:
    """Take one page back. Who may not withdraw by themselves does it as an emergency, which others confirm."""
    subject, refusal = _find(kind, record_id), None
    form = WithdrawForm(back=inside(request.args.get("back"), url_for(".index")))
    if not current_user.may(WITHDRAW) and form.password:
        del form.password  # an emergency is quick; a second person confirms it
    if form.validate_on_submit():
        try:
            entry = Entry(form.reason.data.strip())
            withdraw(kind, record_id, form.reason_kind.data, entry, current_user.may(WITHDRAW))
            return redirect(inside(form.back.data, url_for(".index")))
        except PortalError as error:
            refusal = error
    return form_page("records/withdraw.html", form, refusal, subject=subject, at_once=not current_user.may(WITHDRAW))


@bp.post("/<int:withdrawal_id>/confirm")
@access("portal.withdraw")
def confirm_withdrawal(withdrawal_id: int) -> Response:
    """Confirm what somebody else withdrew in an emergency."""
    confirm(withdrawal_id)
    return redirect(url_for(".index"))


def _find(kind: str, record_id: int) -> Disclosed:
    model = kinds()[kind]
    found = db.session.scalar(model.visible_to(current_user).where(model.id == record_id))
    if found is None or not found.was_public:
        raise NotThere
    return found

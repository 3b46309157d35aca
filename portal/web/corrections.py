"""Correcting clerical errors in what is published: propose, have it reviewed, put it in place."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from ..errors import NotThere, PortalError
from ..extensions import db
from ..items import Entry
from ..people.access import access, current_user
from ..people.confirming import PasswordConfirmation
from ..records.corrections import Correction, apply_correction, propose
from ..records.disclosure import Disclosed, kinds
from ..records.review import reviews_of
from .addresses import inside
from .errors import Answer
from .forms import form_page
from .paging import read_page

bp = Blueprint("corrections", __name__, url_prefix="/portal/corrections")

WHAT = _l("Type the text as it should be.")
WHY = _l("Say what was wrong: everybody will read it.")


class CorrectionForm(PasswordConfirmation):
    """The text as it should have been."""

    new = TextAreaField(_l("As it should be"), [InputRequired(WHAT), Length(max=20_000)])
    reason = StringField(_l("Reason"), [InputRequired(WHY), Length(max=200)])
    back = HiddenField()


@bp.get("/")
@access("portal.correct")
def index() -> str:
    """The corrections, the newest first, with those that wait to be put in place."""
    page = read_page(Correction.visible_to(current_user), Correction.id, newest_first=True)
    rows = [(it, next(iter(reviews_of(it)), None)) for it in page.rows]
    return render_template("records/corrections.html", page=page, rows=rows)


@bp.route("/<kind>/<int:record_id>/<field>", methods=["GET", "POST"])
@access("portal.correct")
def correct(kind: str, record_id: int, field: str) -> Answer | Response:
    """Propose a correction of one text of a published record."""
    subject, refusal = _find(kind, record_id, field), None
    present, back = getattr(subject, field), inside(request.args.get("back"), url_for(".index"))
    form = CorrectionForm(new=present, back=back)
    if form.validate_on_submit():
        back = inside(form.back.data, url_for(".index"))
        try:
            propose(kind, record_id, field, form.new.data.strip(), form.reason.data.strip(), back)
            return redirect(url_for(".index"))
        except PortalError as error:
            refusal = error
    label = subject.correctable[field]
    return form_page("records/correct.html", form, refusal, subject=subject, label=label, present=present)


@bp.post("/<int:correction_id>/apply")
@access("portal.correct")
def put_in_place(correction_id: int) -> Response:
    """Put a corrected text in place after its review."""
    apply_correction(correction_id, Entry())
    return redirect(url_for(".index"))


def _find(kind: str, record_id: int, field: str) -> Disclosed:
    model = kinds()[kind]
    found = db.session.scalar(model.visible_to(current_user).where(model.id == record_id))
    if found is None or found.published_at is None or found.withdrawn_for or field not in found.correctable:
        raise NotThere
    return found

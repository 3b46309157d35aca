"""From the draft to the receipt: write, check, send. Whatever goes wrong, the page comes back with every word."""

from flask import Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from portal.errors import PortalError
from portal.extensions import csrf
from portal.people.access import public
from portal.records.actor import act_as
from portal.records.receipts import grouped
from portal.web.editions import language
from portal.web.forms import form_page

from ...consulting.announcing import days_left
from ...consulting.receiving import LEAST_SECONDS, RECEIPTS, Receipt, check_open, earlier_receipt, receive, slow_posts
from ...consulting.showing import find_announced
from ...forms.comments import CheckedComment, CommentForm
from ...models import Consultation
from ...outline import node_of
from ...reader import EVERYBODY, Reader
from .. import bp
from .pages import FOLDER, picture_of, private

WHY = "a draft that everybody may comment on"


@bp.get("/consultations/<int:consultation_id>/comment")
@public(WHY)
def write_comment(consultation_id: int) -> Response:
    """An empty form, for the clause of the address."""
    return write(EVERYBODY, consultation_id)


@bp.route("/consultations/<int:consultation_id>/check", methods=["GET", "POST"])
@csrf.exempt  # portal.web.receipted says why
@public(WHY)
def check_comment(consultation_id: int) -> AnyResponse:
    """What will be sent, or the form again."""
    return check(EVERYBODY, consultation_id)


@bp.route("/consultations/<int:consultation_id>/receipt", methods=["GET", "POST"])
@csrf.exempt  # portal.web.receipted says why
@public(WHY)
def send_comment(consultation_id: int) -> AnyResponse:
    """Keep the comment and show its receipt; sent again, the same receipt."""
    return send(EVERYBODY, consultation_id)


def write(reader: Reader, consultation_id: int) -> Response:
    """An empty form with a token of its own; closed, it says so and where to write instead."""
    found = find_announced(consultation_id, reader.user)
    form = CommentForm(formdata=None, data={"token": RECEIPTS.issue(), "clause": request.args.get("clause", "")})
    try:
        check_open(found)
    except PortalError as error:
        return _form(reader, found, form, error)
    return _form(reader, found, form)


def check(reader: Reader, consultation_id: int) -> AnyResponse:
    """Show what will be sent, or the form again with what is to be mended."""
    found = find_announced(consultation_id, reader.user)
    if request.method != "POST":
        return redirect(reader.url("write_comment", consultation_id=consultation_id))
    form = CommentForm()
    form.offer(found)
    try:
        check_open(found)
        slow_posts()
    except PortalError as error:
        return _form(reader, found, form, error)
    return _check_page(reader, found, form) if form.validate() else _form(reader, found, form)


def send(reader: Reader, consultation_id: int) -> AnyResponse:
    """Keep it and show its receipt."""
    found = find_announced(consultation_id, reader.user)
    if request.method != "POST":
        return redirect(reader.url("write_comment", consultation_id=consultation_id))
    form = CheckedComment()
    form.offer(found)
    if "change" in request.form:
        return _form(reader, found, form)
    if not form.validate():
        earlier = earlier_receipt(form.issued, form.answers) if form.sealed else None
        return _receipt(reader, found, earlier) if earlier else _form(reader, found, form)
    act_as("public")
    try:
        slow_posts()
        given = receive(consultation_id, form.issued, form.answers, language(), form.suspicion(LEAST_SECONDS))
    except PortalError as error:
        return _form(reader, found, form, error)
    return _receipt(reader, found, given)


def _form(reader: Reader, found: Consultation, form: CommentForm, refusal: PortalError | None = None) -> Response:
    form.offer(found)
    form.renew()
    chosen = node_of(found.tree, form.clause.data) if form.clause.data else None
    return private(
        form_page(
            f"{FOLDER}/write.html", form, refusal, reader=reader, layout=reader.layout, consultation=found,
            clause=chosen, days_left=days_left(found),
        )
    )  # fmt: skip


def _check_page(reader: Reader, found: Consultation, form: CommentForm) -> Response:
    seal = RECEIPTS.seal(form.issued, form.answers)
    clause = next(choice.label for choice in form.clause.choices if choice.value == (form.clause.data or ""))
    return private(
        form_page(
            f"{FOLDER}/check.html", form, reader=reader, layout=reader.layout, consultation=found, seal=seal,
            clause=clause,
        )
    )  # fmt: skip


def _receipt(reader: Reader, found: Consultation, given: Receipt) -> Response:
    return private(
        render_template(
            f"{FOLDER}/receipt.html", reader=reader, layout=reader.layout, consultation=found, receipt=given,
            query_code=grouped(given.codes.query_code), picture=picture_of(given),
        )
    )  # fmt: skip

"""The comments as those who answer them work: the list, one comment, several at once, typing in, the table."""

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.errors import PortalError
from portal.people.access import access, current_user
from portal.records.masking import mask
from portal.records.receipts import TokenRefused, grouped
from portal.records.sealed_fields import read_sealed, reveal
from portal.records.steps import steps_of
from portal.records.writing import load, writing
from portal.web.errors import Answer
from portal.web.file_pages import made_file
from portal.web.forms import Versioned, form_page
from portal.web.history import events
from portal.web.qr import qr_code

from ...consulting.answering import answer, answer_one, release, sort_out
from ...consulting.inbox import CommentFilters, comments, find_comment, find_consultation
from ...consulting.receiving import RECEIPTS, enter
from ...consulting.sheets import table_sheet
from ...consulting.terms import COMMENT_STATES, OUTCOMES, WAYS, WHOLE
from ...forms.comments import clauses_of
from ...forms.consulting import AnswerForm, EntryForm, OneAnswerForm, ReleaseForm, RevealForm
from ...models import Comment
from ...outline import node_of
from ...rights import ANSWER, COMMENTS
from ...words import words
from .. import bp
from ..ticked import ticked
from .pages import FOLDER, own_address, private

CODES = {"states": COMMENT_STATES, "outcomes": OUTCOMES, "ways": WAYS, "whole": WHOLE}


@bp.get("/staff/consultations/<int:consultation_id>/comments")
@access(COMMENTS)
def comment_list(consultation_id: int) -> Answer:
    """The comments, narrowed by clause, state, way and answer; of one clause with its text."""
    return _list(consultation_id, AnswerForm(formdata=None))


@bp.post("/staff/consultations/<int:consultation_id>/comments/answers")
@access(ANSWER)
def answer_comments(consultation_id: int) -> Answer | AnyResponse:
    """Answer all that are ticked alike."""
    found = find_consultation(consultation_id, current_user)
    numbers = ticked(request.form.getlist("row"))
    form, refusal = AnswerForm(), None
    form.offer(found)
    if form.validate_on_submit():
        try:
            answer(consultation_id, numbers, form.answer())
            filters = CommentFilters.from_address(request.args)
            return redirect(f"{url_for('.comment_list', consultation_id=consultation_id)}?{filters.address()}")
        except PortalError as error:
            refusal = error
    return _list(consultation_id, form, refusal, numbers)


@bp.get("/staff/comments/<int:comment_id>")
@access(COMMENTS)
def staff_comment(comment_id: int) -> Answer:
    """One comment with everything that can be done with it."""
    return _page(comment_id)


@bp.post("/staff/comments/<int:comment_id>/answer")
@access(ANSWER)
def answer_comment(comment_id: int) -> Answer | AnyResponse:
    """Say what becomes of it, and why."""
    found, form = find_comment(comment_id, current_user), OneAnswerForm()
    form.offer(found.consultation)
    if form.validate_on_submit():
        try:
            answer_one(comment_id, form.version.data, form.answer())
            return redirect(url_for(".staff_comment", comment_id=comment_id))
        except PortalError as error:
            return _page(comment_id, error, answering=form)
    return _page(comment_id, answering=form)


@bp.post("/staff/comments/<int:comment_id>/release")
@access(ANSWER)
def release_comment(comment_id: int) -> Answer | AnyResponse:
    """Let others read it in these words; without words it is taken back."""
    find_comment(comment_id, current_user)
    form = ReleaseForm()
    if form.validate_on_submit():
        try:
            release(comment_id, form.version.data, form.public_text.data)
            return redirect(url_for(".staff_comment", comment_id=comment_id))
        except PortalError as error:
            return _page(comment_id, error, releasing=form)
    return _page(comment_id, releasing=form)


@bp.post("/staff/comments/<int:comment_id>/sort/<state>")
@access(ANSWER)
def sort_comment(comment_id: int, state: str) -> AnyResponse:
    """Say that it is a comment, or that it has no content."""
    found = find_comment(comment_id, current_user)
    sort_out(comment_id, Versioned().version.data or found.version, state)
    return redirect(url_for(".staff_comment", comment_id=comment_id))


@bp.post("/staff/comments/<int:comment_id>/contact")
@access(ANSWER)
def reveal_contact(comment_id: int) -> Answer | Response:
    """Name and telephone number in full; who looked, and why, is kept."""
    find_comment(comment_id, current_user)
    form = RevealForm()
    if not form.validate_on_submit():
        return _page(comment_id, revealing=form)
    with writing():
        comment = load(Comment, comment_id)
        shown = {name: reveal(comment, name, form.reason.data) for name in ("name", "phone") if getattr(comment, name)}
    return private(_page(comment_id, contact=shown))


@bp.route("/staff/consultations/<int:consultation_id>/entry", methods=["GET", "POST"])
@access(ANSWER)
def enter_comment(consultation_id: int) -> Response:
    """Type in what came on paper, by telephone, at a meeting or from a unit; the answer is the slip for the sender."""
    found, form = find_consultation(consultation_id, current_user), EntryForm()
    refusal: PortalError | None = None
    form.offer(found)
    if not form.is_submitted():
        form.token.data = RECEIPTS.issue()
    elif form.validate():
        try:
            given = enter(consultation_id, RECEIPTS.read(form.token.data or ""), form.answers, form.came)
            code = grouped(given.codes.query_code)
            slip = {"receipt": given, "query_code": code, "qr_code": qr_code(own_address(given)), "consultation": found}
            return private(render_template(f"{FOLDER}/staff/slip.html", **slip))
        except TokenRefused as error:
            form.token.data, refusal = RECEIPTS.issue(), error
        except PortalError as error:
            refusal = error
    return private(form_page(f"{FOLDER}/staff/entry.html", form, refusal, consultation=found))


@bp.get("/staff/consultations/<int:consultation_id>/table")
@access(COMMENTS)
def comment_table(consultation_id: int) -> str:
    """All comments on paper (意见汇总表)."""
    found = find_consultation(consultation_id, current_user)
    rows = comments(consultation_id, CommentFilters(state="received"), current_user)
    return render_template(f"{FOLDER}/staff/table.html", consultation=found, rows=rows, **CODES)


@bp.get("/staff/consultations/<int:consultation_id>/table.xlsx")
@access(COMMENTS)
def comment_sheet(consultation_id: int) -> Response:
    """The same as a spreadsheet."""
    found = find_consultation(consultation_id, current_user)
    rows = comments(consultation_id, CommentFilters(state="received"), current_user)
    return made_file(table_sheet(rows), f"《{found.title}》意见汇总表.xlsx")


def _list(
    consultation_id: int, form: AnswerForm, refusal: PortalError | None = None, chosen: list[int] | None = None
) -> Answer:
    found, filters = find_consultation(consultation_id, current_user), CommentFilters.from_address(request.args)
    form.offer(found)
    return form_page(
        f"{FOLDER}/staff/comments.html", form, refusal, consultation=found, filters=filters, chosen=chosen or [],
        rows=comments(consultation_id, filters, current_user), clauses=clauses_of(found),
        node=node_of(found.tree, filters.clause) if filters.clause else None, may_answer=current_user.may(ANSWER),
        **CODES,
    )  # fmt: skip


def _page(
    comment_id: int,
    refusal: PortalError | None = None,
    answering: OneAnswerForm | None = None,
    releasing: ReleaseForm | None = None,
    revealing: RevealForm | None = None,
    contact: dict[str, str | None] | None = None,
) -> Answer:
    found = find_comment(comment_id, current_user)
    form = answering or OneAnswerForm(formdata=None, data=_answered(found))
    form.offer(found.consultation)
    release_form = releasing or ReleaseForm(
        formdata=None, version=found.version, public_text=found.public_text or found.body
    )
    masked = {name: mask(read_sealed(found, name) or "") for name in ("name", "phone") if getattr(found, name)}
    return form_page(
        f"{FOLDER}/staff/comment.html", form, refusal, comment=found, consultation=found.consultation,
        releasing=release_form, revealing=revealing or RevealForm(formdata=None), contact=contact or masked,
        revealed=contact is not None, node=node_of(found.consultation.tree, found.node_id) if found.node_id else None,
        history=events(steps_of(found), lambda action: words(Comment.kind, action)),
        may_answer=current_user.may(ANSWER), **CODES,
    )  # fmt: skip


def _answered(comment: Comment) -> dict[str, object]:
    return {
        "version": comment.version,
        "outcome": comment.outcome or None,
        "reason": comment.outcome_reason,
        "changed_node": comment.changed_node,
        "summary": comment.summary,
    }

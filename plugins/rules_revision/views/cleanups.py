"""Reviews of many rules at once: the list, one review on one page, closing it, and its list on paper."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import PortalError
from portal.people.access import access, current_user
from portal.records.steps import steps_of
from portal.web.errors import Answer
from portal.web.forms import answer_form, form_page
from portal.web.history import events
from portal.web.moves import MovePage

from ..cleaning import CLEANUP, add_new, begin, cleanups, close, count_decisions, find_cleanup, set_rows
from ..forms.cleanups import BeginForm, CloseForm, NewRowForm, RowsForm
from ..rights import EDIT, READ
from ..terms import DECISIONS
from . import bp
from .ticked import ticked
from .turning_away import not_yours


@bp.get("/staff/cleanups/")
@access(READ)
def cleanup_list() -> str:
    """All reviews."""
    found = [(it, count_decisions(it.rows)) for it in cleanups(current_user)]
    return render_template("rules_revision/staff/cleanups.html", cleanups=found, may_edit=current_user.may(EDIT))


@bp.route("/staff/cleanups/new", methods=["GET", "POST"])
@access(EDIT)
def new_cleanup() -> Answer | Response:
    """Begin a review."""
    form, refusal = BeginForm(as_of=today()), None
    form.offer()
    if form.validate_on_submit():
        try:
            number = begin(form.title.data, form.basis.data, form.as_of.data, form.domain.data)
            return redirect(url_for(".cleanup", cleanup_id=number))
        except PortalError as error:
            refusal = error
    return form_page("rules_revision/staff/cleanup_form.html", form, refusal)


@bp.get("/staff/cleanups/<int:cleanup_id>")
@access(READ)
def cleanup(cleanup_id: int) -> Answer:
    """One review, all its rules on one page."""
    return _page(cleanup_id, RowsForm(formdata=None))


@bp.post("/staff/cleanups/<int:cleanup_id>/rows")
@access(EDIT)
def set_cleanup_rows(cleanup_id: int) -> Answer | Response:
    """Set decision, reason, responsible and deadline of the chosen rules."""
    form, refusal = RowsForm(), None
    numbers = ticked(request.form.getlist("row"))
    if form.validate_on_submit():
        try:
            set_rows(cleanup_id, form.version.data, numbers, form.texts())
            return redirect(url_for(".cleanup", cleanup_id=cleanup_id))
        except PortalError as error:
            refusal = error
    return _page(cleanup_id, form, refusal, numbers)


@bp.route("/staff/cleanups/<int:cleanup_id>/new-rule", methods=["GET", "POST"])
@access(EDIT)
def new_cleanup_row(cleanup_id: int) -> Answer | Response:
    """Add a rule that is to be established."""
    found, back = find_cleanup(cleanup_id, current_user), url_for(".cleanup", cleanup_id=cleanup_id)
    form = NewRowForm(version=found.version)

    def save() -> str:
        add_new(cleanup_id, form.version.data, form.title.data, form.texts())
        return back

    return answer_form("rules_revision/staff/cleanup_row.html", form, save, cleanup=found, back=back)


@bp.route("/staff/cleanups/<int:cleanup_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move_cleanup(cleanup_id: int, action: str) -> Answer | Response:
    """Close a review with the decision on it."""
    found, back = find_cleanup(cleanup_id, current_user), url_for(".cleanup", cleanup_id=cleanup_id)
    if not CLEANUP.open_to(current_user, found):
        return not_yours(back)

    def done(form: CloseForm) -> None:
        close(cleanup_id, form.version.data, form.ended_on.data, form.entry())

    return MovePage(CLEANUP, found, action, found.title, back, CloseForm).answer(done, ended_on=today())


@bp.get("/staff/cleanups/<int:cleanup_id>/paper")
@access(READ)
def paper_cleanup(cleanup_id: int) -> str:
    """The list of the review on paper (清理目录)."""
    found = find_cleanup(cleanup_id, current_user)
    decided = [(title, [it for it in found.rows if it.decision == code]) for code, title in DECISIONS.items()]
    return render_template("rules_revision/staff/cleanup_paper.html", cleanup=found, decided=decided)


def _page(
    cleanup_id: int, form: RowsForm, refusal: PortalError | None = None, chosen: list[int] | None = None
) -> Answer:
    found = find_cleanup(cleanup_id, current_user)
    form.version.data, form.version.raw_data = found.version, None
    return form_page(
        "rules_revision/staff/cleanup.html",
        form,
        refusal,
        cleanup=found,
        counted=count_decisions(found.rows),
        decisions=DECISIONS,
        chosen=chosen or [],
        moves=CLEANUP.open_to(current_user, found),
        history=events(steps_of(found), CLEANUP.words),
        may_edit=current_user.may(EDIT) and found.state == "open",
    )

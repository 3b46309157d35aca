"""Batches: the list, a new one, one of them, its moves."""

from collections.abc import Callable
from typing import Any

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from portal.people.access import access, current_user
from portal.records.review import approved, reviews_of, under_review
from portal.records.steps import steps_of
from portal.web.errors import Answer
from portal.web.forms import answer_form
from portal.web.history import events
from portal.web.moves import MoveForm, MovePage

from ...adjusting import announcing, reading
from ...adjusting import batches as service
from ...adjusting.arithmetic import seats_after
from ...adjusting.life import ADJUSTMENT, buttons
from ...adjusting.telling import untold
from ...facts.finding import find
from ...facts.reading import terms
from ...forms.adjusting import BatchForm, DecideForm, NewBatchForm
from ...models import Adjustment
from ...permissions import EDIT, PUBLISH, READ
from ...terms import KINDS, NEXT, ORIGINS, STATES, UNDECIDED
from ...words import words
from .. import bp

FORM = "member_roster/adjusting/batch_form.html"


@bp.get("/staff/adjustments")
@access(READ)
def adjustments() -> str:
    """The batches, the newest first."""
    state = request.args.get("state", "")
    state = state if state in STATES else ""
    found = reading.batches(current_user, state)
    return render_template(
        "member_roster/adjusting/batches.html", found=found, state=state, states=STATES, origins=ORIGINS,
        may_edit=current_user.may(EDIT),
    )  # fmt: skip


@bp.route("/staff/adjustments/new", methods=["GET", "POST"])
@access(EDIT)
def new_adjustment() -> Answer | Response:
    """Begin a batch."""
    form = NewBatchForm(terms(current_user))

    def save() -> str:
        return url_for(".adjustment", batch_id=service.draft(form.term.data, form.text()))

    return answer_form(FORM, form, save, batch=None, back=url_for(".adjustments"))


@bp.get("/staff/adjustments/<int:batch_id>")
@access(READ)
def adjustment(batch_id: int) -> str:
    """A batch with its lines, its seats, its moves and its history."""
    found = find(Adjustment, batch_id, current_user)
    decided, in_review = found.state in announcing.DECIDED, under_review(found)
    return render_template(
        "member_roster/adjusting/batch.html",
        batch=found,
        state=STATES[found.state],
        next_step=NEXT["decided"] if decided and found.published_at is None else NEXT.get(found.state, ""),
        kinds=KINDS,
        origin=ORIGINS[found.origin],
        counts=seats_after(found) if found.state in UNDECIDED else [],
        moves=buttons(current_user, found),
        history=events(steps_of(found), lambda action: words(Adjustment.kind, action)),
        may_edit=current_user.may(EDIT) and found.state == "nominated",
        may_tell=current_user.may(EDIT) and decided,
        may_hand_in=current_user.may(EDIT) and decided and found.published_at is None and not in_review,
        may_announce=current_user.may(PUBLISH) and decided and found.published_at is None,
        may_read_reviews=current_user.may("portal.review"),
        may_withdraw=found.is_public and current_user.may("portal.withdraw_at_once"),
        review=next(iter(reviews_of(found)), None),
        in_review=in_review,
        ready=approved(found) is not None,
        untold=untold(found) if decided or found.state == "announced" else [],
    )


@bp.route("/staff/adjustments/<int:batch_id>/edit", methods=["GET", "POST"])
@access(EDIT)
def edit_adjustment(batch_id: int) -> Answer | Response:
    """Change what is said of a batch."""
    found, back = find(Adjustment, batch_id, current_user), url_for(".adjustment", batch_id=batch_id)
    form = BatchForm(obj=found)

    def save() -> str:
        service.rewrite(batch_id, form.version.data, form.text())
        return back

    return answer_form(FORM, form, save, batch=found, back=back)


@bp.route("/staff/adjustments/<int:batch_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move_adjustment(batch_id: int, action: str) -> Answer | Response:
    """One move of a batch."""
    found, back = find(Adjustment, batch_id, current_user), url_for(".adjustment", batch_id=batch_id)
    form = DecideForm if action == "decide" else MoveForm
    page = MovePage(ADJUSTMENT, found, action, found.title, back, form)
    begin = {"takes_effect_on": found.takes_effect_on} if action == "decide" else {}
    return page.answer(_carry_out(batch_id, action), **begin)


def _carry_out(batch_id: int, action: str) -> Callable[[Any], None]:
    def done(form: Any) -> None:
        version, entry = form.version.data, form.entry()
        if isinstance(form, DecideForm):
            service.decide(batch_id, version, form.takes_effect_on.data, form.document.data, entry)
        elif action == "announce":
            announcing.announce(batch_id, version)
        else:
            service.move(batch_id, version, action, entry)

    return done

"""The page of an item for those who work with it, and the pages of its moves."""

from typing import Any

from flask import render_template, url_for
from werkzeug.wrappers import Response

from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.moves import MoveForm, MovePage

from ..elements import elements
from ..extending import EXTENSION
from ..files import files_of
from ..forms.terminating import TerminationForm
from ..history import staff_history
from ..life import ITEM
from ..lights import Lights
from ..mending import mending
from ..models import RectificationItem
from ..models.published import READ
from ..moving import carry_out
from ..pending import pending_texts
from ..permissions import EDIT, PUBLISH
from ..progress import AT_WORK
from ..reading import find_item
from ..terms import ENDINGS, HORIZONS, STATES
from . import bp


@bp.get("/staff/items/<int:item_id>")
@access(READ)
def staff_item(item_id: int) -> str:
    """An item with the buttons of this person: a draft with its gate, a published one with its work."""
    item, lights = find_item(item_id, current_user), Lights()
    return render_template(
        "problem_inventory/staff/item.html",
        item=item,
        state=STATES[item.state],
        horizon=HORIZONS[item.horizon],
        ending=ENDINGS.get(item.ending),
        light=lights.of(item.state, item.deadline),
        waiting=[(it, EXTENSION.open_to(current_user, it)) for it in item.extensions if it.state == "requested"],
        undone=[str(measure.position) for measure in item.measures if measure.done_on is None],
        history=staff_history(item),
        files=files_of(item),
        **_on_the_way(item),
        **_allowed(item),
    )


def _on_the_way(item: RectificationItem) -> dict[str, Any]:
    """How complete a draft is, what waits for its review, and the moves that lead somewhere now."""
    gate, pending = elements(item), pending_texts(item)
    own = [text for text in pending if text.record is item]
    ready = all(not element.gaps for element in gate) and any(text.ready for text in own)
    under_way = any(text.under_way for text in own)
    hidden = {"start"}  # the first entry of progress makes this move
    if not ready:
        hidden.add("publish")
    if any(measure.done_on is None for measure in item.measures):
        hidden.add("complete")
    return {
        "elements": gate,
        "pending": pending,
        "to_hand_in": item.state == "draft" and not any(it.gaps for it in gate) and not (ready or under_way),
        "moves": [move for move in ITEM.open_to(current_user, item) if move.action not in hidden],
    }


def _allowed(item: RectificationItem) -> dict[str, Any]:
    """What this person may do besides the moves."""
    may_edit, back = current_user.may(EDIT), url_for(".staff_item", item_id=item.id)
    return {
        "may_edit": may_edit,
        "may_write": may_edit and item.state == "draft",
        "may_work": may_edit and item.state in AT_WORK,
        "may_publish": current_user.may(PUBLISH),
        "may_read_reviews": current_user.may("portal.review"),
        "may_withdraw": item.is_public and current_user.may("portal.withdraw_at_once"),
        "mending": mending(item, back) if current_user.may("portal.correct") else [],
    }


@bp.route("/staff/items/<int:item_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def move(item_id: int, action: str) -> Answer | Response:
    """One move of an item's life: the core's form, and what is done when it was sent."""
    item = find_item(item_id, current_user)
    form_class = TerminationForm if action == "terminate" else MoveForm

    def done(form: MoveForm) -> None:
        ending = form.ending.data if isinstance(form, TerminationForm) else ""
        carry_out(item_id, form.version.data, action, form.entry(), ending)

    title, back = f"{item.number or ''} {item.title}".strip(), url_for(".staff_item", item_id=item_id)
    return MovePage(ITEM, item, action, title, back, form_class).answer(done)

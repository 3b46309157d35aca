"""Changes of one member: facts, corrections, elections."""

from typing import Any

from flask import redirect, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import NotThere, PortalError
from portal.extensions import db
from portal.people.access import access, current_user
from portal.records.workflow import Move
from portal.web.errors import Answer
from portal.web.forms import form_page
from portal.web.moves import MoveForm

from ...facts.finding import find
from ...facts.reading import sectors, standing_on
from ...forms.register import CHANGE, CORRECT, ELECT, FACTS, LEAVE, TAKE_BACK, DayForm, FactsForm, OfficeForm
from ...models import Member, MemberGroup, Membership, RosterEvent, Standing, Township
from ...permissions import EDIT, RECORD
from ...register.changes import change_facts, correct_event, take_back
from ...register.elections import elect, leave_office
from .. import bp

OFFICES_ONLY = {"elected", "left_office"}


@bp.route("/staff/memberships/<int:membership_id>/change", methods=["GET", "POST"])
@access(EDIT)
def change_member(membership_id: int) -> Answer | Response:
    """Change facts from a day on."""
    membership = _membership(membership_id)
    known = _known(membership)
    form = FactsForm(CHANGE, True, version=0, data=known | {"happened_on": today()})
    _offer(form)

    def done() -> None:
        facts = {name: value for name, value in form.facts().items() if value != known[name]}
        change_facts(membership_id, form.happened_on.data, facts, form.entry())

    return _answer(form, CHANGE, membership, done)


@bp.route("/staff/events/<int:event_id>/correct", methods=["GET", "POST"])
@access(EDIT)
def correct_entry(event_id: int) -> Answer | Response:
    """Correct what was entered wrongly, by a new event."""
    event, membership = _event(event_id)
    own = current_user.may(EDIT)
    form: MoveForm
    if event.action in ("joined", "changed"):
        values = {name: event.facts.get(name) or ("" if not name.endswith("_id") else 0) for name in FACTS}
        form = FactsForm(CORRECT, own, version=0, data=values | {"happened_on": event.happened_on})
        _offer(form)
        form.keep_only(event.facts)
    elif event.action in OFFICES_ONLY:
        form = OfficeForm(
            CORRECT, own, version=0, data={"office": event.facts["office"], "happened_on": event.happened_on}
        )
    else:
        form = DayForm(CORRECT, own, version=0, data={"happened_on": event.happened_on})

    def done() -> None:
        facts = form.facts() if isinstance(form, FactsForm) else _office_of(form)
        correct_event(event_id, form.happened_on.data, facts, form.entry())

    return _answer(form, CORRECT, membership, done)


@bp.route("/staff/events/<int:event_id>/take-back", methods=["GET", "POST"])
@access(EDIT)
def take_back_entry(event_id: int) -> Answer | Response:
    """Take back what never happened."""
    _event_found, membership = _event(event_id)
    form = MoveForm(TAKE_BACK, True, version=0)
    return _answer(form, TAKE_BACK, membership, lambda: take_back(event_id, form.entry()))


@bp.route("/staff/memberships/<int:membership_id>/office/<any(elect, leave):action>", methods=["GET", "POST"])
@access(RECORD)
def office(membership_id: int, action: str) -> Answer | Response:
    """Enter an election, or the end of an office; decided by the plenary, so the paper belongs to it."""
    membership, move = _membership(membership_id), ELECT if action == "elect" else LEAVE
    form = OfficeForm(move, False, version=0, data={"happened_on": today()})

    def done() -> None:
        act = elect if action == "elect" else leave_office
        act(membership_id, form.office.data, form.happened_on.data, form.entry())

    return _answer(form, move, membership, done)


def _answer(form: MoveForm, move: Move, membership: Membership, act: Any) -> Answer | Response:
    back, refusal = url_for(".member", member_id=membership.member_id), None
    if form.validate_on_submit():
        try:
            act()
            return redirect(back)
        except PortalError as error:
            refusal = error
    return form_page(
        "records/move.html", form, refusal, move=move, record_title=membership.member.name, back=back, own=form.own
    )


def _membership(membership_id: int) -> Membership:
    membership = db.session.get(Membership, membership_id)
    if membership is None:
        raise NotThere
    find(Member, membership.member_id, current_user)
    return membership


def _event(event_id: int) -> tuple[RosterEvent, Membership]:
    event = db.session.get(RosterEvent, event_id)
    if event is None or not event.action:
        raise NotThere
    return event, _membership(event.membership_id)


def _known(membership: Membership) -> dict[str, Any]:
    """How the member stands today, in the words of the form."""
    query = db.select(Standing).join(Membership, Membership.id == membership.id).where(standing_on(today()))
    standing = db.session.scalar(query) or db.session.scalar(
        db.select(Standing).where(Standing.membership_id == membership.id).order_by(Standing.begins.desc()).limit(1)
    )
    member = membership.member
    return {
        it: getattr(standing, it, None) if hasattr(Standing, it) and it != "name" else getattr(member, it, None)
        for it in FACTS
    }


def _offer(form: FactsForm) -> None:
    lists = (
        db.session.scalars(it.visible_to(current_user).order_by(it.position, it.id)).all()
        for it in (Township, MemberGroup)
    )
    form.offer(sectors(current_user), *lists)


def _office_of(form: MoveForm) -> dict[str, Any]:
    return {"office": form.office.data} if isinstance(form, OfficeForm) else {}

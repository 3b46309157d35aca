"""The page of the head of a liaison group (联络组组长): the members of the own township, and nobody else."""

from collections.abc import Sequence

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import NotThere
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form

from ...duty import entering, gathering, reading
from ...duty.counted import last_parts
from ...duty.people import Seated, led_by, townships_led
from ...facts.finding import find
from ...forms.duty import EventForm, NewEntryForm
from ...models import DutyEvent, Township
from ...permissions import LEAD
from .. import bp
from .sheets import TEMPLATE, answer_sheet, sheet_of


@bp.get("/staff/township")
@access(LEAD)
def township() -> str | Response:
    """The members of the township and the activities they are invited to; who heads no group is led to the own page."""
    townships, members = _led()
    if not townships:
        return redirect(url_for(".own_page"))
    events = reading.events_led(current_user)
    last = last_parts([it.membership_id for it in members])
    return render_template(
        "member_roster/duty/township.html", townships=townships, members=members, events=events, last=last
    )  # fmt: skip


@bp.route("/staff/township/members/<int:membership_id>/new", methods=["GET", "POST"])
@access(LEAD)
def new_township_entry(membership_id: int) -> Answer | Response:
    """Enter something that a member of the township did."""
    seated = next((it for it in _led()[1] if it.membership_id == membership_id), None)
    if seated is None:
        raise NotThere
    form, back = NewEntryForm(data={"version": 0, "amount": 1, "happened_on": today()}), url_for(".township")

    def save() -> str:
        entering.enter(membership_id, form.facts(), form.files.checked)
        return back

    return answer_form("member_roster/duty/entry_form.html", form, save, seated=seated, entry=None, back=back)


@bp.route("/staff/township/events/new", methods=["GET", "POST"])
@access(LEAD)
def new_township_event() -> Answer | Response:
    """Enter an activity of the township; its members are invited."""
    townships, members = _led()
    if not townships:
        return redirect(url_for(".own_page"))
    form = EventForm(data={"version": 0, "happened_on": today()})
    form.expected.choices = [(str(it.id), it.title) for it in townships]

    def save() -> str:
        number = int(form.expected.data)
        invited = [it.membership_id for it in members if it.township_id == number]
        return url_for(".township_event", event_id=gathering.hold(form.facts(number), invited))

    return answer_form("member_roster/duty/event_form.html", form, save, back=url_for(".township"))


@bp.route("/staff/township/events/<int:event_id>", methods=["GET", "POST"])
@access(LEAD)
def township_event(event_id: int) -> Answer | Response | str:
    """The sheet of an activity, with the members of the township only."""
    mine = _mine()
    event = find(DutyEvent, event_id, current_user)
    if request.method == "POST":
        back = url_for(".township_event", event_id=event_id)
        return answer_sheet(event, back, mine, may_keep=True, led=True)
    return render_template(TEMPLATE, **sheet_of(event, mine), may_keep=True, led=True)


@bp.get("/staff/township/events/<int:event_id>/sheet")
@access(LEAD)
def township_sheet(event_id: int) -> str:
    """The attendance list of the township's members to print."""
    mine = _mine()
    event, back = find(DutyEvent, event_id, current_user), url_for(".township_event", event_id=event_id)
    return render_template("member_roster/duty/sheet.html", **sheet_of(event, mine), back=back)


def _led() -> tuple[Sequence[Township], list[Seated]]:
    """The townships whose group the person heads, with their members."""
    return townships_led(current_user), led_by(current_user, today())


def _mine() -> set[int]:
    """The memberships of those members. Raises NotThere where the person heads no group."""
    townships, members = _led()
    if not townships:
        raise NotThere
    return {it.membership_id for it in members}

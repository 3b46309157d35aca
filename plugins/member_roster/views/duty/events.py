"""Activities: the list, a new one, its sheet to print and to enter, further guests."""

from flask import render_template, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form
from portal.web.paging import read_page

from ...duty import gathering, reading
from ...duty.people import members_on
from ...facts.finding import find
from ...forms.duty import EventForm, MembersForm
from ...models import DutyEvent
from ...permissions import DUTY, READ
from .. import bp
from .common import audience, may, members_meant
from .sheets import TEMPLATE, answer_sheet, sheet_of


@bp.get("/staff/duty/events")
@access(READ)
def duty_events() -> str:
    """The activities, the newest first."""
    page = read_page(DutyEvent.visible_to(current_user), DutyEvent.id, newest_first=True)
    return render_template("member_roster/duty/events.html", events=page, may_keep=may(DUTY))


@bp.route("/staff/duty/events/new", methods=["GET", "POST"])
@access(DUTY)
def new_duty_event() -> Answer | Response:
    """Enter an activity with those who are expected."""
    form = EventForm(data={"version": 0, "happened_on": today(), "expected": "all"})
    form.expected.choices = audience()

    def save() -> str:
        invited = members_meant(form.expected.data, form.happened_on.data)
        return url_for(".duty_event", event_id=gathering.hold(form.facts(), invited))

    return answer_form("member_roster/duty/event_form.html", form, save, back=url_for(".duty_events"))


@bp.get("/staff/duty/events/<int:event_id>")
@access(READ)
def duty_event(event_id: int) -> str:
    """An activity with its sheet."""
    event = find(DutyEvent, event_id, current_user)
    return render_template(TEMPLATE, **sheet_of(event), may_keep=may(DUTY))


@bp.post("/staff/duty/events/<int:event_id>/attendance")
@access(DUTY)
def take_attendance(event_id: int) -> Answer | Response | str:
    """Enter the sheet of many members at once."""
    event, back = find(DutyEvent, event_id, current_user), url_for(".duty_event", event_id=event_id)
    return answer_sheet(event, back, may_keep=may(DUTY))


@bp.get("/staff/duty/events/<int:event_id>/sheet")
@access(READ)
def duty_sheet(event_id: int) -> str:
    """The attendance list to print."""
    event = find(DutyEvent, event_id, current_user)
    back = url_for(".duty_event", event_id=event_id)
    return render_template("member_roster/duty/sheet.html", **sheet_of(event), back=back)


@bp.route("/staff/duty/events/<int:event_id>/invite", methods=["GET", "POST"])
@access(DUTY)
def invite_to_event(event_id: int) -> Answer | Response:
    """Expect further members."""
    event, back = find(DutyEvent, event_id, current_user), url_for(".duty_event", event_id=event_id)
    invited, form = set(reading.invited_to(event)), MembersForm(version=event.version)
    form.offer(it for it in members_on(event.happened_on) if it.membership_id not in invited)

    def save() -> str:
        gathering.invite(event_id, form.version.data, form.members.data)
        return back

    return answer_form("member_roster/duty/invite.html", form, save, event=event, back=back)

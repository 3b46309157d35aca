"""The service record of one member, and its entries."""

from flask import render_template, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.people.access import access, current_user
from portal.records.attachments import attachments_of
from portal.web.errors import Answer
from portal.web.forms import answer_form

from ...duty import entering, reading
from ...duty.counted import done_in, scored
from ...duty.ruling import rules_for
from ...facts.finding import find
from ...forms.duty import CorrectionForm, NewEntryForm, ReasonForm
from ...models import DutyEntry
from ...permissions import DUTY, READ
from .. import bp
from .common import may, wanted_year

FIELDS = ("activity", "title", "happened_on", "amount", "role", "attendance", "note")


@bp.get("/staff/duty/members/<int:membership_id>")
@access(READ)
def duty_file(membership_id: int) -> str:
    """A member's record of a year: every point with its source, every entry."""
    seated, year = reading.find_seated(membership_id), wanted_year()
    rules = rules_for(year)
    return render_template(
        "member_roster/duty/file.html", seated=seated, year=year, rules=rules,
        entries=reading.entries_of(membership_id, year, current_user),
        score=scored(rules, done_in(year, membership_id)[membership_id]),
        may_keep=may(DUTY),
    )  # fmt: skip


@bp.route("/staff/duty/members/<int:membership_id>/new", methods=["GET", "POST"])
@access(DUTY)
def new_duty_entry(membership_id: int) -> Answer | Response:
    """Enter something that a member did."""
    seated = reading.find_seated(membership_id)
    form, back = NewEntryForm(data={"version": 0, "amount": 1, "happened_on": today()}), _file(membership_id)

    def save() -> str:
        entering.enter(membership_id, form.facts(), form.files.checked)
        return url_for(".duty_file", membership_id=membership_id, year=form.happened_on.data.year)

    return answer_form("member_roster/duty/entry_form.html", form, save, seated=seated, entry=None, back=back)


@bp.get("/staff/duty/entries/<int:entry_id>")
@access(READ)
def duty_entry(entry_id: int) -> str:
    """One entry with its evidence, where it comes from, and what was said against it."""
    entry = find(DutyEntry, entry_id, current_user)
    return render_template(
        "member_roster/duty/entry.html", entry=entry, seated=reading.find_seated(entry.membership_id),
        files=attachments_of(DutyEntry.kind, entry.id), may_keep=may(DUTY),
    )  # fmt: skip


@bp.route("/staff/duty/entries/<int:entry_id>/cancel", methods=["GET", "POST"])
@access(DUTY)
def cancel_duty_entry(entry_id: int) -> Answer | Response:
    """Take an entry out of the count."""
    entry, back = find(DutyEntry, entry_id, current_user), url_for(".duty_entry", entry_id=entry_id)
    form = ReasonForm(version=entry.version)

    def save() -> str:
        entering.cancel(entry_id, form.version.data, form.reason.data)
        return back

    return answer_form("member_roster/duty/cancel.html", form, save, entry=entry, back=back)


@bp.route("/staff/duty/entries/<int:entry_id>/correct", methods=["GET", "POST"])
@access(DUTY)
def correct_duty_entry(entry_id: int) -> Answer | Response:
    """Put a new entry into the place of a wrong one."""
    entry, back = find(DutyEntry, entry_id, current_user), url_for(".duty_entry", entry_id=entry_id)
    form = CorrectionForm(data={name: getattr(entry, name) for name in (*FIELDS, "version")})

    def save() -> str:
        facts = entering.corrected(entry, form.facts())
        return url_for(".duty_entry", entry_id=entering.correct(entry_id, form.version.data, facts, form.reason.data))

    seated = reading.find_seated(entry.membership_id)
    return answer_form("member_roster/duty/entry_form.html", form, save, seated=seated, entry=entry, back=back)


def _file(membership_id: int) -> str:
    return url_for(".duty_file", membership_id=membership_id)

"""The sheet of an activity: shown, and entered for many members at once without losing what was typed."""

from collections.abc import Mapping
from typing import Any

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import PortalError, StaleRecord
from portal.extensions import db
from portal.web.errors import Answer

from ...duty import gathering, reading
from ...duty.gathering import Mark
from ...duty.people import members_on
from ...duty.terms import PRESENT
from ...models import DutyEvent
from .common import by_membership, marks_typed

TEMPLATE = "member_roster/duty/event.html"


def sheet_of(event: DutyEvent, only: set[int] | None = None) -> dict[str, Any]:
    """An activity, who is expected, and what the sheet says so far; of some members only where `only` names them."""
    members = by_membership(members_on(event.happened_on))
    invited = [it for it in reading.invited_to(event) if it in members and (only is None or it in only)]
    return {
        "event": event, "version": event.version, "invited": [members[it] for it in invited],
        "entries": gathering.entries_of(db.session(), event), "open": event.happened_on <= today(),
    }  # fmt: skip


def answer_sheet(event: DutyEvent, back: str, only: set[int] | None = None, **shown: Any) -> Answer | Response | str:
    """Enter a sheet; where it is refused, or the rest is to be marked present, the page has what was typed."""
    invited = {it for it in reading.invited_to(event) if only is None or it in only}
    version, marks = request.form.get("version", event.version, type=int), marks_typed(invited)
    if "rest" in request.form:
        marks = dict.fromkeys(invited, Mark(PRESENT)) | marks
        return render_template(TEMPLATE, **(sheet_of(event, only) | {"version": version}), typed=marks, **shown)
    try:
        gathering.sign_in(event.id, version, marks)
    except StaleRecord as refusal:
        return _refused(event, only, refusal, unsaved=marks, **shown)
    except PortalError as refusal:
        return _refused(event, only, refusal, typed=marks, **shown)
    return redirect(back)


def _refused(event: DutyEvent, only: set[int] | None, refusal: PortalError, **shown: Any) -> Answer:
    """The page anew. After somebody else's changes it shows theirs, and says which own marks are `unsaved`."""
    sheet, marks = sheet_of(event, only), shown.pop("unsaved", {})
    unsaved = [(it, marks[it.membership_id]) for it in sheet["invited"] if _lost(sheet, marks, it.membership_id)]
    page = render_template(TEMPLATE, **sheet, unsaved=unsaved, refusal=refusal.message, **shown)
    return page, refusal.status, {}


def _lost(sheet: dict[str, Any], marks: Mapping[int, Mark], membership_id: int) -> bool:
    """Whether a mark that was typed says something else than the sheet."""
    mark = marks.get(membership_id)
    return mark is not None and gathering.differs(sheet["entries"].get(membership_id), mark)

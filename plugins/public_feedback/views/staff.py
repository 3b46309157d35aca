"""The opinions as staff read them."""

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from portal.errors import NotThere
from portal.extensions import db
from portal.people.access import access, current_user
from portal.web.formats import moment
from portal.web.paging import AFTER, BEFORE

from .. import triage
from ..inbox import LARGEST_KEY, MOST_COUNTED, count, history, page
from ..models import QUARANTINED, READ, RECEIVED, TRIAGE, Opinion
from ..terms import EVENTS, FOR_STAFF, SUSPICIONS, TONES
from ..titles import proposed_title, spoken
from .blueprint import bp

VIEWS = (RECEIVED, QUARANTINED)


@bp.get("/staff/")
@access(READ)
def inbox() -> str:
    """The list, a tab for each state."""
    state = request.args.get("state", RECEIVED)
    if state not in VIEWS:
        raise NotThere
    found = page(state, _key(AFTER), _key(BEFORE))
    return render_template(
        "public_feedback/staff/inbox.html",
        lines=found.lines,
        state=state,
        state_title=FOR_STAFF[state],
        tone=TONES[state],
        tabs=[_tab(each, each == state) for each in VIEWS],
        paging={
            "next_url": found.after and url_for(".inbox", state=state, after=found.after),
            "previous_url": found.before and url_for(".inbox", state=state, before=found.before),
        },
    )


@bp.get("/staff/<int:opinion_id>")
@access(READ)
def opinion(opinion_id: int) -> str:
    """One opinion with its history."""
    session: Session = db.session()
    found = session.scalar(Opinion.visible_to(current_user).where(Opinion.id == opinion_id))
    if found is None:
        raise NotThere
    events = [
        {
            "title": EVENTS.get(entry.action, entry.action),
            "when": moment(entry.at),
            "text": SUSPICIONS.get(entry.reason, entry.reason),
            "state": "done",
        }
        for entry in history(found)
    ]
    return render_template(
        "public_feedback/staff/opinion.html",
        opinion=found,
        title=proposed_title(found.body),
        lang=spoken(found.body),
        state=FOR_STAFF[found.state],
        tone=TONES[found.state],
        events=events,
        may_release=found.state == QUARANTINED and current_user.may(TRIAGE),
    )


@bp.post("/staff/<int:opinion_id>/release")
@access(TRIAGE)
def release(opinion_id: int) -> Response:
    """Put an opinion that was set apart among the others."""
    triage.release(opinion_id, request.form.get("version", type=int))
    return redirect(url_for(".opinion", opinion_id=opinion_id))


def _key(name: str) -> int | None:
    """A key of the address; one beyond what the database can hold means the end of the list."""
    key = request.args.get(name, type=int)
    return None if key is None else min(key, LARGEST_KEY)


def _tab(state: str, current: bool) -> dict[str, object]:
    number = count(state)
    counted, title = number < MOST_COUNTED, str(FOR_STAFF[state])
    return {
        "title": title if counted else f"{title} {MOST_COUNTED}+",
        "url": url_for(".inbox", state=state),
        "count": number if counted else None,
        "current": current,
    }

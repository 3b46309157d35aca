"""The overview: what is late, what is due, and the groups."""

from flask import render_template

from portal.clock import today
from portal.extensions import db
from portal.people.access import access, current_user

from .. import reading
from ..pending import pending
from ..permissions import EDIT, READ
from ..ruling import limits
from ..terms import GROUP_STATES
from . import bp


@bp.get("/staff/")
@access(READ)
def overview() -> str:
    """What is late first."""
    day = today()
    with db.engine.connect() as connection:
        waits = pending(connection, day)
    late = [it for it in waits if it.due and it.due < day]
    groups = reading.groups(current_user)
    return render_template(
        "rules_supervisors/staff/overview.html",
        late=late,
        next_ones=[it for it in waits if it not in late],
        groups=groups,
        stay_on={it.id: reading.stay_on(it) for it in groups if it.state != "ended"},
        states=GROUP_STATES,
        limits=limits(),
        may_edit=current_user.may(EDIT),
    )

"""What members did of their duties: all of them for staff, the own ones for a member."""

from flask import render_template, request

from portal.clock import today
from portal.errors import NotThere
from portal.people.access import access, current_user

from ..counts import rows, splits, told
from ..permissions import OWN, READ
from ..ruling import code_for
from . import bp

FIRST_YEAR, LAST_YEAR = 2000, 2999


@bp.get("/staff/")
@access(READ)
def overview() -> str:
    """Each member with what was done of each duty in a year."""
    year, code = _year(), code_for(current_user)
    members = rows(told(year))
    duties = code.duties if code else []
    return render_template(
        "rules_members/staff/overview.html",
        year=year,
        code=code,
        members=members,
        splits=splits(members, duties),
        titles=[it.title for it in duties],
    )


@bp.get("/staff/own")
@access(OWN)
def own() -> str:
    """What the code asks of the member who reads the page, and what is on record."""
    year = _year()
    mine = rows(it for it in told(year) if it.user_id == current_user.id)
    return render_template(
        "rules_members/staff/own.html", year=year, code=code_for(current_user), mine=mine[0] if mine else None
    )


def _year() -> int:
    year = request.args.get("year", today().year, type=int)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotThere
    return year

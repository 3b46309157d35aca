"""What the pages of the service record share."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from flask import request
from flask_babel import gettext as _
from sqlalchemy import select

from portal.clock import today
from portal.errors import NotThere
from portal.extensions import db
from portal.people.access import current_user

from ...duty.entering import is_late
from ...duty.gathering import Mark
from ...duty.people import ALL, Chosen, Seated, members_on
from ...duty.points import points
from ...duty.terms import ATTENDANCE, BANDS, ENTRY_STATES, KINDS, ONCE, OUTCOMES, ROLES
from ...models import MemberGroup, Sector, Township
from ...terms import OFFICES
from .. import bp

FIRST_YEAR, LAST_YEAR = 2000, 2999
TONES = {"valid": "done", "contested": "due", "cancelled": ""}


@bp.context_processor
def duty_words() -> dict[str, object]:
    """The words of codes, and how points are written."""
    return {
        "activities": KINDS, "roles": ROLES, "attendance_words": ATTENDANCE, "entry_states": ENTRY_STATES,
        "outcomes": OUTCOMES, "bands": BANDS, "once_words": ONCE, "points": points, "is_late": is_late, "tones": TONES,
        "this_year": today().year,
        "offices_in_words": lambda codes: "、".join(str(OFFICES[it]) for it in codes.split()),
    }  # fmt: skip


def wanted_year() -> int:
    """The year in the address, this year where there is none. Raises NotThere."""
    year = request.args.get("year", today().year, type=int)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotThere
    return year


def wanted_members() -> Chosen:
    """The members that the filters of the address ask for."""
    sector, township, group = (request.args.get(it, type=int) for it in ("sector", "township", "group"))
    return Chosen(sector, township, group)


def filter_choices() -> dict[str, list[tuple[int, str]]]:
    """What the filters offer."""
    found = {}
    for name, model in (("sectors", Sector), ("townships", Township), ("groups", MemberGroup)):
        rows = db.session.execute(select(model.id, model.title).order_by(model.position, model.id))
        found[name] = [(row.id, row.title) for row in rows]
    return found


def audience() -> list[tuple[str, str]]:
    """Who may be invited in one go."""
    choices = filter_choices()
    return [
        ("all", _("All members")),
        ("none", _("Nobody yet")),
        ("watched", _("Members from townships")),
        *((f"sector-{number}", title) for number, title in choices["sectors"]),
        *((f"township-{number}", title) for number, title in choices["townships"]),
        *((f"group-{number}", title) for number, title in choices["groups"]),
    ]


def members_meant(code: str, day: date) -> list[int]:
    """The memberships that a choice of the audience stands for on a day."""
    kind, _dash, number = code.partition("-")
    if kind == "none":
        return []
    chosen = {"watched": Chosen(watched=True)}.get(kind, ALL)
    if number:
        sector, township, group = (int(number) if it == kind else None for it in ("sector", "township", "group"))
        chosen = Chosen(sector, township, group)
    return [it.membership_id for it in members_on(day, chosen)]


def marks_typed(invited: Collection[int]) -> dict[int, Mark]:
    """What was marked on the page of a sheet, of those who were invited and marked."""
    typed = {it: request.form.get(f"m-{it}", "") for it in invited}
    return {
        it: Mark(mark, request.form.get(f"n-{it}", "").strip()[:500] if mark == "leave" else "")
        for it, mark in typed.items()
        if mark
    }


def by_membership(members: Iterable[Seated]) -> Mapping[int, Seated]:
    """Members by the number of their membership."""
    return {it.membership_id: it for it in members}


def may(permission: str) -> bool:
    """Whether the person on the page may do something."""
    return current_user.may(permission)

"""Offices: 常务委员、主席、副主席、秘书长 are elected by the plenary, and left by a decision."""

from datetime import date

from flask_babel import gettext as _

from portal.items import Entry
from portal.records.workflow import check_paper
from portal.records.writing import writing

from ..facts.entering import NewEvent
from ..terms import ELECTED, ELECTION, LEFT_OFFICE, OFFICES
from .batches import enter_at_once
from .changes import find_membership


def elect(membership_id: int, office: str, day: date, entry: Entry) -> None:
    """Enter that a member was elected to an office. Raises NotThere, MoveRefused without the paper, EventRefused."""
    _enter(membership_id, ELECTED, office, day, entry)


def leave_office(membership_id: int, office: str, day: date, entry: Entry) -> None:
    """Enter that a member left an office and stays a member. Raises as `elect`."""
    _enter(membership_id, LEFT_OFFICE, office, day, entry)


def _enter(membership_id: int, action: str, office: str, day: date, entry: Entry) -> None:
    with writing() as tx:
        check_paper(entry, scan=True)
        membership = find_membership(tx, membership_id)
        told = {"office": OFFICES[office], "name": membership.member.name}
        title = (
            _("Elected %(office)s: %(name)s", **told)
            if action == ELECTED
            else _("No longer %(office)s: %(name)s", **told)
        )
        event = NewEvent(membership_id, action, day, {"office": office})
        enter_at_once(membership.term_id, ELECTION, title, [event], entry, day)

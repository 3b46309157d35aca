"""Making a move of an item's life, with what each move sets besides the state."""

from flask_babel import gettext as _

from portal.clock import now
from portal.items import Change, Entry
from portal.records.review import must_be_approved
from portal.records.writing import load, record, writing

from .conditions import NoPublicReason
from .life import ITEM
from .models import Problem, RectificationItem
from .numbers import next_number
from .reaching import tell_next
from .terms import ENDINGS


def carry_out(item_id: int, version: int, action: str, entry: Entry, ending: str = "") -> None:
    """Make a move, or enter one that was decided on paper. `ending` is the public reason of a termination.

    Raises NotThere, StaleRecord, and what the workflow and its conditions raise.
    """
    # Publishing sets several columns that the database wants to see together.
    with writing() as tx, tx.session.no_autoflush:
        item = load(RectificationItem, item_id, version)
        problems = _fix(item) if action == "publish" else []
        if action == "terminate":
            _tell_why(item, ending)
        ITEM.move(item, action, entry)
        tell_next(item, action)
        for problem in problems:
            record(Change(problem, "published", fields=("published_at",), public=True))


def _fix(item: RectificationItem) -> list[Problem]:
    """Give an item what never changes again: number, first deadline, day of publication.

    Returns the problems that are published with it.
    """
    item.number = next_number()
    item.original_deadline = item.deadline
    item.scope = must_be_approved(item).scope
    item.published_at = now()
    problems = [problem for problem in item.problems if problem.published_at is None]
    for problem in problems:
        problem.scope, problem.published_at = item.scope, item.published_at
    return problems


def _tell_why(item: RectificationItem, ending: str) -> None:
    if ending not in ENDINGS:
        raise NoPublicReason(_("Choose the reason that the public will read."))
    item.ending = ending

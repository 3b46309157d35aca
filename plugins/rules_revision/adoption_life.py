"""The last moves of a project, part of its table in projects/life.py: adopted, and in force on its day."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import today
from portal.errors import PortalError
from portal.items import Entry
from portal.records.workflow import Move

from .models import RevisionProject
from .outcomes import NotPrepared, is_proved, outcome_of
from .rights import DECIDE, EDIT


class NotProved(PortalError):
    """The decision does not make the new text of the old one."""

    status = 409


class NotReached(PortalError):
    """The day has not come."""

    status = 409


def papers_are_ready(project: RevisionProject, entry: Entry) -> None:
    """Raise NotPrepared, NotProved while the outcome cannot be adopted."""
    outcome = outcome_of(project)
    if outcome is None:
        raise NotPrepared(_("Prepare the papers for the meeting first."))
    if outcome.form == "decision" and not is_proved(outcome):
        raise NotProved(
            _("The amending decision does not give exactly the new text. Mend the decision, or issue the rule in full.")
        )


def day_has_come(project: RevisionProject, entry: Entry) -> None:
    """Raise NotReached before the day from which the rule is in force."""
    day = effective_day(project)
    if day is None or day > today():
        raise NotReached(_("The day from which this is in force has not come."))


MOVES = (
    Move(
        "adopt", "review", "adopted", DECIDE, _l("Enter the adoption"), _l("Adopted and issued"),
        check=papers_are_ready, basis=True,
    ),
    Move(
        "enter_force", "adopted", "in_force", EDIT, _l("Note that it is in force"), _l("In force"), check=day_has_come
    ),
)  # fmt: skip
ACTIONS = frozenset(it.action for it in MOVES)


def effective_day(project: RevisionProject) -> date | None:
    """From which day what a project decided is in force."""
    outcome = outcome_of(project)
    return outcome.issued.in_force_from if outcome and outcome.issued else None


def state_on(project: RevisionProject, day: date) -> str:
    """The state of a project on a day: what was adopted is in force when the day comes, noted or not."""
    effective = effective_day(project)
    reached = project.state == "adopted" and effective is not None and effective <= day
    return "in_force" if reached else project.state

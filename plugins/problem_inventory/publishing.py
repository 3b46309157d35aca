"""Publishing: what must stand before everybody may read it, and what is fixed from then on."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _

from portal.clock import now, today
from portal.errors import PortalError
from portal.items import Change
from portal.records.numbering import take_number
from portal.records.settings import read_setting
from portal.records.writing import record

from .models import RectificationItem, RectificationPlan, Stage

NUMBERS = "problem_inventory.item"
NUMBER_PATTERN = "整改〔{year}〕{number}号"


class Incomplete(PortalError):
    """One of the five elements is missing."""


class DeadlineTooLate(PortalError):
    """The deadline lies after the end of the stage."""


def publish_plan(plan: RectificationPlan, items: list[RectificationItem]) -> None:
    """Publish a plan with its problems and items, on the basis of the plan itself. Call it inside writing() only.

    Raises Incomplete when an item lacks an element, DeadlineTooLate when it would end after its stage.
    """
    plan.published_at = now()
    for problem in plan.problems:
        problem.published_at = plan.published_at
    pattern = read_setting("problem_inventory", "number_pattern", NUMBER_PATTERN)
    for item in items:
        check_elements(item)
        check_deadline(item.deadline, item.stage)
        item.number = take_number(NUMBERS, pattern, today().year)
        item.original_deadline = item.deadline
        item.state, item.published_at = "published", plan.published_at
    for published in (plan, *plan.problems, *items):
        record(Change(published, "published", reason=plan.basis, public=True))


def check_elements(item: RectificationItem) -> None:
    """Hold an item against the five elements. Raises Incomplete naming those that are missing."""
    if missing := list(missing_elements(item)):
        elements = _(", ").join(missing)
        raise Incomplete(_("The item “%(title)s” lacks: %(elements)s.", title=item.title, elements=elements))


def missing_elements(item: RectificationItem) -> Iterator[str]:
    """The names of the elements an item lacks: matter, goal and deadline, measures, responsibility, promise."""
    if not (item.title and item.problems):
        yield _("the matter with its problem")
    if not (item.goal and item.deadline):
        yield _("goal and deadline")
    if not item.measures:
        yield _("measures")
    if not (item.first_responsible and item.lead_official and item.responsible_unit and item.owner):
        yield _("responsibility")
    if not item.commitment:
        yield _("public promise")


def check_deadline(deadline: date | None, stage: Stage) -> None:
    """Hold a deadline against its stage. Raises DeadlineTooLate."""
    if deadline and deadline > stage.end:
        raise DeadlineTooLate(_("The deadline lies after the end of the stage “%(stage)s”.", stage=stage.title))

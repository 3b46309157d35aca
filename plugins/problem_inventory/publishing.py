"""Publishing: what must stand before everybody may read it, and what is fixed from then on."""

from portal.clock import now, today
from portal.items import Change, Decision, Entry
from portal.records.writing import record

from .elements import check_dates, check_elements
from .models import RectificationItem, RectificationPlan
from .numbers import next_number


def publish_plan(plan: RectificationPlan, items: list[RectificationItem], decided_by: str) -> None:
    """Publish a plan with its problems and items, on the basis of the plan itself. Call it inside writing() only.

    `decided_by` is the body that adopted the plan; its decision stands for the review of each item.
    Raises Incomplete when an item lacks an element, DeadlineTooLate when it would end after its stage.
    """
    plan.published_at = now()
    for problem in plan.problems:
        problem.published_at = plan.published_at
    for item in items:
        check_elements(item)
        check_dates(item)
        item.number = next_number()
        item.original_deadline = item.deadline
        item.state, item.published_at = "published", plan.published_at
    for published in (plan, *plan.problems):
        record(Change(published, "published", reason=plan.basis, public=True))
    entry = Entry(decision=Decision(decided_by, today(), f"《{plan.title}》"))
    for item in items:
        record(Change(item, "publish", fields=("state",), public=True, entry=entry, moved=("draft", "published")))

"""Plans for members who are helped along (跟踪培养): by whom, what for, in which steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy.orm.attributes import flag_modified

from portal.errors import NotThere
from portal.items import Change
from portal.records.writing import load, record, writing

from ..models import Member, NurturePlan, NurtureStep
from .entering import DutyRefused


@dataclass(frozen=True)
class PlanFacts:
    """What a plan says."""

    mentor: str
    goals: str
    begins_on: date
    ends_on: date


@dataclass(frozen=True)
class StepFacts:
    """A step of a plan."""

    title: str
    due_on: date


def draw_up(member_id: int, facts: PlanFacts, steps: Sequence[StepFacts] = ()) -> int:
    """Make a plan for a member; returns its number. Raises NotThere, DutyRefused."""
    if facts.ends_on < facts.begins_on:
        raise DutyRefused(_("The plan ends before it begins. Check the days."))
    with writing() as tx:
        load(Member, member_id)
        plan = NurturePlan(member_id=member_id, **vars(facts), steps=[NurtureStep(**vars(it)) for it in steps])
        tx.session.add(plan)
        record(Change(plan, "drawn_up"))
        return plan.id


def add_step(plan_id: int, version: int, step: StepFacts) -> None:
    """Add a step to a plan that runs. Raises NotThere, StaleRecord, DutyRefused."""
    with writing():
        plan = _running(plan_id, version)
        plan.steps.append(NurtureStep(**vars(step)))
        flag_modified(plan, "goals")  # steps belong to the plan: its version moves
        record(Change(plan, "step_added", fields=("steps",)))


def step_done(plan_id: int, version: int, step_id: int, done_on: date, note: str) -> None:
    """Note that a step was done. Raises NotThere, StaleRecord, DutyRefused."""
    with writing():
        plan = _running(plan_id, version)
        step = next((it for it in plan.steps if it.id == step_id), None)
        if step is None:
            raise NotThere
        step.done_on, step.note = done_on, note
        flag_modified(plan, "goals")
        record(Change(plan, "step_done", fields=("steps",)))


def finish(plan_id: int, version: int, finished_on: date, outcome: str) -> None:
    """End a plan with what came of it. Raises NotThere, StaleRecord, DutyRefused."""
    with writing():
        plan = _running(plan_id, version)
        plan.finished_on, plan.outcome = finished_on, outcome
        record(Change(plan, "finished", fields=("finished_on", "outcome")))


def _running(plan_id: int, version: int) -> NurturePlan:
    plan = load(NurturePlan, plan_id, version)
    if plan.finished_on is not None:
        raise DutyRefused(_("This plan is finished. Draw up a new one."))
    return plan

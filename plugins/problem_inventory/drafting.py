"""Problems and items before they are published: written, changed as often as one likes, thrown away."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from portal.errors import NotThere, PortalError
from portal.items import Change, Entry
from portal.records.writing import current_transaction, load, record, writing

from .elements import check_dates
from .models import Measure, MeasureGroup, Problem, RectificationItem, RectificationPlan, Stage

Found = TypeVar("Found", Stage, MeasureGroup, Problem)


class AlreadyPublished(PortalError):
    """What everybody has read is not rewritten."""

    status = 409


@dataclass(frozen=True)
class ProblemTexts:
    """What is written of a problem."""

    title: str
    text: str
    cause: str
    source: str
    aspect: str


@dataclass(frozen=True)
class Step:
    """A measure as it was typed: a draft may lack the owner or the date."""

    text: str
    owner: str
    deadline: date | None


@dataclass(frozen=True)
class ItemTexts:
    """What is written of an item; only the title, the stage and the horizon are needed from the beginning."""

    title: str
    stage_id: int
    horizon: str
    problem_ids: Sequence[int] = ()
    group_id: int | None = None
    goal: str = ""
    deadline: date | None = None
    first_responsible: str = ""
    lead_official: str = ""
    responsible_unit: str = ""
    owner: str = ""
    supporting_unit: str = ""
    commitment: str = ""
    measures: Sequence[Step] = ()


_COLUMNS = [field.name for field in fields(ItemTexts) if field.name not in ("problem_ids", "measures")]


def add_problem(plan_id: int, texts: ProblemTexts, origin: tuple[str, int] | None = None) -> int:
    """Write a new problem under a plan; returns its number in the database. Raises NotThere.

    `origin` names the record of another module in which it was found.
    """
    with writing():
        return write_problem(plan_id, texts, origin).id


def write_problem(plan_id: int, texts: ProblemTexts, origin: tuple[str, int] | None = None) -> Problem:
    """The same inside writing(). Raises NotThere."""
    session = current_transaction().session
    load(RectificationPlan, plan_id)  # locked, so that two clerks do not take the same place
    last = session.scalar(select(func.max(Problem.number)).where(Problem.plan_id == plan_id))
    problem = Problem(plan_id=plan_id, number=(last or 0) + 1, **vars(texts))
    problem.origin_kind, problem.origin_id = origin or (None, None)
    session.add(problem)
    record(Change(problem, "written"))
    return problem


def change_problem(problem_id: int, version: int, texts: ProblemTexts) -> None:
    """Rewrite a problem; once it is published only its cause, which the public does not see.

    Raises NotThere, StaleRecord, AlreadyPublished.
    """
    with writing():
        rewrite_problem(problem_id, version, texts)


def rewrite_problem(problem_id: int, version: int, texts: ProblemTexts) -> Problem:
    """The same inside writing(). Raises NotThere, StaleRecord, AlreadyPublished."""
    problem = load(Problem, problem_id, version)
    changed = tuple(name for name, value in vars(texts).items() if getattr(problem, name) != value)
    if problem.is_public and set(changed) - {"cause"}:
        raise AlreadyPublished(_("This problem is published. A slip of the pen is mended as a correction."))
    for name in changed:
        setattr(problem, name, getattr(texts, name))
    record(Change(problem, "rewritten", fields=changed))
    return problem


def add_item(texts: ItemTexts) -> int:
    """Begin the draft of an item; returns its number in the database. Raises NotThere, DeadlineTooLate."""
    with writing():
        return draft_item(texts).id


def draft_item(texts: ItemTexts) -> RectificationItem:
    """The same inside writing(). Raises NotThere, DeadlineTooLate."""
    session = current_transaction().session
    item = RectificationItem(state="draft")
    _write(session, item, texts)
    session.add(item)
    record(Change(item, "drafted", entry=Entry(), moved=("", "draft")))
    return item


def change_item(item_id: int, version: int, texts: ItemTexts) -> None:
    """Rewrite the draft of an item. Raises NotThere, StaleRecord, AlreadyPublished, DeadlineTooLate."""
    with writing():
        rewrite_item(item_id, version, texts)


def rewrite_item(item_id: int, version: int, texts: ItemTexts) -> None:
    """The same inside writing(). Raises NotThere, StaleRecord, AlreadyPublished, DeadlineTooLate."""
    item = _draft(item_id, version)
    flag_modified(item, "title")  # whoever changed only the measures changed the item
    _write(current_transaction().session, item, texts)
    record(Change(item, "rewritten"))


def throw_away(item_id: int, version: int) -> None:
    """Delete a draft that nobody needs. Raises NotThere, StaleRecord, AlreadyPublished."""
    with writing() as tx:
        item = _draft(item_id, version)
        tx.session.delete(item)
        record(Change(item, "thrown_away"))


def check_draft(item: RectificationItem) -> None:
    """Raise AlreadyPublished for what is no draft any more."""
    if item.state != "draft":
        raise AlreadyPublished(_("This item is published. Its words no longer change; a slip of the pen is corrected."))


def _draft(item_id: int, version: int) -> RectificationItem:
    item = load(RectificationItem, item_id, version)
    check_draft(item)
    return item


def _write(session: Session, item: RectificationItem, texts: ItemTexts) -> None:
    for name in _COLUMNS:
        setattr(item, name, getattr(texts, name))
    item.stage = _one(session, Stage, texts.stage_id)
    item.group = _one(session, MeasureGroup, texts.group_id) if texts.group_id else None
    item.problems = [_one(session, Problem, problem_id) for problem_id in texts.problem_ids]
    _write_measures(item, texts.measures)
    check_dates(item)


def _write_measures(item: RectificationItem, steps: Sequence[Step]) -> None:
    """Change the rows that are there, place by place: each place is taken once, also while they move."""
    for place, step in enumerate(steps):
        if place == len(item.measures):
            item.measures.append(Measure(position=place + 1))
        for name, value in vars(step).items():
            setattr(item.measures[place], name, value)
    del item.measures[len(steps) :]


def _one(session: Session, model: type[Found], number: int) -> Found:
    found = session.get(model, number)
    if found is None:
        raise NotThere
    return found

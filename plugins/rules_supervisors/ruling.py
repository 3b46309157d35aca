"""What the rule in force says of groups and letters; the model text where the register has no rule, or it is silent."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from plugins.rules_revision.engine import Node, read_text
from plugins.rules_revision.engine.periods import Period
from plugins.rules_revision.engine.tree import write_text
from plugins.rules_revision.in_force import tree_in_force
from portal.records.workdays import add_working_days, is_working_day

from .parameters import Found, activities, model, people, period, term

DOMAIN = "supervisors"
_MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True)
class Limits:
    """People in a group, years of a term, activities a quarter; `answer` with the clause that says it."""

    least: int
    most: int
    years: int
    activities: int
    answer: Period
    answer_place: str
    look_back: Period
    replacement: Period


def limits() -> Limits:
    """The limits that hold now. A clause is named only where the rule in force has it."""
    tree = tree_in_force(DOMAIN)
    return _limits_of("" if tree is None else write_text(tree))


@lru_cache(maxsize=4)
def _limits_of(text: str) -> Limits:
    """The limits of a rule, empty for none; kept, since every page of staff asks for them."""
    tree = read_text(text) if text else None
    trees = [model()] if tree is None else [tree, model()]
    size, years, often = (_first(trees, read) for read in (people, term, activities))
    answer = None if tree is None else period(tree, "answer")
    periods = {name: _period(trees, name) for name in ("answer", "look_back", "replacement")}
    return Limits(
        least=size.first, most=size.last, years=years.first, activities=often.first,
        answer_place="" if answer is None else answer[0].place, **periods,
    )  # fmt: skip


def last_day(start: date, within: Period) -> date:
    """The last day of a period that begins on the day after `start`.

    A last day on which the office rests moves to the next working day: 民法典, 203.
    """
    if within.unit == "workday":
        return add_working_days(start, within.number).day
    if within.unit in _MONTHS:
        return _on_a_working_day(months_later(start, within.number * _MONTHS[within.unit]))
    return _on_a_working_day(start + timedelta(days=within.number))


def months_later(start: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day: 民法典, 202."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _on_a_working_day(day: date) -> date:
    return day if is_working_day(day) else add_working_days(day, 1).day


def _first(trees: list[Node], read: Callable[[Node], Found | None]) -> Found:
    return next(found for tree in trees if (found := read(tree)) is not None)


def _period(trees: list[Node], name: str) -> Period:
    return next(found[1] for tree in trees if (found := period(tree, name)) is not None)

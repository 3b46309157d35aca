"""The way of an opinion as its sender sees it: where it was, since when, and how many working days it stayed there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from flask_babel import gettext as _

from portal.clock import local, today
from portal.records.steps import steps_of
from portal.records.workdays import working_days_between

from .models import Opinion
from .states import ASSIGNED, IN_PROGRESS, NEEDS_INFORMATION, RECEIVED, UNANSWERED
from .terms import FOR_SENDER


@dataclass(frozen=True)
class Hop:
    """One stay. `stayed` counts working days, until today for the place where it is now."""

    title: str
    day: date
    stayed: int = 0
    now: bool = False


def state_for_sender(opinion: Opinion) -> str:
    """How far it is, in plain words; of a restricted letter nobody learns on whose desk it lies."""
    if opinion.restricted and opinion.state in UNANSWERED and opinion.state != NEEDS_INFORMATION:
        return _handed_over()
    return str(FOR_SENDER[opinion.state])


def hops(opinion: Opinion) -> list[Hop]:
    """The stays, oldest first; several steps under one name are one stay."""
    stays = list(_merged(_stays(opinion)))
    last = today() if opinion.is_open else stays[-1].day
    ends = [*(hop.day for hop in stays[1:]), last]
    told = [replace(hop, stayed=working_days_between(hop.day, end)) for hop, end in zip(stays, ends, strict=True)]
    return [*told[:-1], replace(told[-1], now=opinion.is_open)]


def _stays(opinion: Opinion) -> Iterator[Hop]:
    """Each step with the words for where it leads; the present unit is named where it was handed to it."""
    yield Hop(str(FOR_SENDER[RECEIVED]), local(opinion.received_at).date())
    steps = [step for step in steps_of(opinion) if step.source != step.target]
    last_unit = max((number for number, step in enumerate(steps) if step.target == ASSIGNED), default=-1)
    for number, step in enumerate(steps):
        title = str(FOR_SENDER[step.target])
        if opinion.restricted and step.target in UNANSWERED:
            title = _handed_over()
        elif number >= last_unit >= 0 and step.target in (ASSIGNED, IN_PROGRESS):
            title = _("Being handled by %(unit)s", unit=opinion.unit)
        yield Hop(title, local(step.entered_at).date())


def _merged(stays: Iterator[Hop]) -> Iterator[Hop]:
    before = ""
    for stay in stays:
        if stay.title != before:
            yield stay
        before = stay.title


def _handed_over() -> str:
    return _("Handed to the competent authority")

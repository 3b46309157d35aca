"""What a sender is promised: told and answered within so many working days of the day it was sent.

The dates are counted once and kept, since a setting or the calendar may change later and a promise may not.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Mapped

from portal.records.workdays import Counted, add_working_days

from .preferences import limits


@dataclass(frozen=True)
class Promise:
    """A promised day; `counted` explains it, and may name another day where the calendar has changed since."""

    counted: Counted
    day: date


class Promised:
    """The columns of the promises; empty in rows that are older than they are."""

    told_within: Mapped[int | None]
    told_by: Mapped[date | None]
    answered_within: Mapped[int | None]
    answered_by: Mapped[date | None]


@dataclass(frozen=True)
class Promises:
    """Both promises of one opinion."""

    told: Promise
    answered: Promise

    @property
    def columns(self) -> dict[str, int | date]:
        """As they are kept."""
        return {
            "told_within": self.told.counted.days,
            "told_by": self.told.day,
            "answered_within": self.answered.counted.days,
            "answered_by": self.answered.day,
        }


def promise(start: date) -> Promises:
    """What is promised to somebody who sends on that day."""
    now = limits()
    return Promises(_promise(start, now.told), _promise(start, now.answered))


def promised(start: date, kept: Promised) -> Promises:
    """What was promised to the sender of an opinion, from its columns."""
    now = limits()
    return Promises(
        _promise(start, kept.told_within or now.told, kept.told_by),
        _promise(start, kept.answered_within or now.answered, kept.answered_by),
    )


def _promise(start: date, days: int, kept: date | None = None) -> Promise:
    counted = add_working_days(start, days)
    return Promise(counted, kept or counted.day)

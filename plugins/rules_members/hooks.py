"""What plugins that require this one may answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.hooks import hookspec


@dataclass(frozen=True)
class DutyCount:
    """How often a member did one duty in a year.

    `member` is the name as the roster shows it inside the office, `user_id` the member's account where there is one.
    `duty` is a code of `terms.DUTIES`; `township` says that the member comes from a township or the grass roots.
    """

    member: str
    duty: str
    count: int
    user_id: int | None = None
    township: bool = False


@hookspec
def duty_counts(year: int) -> Iterable[DutyCount]:  # type: ignore[empty-body]
    """What members did in a year, from the records that the plugin keeps; zero where a member did nothing."""

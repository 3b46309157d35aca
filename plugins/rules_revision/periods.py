"""When versions hold: each up to the day on which the next one begins, the last up to the end of the rule.

So on every day at most one version of a rule is in force.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from portal.errors import PortalError
from portal.web.formats import full_date

from .models import Rule, RuleVersion


class TwoInForce(PortalError):
    """Two versions of one rule would hold on one day."""

    status = 409


class BeginsTooLate(PortalError):
    """A version would begin when its rule has ended."""

    status = 409


def ends_of(rule: Rule, versions: Sequence[RuleVersion]) -> list[tuple[RuleVersion, date | None]]:
    """The day on which each of a rule's versions ends; those not in force yet have none.

    Raises TwoInForce when two begin on one day, BeginsTooLate.
    """
    begun = sorted((it for it in versions if it.in_force_from), key=_start)
    for version, following in pairwise(begun):
        if _start(version) == _start(following):
            raise TwoInForce(
                _(
                    "Versions %(one)s and %(other)s would both begin on %(day)s. Check the days.",
                    one=version.number, other=following.number, day=full_date(_start(version)),
                )
            )  # fmt: skip
    if begun and rule.ended_on and _start(begun[-1]) >= rule.ended_on:
        raise BeginsTooLate(_("The rule ends on %(day)s, before this version begins.", day=full_date(rule.ended_on)))
    ends = [*(it.in_force_from for it in begun[1:]), rule.ended_on]
    return [*zip(begun, ends, strict=False), *((it, None) for it in versions if it.in_force_from is None)]


def fit(session: Session, rule: Rule, versions: Sequence[RuleVersion]) -> list[RuleVersion]:
    """Let each version end where the next one begins; returns those whose end changed. Inside writing() only.

    Ends come first: at no moment does the database hold two versions without one.
    """
    with session.no_autoflush:
        changed = [(it, end) for it, end in ends_of(rule, versions) if it.in_force_until != end]
        changed.sort(key=lambda pair: pair[1] is None)
        for place, (version, end) in enumerate(changed):
            if place and end is None:
                session.flush()
            version.in_force_until = end
    return [version for version, _end in changed]


def _start(version: RuleVersion) -> date:
    return version.in_force_from or date.max

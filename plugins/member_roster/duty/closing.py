"""A year's scores settled by a decision, kept with the version of the rules and a fingerprint."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import Select, select

from portal.clock import today
from portal.extensions import db
from portal.items import Change, Decision
from portal.records.writing import record, writing

from ..models import DutyClosing, DutyEntry, DutyResult
from .counted import done_in, scored, year_list
from .entering import DutyRefused
from .ruling import as_rules, rules_for
from .scoring import Rules, Score, digest_of
from .terms import CONTESTED


@dataclass(frozen=True)
class Difference:
    """A settled result that comes out differently today, because entries changed afterwards."""

    result: DutyResult
    now: Score


def close(year: int, decision: Decision) -> int:
    """Settle the scores of a year; returns the number of the closing. Raises DutyRefused."""
    if year > today().year:
        raise DutyRefused(_("This year has not begun yet."))
    with writing() as tx:
        if tx.session.scalar(_contested(year)):
            raise DutyRefused(_("Members contest entries of this year. Answer them first."))
        rules = rules_for(year)
        rows = [(it.seated.membership_id, it.score) for it in year_list(year) if it.score is not None]
        if rules is None or not rows:
            raise DutyRefused(_("There is nothing to settle: no scoring rules were in force, or nobody was a member."))
        closing = _closing(year, decision, rules, rows)
        tx.session.add(closing)
        record(Change(closing, "closed"))
        return closing.id


def closing_of(year: int) -> DutyClosing | None:
    """How a year was settled last."""
    query = select(DutyClosing).where(DutyClosing.year == year).order_by(DutyClosing.number.desc()).limit(1)
    return db.session.scalar(query)


def differences(closing: DutyClosing) -> list[Difference]:
    """Which settled results come out differently today, by the same version of the rules."""
    rules, done = as_rules(closing.rules), done_in(closing.year)
    found = ((it, scored(rules, done[it.membership_id])) for it in closing.results)
    return [Difference(result, score) for result, score in found if score and score.digest != result.digest]


def _contested(year: int) -> Select[int]:
    of_year = DutyEntry.happened_on.between(date(year, 1, 1), date(year, 12, 31))
    return select(DutyEntry.id).where(of_year, DutyEntry.state == CONTESTED).limit(1)


def _closing(year: int, decision: Decision, rules: Rules, rows: list[tuple[int, Score]]) -> DutyClosing:
    before = closing_of(year)
    results = [
        DutyResult(membership_id=number, tenths=it.tenths, band=it.band, digest=it.digest) for number, it in rows
    ]
    return DutyClosing(
        year=year, number=before.number + 1 if before else 1, rules_id=rules.id, results=results,
        decided_by=decision.decided_by, decided_on=decision.decided_on, basis=decision.basis,
        digest=digest_of([rules.id, sorted((number, it.digest) for number, it in rows)]),
    )  # fmt: skip

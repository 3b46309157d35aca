"""Versions of the scoring rules: entered before their year is settled, never changed for a year that was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from portal.clock import today
from portal.extensions import db
from portal.items import Change
from portal.records.writing import load, record, writing

from ..models import DutyClosing, DutyRuleLine, DutyRules
from .entering import DutyRefused
from .scoring import Line, Rules, rules_of


@dataclass(frozen=True)
class RulesFacts:
    """What a version says; points are in tenths."""

    year: int
    title: str
    document: str
    minimum: int
    excellent: int
    competent: int
    basic: int
    lines: Sequence[Line]


def enter_rules(facts: RulesFacts) -> int:
    """Enter a version; returns its number. Raises DutyRefused."""
    with writing() as tx:
        versions = tx.session.scalars(select(DutyRules)).all()
        if any(it.valid_from.year == facts.year for it in versions):
            raise DutyRefused(_("There is a version for this year already. Open that one."))
        _check_open(tx.session, facts.year, min((it.valid_from.year for it in versions), default=None))
        rules = DutyRules(valid_from=date(facts.year, 1, 1), **_texts(facts), lines=_lines(facts))
        tx.session.add(rules)
        record(Change(rules, "entered"))
        return rules.id


def change_rules(rules_id: int, version: int, facts: RulesFacts) -> None:
    """Mend a version whose first year still runs and was not closed. Raises NotThere, StaleRecord, DutyRefused."""
    with writing() as tx:
        rules = load(DutyRules, rules_id, version)
        if not may_change(rules):
            raise DutyRefused(_("Years were counted by this version: it stays. Enter a new one for the coming year."))
        for name, value in _texts(facts).items():
            setattr(rules, name, value)
        rules.lines = []
        tx.session.flush()
        rules.lines = _lines(facts)
        record(Change(rules, "changed", fields=("lines", *_texts(facts))))


def may_change(rules: DutyRules) -> bool:
    """Whether no year was counted by a version yet."""
    closed = select(DutyClosing.id).where(DutyClosing.rules_id == rules.id).limit(1)
    return rules.valid_from.year >= today().year and db.session.scalar(closed) is None


def versions() -> list[Rules]:
    """All versions as the score takes them."""
    query = select(DutyRules).options(selectinload(DutyRules.lines)).order_by(DutyRules.valid_from)
    return [as_rules(it) for it in db.session.scalars(query)]


def rules_for(year: int) -> Rules | None:
    """The version in force in a year."""
    return rules_of(year, versions())


def as_rules(row: DutyRules) -> Rules:
    """A version without its row."""
    names = list(Line.__dataclass_fields__)
    lines = [Line(**{name: getattr(it, name) for name in names}) for it in row.lines]
    return Rules(row.id, row.valid_from.year, row.minimum, row.excellent, row.competent, row.basic, lines)


def _check_open(session: Session, year: int, first: int | None) -> None:
    """A version must not change a year that was counted: it begins this year or later, or before all others."""
    if year < today().year and not (first is None or year < first):
        raise DutyRefused(_("Years that are over keep their rules. Enter the version for this year or a later one."))
    if session.scalar(select(DutyClosing.id).where(DutyClosing.year >= year).limit(1)) is not None:
        raise DutyRefused(_("This year or a later one was closed already. Enter the version for a later year."))


def _texts(facts: RulesFacts) -> dict[str, object]:
    names = ("title", "document", "minimum", "excellent", "competent", "basic")
    return {name: getattr(facts, name) for name in names}


def _lines(facts: RulesFacts) -> list[DutyRuleLine]:
    names = ("title", "tenths", "activity", "role", "attendance", "by_amount", "cap", "once")
    return [
        DutyRuleLine(position=at, **{name: getattr(it, name) for name in names}) for at, it in enumerate(facts.lines)
    ]

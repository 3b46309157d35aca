"""Quarterly disclosures inside the office: written, reviewed, shown, asked about, answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from portal.clock import now, today
from portal.errors import NotThere, PortalError
from portal.items import Change, Entry, Setting
from portal.records import actor
from portal.records.review import ask as hand_to_review
from portal.records.review import must_be_approved
from portal.records.settings import read_setting
from portal.records.workdays import add_working_days
from portal.records.writing import load, record, writing

from .models import DisclosureLine, FigureQuestion, QuarterDisclosure
from .models.disclosure import INSIDE
from .quarters import quarter_days
from .terms import LEAST_DAYS, QUESTIONS


class NotPossible(PortalError):
    """The disclosure is shown already, or not yet; the question is answered already."""

    status = 409


@dataclass(frozen=True)
class Spending:
    """A line: a kind of spending, its budget, what was spent, in cents."""

    category: str
    budget: int
    spent: int


def days_setting(title: str, hint: str) -> Setting:
    """For how many working days a disclosure is shown; five at least."""
    return Setting("shown_days", title, "number", LEAST_DAYS, hint, minimum=LEAST_DAYS, maximum=60)


def write(year: int, quarter: int, note: str, lines: Sequence[Spending]) -> int:
    """Begin the disclosure of a quarter that is over; returns its number. Raises NotThere, NotPossible."""
    if quarter not in range(1, 5) or not 2000 <= year <= 9998:
        raise NotThere
    if today() < quarter_days(year, quarter)[1]:
        raise NotPossible(_("This quarter is not over yet."))
    with writing() as tx:
        same = QuarterDisclosure.year == year, QuarterDisclosure.quarter == quarter
        valid = select(QuarterDisclosure.id).where(*same, QuarterDisclosure.withdrawn_for == "")
        if tx.session.scalar(valid) is not None:
            raise NotPossible(_("This quarter is there already. Change it instead."))
        found = QuarterDisclosure(year=year, quarter=quarter, note=note, scope=INSIDE, withdrawn_for="")
        found.lines = _rows(lines)
        tx.session.add(found)
        record(Change(found, "written", entry=Entry()))
        return found.id


def rewrite(disclosure_id: int, version: int, note: str, lines: Sequence[Spending]) -> None:
    """Write a disclosure anew that is not shown yet. Raises NotThere, StaleRecord, NotPossible."""
    with writing() as tx:
        found = _hidden(disclosure_id, version)
        found.lines = []
        tx.session.flush()  # each place is taken once
        found.note, found.lines = note, _rows(lines)
        record(Change(found, "rewritten", fields=("note", "lines")))


def hand_in(disclosure_id: int, version: int, url: str) -> None:
    """Hand a disclosure in for review, to be shown inside the office. Raises NotThere, StaleRecord, NotPossible."""
    with writing():
        found = _hidden(disclosure_id, version)
        if not found.lines:
            raise NotPossible(_("Enter at least one line first."))
        hand_to_review(found, INSIDE, found.public_title, url)


def publish(disclosure_id: int, version: int) -> None:
    """Show a disclosure inside the office as it was reviewed.

    Raises NotThere, StaleRecord, NotPossible, NotReviewed.
    """
    days = max(LEAST_DAYS, int(read_setting("rules_finance", "shown_days", LEAST_DAYS)))
    until = add_working_days(today(), days).day
    with writing():
        found = _hidden(disclosure_id, version)
        must_be_approved(found)
        found.published_at, found.shown_until = now(), until
        record(Change(found, "published", fields=("published_at",), entry=Entry()))


def ask(disclosure_id: int, nature: str, text: str) -> int:
    """Ask or object; the answer is due within five working days. Raises NotThere, NotPossible."""
    if nature not in QUESTIONS:
        raise NotThere
    due = add_working_days(today(), LEAST_DAYS).day
    with writing() as tx:
        found = load(QuarterDisclosure, disclosure_id)
        if found.published_at is None:
            raise NotPossible(_("This quarter is not shown yet."))
        question = FigureQuestion(disclosure=found, nature=nature, text=text, asked_by=actor.acting().title, due=due)
        tx.session.add(question)
        record(Change(question, "asked"))
        return question.id


def answer(question_id: int, version: int, text: str) -> None:
    """Answer a question, once. Raises NotThere, StaleRecord, NotPossible."""
    with writing():
        question = load(FigureQuestion, question_id, version)
        if question.answered_at is not None:
            raise NotPossible(_("This question is answered already."))
        question.answer, question.answered_by, question.answered_at = text, actor.acting().title, now()
        record(Change(question, "answered", fields=("answer",)))


def _hidden(disclosure_id: int, version: int) -> QuarterDisclosure:
    found = load(QuarterDisclosure, disclosure_id, version)
    if found.published_at is not None:
        raise NotPossible(_("This quarter is shown already: its figures no longer change."))
    return found


def _rows(lines: Sequence[Spending]) -> list[DisclosureLine]:
    return [DisclosureLine(position=place, **vars(line)) for place, line in enumerate(lines, 1)]

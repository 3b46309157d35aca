"""Making a move: what was typed is filled in, the table holds it against its rules, those whose turn it is are told."""

from dataclasses import replace
from typing import Any

from flask_babel import gettext as _

from portal.items import Entry
from portal.people.holders import holders_of
from portal.records.notices import tell
from portal.records.workflow import NOTHING
from portal.records.writing import load, writing

from .filling import fill_in
from .liaisons import liaisons_of
from .life import LIFE
from .models import Opinion
from .readers import readers
from .states import (
    ANSWER,
    APPROVE,
    ASSIGN,
    ASSIGNED,
    IN_PROGRESS,
    RATED,
    READ,
    RECEIVED,
    REPLY_DRAFTED,
    SENT_BACK,
    TAKEN_UP,
    TRIAGE,
)

PAGES = "/public_feedback/staff/"  # the worker has no request to build addresses from
# Whose turn it is in a state: those with this permission. In the other states it is the unit's, or the sender's.
TURNS = {
    RECEIVED: TRIAGE,
    TAKEN_UP: ASSIGN,
    SENT_BACK: ASSIGN,
    IN_PROGRESS: ANSWER,
    REPLY_DRAFTED: APPROVE,
    RATED: ANSWER,
}

# Who is told: besides those whose turn it is, whoever looks after the work of a unit, also when it is done again.
TOLD = {**TURNS, ASSIGNED: ANSWER}


def carry_out(opinion_id: int, version: int | None, action: str, entry: Entry = NOTHING, **typed: Any) -> None:
    """Make a move, or enter one that was decided on paper; `typed` is what filling.py takes for it.

    Raises NotThere, StaleRecord, NotAllowed, and what the table and its conditions raise.
    """
    with writing() as tx, tx.session.no_autoflush:
        opinion = load(Opinion, opinion_id, version)
        LIFE.find(opinion, action)
        fill_in(opinion, action, entry, typed)
        LIFE.move(opinion, action, with_the_letter(entry))
        tell_whose_turn(opinion)


def with_the_letter(entry: Entry) -> Entry:
    """The reason as a note: it stays with the letter, and the audit list, which others read too, does not say it."""
    return replace(entry, reason=_("stands with the letter"), note=entry.reason) if entry.reason else entry


def tell_whose_turn(opinion: Opinion) -> None:
    """Tell those whose turn it is, but nobody who may not see the opinion. Call it inside writing() only."""
    if opinion.state not in TOLD:
        return
    people = set(holders_of(TOLD[opinion.state])) & set(holders_of(READ))
    if opinion.restricted:
        people &= readers()
    if opinion.handler_id in people and opinion.state in (ASSIGNED, IN_PROGRESS, RATED, SENT_BACK):
        people = {opinion.handler_id}
    if opinion.state in (ASSIGNED, IN_PROGRESS) and not opinion.restricted:
        title = _("It is your unit's turn: opinion %(number)s", number=opinion.number)
        tell(liaisons_of(opinion.unit) - set(holders_of(READ)), title, "", f"{PAGES}unit/{opinion.id}", opinion)
    title = _("It is your turn: opinion %(number)s", number=opinion.number)
    tell(people, title, "", f"{PAGES}{opinion.id}", opinion)

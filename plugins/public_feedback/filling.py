"""What each move fills in besides the state, from what was typed. The table in life.py then holds it against its rules.

Each function is called inside writing(), with the opinion and what was typed, by the names of the form's fields.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from portal.clock import local, today
from portal.extensions import db
from portal.items import Entry
from portal.records.actor import acting, person

from .handling import Question, Reply
from .models import Opinion
from .numbers import read_number
from .promises import promise
from .publishing import close_to_reviewers
from .states import REPORT
from .titles import proposed_title

Filling = Callable[..., None]


def take_up(opinion: Opinion, entry: Entry, matter: str, title: str = "", complained_of: str = "") -> None:
    """Kind and title. A report is restricted from here on; whoever takes an opinion up handles it further."""
    describe(opinion, matter, title, complained_of)
    opinion.due = opinion.answered_by or promise(local(opinion.received_at).date()).answered.day
    opinion.handler_id = acting().id


def describe(opinion: Opinion, matter: str, title: str, complained_of: str = "") -> None:
    """Kind, title, and for a report the unit that must never handle it; reviewers forget what they have of it."""
    opinion.matter, opinion.title = matter, title.strip() or proposed_title(opinion.body)
    opinion.restricted = matter == REPORT
    opinion.complained_of = complained_of if opinion.restricted else ""
    if opinion.restricted:
        close_to_reviewers(opinion)


def tell_why(opinion: Opinion, entry: Entry, matter: str, outcome: str) -> None:
    """Where the sender has to turn, or why it is not taken up."""
    opinion.matter, opinion.outcome = matter, outcome


def assign(opinion: Opinion, entry: Entry, unit: str, unit_due: date) -> None:
    """The unit that handles it, and by when it has to answer the office."""
    opinion.unit, opinion.unit_due = unit, unit_due


def ask(opinion: Opinion, entry: Entry, question: str) -> None:
    """What the sender is asked."""
    if question.strip():
        opinion.questions.append(Question(text=question.strip()))


def draft_reply(opinion: Opinion, entry: Entry, reply: str) -> None:
    """The words of the reply, and whose they are; a returned draft is written anew."""
    who = entry.decision.decided_by if entry.decision else acting().title
    if not reply.strip():
        return
    if draft := opinion.draft:
        draft.text, draft.drafted_by = reply.strip(), who
    else:
        opinion.replies.append(Reply(text=reply.strip(), drafted_by=who))


def approve(opinion: Opinion, entry: Entry) -> None:
    """The day of the approval."""
    if draft := opinion.draft:
        draft.approved_on = entry.decision.decided_on if entry.decision else today()


def merge(opinion: Opinion, entry: Entry, other: str) -> None:
    """The opinion it is handled with, by its number: one that the acting person may see."""
    wanted = Opinion.visible_to(person()).where(Opinion.id == (read_number(other) or 0))
    found = db.session.scalar(wanted)
    opinion.merged_into_id = found.id if found else None


FILLINGS: dict[str, Filling] = {
    "take_up": take_up,
    "refer": tell_why,
    "decline": tell_why,
    "assign": assign,
    "ask": ask,
    "draft_reply": draft_reply,
    "approve": approve,
    "merge": merge,
}


def fill_in(opinion: Opinion, action: str, entry: Entry, typed: dict[str, Any]) -> None:
    """Fill in what belongs to the move."""
    if filling := FILLINGS.get(action):
        filling(opinion, entry, **typed)

"""What has to stand before an opinion moves on; the table in life.py names these."""

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from sqlalchemy import select

from portal.extensions import db
from portal.items import Entry
from portal.records.actor import acting
from portal.records.workflow import MoveRefused

from .states import DECLINED, DISSATISFIED, PLACES, RATINGS, REASONS, REFERRED_MATTERS, REPORT, TAKEN

if TYPE_CHECKING:
    from .models import Opinion


def ours(opinion: "Opinion", entry: Entry) -> None:
    """A kind that the office takes up; a report is restricted from this moment."""
    if opinion.matter not in TAKEN or opinion.restricted != (opinion.matter == REPORT):
        raise MoveRefused(_("Choose the kind of matter first: this kind is referred, or not taken up."))


def for_others(opinion: "Opinion", entry: Entry) -> None:
    """A matter that belongs elsewhere by law, and the place that the sender is told."""
    if opinion.matter not in REFERRED_MATTERS or opinion.outcome not in PLACES:
        raise MoveRefused(_("Choose the kind of matter, and the place to go that the sender is told."))


def declinable(opinion: "Opinion", entry: Entry) -> None:
    """One of the fixed reasons, which the sender is told."""
    if opinion.matter not in (*DECLINED, *TAKEN) or opinion.matter == REPORT or opinion.outcome not in REASONS:
        raise MoveRefused(_("Choose the kind of matter, and the reason that the sender is told."))


def unit_fits(opinion: "Opinion", entry: Entry) -> None:
    """A unit is named, and it is not the one complained of."""
    if not opinion.unit or not opinion.unit_due:
        raise MoveRefused(_("Choose the unit, and say by when it has to answer."))
    if opinion.restricted and opinion.unit == opinion.complained_of:
        raise MoveRefused(_("The letter complains of this unit: it must not handle it. Choose another one."))


def asked(opinion: "Opinion", entry: Entry) -> None:
    """There is a question."""
    if opinion.question is None:
        raise MoveRefused(_("Write what the sender should tell."))


def drafted(opinion: "Opinion", entry: Entry) -> None:
    """There is a draft."""
    if opinion.draft is None:
        raise MoveRefused(_("Write the reply first."))


def second_person(opinion: "Opinion", entry: Entry) -> None:
    """Another person than the one who drafted: who decides counts, not who types."""
    who = entry.decision.decided_by if entry.decision else acting().title
    if who == opinion.replies[-1].drafted_by:
        raise MoveRefused(_("A second person has to approve the reply, not the one who drafted it."))


def rated(opinion: "Opinion", entry: Entry) -> None:
    """The sender has said how satisfying the reply is."""
    if opinion.reply is None or opinion.reply.rating not in RATINGS:
        raise MoveRefused(_("Choose how satisfied you are."))


def may_be_redone(opinion: "Opinion", entry: Entry) -> None:
    """Once, and only for somebody dissatisfied."""
    if len(opinion.replies) > 1:
        raise MoveRefused(_("It was handled twice already. You can send a new opinion."))
    if opinion.reply is None or opinion.reply.rating != DISSATISFIED:
        raise MoveRefused(_("Only what you are dissatisfied with is handled again."))


def may_be_merged(opinion: "Opinion", entry: Entry) -> None:
    """Into another one that is not merged itself, and that the same people may read."""
    model = type(opinion)
    other = db.session.scalar(select(model).where(model.id == opinion.merged_into_id))
    if other is None or other.id == opinion.id or other.merged_into_id or other.restricted != opinion.restricted:
        raise MoveRefused(_("It cannot be merged with this opinion. Check the number."))

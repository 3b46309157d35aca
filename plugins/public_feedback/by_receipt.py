"""What senders do with their opinion: answer, rate, ask to do it again, withdraw, mend or erase what is kept of them.

Whoever calls these has made sure of the receipt. Done twice, each is done once: on a bad line people press again.
"""

from flask_babel import gettext as _
from sqlalchemy import select

from portal.clock import now
from portal.errors import NotThere, PortalError, StaleRecord
from portal.items import Change, Entry
from portal.records.sealed_fields import erase, write_sealed
from portal.records.workflow import MoveRefused
from portal.records.writing import current_transaction, record, writing

from .conditions import may_be_redone
from .contact import CONTACT_FIELDS
from .erasing import erase_words, wipe
from .life import LIFE
from .models import Opinion
from .moving import tell_whose_turn
from .states import RATED, WITHDRAWN


class AlreadyErased(PortalError):
    """The sender withdrew the opinion: nothing of it is left to change."""

    status = 409


def answer(opinion_id: int, question_id: int | None, text: str) -> None:
    """Answer a question of the office. Raises StaleRecord when it is no longer open."""
    with writing() as tx, tx.session.no_autoflush:
        opinion = _load(opinion_id)
        question = next((it for it in opinion.questions if it.id == question_id), None)
        if question is None or (question.answered_at and question.answer != text):
            raise StaleRecord(_("This question is no longer open. Read below how far your opinion is."))
        if question.answered_at:
            return
        question.answer, question.answered_at = text, now()
        LIFE.move(opinion, "answer_question")
        tell_whose_turn(opinion)


def rate(opinion_id: int, rating: str, remark: str) -> None:
    """Say how satisfying the reply is. Raises MoveRefused, StaleRecord."""
    with writing() as tx, tx.session.no_autoflush:
        opinion = _load(opinion_id)
        reply = opinion.reply
        if reply is None or (opinion.state == RATED and (reply.rating, reply.remark) == (rating, remark)):
            return
        LIFE.find(opinion, "rate")
        reply.rating, reply.remark = rating, remark
        LIFE.move(opinion, "rate")
        tell_whose_turn(opinion)


def redo(opinion_id: int) -> None:
    """Have it handled once more. Raises MoveRefused, StaleRecord."""
    with writing():
        opinion = _load(opinion_id)
        LIFE.move(opinion, "redo")
        tell_whose_turn(opinion)


def may_redo(opinion: Opinion) -> bool:
    """Whether a dissatisfied sender may have it handled once more."""
    if opinion.state != RATED:
        return False
    try:
        may_be_redone(opinion, Entry())
    except MoveRefused:
        return False
    return True


def withdraw(opinion_id: int) -> None:
    """Take an opinion back before it is taken up: all of it is erased, only number and dates stay.

    Raises StaleRecord when it was taken up meanwhile.
    """
    with writing() as tx, tx.session.no_autoflush:
        opinion = _load(opinion_id)
        if opinion.state == WITHDRAWN:
            return
        LIFE.move(opinion, "withdraw")
        erase_words(opinion)
        erase(opinion, _("withdrawn by the sender"))
    wipe()


def correct_contact(opinion_id: int, name: str, phone: str, consent: bool) -> None:
    """Mend or add name and telephone number. Raises AlreadyErased."""
    with writing():
        opinion = _present(opinion_id)
        write_sealed(opinion, "name", name)
        write_sealed(opinion, "phone", phone)
        opinion.contact_consent = consent
        record(Change(opinion, "contact_corrected", fields=("name", "phone")))


def erase_contact(opinion_id: int) -> None:
    """Erase name, telephone number and whom it was written for; the words stay. Raises AlreadyErased."""
    with writing():
        opinion = _present(opinion_id)
        opinion.contact_consent = False
        erase(opinion, _("asked for by the sender"), CONTACT_FIELDS)
    wipe()


def _present(opinion_id: int) -> Opinion:
    opinion = _load(opinion_id)
    if opinion.state == WITHDRAWN:
        raise AlreadyErased(_("You have withdrawn this opinion, and nothing of it is kept any more."))
    return opinion


def _load(opinion_id: int) -> Opinion:
    """The opinion, for change; senders have no account, so visible_to() does not know them."""
    query = select(Opinion).where(Opinion.id == opinion_id).with_for_update(of=Opinion)
    opinion: Opinion | None = current_transaction().session.scalar(query)
    if opinion is None:
        raise NotThere
    return opinion

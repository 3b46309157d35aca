"""The objects that the access matrix tries the pages with."""

from collections.abc import Callable
from typing import Any

from plugins.public_feedback.contact import CONTACT_FIELDS, NOTICE
from plugins.public_feedback.handling import Question, Reply
from plugins.public_feedback.models import Opinion
from plugins.public_feedback.receiving import RECEIPTS, TEXTS, TICKS, receive
from plugins.public_feedback.states import DISSATISFIED, NEEDS_INFORMATION, RATED, REPLIED
from portal.clock import today
from portal.items import Change
from portal.records.writing import record, writing
from portal.testing_access import Arguments, Factory, UserId

GONE = 987654321
EMPTY = dict.fromkeys((*TEXTS, *CONTACT_FIELDS, *TICKS, "files"), "")
ANSWERS = EMPTY | {"body": "路灯坏了。", "place": "村口", "notice": NOTICE}


def an_opinion(user_id: UserId) -> Arguments:
    """An opinion that was received."""
    receipt = receive(RECEIPTS.read(RECEIPTS.issue()), ANSWERS, "zh")
    return {"opinion_id": int(receipt.number.rpartition("-")[2])}


def a_form(user_id: UserId) -> Arguments:
    """The form as it is sent to be checked."""
    return ANSWERS | {"token": RECEIPTS.issue()}


def a_checked_form(user_id: UserId) -> Arguments:
    """The form as the check page sends it."""
    token = RECEIPTS.issue()
    return ANSWERS | {"token": token, "seal": RECEIPTS.seal(RECEIPTS.read(token), ANSWERS)}


def a_receipt(user_id: UserId) -> Arguments:
    """What stands on a receipt."""
    receipt = receive(RECEIPTS.read(RECEIPTS.issue()), ANSWERS, "zh")
    return {"number": receipt.number, "code": receipt.codes.query_code}


def _own(state: str = "", **typed: Any) -> Callable[[UserId], Arguments]:
    """The fields of a form on the sender's page, for an opinion that the office has taken so far."""

    def fields(user_id: UserId) -> Arguments:
        receipt = a_receipt(user_id)
        with writing() as tx, tx.session.no_autoflush:
            opinion = tx.session.get(Opinion, int(receipt["number"].rpartition("-")[2]))
            # what the table of moves would hold against its rules is set at once: these pages come after it
            opinion.state = state or opinion.state
            if opinion.state == NEEDS_INFORMATION:
                opinion.questions.append(Question(text="是哪一盏灯？"))
            if opinion.state in (REPLIED, RATED):
                rating = DISSATISFIED if opinion.state == RATED else ""
                opinion.replies.append(Reply(text="已修好。", drafted_by="李某", approved_on=today(), rating=rating))
            record(Change(opinion, "described"))
            tx.session.flush()
            asked = {"question": opinion.questions[0].id} if opinion.questions else {}
        return receipt | asked | typed

    return fields


def one_set_apart(user_id: UserId) -> Arguments:
    """An opinion that looked like spam."""
    receipt = receive(RECEIPTS.read(RECEIPTS.issue()), ANSWERS, "zh", "haste")
    return {"opinion_id": int(receipt.number.rpartition("-")[2])}


FACTORIES = {
    "public_feedback.answer_question": Factory(fields=_own(NEEDS_INFORMATION, answer="第三盏。")),
    "public_feedback.rate": Factory(fields=_own(REPLIED, rating="satisfied")),
    "public_feedback.redo": Factory(fields=_own(RATED)),
    "public_feedback.withdraw": Factory(fields=_own(withdrawal="1")),
    "public_feedback.correct_contact": Factory(fields=_own(name="王", contact_consent="1")),
    "public_feedback.erase_contact": Factory(fields=_own(erasure="1")),
    "public_feedback.check": Factory(fields=a_form),
    "public_feedback.receipt": Factory(fields=a_checked_form),
    "public_feedback.progress": Factory(fields=a_receipt),
    "public_feedback.opinion": Factory(own=an_opinion, missing={"opinion_id": GONE}),
    "public_feedback.release": Factory(
        own=one_set_apart, missing={"opinion_id": GONE}, fields=lambda user_id: {"version": 1}
    ),
}

"""What the access matrix sends from the sender's own page: a receipt, and an opinion that has come far enough."""

from collections.abc import Callable
from typing import Any

from plugins.public_feedback.handling import Question, Reply
from plugins.public_feedback.models import Opinion
from plugins.public_feedback.receiving import RECEIPTS, receive
from plugins.public_feedback.states import DISSATISFIED, NEEDS_INFORMATION, RATED, REPLIED
from portal.clock import today
from portal.items import Change
from portal.records.writing import record, writing
from portal.testing_access import Arguments, Factory, UserId


def own(state: str = "", **typed: Any) -> Callable[[UserId], Arguments]:
    """The fields of a form on the sender's page, for an opinion that the office has taken so far."""

    def fields(user_id: UserId) -> Arguments:
        receipt = receive(RECEIPTS.read(RECEIPTS.issue()), {"body": "路灯坏了。"}, "zh")
        shown = {"number": receipt.number, "code": receipt.codes.query_code}
        return shown | _brought_to(state, int(receipt.number.rpartition("-")[2])) | typed

    return fields


def _brought_to(state: str, opinion_id: int) -> dict[str, Any]:
    """Set the state at once, with what belongs to it; returns the question's number where there is one."""
    with writing() as tx, tx.session.no_autoflush:
        opinion = tx.session.get_one(Opinion, opinion_id)
        opinion.state = state or opinion.state
        if state == NEEDS_INFORMATION:
            opinion.questions.append(Question(text="是哪一盏灯？"))
        if state in (REPLIED, RATED):
            rating = DISSATISFIED if state == RATED else ""
            opinion.replies.append(Reply(text="已修好。", drafted_by="李某", approved_on=today(), rating=rating))
        record(Change(opinion, "described"))
        return {"question": opinion.questions[0].id} if opinion.questions else {}


FACTORIES = {
    "public_feedback.answer_question": Factory(fields=own(NEEDS_INFORMATION, answer="第三盏。")),
    "public_feedback.rate": Factory(fields=own(REPLIED, rating="satisfied")),
    "public_feedback.redo": Factory(fields=own(RATED)),
    "public_feedback.withdraw": Factory(fields=own(withdrawal="1")),
    "public_feedback.correct_contact": Factory(fields=own(name="王", contact_consent="1")),
    "public_feedback.erase_contact": Factory(fields=own(erasure="1")),
}

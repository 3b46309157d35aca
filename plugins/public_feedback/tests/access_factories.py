"""The objects that the access matrix tries the pages with."""

from plugins.public_feedback.contact import CONTACT_FIELDS, NOTICE
from plugins.public_feedback.receiving import RECEIPTS, TEXTS, TICKS, receive
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


def one_set_apart(user_id: UserId) -> Arguments:
    """An opinion that looked like spam."""
    receipt = receive(RECEIPTS.read(RECEIPTS.issue()), ANSWERS, "zh", "haste")
    return {"opinion_id": int(receipt.number.rpartition("-")[2])}


FACTORIES = {
    "public_feedback.check": Factory(fields=a_form),
    "public_feedback.receipt": Factory(fields=a_checked_form),
    "public_feedback.progress": Factory(fields=a_receipt),
    "public_feedback.opinion": Factory(own=an_opinion, missing={"opinion_id": GONE}),
    "public_feedback.release": Factory(
        own=one_set_apart, missing={"opinion_id": GONE}, fields=lambda user_id: {"version": 1}
    ),
}

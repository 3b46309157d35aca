"""The objects that the access matrix tries the pages with."""

import secrets
from collections.abc import Callable

from sqlalchemy import select

from plugins.public_feedback.contact import CONTACT_FIELDS, NOTICE
from plugins.public_feedback.models import Opinion, PublishedLetter
from plugins.public_feedback.receiving import RECEIPTS, TEXTS, TICKS, receive
from plugins.public_feedback.states import ASSIGNED, HELP, IN_PROGRESS, REPLIED, REPLY_DRAFTED, TAKEN_UP
from plugins.public_feedback.tests import access_by_receipt
from plugins.public_feedback.tests.making import make_opinion, make_publication, make_report, name_liaison, name_reader
from portal.extensions import db
from portal.people.models import UserRole
from portal.records.settings import write_settings
from portal.records.writing import writing
from portal.testing import add_user
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


def in_state(state: str, **columns: object) -> Callable[[UserId], Arguments]:
    """An opinion in a state."""
    return lambda user_id: {"opinion_id": make_opinion(state, **columns)}


def a_turn(user_id: UserId) -> Arguments:
    """An opinion from where the person has a move to make, and that move."""
    if "leader" in roles_of(user_id):
        return {"opinion_id": make_opinion(REPLY_DRAFTED), "action": "approve"}
    return {"opinion_id": make_opinion(), "action": "set_apart"}


def hidden(user_id: UserId, **others: object) -> Arguments:
    """A restricted letter: the permission alone shows it to nobody, and nobody is named."""
    return {"opinion_id": make_report(), **others}


def a_hidden_move(user_id: UserId) -> Arguments:
    """A move of a letter that this person must not know of."""
    return hidden(user_id, action="take_up")


def a_leader(user_id: UserId) -> Arguments:
    """An account that may be named a reader, as the form chooses it."""
    return {"account": add_user(f"leader {secrets.token_hex(4)}", "leader"), "reason": "matrix"}


def a_reader(user_id: UserId) -> Arguments:
    """An account on the list of readers."""
    return {"account_id": name_reader(int(str(a_leader(user_id)["account"])))}


def a_liaison(user_id: UserId) -> Arguments:
    """An account that may act for a unit, and the unit, as the form chooses them."""
    with writing():
        write_settings("public_feedback", {"units": "县交通局"})
    return {"account": add_user(f"liaison {secrets.token_hex(4)}", "liaison"), "unit": "县交通局", "reason": "matrix"}


def an_appointed(user_id: UserId) -> Arguments:
    """An account that acts for a unit."""
    return {"account_id": name_liaison(int(str(a_liaison(user_id)["account"])))}


def of_the_unit(user_id: UserId) -> Arguments:
    """An opinion that lies with the unit of the person, whose liaison the person is from now on."""
    if user_id is not None:
        name_liaison(user_id)
    return {"opinion_id": make_opinion(ASSIGNED)}


def of_another_unit(user_id: UserId) -> Arguments:
    """An opinion that lies with another unit."""
    return {"opinion_id": make_opinion(ASSIGNED, unit="县教育局")}


def begin(user_id: UserId) -> Arguments:
    """The first move of the unit."""
    return of_the_unit(user_id) | {"action": "start"}


def begin_for_another(user_id: UserId) -> Arguments:
    """The first move of another unit."""
    return of_another_unit(user_id) | {"action": "start"}


def roles_of(user_id: UserId) -> set[str]:
    """The roles of the person."""
    return set(db.session.scalars(select(UserRole.role).where(UserRole.user_id == user_id)))


def newest_version(user_id: UserId) -> Arguments:
    """The version of the opinion made last."""
    return {"version": db.session.scalar(select(Opinion.version).order_by(Opinion.id.desc()).limit(1))}


def with_version(**fields: str) -> Callable[[UserId], Arguments]:
    """Form fields, with the version of the opinion made last."""
    return lambda user_id: {**newest_version(user_id), **fields}


def a_letter(**how: bool) -> Callable[[UserId], Arguments]:
    """A text for the public."""
    return lambda user_id: {"letter_id": make_publication(**how)}


def texts(user_id: UserId) -> Arguments:
    """A redacted letter, with the version of the text made last."""
    version = db.session.scalar(select(PublishedLetter.version).order_by(PublishedLetter.id.desc()).limit(1))
    return {"title": "路灯", "text": "路灯又坏了。", "reply": "已修好。", "version": version or 1}


NO_LETTER, NONE = {"letter_id": GONE}, {"opinion_id": GONE}
DESCRIBED = {"title": "路灯", "matter": HELP, "complained_of": ""}
FACTORIES = access_by_receipt.FACTORIES | {
    "public_feedback.check": Factory(fields=a_form),
    "public_feedback.receipt": Factory(fields=a_checked_form),
    "public_feedback.progress": Factory(fields=a_receipt),
    "public_feedback.opinion": Factory(an_opinion, hidden, NONE),
    "public_feedback.move": Factory(a_turn, a_hidden_move, NONE | {"action": "set_apart"}, newest_version),
    "public_feedback.describe": Factory(in_state(TAKEN_UP), hidden, NONE, with_version(**DESCRIBED)),
    "public_feedback.extend": Factory(
        in_state(TAKEN_UP),
        hidden,
        NONE,
        with_version(due="2031-01-01", reason="matrix", decided_by="秘书长", basis="批示"),
    ),
    "public_feedback.slip": Factory(in_state(ASSIGNED), hidden, NONE),
    "public_feedback.note": Factory(
        an_opinion, hidden, NONE, with_version(way="phone", whom="县交通局", at="2026-01-05T09:30")
    ),
    "public_feedback.reveal": Factory(
        in_state(IN_PROGRESS, phone="13812341234"), hidden, NONE, lambda user_id: {"why": "call"}
    ),
    "public_feedback.begin_publication": Factory(
        in_state(REPLIED, publication_consent=True), hidden, NONE, lambda user_id: texts(user_id) | {"version": 1}
    ),
    "public_feedback.publication": Factory(a_letter(), None, NO_LETTER),
    "public_feedback.rewrite_publication": Factory(a_letter(), None, NO_LETTER, texts),
    "public_feedback.publish_letter": Factory(a_letter(signed=True), None, NO_LETTER),
    "public_feedback.answer": Factory(a_letter(published=True), a_letter(), NO_LETTER),
    "public_feedback.name_reader": Factory(fields=a_leader),
    "public_feedback.take_off": Factory(a_reader, None, {"account_id": GONE}, lambda user_id: {"reason": "matrix"}),
    "public_feedback.appoint": Factory(fields=a_liaison),
    "public_feedback.dismiss": Factory(an_appointed, None, {"account_id": GONE}, lambda user_id: {"reason": "matrix"}),
    "public_feedback.opinion_of_unit": Factory(of_the_unit, of_another_unit, NONE),
    "public_feedback.unit_move": Factory(begin, begin_for_another, NONE | {"action": "start"}, newest_version),
    "public_feedback.enter": Factory(
        fields=lambda user_id: {
            "token": RECEIPTS.issue(),
            "way": "letter",
            "received_on": "2026-01-05",
            "body": "路灯坏了。",
        }
    ),
}

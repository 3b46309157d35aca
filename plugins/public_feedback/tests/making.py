"""Opinions made for tests, in any state, and people who act."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from flask import g

from plugins.public_feedback import states
from plugins.public_feedback.handling import Question, Reply
from plugins.public_feedback.liaisons import Liaison
from plugins.public_feedback.models import Opinion, PublishedLetter
from plugins.public_feedback.permissions import PERMISSIONS
from plugins.public_feedback.readers import NamedReader
from portal.clock import now, today
from portal.extensions import db
from portal.items import Change, SignedIn
from portal.records import review
from portal.records.review import Review
from portal.records.sealed_fields import write_sealed
from portal.records.writing import record, writing

DUE = date(2030, 1, 31)
REPLIED = (states.REPLIED, states.RATED, states.CLOSED)
WITH_A_UNIT = (*states.WITH_A_UNIT, states.SENT_BACK, states.REPLY_DRAFTED, *REPLIED)


def make_opinion(state: str = states.RECEIVED, phone: str = "", **columns: Any) -> int:
    """An opinion in a state, with what an opinion in that state has; returns its number."""
    taken_up = state in (*states.UNANSWERED, *REPLIED, states.MERGED)
    given = {
        "body": "石桥村到乡里的路灯坏了两个月。",
        "language": "zh",
        "state": state,
        "matter": states.HELP if taken_up else "",
        "due": DUE if taken_up else None,
        "unit": "县交通局" if state in WITH_A_UNIT else "",
        "unit_due": DUE if state in WITH_A_UNIT else None,
        "long_code_hash": secrets.token_bytes(32),
        "query_code_hash": secrets.token_bytes(32),
    }
    opinion = Opinion(**(given | columns))
    if state == states.REPLY_DRAFTED:
        opinion.replies.append(Reply(text="路灯已修好。", drafted_by="拟稿人"))
    if state in REPLIED:
        opinion.replies.append(Reply(text="路灯已修好。", drafted_by="拟稿人", approved_on=today()))
    if state == states.NEEDS_INFORMATION:
        opinion.questions.append(Question(text="是哪一根灯杆？"))
    with writing() as tx:
        tx.session.add(opinion)
        record(Change(opinion, "received"))
        if phone:
            write_sealed(opinion, "phone", phone)
        return opinion.id


def make_report(state: str = states.TAKEN_UP, **columns: Any) -> int:
    """A restricted letter."""
    given = {"matter": states.REPORT, "restricted": True, "complained_of": "县交通局", "unit": "", "unit_due": None}
    return make_opinion(state, **(given | columns))


def make_publication(
    signed: bool = False, published: bool = False, text: str = "路灯坏了。", title: str = "路灯"
) -> int:
    """The text of an answered opinion for the public, in review, signed or public."""
    opinion_id = make_opinion(states.REPLIED, publication_consent=True)
    with writing() as tx:
        letter = PublishedLetter(opinion_id=opinion_id, title=title, text=text, reply="已修好。", unit="县交通局")
        letter.received_on = letter.replied_on = today()
        tx.session.add(letter)
        record(Change(letter, "drafted"))
        asked = review.ask(letter, "public", letter.title, "/")
        if signed or published:
            tx.session.flush()
            asked.state = "signed"
        if published:
            letter.published_at = now()
            record(Change(letter, "published", public=True))
        return letter.id


def opinion(opinion_id: int) -> Opinion:
    """The row as it stands."""
    db.session.rollback()
    return db.session.get_one(Opinion, opinion_id)


def newest_review() -> Review | None:
    """The review asked for last."""
    return db.session.query(Review).order_by(Review.id.desc()).first()


def name_reader(account_id: int) -> int:
    """Put an account on the list of those who read restricted letters, and return it."""
    with writing() as tx:
        if not tx.session.get(NamedReader, account_id):
            tx.session.add(NamedReader(account_id=account_id, named_by="安全管理员"))
    return account_id


def name_liaison(account_id: int, unit: str = "县交通局") -> int:
    """Let an account act for a unit, and return it."""
    with writing() as tx:
        tx.session.merge(Liaison(account_id=account_id, unit=unit, named_by="办公室主任", named_on=today()))
    return account_id


@contextmanager
def acting_as(title: str = "经办人", *without: str, user_id: int = 1) -> Iterator[SignedIn]:
    """Whatever happens in the block is done by a person with all permissions of the module but these."""
    names = frozenset(it.name for it in PERMISSIONS) - set(without)
    with acting_with(names, title, user_id) as person:
        yield person


@contextmanager
def acting_with(names: Iterable[str], title: str = "经办人", user_id: int = 1) -> Iterator[SignedIn]:
    """Whatever happens in the block is done by a person with these permissions."""
    before = g.get("portal_person")
    g.portal_person = SignedIn(user_id, title, title, 1, frozenset(names), frozenset())
    try:
        yield g.portal_person
    finally:
        g.portal_person = before

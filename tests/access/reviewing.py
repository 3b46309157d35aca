"""Factories of the pages of reviews, corrections and withdrawals, on a published record of whichever module has one."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import g
from sqlalchemy import select

from portal.extensions import db
from portal.people.models import UserRole
from portal.records import review
from portal.records.corrections import Correction
from portal.records.disclosure import kinds
from portal.records.review import PublicText, Review
from portal.records.withdrawal import Withdrawal
from portal.records.writing import load, writing
from portal.testing_access import Arguments, Factory, UserId

GONE = 987654321
TICKED = dict.fromkeys(("secrets", "personal", "wording", "files"), "y")
DUE = {"leader": ("secrecy_checked", "sign"), "reviewer": ("first_checked", "clear")}
PAPER = {"decided_by": "甲同志", "decided_on": "2026-01-05", "basis": "审核表"}


@dataclass
class Text:
    """Something to be published."""

    id: int
    kind: str = "portal.example"

    def public_texts(self) -> list[PublicText]:
        """One text."""
        return [PublicText("正文", "路灯已经修好。")]


def a_review(user_id: UserId) -> Arguments:
    """A text handed in by somebody else."""
    g.portal_person = None
    with writing() as tx:
        made = review.ask(Text(1), "public", "路灯", "/")
        tx.session.flush()
        return {"review_id": made.id}


def a_look(user_id: UserId) -> Arguments:
    """A review that has come to where this person looks at it, and that look."""
    place = a_review(user_id)
    roles = {it.role for it in db.session.scalars(select(UserRole).where(UserRole.user_id == user_id))}
    state, action = next((DUE[role] for role in roles if role in DUE), ("drafted", "check"))
    with writing() as tx:
        tx.session.get_one(Review, place["review_id"]).state = state
    return {**place, "action": action}


def version_of_review(user_id: UserId) -> Arguments:
    """What is entered with the move."""
    newest = db.session.scalars(select(Review).order_by(Review.id.desc())).first()
    return {"version": newest.version if newest else 1, **TICKED, **PAPER}


def a_published_record(user_id: UserId) -> Arguments:
    """A record that everybody may read and that may be corrected."""
    g.portal_person = None
    model = kinds()["problem_inventory.problem"]
    number = db.session.scalar(select(model.id).where(model.published_at.is_not(None)).limit(1))
    if number is None:
        from plugins.problem_inventory import example

        example.load()
        number = db.session.scalar(select(model.id).limit(1))
    with writing():
        load(model, number or 0).withdrawn_for = ""
    return {"kind": model.kind, "record_id": number}


def a_text_of_it(user_id: UserId) -> Arguments:
    """One of its texts."""
    return {**a_published_record(user_id), "field": "title"}


def a_signed_correction(user_id: UserId) -> Arguments:
    """A correction whose new text is signed."""
    place = a_published_record(user_id)
    with writing() as tx:
        subject = load(kinds()[str(place["kind"])], int(place["record_id"]))
        row = Correction(subject_kind=subject.kind, subject_id=subject.id, field="title", label="标题")
        row.old, row.new, row.reason = subject.public_title, subject.public_title + "。", "漏字"
        tx.session.add(row)
        tx.session.flush()
        made = review.ask(row, "public", "更正", "/")
        made.state = "signed"
        return {"correction_id": row.id}


def an_emergency(user_id: UserId) -> Arguments:
    """A page that somebody else withdrew in an emergency."""
    with writing() as tx:
        row = Withdrawal(subject_kind="portal.example", subject_id=1, title="路灯", reason_kind="mistake")
        row.reason, row.withdrawn_by, row.withdrawn_at = "写错", "乙同志", datetime(2026, 1, 5, tzinfo=UTC)
        tx.session.add(row)
        tx.session.flush()
        return {"withdrawal_id": row.id}


FACTORIES = {
    "reviews.review": Factory(a_review, missing={"review_id": GONE}),
    "reviews.form": Factory(a_review, missing={"review_id": GONE}),
    "reviews.move": Factory(
        a_look,
        missing={"review_id": GONE, "action": "check"},
        fields=version_of_review,
    ),
    "corrections.correct": Factory(
        a_text_of_it,
        missing={"kind": "portal.user", "record_id": 1, "field": "title"},
        fields=lambda _: {"new": "另一个标题", "reason": "写错"},
    ),
    "corrections.put_in_place": Factory(a_signed_correction, missing={"correction_id": GONE}),
    "withdrawals.withdraw_page": Factory(
        a_published_record,
        missing={"kind": "portal.user", "record_id": 1},
        fields=lambda _: {"reason_kind": "mistake", "reason": "写错"},
    ),
    "withdrawals.confirm_withdrawal": Factory(an_emergency, missing={"withdrawal_id": GONE}),
    "admin.start_up": Factory(fields=lambda _: {"reason": "matrix"}),
}

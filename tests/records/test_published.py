"""What happens to a published record: corrections with both texts, withdrawals with a second person."""

from datetime import timedelta

import pytest
from flask import g
from sqlalchemy import Text, select, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.clock import now
from portal.errors import NotThere
from portal.extensions import db
from portal.items import Entry, SignedIn
from portal.records import review
from portal.records.corrections import CorrectionRefused, apply_correction, corrections_of, propose
from portal.records.disclosure import Disclosed, Withdrawn
from portal.records.review.asking import NotReviewed
from portal.records.settings import write_settings
from portal.records.state import read_state
from portal.records.steps import steps_of
from portal.records.withdrawal import WithdrawalRefused, confirm, unconfirmed, withdraw
from portal.records.writing import writing

RIGHTS = (
    "portal.record",
    "portal.review",
    "portal.correct",
    "portal.withdraw",
    "portal.withdraw_at_once",
    "portal.review_sign",
)
CLERK = SignedIn(1, "zhao", "赵某", 1, frozenset(RIGHTS), frozenset())
OTHER = SignedIn(2, "qian", "钱某", 2, frozenset(RIGHTS), frozenset())


class Bulletin(Disclosed):
    """A record of these tests."""

    __tablename__ = "tests_bulletin"
    kind = "tests.bulletin"
    correctable = {"body": "Text"}  # noqa: RUF012

    body: Mapped[str] = mapped_column(Text)
    promise: Mapped[str] = mapped_column(Text, default="三月底前")

    @property
    def public_title(self):
        return self.body[:4]

    @classmethod
    def visible_to(cls, user):
        return select(cls)


@pytest.fixture
def bulletin(app):
    """A published record; its number."""
    g.portal_person = CLERK
    with writing() as tx:
        Bulletin.__table__.create(tx.session.connection())
        write_settings("portal", {"review_levels": 1})
        row = Bulletin(body="石侨村的路灯已修好", published_at=now())
        tx.session.add(row)
        tx.session.flush()
        number = row.id
    yield number
    db.session.rollback()


def found(number):
    db.session.rollback()
    return db.session.get(Bulletin, number)


def proposed(number):
    propose("tests.bulletin", number, "body", "石桥村的路灯已修好", "村名写错", "/")
    return corrections_of(found(number), applied=False)[-1]


def sign(correction):
    g.portal_person = OTHER
    review.carry_out(review.reviews_of(correction)[0].id, None, "sign", Entry())


def test_a_correction_waits_for_its_review(bulletin):
    correction = proposed(bulletin)
    with pytest.raises(NotReviewed):
        apply_correction(correction.id, Entry())
    assert found(bulletin).body == "石侨村的路灯已修好"


def test_a_reviewed_correction_changes_the_text_and_keeps_both(bulletin):
    correction = proposed(bulletin)
    sign(correction)
    before = read_state().public_version
    apply_correction(correction.id, Entry())
    assert found(bulletin).body == "石桥村的路灯已修好"
    kept = corrections_of(found(bulletin))[0]
    assert (kept.old, kept.new) == ("石侨村的路灯已修好", "石桥村的路灯已修好")
    assert int(read_state().public_version) > int(before)
    assert steps_of(found(bulletin))[-1].action == "corrected"


def test_what_was_promised_cannot_be_corrected(bulletin):
    with pytest.raises(CorrectionRefused):
        propose("tests.bulletin", bulletin, "promise", "四月底前", "改", "/")


def test_a_correction_that_changes_nothing_is_refused(bulletin):
    with pytest.raises(CorrectionRefused):
        propose("tests.bulletin", bulletin, "body", "石侨村的路灯已修好", "改", "/")


def test_a_draft_needs_no_correction(bulletin):
    with writing() as tx:
        tx.session.execute(text("UPDATE tests_bulletin SET published_at = NULL"))
    with pytest.raises(CorrectionRefused):
        proposed(bulletin)


def test_a_correction_of_a_text_that_changed_meanwhile_is_refused(bulletin):
    first, second = proposed(bulletin), proposed(bulletin)
    for correction in (first, second):
        sign(correction)
    apply_correction(first.id, Entry())
    with pytest.raises(CorrectionRefused):
        apply_correction(second.id, Entry())


def test_a_withdrawn_page_is_no_longer_public_and_says_why(bulletin):
    withdraw("tests.bulletin", bulletin, "personal", Entry("有姓名"), confirmed=True)
    row = found(bulletin)
    assert not row.is_public
    assert row.was_public
    assert "涉及个人信息" in Withdrawn(row.withdrawn_for).message
    assert db.session.scalars(select(Bulletin).where(Bulletin.for_everybody())).all() == []


def test_what_is_withdrawn_is_not_withdrawn_again(bulletin):
    withdraw("tests.bulletin", bulletin, "personal", Entry("有姓名"), confirmed=True)
    with pytest.raises(WithdrawalRefused):
        withdraw("tests.bulletin", bulletin, "mistake", Entry("又一次"), confirmed=True)


def test_an_emergency_is_confirmed_by_a_second_person(bulletin):
    withdraw("tests.bulletin", bulletin, "personal", Entry("有姓名"), confirmed=False)
    waiting = unconfirmed()[0]
    assert waiting.confirm_until - waiting.withdrawn_at == timedelta(hours=24)
    with pytest.raises(WithdrawalRefused):
        confirm(waiting.id)
    g.portal_person = OTHER
    confirm(waiting.id)
    assert unconfirmed() == []


def test_a_kind_that_is_never_published_cannot_be_withdrawn(bulletin):
    with pytest.raises(NotThere):
        withdraw("portal.user", 1, "personal", Entry("x"), confirmed=True)

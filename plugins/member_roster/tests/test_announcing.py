"""A decided batch: told, reviewed, announced, in the directory from its day."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from sqlalchemy import select

from plugins.member_roster.adjusting import announcing, directory, telling
from plugins.member_roster.adjusting.lines import LineText
from plugins.member_roster.adjusting.refusals import NotReady
from plugins.member_roster.models import Adjustment, DirectoryCard, Member, Membership
from portal.clock import today
from portal.extensions import db
from portal.records.review import Review
from portal.records.review.asking import NotReviewed
from portal.records.writing import writing

from .adjusting_making import DAY, addition, batch_of, decide, fetch, go_on
from .making import make_term, seat

pytestmark = pytest.mark.usefixtures("in_charge")


def shown(day: date = DAY) -> list[tuple[str, str]]:
    with db.engine.connect() as connection:
        term = directory.term_on(connection, day)
        page = directory.cards(connection, term.id, day, None, "", None)
    return [(it.name, it.title) for it in page.rows]


def sign_review() -> None:
    """Let the newest review pass."""
    with writing() as tx:
        review = tx.session.scalars(select(Review).order_by(Review.id.desc())).first()
        review.state = "signed"


def announce(number: int) -> None:
    telling.tell(number, fetch(number).version, today(), "电话")
    announcing.hand_in(number, fetch(number).version, "/")
    sign_review()
    announcing.announce(number, fetch(number).version)


def test_directory_shows_a_member_once_announced_and_from_the_day_on(app):
    number = batch_of(make_term(10), addition("丁浩"))
    decide(number)
    assert shown() == []
    announce(number)
    assert shown() == [("丁浩", "农业")]
    assert shown(date(2026, 8, 27)) == []


def test_nothing_is_announced_before_its_people_know(app):
    number = batch_of(make_term(10), addition("丁浩"))
    decide(number)
    announcing.hand_in(number, fetch(number).version, "/")
    sign_review()
    with pytest.raises(NotReady, match="丁浩"):
        announcing.announce(number, fetch(number).version)


def test_nothing_is_announced_without_a_review(app):
    number = batch_of(make_term(10), addition("丁浩"))
    decide(number)
    telling.tell(number, fetch(number).version, today(), "电话")
    with pytest.raises(NotReviewed):
        announcing.announce(number, fetch(number).version)


def test_a_departure_shows_in_the_directory_once_announced_only(app):
    term_id = make_term(10)
    come = batch_of(term_id, addition("丁浩"))
    decide(come)
    announce(come)
    member_id = db.session.scalars(select(Member.id)).one()
    go = batch_of(term_id, LineText("resignation", member_id=member_id))
    later = date(2026, 9, 20)
    decide(go, later)
    assert shown(later) == [("丁浩", "农业")]
    announce(go)
    assert shown(later) == []
    assert shown() == [("丁浩", "农业")]


def test_a_withdrawn_announcement_takes_its_people_out_of_the_directory(app):
    number = batch_of(make_term(10), addition("丁浩"))
    decide(number)
    announce(number)
    with writing() as tx:
        tx.session.get_one(Adjustment, number).withdrawn_for = "personal"
    assert shown() == []


def test_a_warning_is_not_announced(app):
    term_id = make_term(10)
    (warned,) = seat(term_id, "李强")
    member_id = db.session.get_one(Membership, warned).member_id
    number = batch_of(term_id, addition("丁浩"), LineText("warning", member_id=member_id))
    decide(number)
    announce(number)
    assert [it.name for it in db.session.scalars(select(DirectoryCard))] == ["丁浩"]
    assert "李强" not in str(fetch(number).public_texts())


def test_takes_effect_on_its_day_and_not_before(app):
    number = batch_of(make_term(10), addition("丁浩"))
    coming = today() + timedelta(3)
    decide(number, coming)
    announce(number)
    with pytest.raises(NotReady):
        go_on(number, "take_effect")
    with time_machine.travel(datetime.combine(coming, time(12))):
        go_on(number, "take_effect")
        assert fetch(number).state == "effective"

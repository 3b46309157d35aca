"""Notices: told in the transaction, to whom it concerns, read by nobody else, swept when old."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from portal.clock import now
from portal.errors import NotThere
from portal.extensions import db
from portal.items import Subject
from portal.people.holders import holders_of, members_of
from portal.people.models import User
from portal.records import notices
from portal.records.actor import act_as
from portal.records.notices import Notice, count_unread, notices_of, read_all, read_one, sweep_notices, tell
from portal.records.writing import load, writing
from portal.testing import add_user

LETTER = Subject("letters.letter", "7")


@pytest.fixture
def wang(app):
    return add_user("wang", "staff")


def tell_now(*people, title="Letter 7"):
    with writing():
        tell(people, title, "Due on 5 March.", "/letters/7", LETTER)


def titles(user_id, unread=True):
    return [it.title for it in db.session.scalars(notices_of(user_id, unread).order_by(Notice.id))]


def test_each_person_is_told_once(wang):
    li = add_user("li", "staff")
    tell_now(wang, li, wang)
    assert (titles(wang), titles(li)) == (["Letter 7"], ["Letter 7"])


def test_the_notice_names_its_record(wang):
    tell_now(wang)
    notice = db.session.scalars(select(Notice)).one()
    assert (notice.kind, notice.record_id, notice.url, notice.read_at) == ("letters.letter", "7", "/letters/7", None)


def test_whoever_acts_is_not_told_of_it(wang):
    act_as("wang", wang)
    tell_now(wang)
    assert titles(wang) == []


def test_what_is_taken_back_was_never_told(wang):
    with pytest.raises(ZeroDivisionError), writing():
        tell([wang], "Letter 7", "", "/letters/7", LETTER)
        raise ZeroDivisionError
    assert count_unread(wang) == 0


def test_telling_outside_of_a_transaction_is_refused(wang):
    with pytest.raises(RuntimeError):
        tell([wang], "Letter 7", "", "/letters/7", LETTER)


def test_reading_one_leads_to_its_page_and_takes_it_off_the_count(wang):
    tell_now(wang)
    notice = db.session.scalars(notices_of(wang, unread=True)).one()
    assert read_one(wang, notice.id) == "/letters/7"
    assert (count_unread(wang), titles(wang, unread=False)) == (0, ["Letter 7"])


def test_reading_again_keeps_the_first_time(wang):
    tell_now(wang)
    number = db.session.scalars(notices_of(wang, unread=True)).one().id
    read_one(wang, number)
    first = db.session.get(Notice, number).read_at
    read_one(wang, number)
    assert db.session.get(Notice, number).read_at == first


def test_somebody_elses_notice_is_not_there(wang):
    li = add_user("li", "staff")
    tell_now(li)
    foreign = db.session.scalars(notices_of(li, unread=True)).one().id
    for number in (foreign, foreign + 1):
        with pytest.raises(NotThere):
            read_one(wang, number)
    assert count_unread(li) == 1


def test_reading_all_stops_at_what_the_page_showed_and_at_ones_own(wang):
    li = add_user("li", "staff")
    tell_now(wang, li)
    newest = db.session.scalars(notices_of(wang, unread=True)).one().id
    tell_now(wang, title="Letter 8")
    read_all(wang, newest)
    assert (titles(wang), titles(li)) == (["Letter 8"], ["Letter 7"])


def test_the_count_ends_at_a_hundred(wang):
    with writing() as tx:
        for number in range(notices.COUNTED + 20):
            tell([wang], f"Letter {number}", "", "/letters/7", LETTER)
        tx.session.flush()
    assert count_unread(wang) == 100


def test_sweeping_takes_what_was_read_long_ago_and_nothing_else(wang):
    tell_now(wang, title="read long ago")
    read_one(wang, db.session.scalars(notices_of(wang, unread=True)).one().id)
    tell_now(wang, title="never read")
    with time_machine.travel(now() + notices.KEPT + timedelta(seconds=1)):
        tell_now(wang, title="just read")
        just = db.session.scalars(notices_of(wang, unread=True).order_by(Notice.id.desc())).first()
        read_one(wang, just.id)
        with writing():
            sweep_notices()
    assert (titles(wang, unread=False), titles(wang)) == (["just read"], ["never read"])


def test_holders_are_the_active_people_whose_roles_carry_the_permission(wang):
    add_user("member", "member")
    head, gone = add_user("head", "staff", "office_head"), add_user("gone", "staff")
    with writing():
        load(User, gone).active = False
    assert holders_of("public_feedback.triage") == [wang, head]
    assert members_of("office_head") == [head]
    assert holders_of("nobody.knows") == []

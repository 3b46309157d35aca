"""A comment is kept once, and only while the draft is open."""

from datetime import timedelta

import pytest
from flask import g
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from plugins.rules_revision.consulting.announcing import close_due
from plugins.rules_revision.consulting.receiving import RECEIPTS, Came, CommentsClosed, enter
from plugins.rules_revision.models import Comment
from plugins.rules_revision.tests.drafts import (
    ANSWERS,
    WORDS,
    clause_ids,
    comment_on,
    comments,
    consultation,
    end,
    make_draft,
    make_open,
    move_project,
)
from portal.clock import today
from portal.errors import NotThere
from portal.extensions import db
from portal.records.writing import writing
from portal.testing import log_findings

pytestmark = pytest.mark.usefixtures("in_charge")
AT_RANDOM = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_a_comment_on_a_clause_is_kept_with_its_name(app):
    number = make_open()
    receipt = comment_on(number, clause=clause_ids(number)[1])
    (kept,) = comments()
    assert (kept.body, kept.label, kept.state) == (WORDS, "第二条", "received")
    assert receipt.number == kept.receipt_number
    assert log_findings() == []


@AT_RANDOM
@given(sent=st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["甲", "乙", "甲\r\n乙"])), max_size=8))
def test_however_often_it_is_sent_a_form_with_the_same_words_is_one_comment(app, sent):
    number, before = make_open(), len(comments())
    tokens = [RECEIPTS.issue() for _ in range(3)]
    receipts = {(at, words): comment_on(number, token=tokens[at], body=words).number for at, words in sent}
    assert len(comments()) - before == len(set(sent)) == len(set(receipts.values()))


def test_after_the_last_day_nothing_is_taken_and_the_sentence_says_where_to_write(app):
    number = make_open()
    end(number)
    with pytest.raises(CommentsClosed, match="青岚县人民路1号"):
        comment_on(number)
    assert comments() == []


def test_what_was_sent_in_time_keeps_its_receipt_after_the_end(app):
    number, token = make_open(), RECEIPTS.issue()
    first = comment_on(number, token=token)
    end(number)
    assert comment_on(number, token=token) == first


@pytest.mark.parametrize("state", ["consolidating", "review", "adopted", "in_force"])
def test_once_the_comments_are_worked_in_nothing_is_taken(app, state):
    number = make_open()
    move_project(number, state)
    with pytest.raises(CommentsClosed):
        comment_on(number)


def test_before_the_first_day_nothing_is_taken(app):
    number = make_open(opens_on=today() + timedelta(days=3))
    with pytest.raises(CommentsClosed):
        comment_on(number)


def test_nobody_comments_on_what_is_not_announced(app):
    with pytest.raises(NotThere):
        comment_on(make_draft())


def test_a_clause_that_is_not_in_the_draft_is_refused(app):
    number = make_open()
    with pytest.raises(NotThere):
        comment_on(number, clause="n999")


def test_what_looks_like_a_machine_is_set_aside_and_kept(app):
    comment_on(make_open(), suspicion="trap")
    assert [it.state for it in comments()] == ["quarantined"]


def test_the_close_counts_what_was_received(app):
    number = make_open()
    comment_on(number)
    comment_on(number, suspicion="trap")
    end(number)
    g.portal_person = None  # the worker
    close_due()
    close_due()
    assert (consultation(number).state, consultation(number).comments_received) == ("closed", 1)
    assert log_findings() == []


def test_a_letter_that_came_in_time_is_typed_in_after_the_end(app):
    number = make_open()
    end(number)
    token = RECEIPTS.read(RECEIPTS.issue())
    came = Came("unit", today() - timedelta(days=2), "县财政局")
    first = enter(number, token, ANSWERS, came)
    assert enter(number, token, ANSWERS, came).number == first.number
    assert [(it.way, it.unit) for it in comments()] == [("unit", "县财政局")]


def test_a_letter_of_a_day_after_the_end_is_not_typed_in(app):
    number = make_open()
    end(number)
    with pytest.raises(CommentsClosed):
        enter(number, RECEIPTS.read(RECEIPTS.issue()), ANSWERS, Came("letter", today()))


@pytest.mark.parametrize(
    "columns",
    [
        {"outcome": "adopted"},
        {"state": "received", "body": ""},
        {"unit": "县财政局"},
        {"changed_node": "n1"},
        {"way": "pigeon"},
    ],
)
def test_the_database_holds_no_comment_that_cannot_be(app, columns):
    comment_on(make_open())
    with pytest.raises(IntegrityError), writing() as tx:
        tx.session.execute(db.update(Comment).values(**columns))

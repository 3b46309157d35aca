"""Forms that lead to a receipt: the token of the page, the notice that was read, the answers under their seal."""

from datetime import timedelta

import pytest
import time_machine
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, HiddenField, StringField

from portal.clock import now
from portal.records.receipts import Receipts
from portal.web.receipted import ReceiptedForm, SealedAnswers

RECEIPTS = Receipts("tests.letter")


class Letter(ReceiptedForm):
    """A form as a plugin has it."""

    receipts, texts, ticks = RECEIPTS, ("body", "notice"), ("consent",)
    notice = HiddenField(default="2")
    body = StringField()
    consent = BooleanField()


class CheckedLetter(SealedAnswers, Letter):
    """The same, checked by its sender."""


@pytest.fixture(autouse=True)
def on_a_page(app):
    with app.test_request_context():
        yield


def sent(form=Letter, **fields):
    return form(MultiDict({"token": RECEIPTS.issue(), "notice": "2", "body": "路灯坏了"} | fields))


def sealed(**changed):
    letter = sent()
    seal = RECEIPTS.seal(letter.issued, letter.answers)
    return sent(CheckedLetter, token=letter.token.data, seal=seal, **changed)


def test_answers_are_texts_and_ticks():
    assert sent(consent="y").answers == {"body": "路灯坏了", "notice": "2", "consent": "1"}
    assert sent().answers["consent"] == ""


def test_a_page_from_here_needs_no_session():
    assert sent().validate()


@pytest.mark.parametrize("token", ["", "路灯", Receipts("tests.photo")])
def test_a_page_from_elsewhere_is_sent_back_with_every_word(token):
    form = sent(token=token if isinstance(token, str) else token.issue())
    assert not form.validate()
    assert list(form.errors) == ["token"]
    assert form.body.data == "路灯坏了"


def test_a_page_that_was_open_for_more_than_a_day_is_sent_back():
    form = sent()
    with time_machine.travel(now() + timedelta(hours=25)):
        assert not form.validate()
    assert list(form.errors) == ["token"]


def test_whoever_read_an_older_notice_reads_it_again():
    form = sent(notice="1")
    assert not form.validate()
    assert list(form.errors) == ["notice"]


def test_answers_that_were_checked_go_through():
    assert sealed().validate()


@pytest.mark.parametrize("changed", [{"body": "路灯好了"}, {"consent": "y"}])
def test_answers_other_than_the_checked_ones_are_sent_back(changed):
    form = sealed(**changed)
    assert not form.validate()
    assert list(form.errors) == ["seal"]


def test_of_a_page_from_elsewhere_only_its_token_is_told():
    form = sent(CheckedLetter, token="x", seal="y")
    assert not form.validate()
    assert list(form.errors) == ["token"]
    assert not form.sealed


@pytest.mark.parametrize(("website", "least", "why"), [("", 0, ""), ("http://x", 0, "trap"), ("", 60, "haste")])
def test_machines_fill_in_the_trap_or_are_too_quick(website, least, why):
    assert sealed(website=website).suspicion(least) == why

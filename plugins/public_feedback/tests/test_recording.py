"""Letters, calls and visits that staff type in."""

from datetime import timedelta

import pytest

from plugins.public_feedback.receiving import RECEIPTS
from plugins.public_feedback.recording import Came, EntryRefused, enter
from portal.clock import local, today
from portal.records.sealed_fields import read_sealed
from portal.testing import hidden_fields, log_findings

from .conftest import HOME
from .making import acting_as, opinion

LETTER = {"body": "村口的桥栏杆断了。", "place": "石桥村", "name": "张某", "phone": "13812341234"}


def typed(browser, **fields):
    """The form as a clerk sends it."""
    form = hidden_fields(browser.get(f"{HOME}/staff/entry").text)
    return form | {"way": "letter", "received_on": "2026-01-05"} | LETTER | fields


def test_a_letter_gets_number_code_and_slip(app, sign_in_as, sender):
    clerk = sign_in_as("staff")
    slip = clerk.post(f"{HOME}/staff/entry", data=typed(clerk))
    assert slip.status_code == 200
    assert slip.headers["Cache-Control"] == "no-store"
    row = opinion(1)
    assert row.number in slip.text
    assert (row.way, local(row.received_at).date().isoformat()) == ("letter", "2026-01-05")
    assert read_sealed(row, "phone") == "13812341234"
    assert row.answered_by.isoformat() == "2026-01-26"
    assert log_findings() == []


def test_the_sender_looks_it_up_with_the_codes_of_the_slip(app, sender):
    with acting_as():
        given = enter(RECEIPTS.read(RECEIPTS.issue()), LETTER, Came("visit", today()))
    page = sender.open("look-up").look_up(given.number, given.codes.query_code).page
    assert "村口的桥栏杆断了。" in page


def test_sent_twice_it_is_one(app):
    token = RECEIPTS.read(RECEIPTS.issue())
    with acting_as():
        first, second = (enter(token, LETTER, Came("phone", today())) for _ in range(2))
    assert first.number == second.number


def test_a_letter_of_tomorrow_is_refused_and_its_words_stay(app, sign_in_as):
    with acting_as(), pytest.raises(EntryRefused):
        enter(RECEIPTS.read(RECEIPTS.issue()), LETTER, Came("letter", today() + timedelta(days=1)))
    clerk = sign_in_as("staff")
    answer = clerk.post(f"{HOME}/staff/entry", data=typed(clerk, received_on="2099-01-01"))
    assert answer.status_code >= 400
    assert "村口的桥栏杆断了。" in answer.text

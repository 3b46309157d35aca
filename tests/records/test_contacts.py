"""Contacts on record: who was reached, when, what was said, and no private telephone number."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from portal.clock import now
from portal.extensions import db
from portal.items import Subject
from portal.records.actor import act_as
from portal.records.contacts import Contact, ContactRefused, contacts_of, masked, note_contact
from portal.records.models import AuditEntry
from portal.records.writing import writing

ITEM = Subject("inventory.item", "7")
HOUR = timedelta(hours=1)


def note(way="phone", whom="Transport bureau", at=None, answer="", about=ITEM):
    with writing():
        note_contact(about, Contact(way, whom, at or now() - HOUR, answer))


def test_a_contact_stands_with_its_record_and_no_other(app):
    act_as("Wang, office")
    note(answer="By Friday.")
    note(about=Subject("inventory.item", "8"))
    (found,) = contacts_of(ITEM)
    assert (found.way, found.whom, found.answer) == ("phone", "Transport bureau", "By Friday.")
    assert found.entered_by == "Wang, office"


def test_the_latest_contact_comes_first(app):
    note(whom="second", at=now() - HOUR)
    note(whom="first", at=now() - 2 * HOUR)
    assert [it.whom for it in contacts_of(ITEM)] == ["second", "first"]


def test_the_audit_says_that_a_contact_was_noted_and_not_what_was_said(app):
    note(answer="Zhang is ill.")
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert (entry.kind, entry.record_id, entry.action) == ("inventory.item", "7", "contacted")
    assert "Zhang" not in f"{entry.reason}{entry.fields}"


@pytest.mark.parametrize(
    "wrong", [{"way": "pigeon"}, {"whom": " \u200b"}, {"at": now() + timedelta(days=1)}], ids=["way", "whom", "at"]
)
def test_what_cannot_have_happened_is_refused(app, wrong):
    with pytest.raises(ContactRefused):
        note(**wrong)
    assert contacts_of(ITEM) == []


def test_mobile_numbers_are_masked_in_what_is_kept(app):
    note(whom="Office, 13812345678", answer="Call 138 1234 5678 or 0838-1234567")
    (found,) = contacts_of(ITEM)
    assert found.whom == "Office, 138****5678"
    assert found.answer == "Call 138****5678 or 0838-1234567"


@given(before=st.text(), after=st.text(), number=st.from_regex(r"\A1[3-9][0-9]{9}\Z"))
@pytest.mark.once
def test_no_mobile_number_survives_between_other_words(before, after, number):
    assert number not in masked(f"{before} {number} {after}")


@pytest.mark.once
def test_longer_numbers_are_no_mobile_numbers():
    assert masked("510623199001011234") == "510623199001011234"

"""The audit list."""

import re

import pytest
import time_machine

from portal.extensions import db
from portal.items import Change, Subject
from portal.people import accounts, standing
from portal.people.models import User
from portal.records.actor import act_as
from portal.records.models import AuditEntry
from portal.records.writing import record, writing


@pytest.fixture
def auditor(sign_in_as):
    """A browser of the auditor."""
    return sign_in_as("auditor")


def note(kind, number="1", action="done", **fields):
    with writing():
        record(Change(Subject(kind, number), action, **fields))


def lines(page):
    return [re.sub(r"<[^>]+>|\s+", " ", row) for row in page.split("<tbody>")[1].split("</tr>")[:-1]]


def test_newest_first_and_in_words(auditor):
    number, _token = accounts.create("wang", "王海燕", ("staff",))
    standing.set_active(number, db.session.get(User, number).version, active=False, reason="调离")
    page = auditor.get("/en/admin/audit").text
    assert "Account shut" in lines(page)[0]
    assert "调离" in lines(page)[0]
    assert "王海燕" in lines(page)[0]
    assert "Roles given: Staff member" in lines(page)[1]
    assert "Account created" in lines(page)[2]


def test_by_person(auditor):
    act_as("赵立")
    note("some.thing")
    act_as("王海燕")
    note("some.thing")
    page = auditor.get("/admin/audit", query_string={"who": "赵"}).text
    assert len(lines(page)) == 1
    assert "赵立" in lines(page)[0]


def test_by_kind(auditor):
    note("portal.role", "staff", "permissions_given")
    note("public_feedback.opinion")
    note("public_feedback.other")
    note("public_feedbacks.opinion")
    assert len(lines(auditor.get("/admin/audit?kind=portal.role").text)) == 1
    assert len(lines(auditor.get("/admin/audit?kind=public_feedback").text)) == 2


def test_by_day_on_the_offices_clock(auditor):
    with time_machine.travel("2026-03-04T16:30:00+00:00"):  # half past midnight on the fifth
        note("some.thing", action="early")
    assert len(lines(auditor.get("/admin/audit?from=2026-03-05&to=2026-03-05").text)) == 1
    assert "<tbody>" not in auditor.get("/admin/audit?from=2026-03-06&to=2026-03-06").text
    assert "<tbody>" not in auditor.get("/admin/audit?to=2026-03-04").text


def test_filters_that_make_no_sense_are_left_out(auditor):
    note("some.thing")
    assert auditor.get("/admin/audit?from=yesterday&kind=%25&after=x&before=-").status_code == 200


def test_pages_follow_each_other(auditor):
    for number in range(60):
        note("some.thing", str(number))
    first = auditor.get("/admin/audit?kind=some").text
    assert len(lines(first)) == 50
    following = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    assert "kind=some" in following
    assert len(lines(auditor.get(following).text)) == 10


def test_an_action_without_words_stands_as_it_is(auditor):
    note("some.thing", "7", "frobnicated")
    assert "frobnicated" in lines(auditor.get("/admin/audit").text)[0]
    assert "some.thing 7" in lines(auditor.get("/admin/audit").text)[0]


def test_every_action_of_the_core_has_words(app):
    """What services record is named in portal/admin/words.py."""
    from pathlib import Path

    from portal.admin.words import ACTIONS

    source = "".join(path.read_text("utf-8") for path in Path("portal/people").glob("*.py"))
    told = set(re.findall(r'Change\((?:user|Subject\(User\.kind, [^)]*\)\)), "(\w+)"', source))
    assert told
    assert told <= {action for kind, action in ACTIONS if kind == "portal.user"}


def test_what_happens_to_files_has_words_whatever_the_record(auditor):
    note("notes.note", action="file_removed", fields=("files",))
    assert "File removed: Files" in lines(auditor.get("/en/admin/audit").text)[0]


def test_signing_in_and_out_is_told_with_the_person(app, client):
    from portal.testing import submit

    _number, token = accounts.create("wang", "王海燕", ("staff",))
    chosen = {"new_password": "tractor lemon basin", "again": "tractor lemon basin"}
    submit(client, f"/account/link/{token}", **chosen)
    submit(client, "/account/", to="/account/sign-out")
    found = [(it.action, it.actor) for it in db.session.query(AuditEntry).order_by(AuditEntry.id)][-3:]
    assert found == [("invitation_used", "王海燕"), ("signed_in", "王海燕"), ("signed_out", "王海燕")]

"""What the public reads of an item's life: decisions, posts and dates, never who typed."""

import re

import pytest
from flask import g
from sqlalchemy import select

from plugins.problem_inventory.disclosing import disclose
from plugins.problem_inventory.extending import Wish, decide, request_extension
from plugins.problem_inventory.models import ExtensionRequest, ProgressEntry
from plugins.problem_inventory.progress import Done, enter
from portal.clock import today
from portal.extensions import db
from portal.items import Entry
from portal.records.corrections import Correction, CorrectionRefused, apply_correction, propose
from portal.records.review.asking import NotReviewed
from portal.records.withdrawal import withdraw
from portal.records.writing import writing

from .conftest import HOME
from .making import ENTRY, act, everything, item, later, make_item, person, sign

pytestmark = pytest.mark.usefixtures("plan", "in_charge")


def page_of(client, number):
    page = client.get(f"{HOME}/items/{number}").text
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", page))


def publish(model, number):
    kind = "progress" if model is ProgressEntry else "extensions"
    with writing() as tx:
        sign(tx.session.get(model, number))
    disclose(kind, number, db.session.get(model, number).version)


def test_progress_is_public_once_it_is_published(client):
    number = make_item()
    measure = item(number).measures[0].id
    entry = enter(number, item(number).version, Done(today(), "登记了3次文印", "登记簿第3页", [measure]))
    assert "登记了3次文印" not in page_of(client, number)
    assert "日完成" not in page_of(client, number)
    with pytest.raises(NotReviewed):
        disclose("progress", entry, 1)
    publish(ProgressEntry, entry)
    page = page_of(client, number)
    for words in ("登记了3次文印", "登记簿第3页", "措施 1 已完成", "整改中"):
        assert words in page


def test_accounts_are_not_named(client):
    number = make_item()
    enter(number, item(number).version, Done(today(), "登记了"))
    page = page_of(client, number)
    assert g.portal_person.title not in page
    assert "决定人：县政协办公室" in page


def test_decisions_are_shown_with_their_basis_and_without_inner_reasons(client):
    number = make_item("reviewed")
    act(number, "not_accept", Entry("佐证看不清", decision=ENTRY.decision))
    page = page_of(client, number)
    assert "整改领导小组会议" in page
    assert "第3次会议纪要" in page
    assert "佐证看不清" not in page


def test_a_later_deadline_shows_both_dates_and_who_decided(client):
    number = make_item("in_progress", deadline=later(10))
    asked = request_extension(number, item(number).version, Wish(later(30), "等批复", "1/2"))
    assert "延期" not in page_of(client, number)
    decide(asked, 1, "approve", ENTRY)
    page = page_of(client, number)
    assert "已延期 1 次" in page
    assert "整改领导小组会议" in page
    assert "等批复" not in page  # before the review of the words
    publish(ExtensionRequest, asked)
    assert "等批复" in page_of(client, number)


def test_a_promise_that_ended_says_why(client):
    number = make_item("in_progress")
    act(number, "terminate", Entry("只说给机关听", decision=ENTRY.decision), ending="transferred")
    page = page_of(client, number)
    assert "职责已移交其他单位" in page
    assert "只说给机关听" not in page


def correct(record, field, new):
    propose(record.kind, record.id, field, new, "打字错误", "/")
    waiting = db.session.scalars(select(Correction).order_by(Correction.id.desc())).first()
    with writing() as tx:
        sign(tx.session.get(Correction, waiting.id))
    apply_correction(waiting.id, Entry())


def test_a_correction_shows_both_texts_and_touches_no_deadline(client):
    g.portal_person = person(*everything().permissions, "portal.review")
    number = make_item(title="每月公开文印费佣")
    before = item(number).deadline
    correct(item(number), "title", "每月公开文印费用")
    page = client.get(f"{HOME}/items/{number}").text
    assert "<del>每月公开文印费佣</del>" in page
    assert "<ins>每月公开文印费用</ins>" in page
    assert item(number).deadline == before


@pytest.mark.parametrize("field", ["deadline", "owner", "goal", "commitment", "original_deadline"])
def test_what_was_promised_cannot_be_corrected(field):
    with pytest.raises(CorrectionRefused):
        propose("problem_inventory.item", make_item(), field, "别的", "笔误", "/")


def test_a_withdrawn_page_says_so_and_staff_still_see_it(client, sign_in_as):
    number = make_item()
    withdraw("problem_inventory.item", number, "personal", Entry("写了姓名"), confirmed=True)
    gone = client.get(f"{HOME}/items/{number}")
    assert gone.status_code == 410
    assert "撤回" in gone.text
    assert "写了姓名" not in gone.text
    assert f"{HOME}/items/{number}" not in client.get(f"{HOME}/").text
    staff = sign_in_as("staff")
    assert "已撤回" in staff.get(f"{HOME}/staff/items/{number}").text
    assert f"{HOME}/staff/items/{number}" in staff.get(f"{HOME}/staff/").text

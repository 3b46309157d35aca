"""An opinion is received once, and no word is lost on the way."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from plugins.public_feedback.models import Opinion
from portal.clock import now
from portal.extensions import db
from portal.records.models import AuditEntry
from portal.records.settings import write_settings
from portal.records.state import read_state
from portal.records.writing import writing

from .conftest import HOME, WORDS, Sender


def opinions():
    return list(db.session.scalars(select(Opinion).order_by(Opinion.id)))


def entries():
    return list(db.session.scalars(select(AuditEntry).where(AuditEntry.kind == Opinion.kind).order_by(AuditEntry.id)))


def test_sent_twice_it_is_one_opinion_with_the_same_receipt(sender):
    sender.write()
    checked = sender.page
    first = sender.post("receipt").receipt
    sender.page = checked
    assert sender.post("receipt").receipt == first
    assert len(opinions()) == 1


def test_sent_again_in_another_language_it_is_still_one(sender):
    sender.write()
    fields = sender.fields
    sender.post("receipt")
    sender.client.post(f"/en{HOME}/receipt", data=fields)
    assert len(opinions()) == 1


def test_back_and_other_words_make_two(sender):
    sender.open()
    form = sender.page
    first = sender.post("check", body="路灯坏了").post("receipt").receipt
    sender.page = form
    second = sender.post("check", body="路灯又坏了").post("receipt").receipt
    assert first.query_code != second.query_code
    assert [opinion.body for opinion in opinions()] == ["路灯坏了", "路灯又坏了"]


@pytest.mark.parametrize("step", ["check", "receipt"])
def test_after_25_hours_the_page_comes_back_with_every_word(sender, step):
    with time_machine.travel(now()) as clock:
        sender.open() if step == "check" else sender.write(township="石桥乡", place="村口")
        clock.shift(timedelta(hours=25))
        old = sender.fields["token"]
        sender.post(step, body=WORDS, township="石桥乡", place="村口")
        assert (sender.typed, len(sender.errors)) == (WORDS, 1)
        assert 'value="村口"' in sender.page
        assert sender.fields["token"] != old
        sender.post("check", body=sender.typed).post("receipt")
        assert sender.receipt
    assert len(opinions()) == 1


def test_a_receipt_loaded_again_after_25_hours_is_the_same(sender):
    with time_machine.travel(now()) as clock:
        sender.write()
        checked = sender.page
        receipt = sender.post("receipt").receipt
        clock.shift(timedelta(hours=25))
        sender.page = checked
        assert sender.post("receipt").receipt == receipt
    assert len(opinions()) == 1


@pytest.mark.parametrize(
    "forged",
    [{"body": "别人的话"}, {"place": "别处"}, {"township": "柳溪镇"}, {"seal": "x"}, {"seal": "封"}, {"token": "x"}],
)
def test_what_was_not_checked_is_not_taken(sender, forged):
    sender.write(township="石桥乡")
    sender.post("receipt", **forged)
    assert sender.typed == forged.get("body", WORDS)
    assert len(sender.errors) == 1
    assert opinions() == []


def test_without_cookies_and_without_a_seal_nothing_is_lost(app, sender):
    bare = Sender(app.test_client(use_cookies=False))
    bare.post("receipt", body=WORDS)
    assert (bare.typed, bare.errors) == (WORDS, ["您写的内容都还在，请核对后再提交一次。"])
    bare.post("check", body=bare.typed).post("receipt")
    assert bare.receipt.query_code


@pytest.mark.parametrize("body", ["", "   ", "　\r\n　", "\u200b\u200b", "\x00"])
def test_saying_nothing_gets_a_clear_sentence(sender, body):
    sender.write(body, place="村口")
    assert sender.errors == ["请写下您想说的话"]
    assert "错误：" in sender.page.partition("<title>")[2].partition("</title>")[0]
    assert 'value="村口"' in sender.page


def test_the_longest_text_is_taken_and_a_longer_one_comes_back(sender):
    sender.write("长" * 10_000)
    assert sender.errors == []
    sender.write("长" * 10_003)
    assert sender.errors == ["内容超出 3 个字，请删减，或者分两次提交"]
    assert sender.typed == "长" * 10_003


def test_a_long_place_and_an_unknown_township_come_back(sender):
    sender.write(place="远" * 101, township="没有的乡")
    assert len(sender.errors) == 2
    assert "远" * 101 in sender.page
    assert sender.typed == WORDS


def test_another_site_cannot_send(sender):
    sender.write()
    answer = sender.client.post(f"{HOME}/receipt", data=sender.fields, headers={"Origin": "https://elsewhere.test"})
    assert answer.status_code == 403
    assert opinions() == []


@pytest.mark.parametrize("step", ["write", "check", "receipt", "look-up"])
def test_nobody_keeps_what_is_meant_for_one(sender, step):
    sender.open()
    if step != "write":
        sender.post(step, body=WORDS)
    assert sender.answer.headers["Cache-Control"] == "no-store"
    assert sender.answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in sender.answer.headers


def test_each_form_page_has_its_own_token(sender):
    assert sender.open().fields["token"] != sender.open().fields["token"]


def test_pages_have_no_inline_script_or_style(sender):
    pages = [sender.open("").page, sender.open("look-up").page, sender.write().page, sender.post("receipt").page]
    for page in pages:
        assert " style=" not in page
        assert "<style" not in page
        assert page.count("<script") == page.count("<script src=")


def test_only_the_look_up_page_has_a_script(sender):
    assert "<script" in sender.open("look-up").page
    for page in (sender.open("").page, sender.write().page, sender.post("receipt").page):
        assert "<script" not in page


def test_the_trap_sets_apart_and_counts(sender):
    receipt = sender.send(website="http://spam.test")
    assert opinions()[0].state == "quarantined"
    assert [entry.action for entry in entries()] == ["received", "quarantined"]
    assert "正在核对" in sender.look_up(receipt.number, receipt.query_code).page


def test_who_is_faster_than_a_person_is_set_apart(sender):
    with writing():
        write_settings("public_feedback", {"least_seconds": 2})
    sender.send("快")
    with time_machine.travel(now()) as clock:
        sender.write("慢")
        clock.shift(timedelta(seconds=3))
        sender.post("receipt")
    assert [opinion.state for opinion in opinions()] == ["quarantined", "received"]


def test_a_received_opinion_leaves_the_public_pages_as_they_are(sender):
    before = read_state().public_version
    sender.send()
    assert read_state().public_version == before


def test_neither_words_nor_codes_stand_in_the_audit(sender):
    receipt = sender.send()
    for entry in entries():
        told = f"{entry.reason}{entry.fields}{entry.actor}{entry.action}"
        assert WORDS not in told
        assert receipt.query_code not in told
        assert entry.actor == "public"


def test_no_code_can_be_read_from_the_table(sender):
    receipt = sender.send()
    (opinion,) = opinions()
    stored = f"{opinion.long_code_hash!r}{opinion.query_code_hash!r}{opinion.body}"
    assert receipt.query_code not in stored
    assert len(opinion.long_code_hash) == len(opinion.query_code_hash) == 32


def test_when_the_database_cannot_write_the_check_page_stays(sender, monkeypatch):
    sender.write()

    def fail(*_):
        raise OperationalError("INSERT", {}, Exception("disk full"))

    with monkeypatch.context() as broken:
        broken.setattr("plugins.public_feedback.receiving.record", fail)
        sender.post("receipt")
    assert sender.answer.status_code == 503
    assert len(sender.errors) == 1
    assert sender.fields["body"] == WORDS
    assert sender.post("receipt").receipt
    assert len(opinions()) == 1

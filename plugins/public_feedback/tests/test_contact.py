"""Name and telephone: optional, only with consent, sealed, found by the whole number."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select

from plugins.public_feedback.contact import NOTICE
from plugins.public_feedback.models import Opinion
from portal.extensions import db
from portal.records.blind_index import index_match
from portal.records.sealed_fields import read_sealed
from portal.testing import log_findings

from .conftest import HOME, WORDS

CONTACT = {"name": "王大爷", "phone": "+86 138-1234-1234", "contact_consent": "1"}


def only_opinion():
    return db.session.scalars(select(Opinion)).one()


def test_without_name_and_number_no_consent_is_asked(sender):
    sender.send()
    opinion = only_opinion()
    assert (opinion.name, opinion.phone, opinion.contact_consent, opinion.notice) == (None, None, False, NOTICE)


def test_name_and_number_are_sealed_and_found(sender):
    sender.send(**CONTACT)
    opinion = only_opinion()
    assert (read_sealed(opinion, "name"), read_sealed(opinion, "phone")) == (CONTACT["name"], CONTACT["phone"])
    assert opinion.contact_consent
    assert db.session.scalar(select(Opinion.id).where(index_match(Opinion, "phone", "１３８１２３４１２３４")))
    assert log_findings() == []


@pytest.mark.parametrize("left", [{"name": "王大爷"}, {"phone": "13812341234"}, {"for_whom": "我母亲"}])
def test_nothing_about_a_person_is_kept_without_consent(sender, left):
    sender.write(**left)
    assert sender.errors == ["请勾选同意我们保存姓名和电话；不想留，就把称呼和电话都清空"]
    assert sender.typed == WORDS
    assert f'value="{next(iter(left.values()))}"' in sender.page


@pytest.mark.parametrize("wrong", [{"phone": "1381234"}, {"name": "长" * 21}, {"relation": "长" * 21}])
def test_what_cannot_be_right_comes_back_with_everything_else(sender, wrong):
    sender.write(**CONTACT | wrong)
    assert len(sender.errors) == 1
    assert f'value="{next(iter(wrong.values()))}"' in sender.page
    assert re.search(r'<input[^>]*checked[^>]*name="contact_consent"', sender.page)


def test_the_summary_of_errors_follows_the_page(sender):
    sender.write("", name="王大爷")
    assert [error[:3] for error in sender.errors] == ["请写下", "请勾选"]


def test_who_writes_for_somebody_else_says_for_whom(sender):
    sender.write(**CONTACT, for_whom="我母亲", relation="女儿")
    assert "我母亲 · 女儿" in sender.page
    sender.post("receipt")
    opinion = only_opinion()
    assert (read_sealed(opinion, "for_whom"), read_sealed(opinion, "relation")) == ("我母亲", "女儿")
    assert not opinion.guardian


def test_a_guardian_writes_for_a_child(sender):
    sender.write(guardian="1")
    assert "不满 14 周岁，我是监护人" in sender.page
    sender.post("receipt")
    assert only_opinion().guardian


@pytest.mark.parametrize(("ticked", "kept"), [({}, False), ({"publication_consent": "1"}, True)])
def test_publishing_needs_a_consent_of_its_own(sender, ticked, kept):
    sender.send(**ticked)
    assert only_opinion().publication_consent is kept


def test_another_telephone_number_makes_another_opinion(sender):
    sender.open()
    form = sender.page
    first = sender.post("check", body=WORDS, **CONTACT).post("receipt").receipt
    sender.page = form
    second = sender.post("check", body=WORDS, **CONTACT | {"phone": "13912341234"}).post("receipt").receipt
    assert first != second


@pytest.mark.parametrize("forged", [{"phone": "13912341234"}, {"contact_consent": ""}, {"publication_consent": "1"}])
def test_contact_and_consent_are_those_that_were_checked(sender, forged):
    sender.write(**CONTACT)
    sender.post("receipt", **forged)
    assert "收到的内容和您刚才核对的不一样，请再核对一遍。" in sender.errors
    assert db.session.scalars(select(Opinion)).all() == []


def test_who_read_an_older_notice_reads_the_new_one(sender):
    sender.open().post("check", body=WORDS, notice="0")
    assert len(sender.errors) == 1
    sender.post("check", body=WORDS).post("receipt")
    assert only_opinion().notice == NOTICE


def test_the_words_of_the_notice_change_with_its_version():
    parts = Path(__file__).parents[1] / "templates/public_feedback/parts.html"
    macro = re.search(r"macro privacy_notice.*?endmacro", parts.read_text("utf-8"), re.DOTALL)[0]
    fingerprint = sha256(macro.encode()).hexdigest()[:12]
    assert (NOTICE, fingerprint) == ("1", "12e8addad30d"), "raise contact.NOTICE with the words, and both values here"


def test_the_form_is_the_same_for_those_who_come_after(sender):
    sender.send(**CONTACT)
    assert CONTACT["name"] not in sender.open().page
    assert CONTACT["phone"] not in sender.client.get(f"{HOME}/look-up").text

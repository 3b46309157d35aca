"""Looking up: forgiving to the holder of a receipt, slow for those who guess."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from plugins.public_feedback.looking_up import BY_NUMBER
from plugins.public_feedback.models import Opinion
from portal.extensions import db
from portal.people.models import Attempt

from .conftest import WORDS

MORNING = datetime(2026, 3, 5, 1, tzinfo=UTC)  # the count begins anew with each day


def wrong(code):
    return ("0" if code[0] != "0" else "1") + code[1:]


@pytest.fixture
def receipt(sender):
    return sender.send()


def test_number_and_code_as_people_write_them(sender, receipt):
    number, code = receipt.number, receipt.query_code
    digits = number.removeprefix("YJ-")
    alike = code.replace("0", "o").replace("1", "l")
    fullwidth = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    for typed_number in (number, number.lower(), f" {number} ", digits, digits.replace("-", ""), "1", "YJ－2026－0001"):
        assert WORDS in sender.look_up(typed_number, code).page
    for typed_code in (
        code.lower(),
        alike,
        fullwidth,
        f"{code[:4]} {code[4:]}",
        f"{code[:4]}—{code[4:]}",
        f" {code}\t",
    ):
        assert WORDS in sender.look_up(number, typed_code).page


@pytest.mark.parametrize(
    ("number", "code", "sentence"),
    [
        ("", "", "请填写回执上的查询码"),
        ("YJ-2026-0001", "7K3", "查询码是 8 位字母和数字"),
        ("", "7K3M9QXD", "请把回执上的编号也填上"),
        ("YJ-2026-0001", "7K3M9QXD", "编号和查询码对不上"),
        ("没有", "7K3M9QXD", "编号和查询码对不上"),
        ("9" * 30, "7K3M9QXD", "编号和查询码对不上"),
        ("YJ-2026-0001", "7K3M9QXD" + "0" * 18, "编号和查询码对不上"),
    ],
)
def test_each_mistake_has_its_sentence(sender, receipt, number, code, sentence):
    sender.look_up(number, code)
    assert sender.answer.status_code == 422
    assert len(sender.errors) == 1
    assert sender.errors[0].startswith(sentence)
    assert f'value="{code}"' in sender.page or not code
    assert WORDS not in sender.page


def test_a_number_that_exists_and_one_that_does_not_read_the_same(sender, receipt):
    pages = []
    for number in (receipt.number, "YJ-2026-9999"):
        pages.append(sender.look_up(number, wrong(receipt.query_code)).page.replace(number, "…"))
    assert pages[0] == pages[1]


def test_the_code_of_another_opinion_opens_nothing(sender, receipt):
    other = sender.send("另一件事。")
    assert WORDS not in sender.look_up(receipt.number, other.query_code).page


def test_guessing_takes_longer_and_longer_and_locks_nobody_out(sender, receipt):
    waits = []
    with time_machine.travel(MORNING) as clock:
        for _ in range(12):
            sender.look_up(receipt.number, wrong(receipt.query_code))
            sender.look_up(receipt.number, wrong(receipt.query_code))
            waits.append(int(sender.answer.headers.get("Retry-After", 0)))
            clock.shift(timedelta(seconds=waits[-1]))
        assert waits[:2] == [0, 0]
        assert waits[-4:] == sorted(waits[-4:])
        assert max(waits) <= BY_NUMBER.longest + 1
        clock.shift(timedelta(seconds=BY_NUMBER.longest + 1))
        assert WORDS in sender.look_up(receipt.number, receipt.query_code).page


def test_while_waiting_the_page_keeps_what_was_typed(sender, receipt):
    for _ in range(7):
        sender.look_up(receipt.number, "7K3M9QXD")
    assert sender.answer.status_code == 429
    assert len(sender.errors) == 1
    assert f'value="{receipt.number}"' in sender.page


def test_the_qr_code_is_never_slowed(sender, receipt):
    for _ in range(10):
        sender.look_up(receipt.number, "7K3M9QXD")
    assert WORDS in sender.look_up(code=receipt.long_code).page


def test_the_right_code_clears_the_count(sender, receipt):
    for _ in range(4):
        sender.look_up(receipt.number, "7K3M9QXD")
    sender.look_up(receipt.number, receipt.query_code)
    assert db.session.scalar(select(func.sum(Attempt.count)).where(Attempt.scope == BY_NUMBER.scope)) is None


def test_the_qr_code_holds_the_long_code_behind_the_hash_only(sender, receipt):
    page = sender.write().post("receipt").page
    addresses = re.findall(r'(?:href|action|src)="([^"]*)"', page)
    assert not [address for address in addresses if "#" in address.replace("#main", "") or "code=" in address]


def test_a_look_up_writes_nothing_about_the_opinion(sender, receipt):
    before = db.session.scalar(select(Opinion.version))
    sender.look_up(receipt.number, receipt.query_code)
    assert db.session.scalar(select(Opinion.version)) == before

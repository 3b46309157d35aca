"""Whatever people write arrives as they wrote it, or comes back with a clear sentence."""

import csv
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

import portal
from plugins.public_feedback.models import Opinion
from plugins.public_feedback.titles import LONGEST, proposed_title
from portal.extensions import db
from portal.records.texts import says_something, tidy
from portal.testing import hidden_fields

from .conftest import HOME

# Texts that are not ours to keep here; they lie beside the checkout where there are any.
BESIDE = Path(portal.__file__).parents[2] / "shared" / "data"
NAUGHTY = BESIDE / "naughty" / "blns.txt"
LETTERS = BESIDE / "feedback"

ODD = [
    "零\x00字节",
    "\ud83d 半个表情",
    "\N{RIGHT-TO-LEFT OVERRIDE}从右到左",
    "Z̸̡͎a̷l̶g̴o̵" * 50,
    "👨‍👩‍👧‍👦" * 900,
    "\u2028段落\u2029",
    "𠮷田𰻝麵",
    "{{ 7 * 7 }} %(number)s {0} ${x} <%= y %>",
    "'; DROP TABLE public_feedback_opinion; --",
    "<svg/onload=alert(1)>",
    "&amp;lt; &#0; &copy;",
    "\ufeff开头有标记",
]


def kept(sender, body):
    """What is kept of a text that was sent through the pages, or None where a sentence came instead."""
    sender.write(body)
    if sender.errors:
        return None
    receipt = sender.post("receipt").receipt
    return db.session.scalar(select(Opinion.body).where(Opinion.id == int(receipt.number.rpartition("-")[2])))


@pytest.mark.parametrize("body", ODD)
def test_odd_signs(sender, sign_in_as, body):
    # A browser sends half a surrogate pair as the replacement character.
    arriving = body.encode("utf-8", "replace").decode().replace("?", "�") if "\ud83d" in body else body
    assert kept(sender, arriving) == tidy(body)
    assert sign_in_as("staff").get(f"{HOME}/staff/1").status_code == 200


def test_bytes_that_are_no_text(sender):
    fields = urlencode(sender.open().fields).encode()
    answer = sender.client.post(
        f"{HOME}/check",
        data=fields + b"&body=%ED%A0%80%FF%FE+%E8%B7%AF%00",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 200
    sender.page = answer.text
    assert "路" in hidden_fields(sender.page)["body"]
    assert sender.post("receipt").receipt


@pytest.mark.skipif(not NAUGHTY.exists(), reason="the list of naughty strings is not here")
def test_naughty_strings(sender):
    for line in NAUGHTY.read_text("utf-8").split("\n"):
        if line.startswith("#") or not line:
            continue
        found = kept(sender, line)
        assert found == (tidy(line) if says_something(tidy(line)) else None)


@pytest.mark.skipif(not LETTERS.exists(), reason="the sample of real letters is not here")
def test_real_letters(sender):
    for file in sorted(LETTERS.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            for row in list(csv.DictReader(lines))[::12]:
                body = tidy(row["留言主题"] + "\n" + row["留言详情"])
                assert kept(sender, row["留言主题"] + "\r\n" + row["留言详情"]) == body
                assert 1 < len(proposed_title(body)) <= LONGEST

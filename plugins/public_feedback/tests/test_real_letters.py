"""Thirty real letters of a public data set, played through to ends of all kinds. The data lies beside the project."""

import csv
from itertools import cycle, islice
from pathlib import Path

import pytest

from plugins.public_feedback.life import LIFE
from plugins.public_feedback.models import Opinion
from plugins.public_feedback.moving import carry_out
from plugins.public_feedback.states import (
    CLOSED,
    DISSATISFIED,
    ENDS,
    MERGED,
    NOT_TAKEN_UP,
    REFERRED,
    REPORT,
    SATISFIED,
    WITHDRAWN,
)
from portal.items import Entry
from portal.records.texts import tidy
from portal.records.writing import writing
from portal.testing import log_findings

from .making import DUE, acting_as, make_opinion, name_reader, opinion

LETTERS = Path(__file__).parents[4] / "shared/data/feedback/letters_with_replies.csv"
pytestmark = pytest.mark.skipif(not LETTERS.exists(), reason="the letters lie beside the project")
READER = 4711
UNIT = {"unit": "县住建局", "unit_due": DUE}


def letters():
    """Text and reply of thirty letters."""
    with LETTERS.open(encoding="utf-8-sig", newline="") as file:
        rows = list(islice(csv.DictReader(file), 30))
    return [(tidy(row["留言详情"]), tidy(row["答复意见"])) for row in rows]


def by_sender(number, action, rating=""):
    """What the sender does by receipt."""
    with writing() as tx:
        row = tx.session.get_one(Opinion, number)
        if rating:
            row.replies[-1].rating = rating
        LIFE.move(row, action)


def by_staff(number, *moves):
    """What two people of the office do: the second one approves."""
    for action, typed in moves:
        entry = Entry(typed.pop("reason", ""))
        with acting_as("审定人" if action == "approve" else "经办人", user_id=READER):
            carry_out(number, None, action, entry, **typed)


def answered(number, reply, matter="help"):
    """From the inbox to the reply."""
    up = ("take_up", {"matter": matter, "complained_of": "县交通局" if matter == REPORT else ""})
    by_staff(number, up, ("assign", dict(UNIT)), ("start", {}), ("draft_reply", {"reply": reply}), ("approve", {}))


def to_close(number, reply):
    answered(number, reply)
    by_sender(number, "rate", SATISFIED)
    by_staff(number, ("close", {}))
    return CLOSED


def to_lapse(number, reply):
    answered(number, reply)
    by_sender(number, "lapse")
    return CLOSED


def done_again(number, reply):
    answered(number, reply)
    by_sender(number, "rate", DISSATISFIED)
    by_sender(number, "redo")
    by_staff(number, ("start", {}), ("draft_reply", {"reply": f"{reply}（再次办理）"}), ("approve", {}))
    by_sender(number, "lapse")
    return CLOSED


def sent_back_and_asked(number, reply):
    by_staff(number, ("take_up", {"matter": "suggestion"}), ("assign", dict(UNIT)))
    by_staff(number, ("send_back", {"reason": "不属于我单位职责"}), ("assign", dict(UNIT)), ("start", {}))
    by_staff(number, ("ask", {"question": "请说明具体位置"}))
    with writing() as tx:
        row = tx.session.get_one(Opinion, number)
        row.questions[-1].answer = "在村口"
        LIFE.move(row, "answer_question")
    by_staff(number, ("draft_reply", {"reply": reply}), ("revise", {"reason": "请写明日期"}))
    by_staff(number, ("draft_reply", {"reply": reply}), ("approve", {}))
    return to_end(number)


def to_end(number):
    by_sender(number, "lapse")
    return CLOSED


def referred(number, reply):
    by_staff(number, ("refer", {"matter": "petition", "outcome": "petition_office"}))
    return REFERRED


def declined(number, reply):
    by_staff(number, ("decline", {"matter": "elsewhere", "outcome": "elsewhere"}))
    return NOT_TAKEN_UP


def merged(number, reply):
    other = make_opinion("taken_up")
    by_staff(number, ("take_up", {"matter": "help"}), ("merge", {"other": opinion(other).number}))
    return MERGED


def reported(number, reply):
    answered(number, reply, REPORT)
    return to_end(number)


def withdrawn(number, reply):
    by_sender(number, "withdraw")
    return WITHDRAWN


def discarded(number, reply):
    by_staff(number, ("set_apart", {}), ("release", {}), ("set_apart", {}), ("discard", {"reason": "广告"}))
    return CLOSED


WAYS = (
    to_close, to_lapse, done_again, sent_back_and_asked, referred, declined, merged, reported, withdrawn, discarded,
)  # fmt: skip


def test_thirty_letters_come_to_their_ends(app):
    ends = set()
    name_reader(READER)  # some of the letters are reports
    for (body, reply), way in zip(letters(), cycle(WAYS), strict=False):
        number = make_opinion(body=body)
        end = way(number, reply)
        row = opinion(number)
        assert (row.state, row.is_open) == (end, False), way.__name__
        if row.reply:
            assert row.reply.text.startswith(reply.strip())
        ends.add(end)
    assert ends == set(ENDS)
    assert log_findings() == []

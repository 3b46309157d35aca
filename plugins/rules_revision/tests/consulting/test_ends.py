"""The end of a consultation moves: later, or early; readers see both days, and nobody comments after it."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy.exc import IntegrityError

from plugins.rules_revision import gates
from plugins.rules_revision.consulting.ends import NotLater, close_early, extend
from plugins.rules_revision.consulting.preparing import NotOpen, TooShort
from plugins.rules_revision.consulting.receiving import CommentsClosed
from plugins.rules_revision.models import Consultation
from plugins.rules_revision.tests.drafts import (
    HOME,
    comment_on,
    consultation,
    end,
    make_draft,
    make_open,
    move_project,
)
from portal.clock import today
from portal.extensions import db
from portal.host import migrate
from portal.host.state import current_host
from portal.items import Decision, Entry
from portal.records.workflow import MoveRefused
from portal.records.writing import writing
from portal.testing import log_findings, submit

pytestmark = pytest.mark.usefixtures("in_charge")
WHY = Entry("意见较多", decision=Decision("主席会议", today(), "第5次主席会议纪要"))
BARE = Entry("意见较多")


def version(number):
    return consultation(number).version


def staff_page(number):
    return f"{HOME}/staff/consultations/{number}"


def test_a_later_end_keeps_the_first_one_beside_it(app):
    number = make_open()
    first = consultation(number).closes_on
    for days in (5, 9):
        extend(number, version(number), first + timedelta(days=days), WHY)
    found = consultation(number)
    assert (found.first_closes_on, found.closes_on) == (first, first + timedelta(days=9))
    with time_machine.travel(first + timedelta(days=9)):
        comment_on(number)
    assert log_findings() == []


@pytest.mark.parametrize("days", [0, -1])
def test_an_end_that_is_not_later_is_refused(app, days):
    number = make_open()
    with pytest.raises(NotLater):
        extend(number, version(number), consultation(number).closes_on + timedelta(days=days), WHY)


def test_after_the_end_no_end_is_left_to_move(app):
    number = make_open()
    end(number)
    for move in (
        lambda: extend(number, version(number), today(), WHY),
        lambda: close_early(number, version(number), WHY),
    ):
        with pytest.raises(NotOpen):
            move()


def test_what_is_worked_in_is_not_opened_again(app):
    number = make_open()
    move_project(number, "consolidating")
    with pytest.raises(NotOpen):
        extend(number, version(number), consultation(number).closes_on + timedelta(days=5), WHY)


def test_closed_early_it_is_counted_and_takes_nothing_more(app):
    number = make_open()
    comment_on(number)
    first = consultation(number).closes_on
    close_early(number, version(number), WHY)
    found = consultation(number)
    assert (found.state, found.comments_received, found.first_closes_on, found.closes_on) == (
        "closed",
        1,
        first,
        today(),
    )
    with pytest.raises(CommentsClosed, match="已于"):
        comment_on(number)
    assert log_findings() == []


def test_the_least_time_is_cut_short_only_on_a_basis(app):
    number = make_open()
    with pytest.raises(TooShort):
        close_early(number, version(number), BARE)
    with pytest.raises(MoveRefused):
        close_early(number, version(number), Entry(decision=WHY.decision))


def test_before_its_first_day_nothing_is_closed(app):
    number = make_open(opens_on=today() + timedelta(days=3))
    with pytest.raises(NotOpen):
        close_early(number, version(number), WHY)


def test_comments_are_worked_in_only_after_the_end(app):
    number = make_open()
    with pytest.raises(gates.GateShut, match="截止"):
        gates.comments_are_over(consultation(number).project)
    close_early(number, version(number), WHY)
    gates.comments_are_over(consultation(number).project)


def test_readers_see_both_ends_and_who_decided(client, sign_in_as):
    number = make_open()
    later = consultation(number).closes_on + timedelta(days=7)
    clerk = sign_in_as("staff")
    facts = {
        "closes_on": later.isoformat(), "reason": "意见较多", "decided_by": "主席会议", "basis": "第5次主席会议纪要",
    }  # fmt: skip
    sent = submit(clerk, f"{staff_page(number)}/moves/extend", **facts)
    assert sent.headers["Location"] == staff_page(number)
    read = client.get(f"{HOME}/consultations/{number}").text
    assert all(it in read for it in ("<s>", "意见较多", "主席会议", "第5次主席会议纪要", "已延期"))
    assert clerk.get(staff_page(number)).text.count("第5次主席会议纪要") == 1


def test_a_clerk_without_somebody_elses_decision_moves_no_end(sign_in_as):
    number = make_open()
    later = consultation(number).closes_on + timedelta(days=7)
    sent = submit(sign_in_as("staff"), f"{staff_page(number)}/moves/extend", closes_on=later.isoformat(), reason="多")
    assert sent.status_code == 422
    assert consultation(number).first_closes_on is None


def test_a_page_that_was_open_meanwhile_moves_nothing(sign_in_as):
    number, head = make_open(), sign_in_as("office_head")
    later = consultation(number).closes_on + timedelta(days=7)
    sent = submit(head, f"{staff_page(number)}/moves/extend", version="1", closes_on=later.isoformat(), reason="多")
    assert sent.status_code == 409
    assert consultation(number).first_closes_on is None


def test_the_staff_page_says_how_far_it_is_and_offers_what_can_be_done(sign_in_as):
    number, head = make_open(), sign_in_as("office_head")
    comment_on(number)
    shown = head.get(staff_page(number)).text
    assert all(f"/consultations/{number}/{it}" in shown for it in ("comments", "entry", "report", "units"))
    assert all(f"{staff_page(number)}/moves/{it}" in shown for it in ("extend", "close_early"))
    assert "未处理" in shown
    end(number)
    assert "/moves/" not in head.get(staff_page(number)).text


def test_an_unannounced_draft_offers_its_review_and_no_end(sign_in_as):
    shown = sign_in_as("office_head").get(staff_page(make_draft())).text
    assert "/review" in shown
    assert "/moves/" not in shown


def test_the_column_comes_and_goes_beside_comments(app):
    """SQLite builds a table anew for some changes, which rows that refer to it forbid."""
    number = make_open()
    comment_on(number)
    component = next(it for it in current_host().components if it.name == "rules_revision")
    db.session.remove()
    migrate.downgrade(db.engine, component, "rules_revision_0004")
    migrate.upgrade(db.engine, component)
    assert consultation(number).first_closes_on is None
    with pytest.raises(IntegrityError), writing() as tx:
        tx.session.execute(db.update(Consultation).values(state="draft", first_closes_on=today()))

"""Later deadlines: asked for, decided in time, within the stage; the first one stays."""

import pytest

from plugins.problem_inventory.extending import ExtensionRefused, Wish, decide, request_extension
from plugins.problem_inventory.models import ExtensionRequest
from portal.errors import PortalError
from portal.extensions import db
from portal.items import Decision, Entry

from .making import ENTRY, item, later, make_item

pytestmark = pytest.mark.usefixtures("plan", "in_charge")


def ask(number, days=10):
    return request_extension(number, item(number).version, Wish(later(days, item(number).deadline), "等批复", "1/2"))


def test_an_approved_extension_moves_the_deadline_and_keeps_the_first():
    number = make_item("in_progress", deadline=later(5))
    request = ask(number)
    assert item(number).deadline == later(5)
    decide(request, 1, "approve", ENTRY)
    assert (item(number).deadline, item(number).original_deadline) == (later(15), later(5))


def test_a_refused_extension_leaves_the_deadline():
    number = make_item("in_progress")
    decide(ask(number), 1, "refuse", ENTRY)
    assert item(number).deadline == item(number).original_deadline


def test_an_extension_decided_after_the_deadline_is_refused():
    number = make_item("in_progress", deadline=later(-2))
    with pytest.raises(ExtensionRefused, match="已过时限"):
        decide(ask(number), 1, "approve", ENTRY)


def test_an_approval_given_in_time_is_entered_late_with_its_scan():
    number = make_item("in_progress", deadline=later(-1))
    request = ask(number)
    on_paper = Decision("主席会议", later(-2), "第9次会议纪要")
    with pytest.raises(PortalError, match="扫描"):
        decide(request, 1, "approve", Entry(decision=on_paper))
    decide(request, 1, "approve", Entry(decision=Decision("主席会议", later(-2), "第9次会议纪要", scan=7)))
    assert item(number).deadline == later(9)


def test_one_extension_is_asked_for_at_a_time():
    number = make_item("in_progress")
    ask(number)
    with pytest.raises(ExtensionRefused, match="还没有决定"):
        ask(number, 12)


@pytest.mark.parametrize(("days", "words"), [(0, "晚于现行时限"), (-3, "晚于现行时限"), (200, "阶段")])
def test_a_new_deadline_lies_after_the_present_one_and_within_the_stage(days, words):
    with pytest.raises(ExtensionRefused, match=words):
        ask(make_item("in_progress"), days)


def test_what_a_draft_asks_is_refused():
    with pytest.raises(ExtensionRefused):
        ask(make_item("draft"))


def test_the_public_knows_of_no_request_before_it_is_decided():
    number = make_item("in_progress")
    request = ask(number)
    assert db.session.scalars(ExtensionRequest.visible_to(None)).all() == []
    decide(request, 1, "approve", ENTRY)
    assert [it.id for it in db.session.scalars(ExtensionRequest.visible_to(None))] == [request]

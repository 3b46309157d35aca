"""Those who are not in the portal are reached all the same, and those who are in it learn that it is their turn."""

import pytest

from plugins.problem_inventory.moving import carry_out
from portal.extensions import db
from portal.items import Entry
from portal.records.notices import notices_of
from portal.testing import add_user, submit

from .making import make_item

pytestmark = pytest.mark.usefixtures("plan")


def titles(user_id):
    return [notice.title for notice in db.session.scalars(notices_of(user_id, unread=True))]


def test_the_reminder_names_the_unit_the_deadline_and_what_is_done(sign_in_as):
    number = make_item("in_progress")
    page = sign_in_as("staff").get(f"/problem_inventory/staff/items/{number}/reach").text
    for words in ("整改事项提醒", "整改时限", "措施完成", "打印"):
        assert words in page


def test_a_call_stays_on_record_with_its_answer(sign_in_as):
    number, clerk = make_item("in_progress"), sign_in_as("staff")
    address = f"/problem_inventory/staff/items/{number}/reach"
    submit(clerk, address, way="phone", whom="交通局办公室", at="2026-01-05T09:30", answer="月底前完成")
    assert "月底前完成" in clerk.get(address).text


def test_the_slip_has_room_for_the_signature_of_whoever_receives_it(sign_in_as):
    number = make_item("in_progress")
    assert "签收" in sign_in_as("staff").get(f"/problem_inventory/staff/items/{number}/slip").text


def test_who_has_to_look_next_is_told(app):
    leader, office = add_user("leader", "leader"), add_user("office", "rectification_office")
    number = make_item("completed")
    carry_out(number, 1, "review", Entry())
    assert [title for title in titles(office) if "验收" in title]
    assert titles(leader) == []


def test_who_wrote_it_is_told_that_it_came_back(app):
    clerk = add_user("clerk", "staff")
    number = make_item("completed")
    carry_out(number, 1, "send_back", Entry(reason="材料不全"))
    assert [title for title in titles(clerk) if "退回" in title]

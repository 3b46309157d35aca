"""The pages: what everybody, staff and a member read."""

import re

import pytest

from plugins.rules_members.counts import rows, splits
from plugins.rules_members.parameters import duties, model
from portal.clock import today
from portal.items import DutyCount
from portal.testing import add_user, signed_in_client

HOME = "/rules_members"
NOBODY = "委员名册启用后，这里才有记录"
ALL = {"training": 1, "absences": 0, "proposals": 1, "social_information": 1, "activities": 2, "contacts": 2}


@pytest.fixture
def staff(app):
    """A clerk's browser."""
    return signed_in_client(app, add_user("clerk", "staff"))


def counts_of(name, township=False, user_id=None, **changed):
    return [DutyCount(name, duty, number, user_id, township) for duty, number in (ALL | changed).items()]


def test_everybody_reads_the_duties_with_links_to_their_articles(client, enter_code):
    version = enter_code()
    page = client.get(f"{HOME}/").text
    assert "每年以第一提案人提交不少于1件，或者联名提交不少于2件" in page
    links = re.findall(rf'href="(/rules_revision/clauses/{version}/\w+)">第六条', page)
    assert len(links) == 4
    assert "联名提交提案不少于二件" in client.get(links[0]).text


@pytest.mark.parametrize("scope", ["members", "office", "party"])
def test_a_code_for_fewer_is_not_shown_to_everybody(client, enter_code, scope):
    enter_code(scope=scope)
    page = client.get(f"{HOME}/").text
    assert "第六条" not in page
    assert "目前没有公布委员守则" in page


def test_a_code_without_numbers_says_so(client, enter_code):
    enter_code("政协委员守则\n第一条 委员应当出席会议。\n第二条 本守则自印发之日起施行。\n")
    assert "没有写明履职数量" in client.get(f"{HOME}/").text


def test_no_record_of_a_member_is_public(client, enter_code, roster):
    enter_code()
    roster.extend((today().year, it) for it in counts_of("周委员"))
    assert "周委员" not in client.get(f"{HOME}/").text


def test_staff_are_told_that_records_come_with_the_roster(staff, enter_code):
    enter_code(scope="office")
    page = staff.get(f"{HOME}/staff/").text
    assert NOBODY in page
    assert "第六条第（三）项" in page


def test_staff_read_what_each_member_did(staff, enter_code, roster):
    enter_code()
    roster.extend((today().year, it) for it in [*counts_of("周委员"), *counts_of("何委员", township=True, contacts=1)])
    page = staff.get(f"{HOME}/staff/").text
    assert "周委员" in page
    assert page.count("未达到") == 1
    assert "周委员" not in staff.get(f"{HOME}/staff/?year={today().year - 1}").text
    assert staff.get(f"{HOME}/staff/?year=99999").status_code == 404


def test_a_member_reads_only_the_own_records(app, enter_code, roster):
    enter_code(scope="members")
    number = add_user("member", "member")
    roster.extend(
        (today().year, it) for it in [*counts_of("周委员", user_id=number, activities=7), *counts_of("何委员")]
    )
    page = signed_in_client(app, number).get(f"{HOME}/staff/own").text
    assert ">7<" in page
    assert "何委员" not in page
    assert "第六条第（三）项" in page


def test_a_member_does_not_read_the_records_of_others(app, client):
    member = signed_in_client(app, add_user("member", "member"))
    assert member.get(f"{HOME}/staff/").status_code == 403
    assert client.get(f"{HOME}/staff/own").status_code == 302


def test_what_several_plugins_tell_is_added_up_and_township_members_stand_apart():
    told = [
        *counts_of("周委员", activities=1),
        DutyCount("周委员", "activities", 1),
        *counts_of("何委员", True, proposals=0),
    ]
    members = rows(told)
    assert [(it.member, it.done["activities"]) for it in members] == [("何委员", 2), ("周委员", 2)]
    found = splits(members, duties(model()))
    assert [(it.township, it.members, it.complete) for it in found] == [(True, 1, 0), (False, 1, 1)]

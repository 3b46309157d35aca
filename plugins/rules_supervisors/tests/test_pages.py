"""The pages: what everybody reads, and a clerk's way from a group to the look-back."""

import re

import pytest
from sqlalchemy import select

from plugins.rules_supervisors import example
from plugins.rules_supervisors.models import SuggestionLetter, SupervisionGroup, Supervisor
from portal.clock import today
from portal.extensions import db
from portal.testing import add_user, signed_in_client, submit

from .making import HEAD, NAMES, fetch, later, make_activity, make_appraisal, make_group, make_letter, make_report

HOME = "/rules_supervisors"
PAPER = {"decided_by": "主席会议", "basis": "第3次会议纪要", "reason": "理由"}


@pytest.fixture
def clerk(app):
    """A clerk's browser."""
    return signed_in_client(app, add_user("clerk", "staff", title="王某 办公室"))


def cells(html):
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    return [re.sub(r"<[^>]+>", "|", row).replace("||", "|").strip("|").split("|") for row in rows]


def test_everybody_reads_units_and_counts_but_no_name_and_no_text(client, group):
    make_group("planned", unit="未派驻局")
    for state in ("issued", "delivered", "adopted", "partly_adopted", "not_adopted", "looked_back", "draft"):
        make_letter(group, state)
    make_activity(group)
    page = client.get(f"{HOME}/").text
    unit = fetch(SupervisionGroup, group).unit
    assert [unit, "4"] in cells(page)
    issued = later(-40).year
    assert [str(issued), "6", "4", "2", "1", "1"] in cells(page)
    for secret in (*NAMES, "未派驻局", "中午无人", "轮流值守", "走访12人", "试〔"):
        assert secret not in page


def test_the_public_page_is_made_anew_when_a_letter_moves(client, clerk, group):
    client.get(f"{HOME}/")
    letter = make_letter(group, "answered")
    submit(clerk, f"{HOME}/staff/letters/{letter}/moves/adopt", **({**PAPER, "version": "1"}))
    assert [str(later(-40).year), "1", "1", "1", "0", "0"] in cells(client.get(f"{HOME}/").text)


def test_nobody_but_staff_reads_the_rest(client, app, group):
    letter = make_letter(group, "issued")
    member = signed_in_client(app, add_user("member", "member"))
    for path in ("", f"groups/{group}", "letters", f"letters/{letter}", f"letters/{letter}/paper"):
        assert client.get(f"{HOME}/staff/{path}").status_code == 302
        assert member.get(f"{HOME}/staff/{path}").status_code == 403


def test_a_clerk_takes_a_group_and_a_letter_all_the_way(clerk):
    day = today().isoformat()
    facts = {"unit": "县审计局", "begins_on": "2026-01-01", "ends_on": "2027-12-31", "avoidance": "无"}
    assert submit(clerk, f"{HOME}/staff/groups/new", **(facts | {"document_number": "7号"})).status_code == 302
    group = db.session.scalar(select(SupervisionGroup.id))
    for name in NAMES[:3]:
        data = {"name": name} | ({"head": "y"} if name == HEAD else {})
        assert submit(clerk, f"{HOME}/staff/groups/{group}/supervisors/new", **data).status_code == 302
    submit(clerk, f"{HOME}/staff/groups/{group}/moves/dispatch", **PAPER)
    assert fetch(SupervisionGroup, group).state == "standing"
    text = {"subject": "窗口", "findings": "中午无人", "suggestions": "轮流值守"}
    submit(clerk, f"{HOME}/staff/groups/{group}/letters/new", **text)
    letter = db.session.scalar(select(SuggestionLetter.id))
    for action, data in (
        ("sign", PAPER | {"decided_by": HEAD}),
        ("issue", PAPER),
        ("deliver", {"received_by": "办公室", "delivered_on": day}),
        ("answer", {"answered_on": day, "answer": "已安排"}),
        ("adopt", {}),
        ("look_back", {"looked_back_on": day, "look_back": "已落实"}),
    ):
        done = submit(clerk, f"{HOME}/staff/letters/{letter}/moves/{action}", **data)
        assert done.status_code == 302, done.text
    assert fetch(SuggestionLetter, letter).state == "looked_back"
    page = clerk.get(f"{HOME}/staff/letters/{letter}").text
    assert f"监督建议〔{today().year}〕1号" in page
    assert "已落实" in page
    assert HEAD in clerk.get(f"{HOME}/staff/letters/{letter}/paper").text


def test_a_refusal_stands_above_the_form(clerk, group):
    letter = make_letter(group)
    answer = submit(clerk, f"{HOME}/staff/letters/{letter}/moves/sign", **PAPER)
    assert answer.status_code == 409
    assert "组长" in answer.text


def test_the_overview_shows_what_is_late_first(clerk, in_charge):
    group = make_group(unit="县审计局")
    letter = make_letter(group, "delivered")
    page = clerk.get(f"{HOME}/staff/").text
    late = page[page.index('id="late"') : page.index('id="due"')]
    assert f"/letters/{letter}" in late


def test_a_groups_page_shows_what_it_did(clerk, group):
    make_activity(group)
    make_report(group)
    make_appraisal(group)
    page = clerk.get(f"{HOME}/staff/groups/{group}").text
    for words in (*NAMES, "走访12人", "活动2次", "26 (87%)", "发出34张"):
        assert words in page


def test_a_recalled_supervisor_is_replaced_on_the_page(clerk, group):
    who = db.session.scalar(select(Supervisor.id).where(Supervisor.name == NAMES[1]))
    submit(clerk, f"{HOME}/staff/supervisors/{who}/moves/recall", **PAPER)
    done = submit(clerk, f"{HOME}/staff/supervisors/{who}/moves/replace", **(PAPER | {"name": "新组员"}))
    assert done.status_code == 302, done.text
    assert "新组员" in clerk.get(f"{HOME}/staff/groups/{group}").text


def test_an_appraisal_is_typed_in(clerk, group):
    data = {"year": "2026", "held_on": later(-1).isoformat(), "sent": "34", "returned": "32", "valid": "30"}
    asked = {"questions-0-text": "答复", "questions-0-satisfied": "31", "questions-1-text": "", "questions-2-text": ""}
    asked |= {"questions-3-text": ""}
    path = f"{HOME}/staff/groups/{group}/appraisals/new"
    assert submit(clerk, path, **(data | asked)).status_code == 422
    assert submit(clerk, path, **(data | asked | {"questions-0-satisfied": "30"})).status_code == 302


def test_the_example_is_whole(app, client):
    example.load()
    assert "县行政审批局" in client.get(f"{HOME}/").text
    states = db.session.scalars(select(SuggestionLetter.state).order_by(SuggestionLetter.id)).all()
    assert states == ["adopted", "delivered"]

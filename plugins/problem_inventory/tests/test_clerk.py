"""What a clerk does in the office: problems, drafts, the gate, and two clerks on one draft."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from plugins.problem_inventory.models import Problem, RectificationItem
from portal.extensions import db
from portal.testing import hidden_fields, log_findings, submit

from .conftest import HOME, later

PROBLEM = {
    "title": "文印费用没有公开",
    "text": "2025年文印费用没有逐月登记。",
    "cause": "没有专人登记",
    "source": "自查",
    "aspect": "机关效能建设",
}
NEW = f"{HOME}/staff/items/new"


@pytest.fixture
def clerk(sign_in_as, plan):
    """Somebody who writes drafts."""
    return sign_in_as("staff")


def newest(model):
    return db.session.scalars(select(model).order_by(model.id.desc())).first()


def summary(page):
    """The sentences of the error summary."""
    found = re.search(r'id="errors".*?</ul>', page, re.DOTALL)
    return [unescape(re.sub("<.*?>", "", line)) for line in re.findall("<li>(.*?)</li>", found[0])] if found else []


def typed(page, name):
    """What stands in a field of one line."""
    field = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    value = field and re.search(r'value="([^"]*)"', field[0])
    return unescape(value[1]) if value else ""


def draft(clerk, **fields):
    """Begin a draft with a title only and what else is given; returns its number."""
    submit(clerk, NEW, **{"title": "每月公开文印费用", "horizon": "fixed_term", "stage_id": 3, "group_id": 0} | fields)
    return newest(RectificationItem).id


def test_a_problem_is_written_down_and_changed(clerk):
    submit(clerk, f"{HOME}/staff/problems/new", **PROBLEM)
    written = newest(Problem)
    assert (written.number, written.cause, written.published_at) == (5, "没有专人登记", None)
    submit(clerk, f"{HOME}/staff/problems/{written.id}/edit", **PROBLEM | {"title": "文印费用没有逐月公开"})
    assert "文印费用没有逐月公开" in clerk.get(f"{HOME}/staff/problems").text


def test_what_is_missing_from_a_problem_is_said_beside_the_field(clerk):
    answer = submit(clerk, f"{HOME}/staff/problems/new", **PROBLEM | {"text": "  "})
    assert answer.status_code == 422
    assert len(summary(answer.text)) == 1
    assert 'href="#text"' in answer.text


def test_a_published_problem_keeps_its_words_but_not_its_cause(clerk):
    found = db.session.get(Problem, 1)
    words = {"title": found.title, "text": found.text, "source": found.source, "aspect": found.aspect}
    page = f"{HOME}/staff/problems/1/edit"
    assert submit(clerk, page, **words, cause="怕担责").status_code == 302
    assert submit(clerk, page, **words | {"title": "别的"}, cause="").status_code == 409
    assert db.session.get(Problem, 1).cause == "怕担责"


def test_the_cause_of_a_problem_is_never_public(clerk, client):
    found = db.session.get(Problem, 1)
    words = {"title": found.title, "text": found.text, "source": found.source, "aspect": found.aspect}
    submit(clerk, f"{HOME}/staff/problems/1/edit", **words, cause="只给机关看")
    for page in ("/", "/plan", "/problems/1", "/items/1"):
        assert "只给机关看" not in client.get(f"{HOME}{page}").text
    assert "只给机关看" in clerk.get(f"{HOME}/staff/problems").text


def test_a_draft_begins_with_the_problem_of_the_address(clerk):
    page = clerk.get(f"{NEW}?problem=2").text
    assert re.findall(r'<input checked[^>]*name="problem_ids"[^>]*value="(\d)"', page) == ["2"]
    assert typed(page, "first_responsible") == "县政协党组书记、主席"


def test_a_draft_with_gaps_says_what_lacks_and_where_to_fill_it_in(clerk):
    number = draft(clerk)
    page = clerk.get(f"{HOME}/staff/items/{number}").text
    assert "五项中已明确 0 项" in page
    links = re.findall(rf'href="{HOME}/staff/items/{number}/edit#([\w-]+)"', page)
    form = clerk.get(f"{HOME}/staff/items/{number}/edit").text
    assert links == [
        "problem_ids-0", "goal", "deadline", "measures-0-text",
        "lead_official", "responsible_unit", "owner", "commitment",
    ]  # fmt: skip
    assert [link for link in links if f'id="{link}' not in form] == []


def test_vague_words_are_warned_about_and_saved_all_the_same(clerk):
    number = draft(clerk, goal="进一步加强管理。每月公开1次。", commitment="切实抓好《财务管理制度》的执行。")
    page = clerk.get(f"{HOME}/staff/items/{number}").text
    assert page.count("zx-note") == 1
    assert "“进一步、加强”" in page


@pytest.mark.parametrize(
    ("command", "left"),
    [
        ("add", ["甲", "乙", ""]), ("remove-0", ["乙"]), ("up-1", ["乙", "甲"]), ("down-0", ["乙", "甲"]),
        ("up-0", ["甲", "乙"]), ("remove-7", ["甲", "乙"]), ("nonsense", ["甲", "乙"]),
    ],
)  # fmt: skip
def test_buttons_change_the_rows_of_measures_and_keep_what_was_typed(clerk, command, left):
    fields = {"title": "文印", "measures-0-text": "甲", "measures-1-text": "乙", "measures-1-owner": "主任"}
    page = submit(clerk, NEW, rows=command, **fields).text
    texts = [typed(page, f"measures-{place}-text") for place in range(page.count('-owner" name=') or 9)]
    assert [text for text in texts if text] == [text for text in left if text]
    assert len(re.findall(r'name="measures-\d+-text"', page)) == len(left)
    assert typed(page, "title") == "文印"
    assert "主任" in page
    assert newest(RectificationItem).state == "published"  # nothing was saved


def test_measures_are_kept_in_their_order(clerk):
    steps = {"measures-0-text": "登记", "measures-0-owner": "主任", "measures-1-text": "公开"}
    number = draft(clerk, **steps)
    turned = {"measures-0-text": "公开", "measures-0-owner": "", "measures-1-text": "登记", "measures-1-owner": "主任"}
    submit(
        clerk, f"{HOME}/staff/items/{number}/edit", title="文印", horizon="immediate", stage_id=3, group_id=0, **turned
    )
    measures = db.session.get(RectificationItem, number).measures
    assert log_findings() == []
    assert [(it.position, it.text, it.owner) for it in measures] == [(1, "公开", ""), (2, "登记", "主任")]


def test_no_deadline_lies_after_the_end_of_the_stage(clerk):
    answer = submit(
        clerk, NEW, title="文印", horizon="fixed_term", stage_id=3, group_id=0, deadline=later(151).isoformat()
    )
    assert answer.status_code == 422
    assert 'href="#deadline"' in answer.text
    assert typed(answer.text, "deadline") == later(151).isoformat()


def test_two_clerks_on_one_draft_see_both_texts(clerk, sign_in_as):
    number = draft(clerk, owner="办公室主任")
    page, other = f"{HOME}/staff/items/{number}/edit", sign_in_as("office_head")
    mine = hidden_fields(clerk.get(page).text)
    common = {"title": "文印", "horizon": "fixed_term", "stage_id": 3, "group_id": 0}
    submit(other, page, **common, owner="秘书科科长")
    answer = clerk.post(page, data=mine | common | {"owner": "行政科科长"})
    assert answer.status_code == 409
    assert typed(answer.text, "owner") == "行政科科长"
    assert "秘书科科长" in answer.text
    again = clerk.post(page, data=hidden_fields(answer.text) | common | {"owner": "行政科科长"})
    assert again.status_code == 302
    assert db.session.get(RectificationItem, number).owner == "行政科科长"


def test_a_change_of_the_measures_alone_is_a_change_too(clerk):
    number = draft(clerk, **{"measures-0-text": "登记"})
    page, common = (
        f"{HOME}/staff/items/{number}/edit",
        {"title": "每月公开文印费用", "horizon": "fixed_term", "stage_id": 3},
    )
    mine = hidden_fields(clerk.get(page).text)
    submit(clerk, page, group_id=0, **common, **{"measures-0-text": "逐月登记"})
    assert clerk.post(page, data=mine | common | {"group_id": 0, "measures-0-text": "登记"}).status_code == 409


def test_a_draft_is_thrown_away_after_asking_once(clerk):
    number = draft(clerk, **{"measures-0-text": "登记"})
    page = f"{HOME}/staff/items/{number}/throw-away"
    assert clerk.get(page).status_code == 200
    assert submit(clerk, page).status_code == 302
    assert db.session.get(RectificationItem, number) is None
    assert log_findings() == []


@pytest.mark.parametrize("page", ["edit", "throw-away"])
def test_what_is_published_is_no_draft(clerk, page):
    assert clerk.get(f"{HOME}/staff/items/1/{page}").status_code == 409


def test_drafts_are_nobodys_but_the_offices(clerk, client):
    number = draft(clerk)
    assert client.get(f"{HOME}/items/{number}").status_code == 404
    assert "每月公开文印费用" in clerk.get(f"{HOME}/staff/drafts").text
    assert "每月公开文印费用" not in client.get(f"{HOME}/").text


def test_readers_do_not_write(sign_in_as, plan):
    leader = sign_in_as("leader")
    assert leader.get(f"{HOME}/staff/drafts").status_code == 200
    assert leader.get(NEW).status_code == 403
    assert leader.get(f"{HOME}/staff/problems/1/edit").status_code == 403

"""The pages of projects and drafts, as a clerk walks through them."""

from io import BytesIO

import pytest

from plugins.rules_revision.tests.making import HOME, make_rule
from portal.testing import hidden_fields, log_findings, submit

from .making import FIVE, key, make_draft, make_project, project, said, version_of

STAFF = f"{HOME}/staff"


@pytest.fixture
def clerk(sign_in_as):
    """A clerk who drafts."""
    return sign_in_as("staff")


@pytest.fixture
def draft(in_charge):
    """A rule of five clauses being drafted."""
    return make_draft()


def at(number, page=""):
    return f"{STAFF}/projects/{number}{page}"


def test_a_clerk_lists_a_rule_and_begins_drafting(clerk):
    rule = make_rule(text=FIVE, title="考勤办法")
    page = submit(clerk, f"{STAFF}/rules/{rule}/projects/new", revision="amend", reason="不适应").headers["Location"]
    assert "等经办人开始起草" in clerk.get(page).text
    assert submit(clerk, f"{page}/moves/begin").status_code == 302
    assert "修改草案" in clerk.get(page).text
    assert "考勤办法" in clerk.get(f"{STAFF}/projects/").text


def test_a_new_rule_begins_with_an_uploaded_text(clerk):
    new = f"{STAFF}/projects/new"
    facts = {"title": "考勤办法", "text_kind": "办法", "domain": "other", "body": "主席会议", "office": "办公室"}
    fields = facts | {
        "scope": "office",
        "start": "upload",
        "reason": "没有",
        "files": (BytesIO(FIVE.encode()), "甲.txt"),
    }
    answer = clerk.post(new, data=hidden_fields(clerk.get(new).text) | fields, content_type="multipart/form-data")
    assert answer.status_code == 302
    assert len(said(1)) == 5


def test_the_draft_shows_each_clause_with_the_way_to_edit_it(clerk, draft):
    shown = clerk.get(at(draft, "/draft")).text
    assert shown.count("/draft/clauses/") == 5
    assert "<textarea" not in shown


def test_saving_a_clause_leads_back_to_it(clerk, draft):
    page = at(draft, f"/draft/clauses/{key(draft, 2)}")
    answer = submit(clerk, page, text="每日签到三次。")
    assert answer.headers["Location"].endswith(f"#c-{key(draft, 2)}")
    assert "每日签到三次。" in clerk.get(answer.headers["Location"]).text


def test_two_editors_of_one_clause_see_both_texts_side_by_side(sign_in_as, draft):
    one, other = sign_in_as("staff"), sign_in_as("office_head")
    page = at(draft, f"/draft/clauses/{key(draft, 2)}")
    begun = hidden_fields(other.get(page).text)
    submit(one, page, text="每日签到三次。")
    answer = other.post(page, data=begun | {"text": "每日签到四次。"})
    assert answer.status_code == 409
    for words in ("每日签到两次。", "每日签到三次。", "每日签到四次。"):
        assert words in answer.text
    again = other.post(page, data=hidden_fields(answer.text) | {"text": "每日签到四次。"})
    assert again.status_code == 302
    assert said(draft)[1] == "第二条 每日签到四次。"


def test_moved_references_and_dangling_ones_are_told_after_a_save(clerk, draft):
    page = at(draft, f"/draft/clauses/{key(draft, 3)}/delete")
    shown = clerk.get(submit(clerk, page).headers["Location"]).text
    assert "下列引用所指的条文已删去" in shown
    page = at(draft, f"/draft/clauses/{key(draft, 1)}/insert")
    shown = clerk.get(submit(clerk, page, text="新的一条。", where="after").headers["Location"]).text
    assert "已保存" in shown


def test_buttons_move_split_and_merge(clerk, draft):
    page = at(draft, f"/draft/clauses/{key(draft, 2)}")
    token = hidden_fields(clerk.get(page).text)
    assert clerk.post(f"{page}/move", data=token | {"to": f"after:{key(draft, 3)}"}).status_code == 302
    assert said(draft)[2].startswith("第三条 每日签到")
    assert clerk.post(f"{page}/merge", data=token).status_code == 302
    assert len(said(draft)) == 4


def test_the_comparison_keeps_what_the_clerk_explained(clerk, draft):
    submit(clerk, at(draft, f"/draft/clauses/{key(draft, 2)}"), text="每日签到三次。\n迟到的，说明理由。")
    page = at(draft, "/comparison")
    assert "<ins>" in clerk.get(page).text
    answer = submit(clerk, page, to=f"{page}/explanations", **{f"x-{key(draft, 2)}": "依据新规"})
    assert answer.status_code == 302
    assert "依据新规" in clerk.get(page).text


def test_an_explanation_that_somebody_else_wrote_meanwhile_is_not_overwritten(clerk, draft):
    submit(clerk, at(draft, f"/draft/clauses/{key(draft, 2)}"), text="每日签到三次。\n迟到的，说明理由。")
    page, name = at(draft, "/comparison"), f"x-{key(draft, 2)}"
    begun = hidden_fields(clerk.get(page).text)
    submit(clerk, page, to=f"{page}/explanations", **{name: "甲的说明"})
    answer = clerk.post(f"{page}/explanations", data=begun | {name: "乙的说明"})
    assert answer.status_code == 409
    assert "乙的说明" in answer.text


def test_word_goes_out(clerk, draft):
    for page in ("/draft/word", "/comparison/word"):
        assert clerk.get(at(draft, page)).data.startswith(b"PK")


def test_the_other_pages_open(clerk, draft):
    submit(clerk, at(draft, f"/draft/clauses/{key(draft, 2)}"), text="每日签到三次。")
    number = version_of(draft)
    for page in (
        "",
        "/facts",
        "/draft/front",
        "/draft/print",
        "/draft/saves",
        f"/draft/saves/{number}",
        "/draft/returned",
    ):
        assert clerk.get(at(draft, page)).status_code == 200
    assert log_findings() == []


def test_a_clause_is_taken_back_from_a_save(clerk, draft):
    before = said(draft)
    submit(clerk, at(draft, f"/draft/clauses/{key(draft, 2)}"), text="每日签到三次。")
    number = version_of(draft)
    page = at(draft, f"/draft/saves/{number}")
    token = hidden_fields(clerk.get(page).text)
    assert clerk.post(f"{page}/take-back", data=token | {"clause": key(draft, 2)}).status_code == 302
    assert said(draft) == before


def test_readers_without_the_right_to_draft_see_no_way_to_edit(sign_in_as, draft):
    shown = sign_in_as("reviewer").get(at(draft, "/draft")).text
    assert "/draft/clauses/" not in shown


def test_a_project_that_is_listed_has_no_draft_yet(clerk, in_charge):
    number = make_project()
    assert clerk.get(at(number, "/draft")).status_code == 404
    assert project(number).draft is None

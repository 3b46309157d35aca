"""The library of the public: what is in force on a day, all versions, clauses with links that stay."""

from datetime import date

import pytest

from plugins.rules_revision.ending import end
from portal.clock import today
from portal.items import Decision, Entry

from .making import HOME, make_published, make_rule, make_version, publish_all, rule, version


def test_the_list_shows_what_is_in_force_today_and_on_any_day(client, examples):
    now = client.get(f"{HOME}/").text
    assert "×政协办发〔2021〕9号" in now
    assert "×政协办发〔2014〕5号" not in now
    then = client.get(f"{HOME}/?on=2015-01-01").text
    assert "×政协办发〔2014〕5号" in then
    assert "财务管理制度" not in then


def test_the_list_is_narrowed_by_area_and_by_the_words_of_a_clause(client, examples):
    narrowed = client.get(f"{HOME}/?domain=finance").text
    assert "/rules/2" in narrowed
    assert narrowed.count(f'href="{HOME}/rules/') == 1
    found = client.get(f"{HOME}/?q=印章").text
    assert "财务管理制度" in found
    assert "公务车辆管理制度" not in found


def test_a_long_list_goes_on_by_key(client, app, monkeypatch):
    monkeypatch.setattr("plugins.rules_revision.library.PAGE_SIZE", 2)
    for place in range(3):
        make_published(title=f"第{place}号制度")
    first = client.get(f"{HOME}/").text
    assert ("第2号制度" in first, "第0号制度" in first) == (True, False)
    following = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "第0号制度" in client.get(following).text


@pytest.mark.parametrize("query", ["after=x", "after=20200101-x", "after=99-1", "on=2020-13-01", "state=x", "q=%00"])
def test_an_address_that_cannot_be_is_not_found(client, app, query):
    assert client.get(f"{HOME}/?{query}").status_code == 404


def test_a_rule_is_shown_in_the_version_of_the_day(client, examples):
    assert "严禁公车私用" not in client.get(f"{HOME}/rules/1").text
    assert "严禁公车私用" in client.get(f"{HOME}/rules/1?on=2015-01-01").text
    assert "没有有效版本" in client.get(f"{HOME}/rules/1?on=2000-01-01").text


def test_each_clause_has_a_link_that_stays(client, examples):
    clause = version(2).clauses[4]
    assert f'id="c-{clause.node_id}"' in client.get(f"{HOME}/rules/1").text
    page = client.get(f"{HOME}/clauses/2/{clause.node_id}").text
    assert "须经秘书长批准" in page
    assert "须经有关领导批准" in page  # what it said before
    assert client.get(f"{HOME}/clauses/2/n9999").status_code == 404


def test_two_versions_stand_side_by_side(client, examples):
    page = client.get(f"{HOME}/rules/1/compare").text
    assert "加油实行一车一卡" in page
    assert "办公室统一管理和调度公务车辆" not in page
    assert "办公室统一管理和调度公务车辆" in client.get(f"{HOME}/rules/1/compare?all=1").text


def test_a_rule_with_one_version_has_nothing_to_compare(client, examples):
    assert client.get(f"{HOME}/rules/2/compare").status_code == 404
    assert client.get(f"{HOME}/rules/1/compare?old=999").status_code == 404


def test_what_was_not_published_is_nobodys(client, app):
    number = make_rule()
    assert client.get(f"{HOME}/rules/{number}").status_code == 404
    first = rule(number).versions[0].id
    publish_all(number)
    second = make_version(number, date(2024, 1, 1))
    assert "迟到的" not in client.get(f"{HOME}/rules/{number}").text
    assert client.get(f"{HOME}/versions/{second}").status_code == 404
    assert client.get(f"{HOME}/versions/{first}").status_code == 200


def test_an_abolished_rule_leaves_the_list_and_stays_readable(client, in_charge):
    number = make_published()
    entry = Entry(decision=Decision("主席会议", today(), "第3次会议"))
    end(number, rule(number).version, "abolish", today(), entry)
    assert "考勤制度" not in client.get(f"{HOME}/").text
    assert "考勤制度" in client.get(f"{HOME}/?state=abolished").text
    assert "已废止" in client.get(f"{HOME}/rules/{number}").text


def test_the_collection_holds_all_texts_with_contents(client, examples):
    page = client.get(f"{HOME}/collection").text
    assert page.count('class="zx-leaf"') == 4
    assert "印章分开保管" in page


@pytest.mark.parametrize(
    "path", ["/", "/rules/1", "/versions/1", "/rules/1/compare", "/collection", "/versions/1/print"]
)
def test_pages_are_kept_and_answer_with_a_tag(client, examples, path):
    first = client.get(HOME + path)
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = client.get(HOME + path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_a_clause_is_found_by_the_search_of_the_portal(client, examples):
    page = client.get("/search?q=一车一卡").text
    assert "《公务车辆管理制度》第八条" in page
    assert f"{HOME}/clauses/2/" in page


def test_the_search_finds_only_the_newest_version(client, examples):
    assert "没有找到与" in client.get("/search?q=须经有关领导批准").text


def test_the_english_edition_marks_what_is_chinese(client, examples):
    page = client.get(f"/en{HOME}/rules/1").text
    assert '<h1><span lang="zh-CN">公务车辆管理制度</span></h1>' in page


@pytest.mark.parametrize("path", ["versions/2/text.docx", "rules/1/compare.docx", "collection.docx"])
def test_insiders_take_rules_along_as_word_files(sign_in_as, examples, path):
    answer = sign_in_as("member").get(f"{HOME}/inside/{path}")
    assert answer.data.startswith(b"PK")
    assert "docx" in answer.headers["Content-Disposition"]


def test_everybody_takes_rules_along(client, examples):
    for path in ("versions/2/text.docx", "rules/1/compare.docx"):
        assert client.get(f"{HOME}/{path}").data.startswith(b"PK")
    assert client.get(f"{HOME}/versions/99/text.docx").status_code == 404


def test_what_changed_is_marked_inside_the_clause(client, examples):
    page = client.get(f"{HOME}/rules/1/compare").text
    assert "<del>加强</del>" in page
    assert "<ins>规范</ins>" in page

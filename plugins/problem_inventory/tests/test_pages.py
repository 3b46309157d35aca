"""The public pages, in both editions."""

import re

import pytest
from sqlalchemy import select

from plugins.problem_inventory.models import Problem, RectificationItem, RectificationPlan
from portal.extensions import db
from portal.host.switching import disable
from portal.items import Change
from portal.records.writing import load, record, writing
from portal.web.formats import full_date

from .conftest import HOME, later

PAGES = ("/", "/plan", "/problems/1", "/items/9")


def item(item_id):
    return db.session.get(RectificationItem, item_id)


def text_of(page):
    """The words of a page without its markup."""
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", page))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("edition", ["", "/en"])
def test_pages_need_no_script_no_session_and_no_account(client, plan, page, edition):
    answer = client.get(f"{edition}{HOME}{page}")
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert "csrf_token" not in answer.text
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["ETag"]
    assert answer.text.count("<h1") == 1
    assert f'<html lang="{"en" if edition else "zh-CN"}">' in answer.text


@pytest.mark.parametrize("page", PAGES)
def test_the_english_edition_marks_what_is_chinese(client, plan, page):
    body = client.get(f"/en{HOME}{page}").text
    body = body[body.index("<main") : body.index("</main>")]
    unmarked = re.sub(r'<(\w+)[^>]*lang="zh-CN"[^>]*>.*?</\1>', "", body, flags=re.DOTALL)
    assert not re.findall(r"[一-鿿]+", text_of(unmarked))


def test_the_english_ledger_says_once_that_texts_are_chinese(client, plan):
    assert client.get(f"/en{HOME}/").text.count("published in Chinese") == 1
    assert "以中文公布" not in client.get(f"{HOME}/").text


def test_an_item_shows_its_five_elements(client, plan):
    page, shown = text_of(client.get(f"{HOME}/items/9").text), item(9)
    for words in (shown.title, shown.goal, shown.commitment, full_date(shown.deadline), shown.number):
        assert words in page
    for measure in shown.measures:
        assert measure.text in page
        assert measure.owner in page
    for post in (shown.first_responsible, shown.lead_official, shown.responsible_unit, shown.owner):
        assert post in page
    assert "《公务车辆管理制度》 修改" in page
    assert "依据：《县政协党组整改落实方案》" in page
    assert all(problem.title in page for problem in shown.problems)


def test_a_deadline_that_never_moved_is_not_struck_through(client, plan):
    assert "<s" not in re.sub("<(section|span|strong|small|svg|summary)", "", client.get(f"{HOME}/items/9").text)


def test_a_first_deadline_stays_on_the_page_struck_through(client, add_item):
    item_id = add_item(deadline=later(60), original_deadline=later(20))
    page = client.get(f"{HOME}/items/{item_id}").text
    struck = re.findall(r"<s[ >][^<]*</s>|<s>[^<]*</s>", page)
    assert len(struck) == 2
    assert all(full_date(later(20)) in words for words in struck)
    assert f"{full_date(later(60))}前，" in text_of(page)
    assert f"<s>{full_date(later(20))}</s>" in client.get(f"{HOME}/").text


def test_an_overdue_item_says_so_and_looks_forward_to_nothing(client, add_item):
    page = client.get(f"{HOME}/items/{add_item(deadline=later(-3))}").text
    assert "已超期 3 天" in page
    assert "is-next" not in page


def test_a_problem_shows_its_source_and_the_items_that_cure_it(client, plan):
    found = db.session.get(Problem, 4)
    page = client.get(f"{HOME}/problems/4").text
    assert all(words in page for words in (found.title, found.text, found.source, found.aspect))
    linked = [int(number) for number in re.findall(rf'<a href="{HOME}/items/(\d+)">', page)]
    cures = db.session.scalars(select(RectificationItem).where(RectificationItem.problems.any(Problem.id == 4)))
    assert sorted(linked) == sorted(cure.id for cure in cures)


def test_the_plan_shows_problems_groups_chain_stages_and_commitment(client, plan):
    found = db.session.scalar(select(RectificationPlan))
    page = client.get(f"{HOME}/plan").text
    parts = [found.goal, found.findings, found.responsibility, found.time_limit, found.commitment]
    parts += [problem.text for problem in found.problems] + [group.text for group in found.groups]
    parts += [link.part for link in found.chain] + [stage.title for stage in found.stages]
    assert [part for part in parts if part not in page] == []
    assert len(re.findall(rf'href="{HOME}/items/\d+"', page)) == 14


@pytest.mark.parametrize(("model", "pages"), [(RectificationItem, "items"), (Problem, "problems")])
def test_what_is_not_published_reads_like_what_does_not_exist(client, plan, model, pages):
    with writing():
        hidden = load(model, 1)
        hidden.published_at = None
        record(Change(hidden, "withdrawn", public=True))
    answers = [client.get(f"{HOME}/{pages}/{number}") for number in (1, 4711)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].text == answers[1].text.replace("4711", "1")
    for page in ("/", "/plan", "/problems/2", "/items/2"):
        assert f'{HOME}/{pages}/1"' not in client.get(f"{HOME}{page}").text


def test_without_a_plan_the_page_says_so(client):
    page = client.get(f"{HOME}/")
    assert page.status_code == 200
    assert "尚未公布整改方案" in page.text
    assert client.get(f"{HOME}/plan").status_code == 404


def test_a_plan_just_published_replaces_the_empty_page(client, request):
    client.get(f"{HOME}/")
    request.getfixturevalue("plan")
    assert "县政协党组整改落实方案" in client.get(f"{HOME}/").text


def test_published_pages_outlive_the_module(client, plan, sign_in_as):
    staff = sign_in_as("staff")
    assert staff.get(f"{HOME}/staff/").status_code == 200
    disable("problem_inventory", reason="test")
    assert [client.get(f"{HOME}{page}").status_code for page in PAGES] == [200] * 4
    assert staff.get(f"{HOME}/staff/").status_code == 404
    assert HOME not in client.get("/").text


def test_the_ledger_prints_across_and_leaves_the_filters_out(client, plan):
    page = client.get(f"{HOME}/").text
    assert 'class="zx-wide"' in page
    assert '<details class="mb-4 no-print"' in page


def test_hostile_words_stay_words(client, add_item):
    item_id = add_item(title="<script>alert(1)</script>", commitment='"><b>x</b>')
    for page in (f"{HOME}/items/{item_id}", f"{HOME}/", f"/en{HOME}/items/{item_id}"):
        assert "<script>alert" not in client.get(page).text
        assert "<b>x</b>" not in client.get(page).text

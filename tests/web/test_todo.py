"""The to-do list: parts by deadline, whose turn it is, filters, and what happens when there is too much."""

import re
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine

from portal.clock import now
from portal.hooks import hookimpl
from portal.items import TodoItem
from portal.web import todo

pytestmark = [pytest.mark.once, pytest.mark.own_app]
WEDNESDAY = date(2026, 3, 4)


@pytest.fixture
def waiting(app, sign_in_as):
    """Let a shipped plugin say what waits: `waiting(item, …)` returns a signed-in person's way to open a page."""
    items = []
    manager = app.extensions["portal_hooks"].manager
    plugin = app.extensions["portal_host"].plugins["problem_inventory"].module

    def todo_items(user):
        return list(items)

    impl = SimpleNamespace(todo_items=hookimpl(todo_items))
    manager.unregister(plugin)
    manager.register(impl, "problem_inventory")

    def look(*found, at="/portal/todo", on=WEDNESDAY):
        items[:] = found
        with time_machine.travel(datetime(on.year, on.month, on.day, 4, tzinfo=now().tzinfo), tick=False):
            return sign_in_as("staff", name=f"wang{len(found)}{at}").get(f"/en{at}").text

    return look


@pytest.mark.parametrize(
    ("days", "part", "words"),
    [
        (-1, "late", "overdue by 1 day"),
        (-12, "late", "overdue by 12 days"),
        (0, "week", "due today"),
        (1, "week", "due tomorrow"),
        (4, "week", "due in 4 days"),
        (5, "later", "due in 5 days"),
    ],
)
def test_a_deadline_stands_in_its_part_and_says_how_far_it_is(waiting, days, part, words):
    page = waiting(TodoItem("Lamp", "/lamp", WEDNESDAY + timedelta(days)))
    assert f'<h2 id="{part}">' in page
    assert f">{words}</span>" in page


def test_on_sunday_the_week_ends_today(waiting):
    page = waiting(TodoItem("Lamp", "/lamp", date(2026, 3, 9)), on=date(2026, 3, 8))
    assert '<h2 id="later">' in page


def test_tasks_are_sorted_by_deadline_then_title_and_those_without_come_last(waiting):
    day = date(2026, 3, 5)
    page = waiting(
        TodoItem("D", "/4"), TodoItem("C", "/3", day), TodoItem("B", "/2", day), TodoItem("E", "/1", WEDNESDAY)
    )
    assert re.findall(r'href="/(\d)"', page) == ["1", "2", "3", "4"]


def test_what_waits_for_others_says_for_whom_and_is_not_counted_in_the_menu(waiting):
    page = waiting(TodoItem("Mine", "/1"), TodoItem("Theirs", "/2", turn="Finance section"))
    assert "Finance section</td>" in page
    assert 'To do<span class="zx-count">1<' in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("turn=mine", "M"),
        ("turn=others", "T"),
        ("due=late", "M"),
        ("due=open", "T"),
        ("module=problem_inventory", "MT"),
        ("module=public_feedback", ""),
        ("module=%00&turn=x&due=x", ""),
        ("", "MT"),
    ],
)
def test_filters_narrow_the_list(waiting, query, shown):
    late, other = TodoItem("M", "/1", date(2026, 3, 1)), TodoItem("T", "/2", turn="Finance section")
    page = waiting(late, other, at=f"/portal/todo?{query}")
    assert "".join(word for word in "MT" if f">{word}</a>" in page) == shown


def test_an_empty_list_says_so(waiting):
    assert "Nothing waits for you." in waiting()


def test_of_a_module_with_too_much_the_most_urgent_are_shown_and_the_page_says_so(waiting):
    items = [TodoItem(f"Lamp {n}", f"/{n}", WEDNESDAY + timedelta(n)) for n in range(todo.MOST, -1, -1)]
    page = waiting(*items)
    assert page.count('<th scope="row"') == todo.MOST
    assert 'href="/0"' in page
    assert f'href="/{todo.MOST}"' not in page
    assert "“Rectification ledger” has more than 200" in page


def test_one_instant_among_the_deadlines_harms_no_page(waiting):
    page = waiting(TodoItem("Lamp", "/lamp", now()), TodoItem("Bridge", "/bridge", WEDNESDAY))
    assert "Nothing waits for you." in page  # the plugin's whole answer is left out, as for every wrong answer


def test_the_desk_shows_the_first_few(waiting):
    page = waiting(*(TodoItem(f"Lamp {n}", f"/{n}", WEDNESDAY + timedelta(n)) for n in range(9)), at="/portal/desk")
    assert "Lamp 4" in page
    assert "Lamp 5" not in page


def test_titles_in_another_language_carry_it(waiting):
    assert '<a href="/1" lang="zh-CN">修路灯</a>' in waiting(TodoItem("修路灯", "/1", lang="zh-CN"))


def test_hostile_titles_stay_text(waiting):
    page = waiting(TodoItem("<script>x", "/1", note="<script>y", turn="<script>z"))
    assert "<script>" not in page
    assert page.count("&lt;script&gt;") == 3

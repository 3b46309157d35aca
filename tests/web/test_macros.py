"""Lists, menus, charts, widgets and boxes, as the macros draw them."""

import re
from datetime import date
from types import SimpleNamespace

import pytest

from portal.items import MenuItem, Row, Tally, Widget

pytestmark = pytest.mark.once

TALLIES = (
    Tally("Fulfilled", 9, "ok", "accepted"),
    Tally("On schedule", 10, "go", url="/due"),
    Tally("Overdue", 2, "late", "by 12 days", "/late"),
)


# Lists


def test_every_cell_says_its_column(render):
    row = "<tr>{{ it.th('No.', 1) }}{{ it.td('Days', 5, 'r') }}</tr>"
    html = render("table", "{% call it.table('Items', ['No.', ('Days', 'r')]) %}" + row + "{% endcall %}")
    assert '<th scope="row" data-l="No.">1</th>' in html
    assert '<td data-l="Days" class="r">5</td>' in html
    assert '<th scope="col" class="r">Days</th>' in html
    assert '<caption class="visually-hidden">Items</caption>' in html


def test_a_wide_table_scrolls_in_its_own_box_by_keyboard_too(render):
    html = render("table", "{% call it.table('Ledger', ['No.'], wide=true) %}{% endcall %}")
    assert '<div class="table-responsive" tabindex="0" role="region" aria-label="Ledger">' in html


def test_pages_lead_on_and_back_without_counting(render):
    page = SimpleNamespace(next_url="/?after=9", previous_url="", more="1000+")
    html = render("paging", "{{ it.links(page) }}", page=page)
    assert '<a rel="next" href="/?after=9">Next page</a>' in html
    assert 'rel="prev"' not in html
    assert "1000+ in all" in html


def test_a_list_that_fits_on_one_page_has_no_paging(render):
    page = SimpleNamespace(next_url="", previous_url="", more="")
    assert render("paging", "{{ it.links(page) }}", page=page).strip() == ""


def test_filters_keep_what_was_chosen(render):
    call = "{% call it.bar('Filter the items') %}{{ it.choice('unit', 'Unit', [(1, 'Office')], '1') }}{% endcall %}"
    assert '<option value="1" selected>Office</option>' in render("filters", call)


# Menus


def test_a_record_marks_the_list_it_belongs_to(render):
    menu = [MenuItem("Plan", "/plan/"), MenuItem("Items", "/plan/items"), MenuItem("Planting", "/planting")]
    html = render("navigation", "{{ it.main_menu(menu) }}", path="/plan/items/7", menu=menu)
    assert re.findall(r'aria-current="page">([^<]+)', html) == ["Items"]


def test_home_is_marked_on_the_home_page_only(render):
    menu = [MenuItem("Plan", "/plan/")]
    html = render("navigation", "{{ it.main_menu(menu) }}", menu=menu)
    assert re.findall(r'aria-current="page">([^<]+)', html) == ["Home"]


def test_a_count_of_nothing_is_still_a_count(render):
    groups = [("Work", [MenuItem("To do", "/todo", count=0), MenuItem("Plan", "/plan")])]
    assert render("navigation", "{{ it.side_menu(groups) }}", groups=groups).count("zx-count") == 1


def test_the_switch_of_text_size_leads_back_here(render):
    html = render("navigation", "{{ it.text_size() }}", path="/plan/?q=1")
    assert "back=/plan/?q%3D1" in html


# Charts and widgets


def test_squares_draw_one_sign_for_each_thing_and_say_so_in_words(render):
    html = render("charts", "{{ it.squares(tallies, 'Promises', 'chart') }}", tallies=TALLIES)
    assert html.count("<g ") == 21
    assert 'role="img" aria-labelledby="chart-title chart-text"' in html
    assert "One square each: Fulfilled 9, On schedule 10, Overdue 2." in html


def test_squares_of_nothing_are_an_empty_picture(render):
    assert 'viewBox="0 0 369 28"' in render("charts", "{{ it.squares([], 'Promises', 'chart') }}")


def test_a_stacked_bar_is_filled_exactly(render):
    html = render("charts", "{{ it.stacked(tallies, 'Promises', 'chart') }}", tallies=TALLIES)
    parts = [float(width) for width in re.findall(r's-e" x="[^"]+" width="([^"]+)"', html)]
    assert sum(parts) == pytest.approx(360, abs=0.1)


def test_many_things_become_bars(render):
    widget = Widget("Opinions", tallies=(Tally("Street", 60), Tally("School", 30, url="/school")))
    html = render("widgets", "{{ it.widget(widget, 'w') }}", widget=widget)
    assert "<g " not in html
    assert 'class="f-go" width="50.0"' in html
    assert '<a href="/school">School</a>' in html


def test_a_widget_shows_its_chart_its_table_and_what_comes_next(render):
    widget = Widget(
        "Promises", 1, "/plan", "All items", "One square each", TALLIES, "Due next",
        (Row("Publish the rule", "/plan/7", date(2026, 12, 31), "Office"),),
    )  # fmt: skip
    html = render("widgets", "{{ it.board([widget]) }}", widget=widget)
    assert '<h2 id="widget-1">Promises</h2><a class="zx-small" href="/plan">All items</a>' in html
    assert '<a href="/late">by 12 days</a>' in html
    assert '<a class="fw-semibold" href="/plan/7">Publish the rule</a>' in html
    assert 'datetime="2026-12-31"' in html


def test_widgets_never_share_an_id(render):
    widgets = [Widget("One", tallies=TALLIES), Widget("Two", tallies=TALLIES)]
    ids = re.findall(r' id="([^"]+)"', render("widgets", "{{ it.board(widgets) }}", widgets=widgets))
    assert len(ids) == len(set(ids)) == 6


def test_the_first_entry_stands_out(render):
    items = [MenuItem("Write", "/write", lead="Tell us", icon="pencil"), MenuItem("Plan", "/plan", icon="unheard of")]
    html = render("widgets", "{{ it.entries(items) }}", items=items)
    assert html.count("zx-first") == 1
    assert html.count("<svg") == 2


# Blocks


def test_the_first_deadline_stays_struck_through(render):
    html = render("blocks", "{{ it.promise('Published by then', first=first) }}", first=date(2026, 10, 31))
    assert '<s class="fw-normal">2026-10-31</s> Published by then' in html


def test_facts_leave_out_what_is_not_known(render):
    html = render("blocks", "{{ it.facts([('Unit', 'Office'), ('Owner', '')]) }}")
    assert "<dt>Unit</dt><dd>Office</dd>" in html
    assert "Owner" not in html


def test_the_present_step_is_named(render):
    html = render("blocks", "{{ it.steps([{'title': 'Received'}, {'title': 'Answered', 'state': 'now'}], 'Steps') }}")
    assert '<li class="is-now" aria-current="step">' in html


def test_a_timeline_takes_dates_and_words(render):
    events = [{"title": "Received", "when": date(2026, 11, 23), "state": "done"}, {"title": "Answer", "when": "in May"}]
    html = render("blocks", "{{ it.timeline(events) }}", events=events)
    assert '<time datetime="2026-11-23">2026-11-23</time>' in html
    assert "<time>in May</time>" in html


HOSTILE = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("file", "call"),
    [
        ("blocks", "{{ it.timeline([{'title': x, 'text': x, 'when': x, 'url': x}]) }}"),
        ("blocks", "{{ it.confirmation(x, x) }}{{ it.note(x) }}{{ it.alarm(x, x) }}"),
        ("blocks", "{{ it.promise(x, x) }}{{ it.facts([(x, x)]) }}{{ it.code([x]) }}"),
        ("page", "{{ it.top(x, x, x) }}{{ it.breadcrumbs(x, [(x, x)]) }}{{ it.action(x, x) }}"),
        ("tag", "{{ it.tag(x, x) }}{{ it.light(x, x) }}"),
        ("table", "{{ it.td(x, x, x) }}{{ it.th(x, x, x) }}{{ it.empty(x) }}"),
        ("summary", "{{ it.answer(x, x, x) }}"),
        ("filters", "{{ it.search(x, x, x) }}{{ it.choice(x, x, [(x, x)], x) }}{{ it.day(x, x, x) }}"),
        ("widgets", "{{ it.board([widget, widget]) }}"),
    ],
)
def test_hostile_text_stays_text(render, file, call):
    rows = (Row(HOSTILE, HOSTILE, note=HOSTILE),)
    widget = Widget(HOSTILE, 1, HOSTILE, HOSTILE, HOSTILE, (Tally(HOSTILE, 1, "ok", HOSTILE, HOSTILE),), HOSTILE, rows)
    html = render(file, call, x=HOSTILE, widget=widget)
    assert "<script" not in html
    assert "&lt;script" in html

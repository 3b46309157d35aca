"""What the plugin tells the portal."""

import json

from click.testing import CliRunner

from plugins import problem_inventory
from plugins.problem_inventory.commands import list_items
from plugins.problem_inventory.models.published import READ
from portal.hooks.calling import call_one
from portal.items import SignedIn

from .conftest import HOME, later

NAME = "problem_inventory"


def person(*permissions):
    return SignedIn(1, "clerk", "Clerk", 1, frozenset(permissions), frozenset())


def test_the_menu_shows_the_ledger_to_those_who_may_read_it(app):
    with app.test_request_context():
        (line,) = call_one(NAME, "menu_items", user=person(READ))
        assert line.url == f"{HOME}/staff/"
        assert call_one(NAME, "menu_items", user=person()) == []


def test_everybody_finds_the_ledger_in_the_navigation_and_on_the_home_page(client, plan):
    home = client.get("/").text
    assert home.count(f'href="{HOME}/"') >= 2
    assert "承诺了什么、谁负责、什么时候完成" in home


def test_the_home_page_counts_the_promises_and_names_the_next(client, add_item):
    for fields in ({"state": "closed_out"}, {"deadline": later(-1)}, {"deadline": later(0)}):
        add_item(**fields)
    with client.application.test_request_context():
        (widget,) = call_one(NAME, "dashboard_widgets", user=None)
    assert [(tally.label, tally.count) for tally in widget.tallies] == [
        ("已兑现", 1), ("按期推进", 13), ("临近期限", 2), ("已超期", 1),
    ]  # fmt: skip
    assert widget.link_label == "整改台账全部 17 项"
    assert [row.when for row in widget.rows[:2]] == [later(0), later(14)]
    assert len(widget.rows) == 5
    assert "承诺兑现" in client.get("/").text


def test_each_tally_leads_to_as_many_items(client, add_item):
    add_item(deadline=later(-1))
    with client.application.test_request_context():
        (widget,) = call_one(NAME, "dashboard_widgets", user=None)
    for tally in widget.tallies:
        if tally.count:
            assert client.get(tally.url).text.count('<th scope="row" data-l') == tally.count
        else:
            assert tally.url == ""


def test_the_desk_shows_it_to_readers_and_nothing_to_others(app, plan):
    with app.test_request_context():
        (widget,) = call_one(NAME, "dashboard_widgets", user=person(READ))
        assert widget.url == f"{HOME}/staff/"
        assert widget.tallies[1].url.startswith(f"{HOME}/staff/?light=green")
        assert call_one(NAME, "dashboard_widgets", user=person()) == []


def test_nothing_is_shown_before_anything_is_published(app):
    with app.test_request_context():
        assert call_one(NAME, "dashboard_widgets", user=None) == []


def test_it_says_what_it_holds(app, plan):
    assert [(held.title, held.count) for held in call_one(NAME, "data_held")] == [
        ("整改方案", 1), ("问题", 4), ("整改事项", 14),
    ]  # fmt: skip


def test_the_audit_list_has_words_for_its_actions(app):
    for kind, action in (("plan", "published"), ("problem", "published"), ("item", "publish")):
        assert problem_inventory.audit_summary(f"{NAME}.{kind}", action).startswith("公布")
    assert problem_inventory.audit_summary("portal.user", "published") is None


def test_the_settings_name_the_days_of_the_yellow_light(app):
    setting = call_one(NAME, "settings_form")[0]
    assert (setting.key, setting.kind, setting.default) == ("due_soon_days", "number", 15)


def test_the_example_comes_with_the_first_start(app, client):
    call_one(NAME, "load_example")
    assert client.get(f"{HOME}/items/1").status_code == 200


def test_the_command_lists_every_item(app, add_item):
    for _ in range(50):
        add_item()
    result = CliRunner().invoke(list_items, ["--json"])
    items = json.loads(result.output)
    assert len(items) == len({item["id"] for item in items}) == 64
    assert items[0]["light"] == "yellow"
    assert items[0]["deadline"] == later(14).isoformat()
    assert len(CliRunner().invoke(list_items).output.splitlines()) == 64

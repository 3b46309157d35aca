"""Lights are worked out from today, the deadline and a setting, at midnight where the office is."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from plugins.problem_inventory.lights import Lights
from portal.records.settings import write_settings
from portal.records.writing import writing

from .conftest import HOME, later

DEADLINE = date(2026, 3, 31)


def shown_at(day, hour=4):
    """What an open item of that deadline shows at an hour of UTC."""
    with time_machine.travel(datetime(2026, 3, day, hour, tzinfo=UTC), tick=False):
        return Lights().of("published", DEADLINE)


@pytest.mark.parametrize(
    ("day", "colour", "words"),
    [
        (1, "green", "还剩 30 天"),
        (15, "green", "还剩 16 天"),
        (16, "yellow", "还剩 15 天"),
        (30, "yellow", "还剩 1 天"),
        (31, "yellow", "今天到期"),
    ],
)
def test_the_light_turns_yellow_in_time(app, day, colour, words):
    assert shown_at(day) == (colour, words)


def test_it_turns_red_at_midnight_in_the_office(app):
    assert shown_at(31, hour=15) == ("yellow", "今天到期")
    assert shown_at(31, hour=16) == ("red", "已超期 1 天")


def test_an_administrator_sets_when_it_turns_yellow(app):
    with writing():
        write_settings("problem_inventory", {"due_soon_days": 30})
    assert shown_at(1) == ("yellow", "还剩 30 天")


@pytest.mark.parametrize(
    ("state", "colour", "words"),
    [
        ("closed_out", "blue", "已兑现"),
        ("look_back", "blue", "已兑现"),
        ("completed", "green", "已完成，待审核"),
        ("terminated", "grey", "已终止"),
    ],
)
def test_what_is_no_longer_open_has_no_days_left(app, state, colour, words):
    assert Lights().of(state, date(2000, 1, 1)) == (colour, words)


@pytest.mark.parametrize(
    ("days", "words"), [(2, "2 days left"), (1, "1 day left"), (0, "Due today"), (-1, "1 day overdue")]
)
def test_english_knows_one_day_from_many(client, add_item, days, words):
    item_id = add_item(deadline=later(days))
    assert words in client.get(f"/en{HOME}/items/{item_id}").text

"""`portal roster check` on the command line: one sentence for each thing that is wrong, and its exit code."""

import pytest
from sqlalchemy import text

from plugins.member_roster.command_line import COMMANDS
from plugins.member_roster.tests.making import make_term, seat
from portal.records.writing import writing

pytestmark = pytest.mark.usefixtures("in_charge")
CHECK = {it.name: it for it in COMMANDS}["check"]


@pytest.fixture
def check(app):
    """Run the command."""
    return lambda: app.test_cli_runner().invoke(CHECK)


def test_a_roster_as_the_events_say_ends_with_0_and_says_so(check):
    seat(make_term(), "丁浩", "唐玉兰")
    answer = check()
    assert (answer.exit_code, len(answer.output.splitlines())) == (0, 1)
    assert "名册完好" in answer.output


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("member_roster_standing SET post = '局长' WHERE name = '丁浩'", ["丁浩", "与变动记录不符"]),
        ("member_roster_seat_day SET in_office = 7", ["与在任委员不符"]),
        ("member_roster_event SET happened_on = '2026-05-01'", ["不是当时录入的记录"]),
    ],
)
def test_a_roster_changed_past_the_portal_ends_with_1_and_a_sentence_for_each(check, change, said):
    seat(make_term(), "丁浩", "唐玉兰")
    with writing() as tx:
        tx.session.execute(text(f"UPDATE {change}"))
    answer = check()
    assert answer.exit_code == 1
    assert any(all(word in line for word in said) for line in answer.output.splitlines())
    assert "名册完好" not in answer.output

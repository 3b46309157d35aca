"""The rules of a year, and settling it."""

from datetime import date

import pytest

from plugins.member_roster.duty import contesting, ruling
from plugins.member_roster.duty.closing import close, closing_of, differences
from plugins.member_roster.duty.counted import year_list
from plugins.member_roster.duty.entering import DutyRefused
from plugins.member_roster.models import DutyRules
from portal.items import Decision

from .duty_making import (
    LINES,
    THIS_YEAR,
    acting_as,
    do,
    give_account,
    make_rules,
    points,
    row,
)  # fmt: skip

pytestmark = pytest.mark.usefixtures("in_charge", "on_a_page")
DAY = date(THIS_YEAR, 1, 1)
DECISION = Decision("主席会议", DAY, "第五次会议")


def test_a_year_is_counted_by_its_own_version(zhou):
    make_rules(THIS_YEAR - 1)
    do(zhou, day=date(THIS_YEAR - 1, 5, 1))
    do(zhou)
    make_rules(THIS_YEAR, lines=(LINES[0].__class__(0, 0, "参加会议", 70, activity="meeting"),))
    assert (points(zhou, THIS_YEAR - 1), points(zhou)) == (50, 70)


def test_a_version_for_a_year_that_is_over_is_refused_once_there_is_one(zhou):
    make_rules(THIS_YEAR - 3)
    with pytest.raises(DutyRefused):
        make_rules(THIS_YEAR - 1)
    with pytest.raises(DutyRefused):
        make_rules(THIS_YEAR - 3)
    make_rules(THIS_YEAR - 4)


def test_a_version_by_which_a_year_was_settled_stays(zhou):
    number = make_rules()
    facts = ruling.RulesFacts(THIS_YEAR, "新", "文", 0, 3, 2, 1, LINES[:1])
    ruling.change_rules(number, 1, facts)
    assert [it.title for it in row(DutyRules, number).lines] == ["参加会议"]
    close(THIS_YEAR, DECISION)
    with pytest.raises(DutyRefused):
        ruling.change_rules(number, row(DutyRules, number).version, facts)
    with pytest.raises(DutyRefused):
        make_rules(THIS_YEAR - 2)


def test_what_was_settled_stays_and_a_later_entry_shows_as_a_difference(zhou):
    make_rules()
    do(zhou)
    close(THIS_YEAR, DECISION)
    closing = closing_of(THIS_YEAR)
    assert ([(it.tenths, it.band) for it in closing.results], differences(closing)) == ([(50, "basic")], [])
    do(zhou, "proposal", role="first")
    (difference,) = differences(closing)
    assert (difference.result.tenths, difference.now.tenths) == (50, 150)
    close(THIS_YEAR, DECISION)
    assert (closing_of(THIS_YEAR).number, differences(closing_of(THIS_YEAR))) == (2, [])
    assert closing_of(THIS_YEAR).digest != closing.digest


def test_a_year_with_open_objections_is_not_settled(zhou):
    make_rules()
    number, user = do(zhou), give_account(zhou)
    with acting_as(user):
        contesting.contest(number, 1, "我到会了")
    with pytest.raises(DutyRefused):
        close(THIS_YEAR, DECISION)


def test_bands_and_missing_points(zhou):
    make_rules()
    do(zhou)
    (found,) = year_list(THIS_YEAR)
    assert (found.score.band, found.score.missing, found.entries, found.last) == ("basic", 10, 1, DAY)

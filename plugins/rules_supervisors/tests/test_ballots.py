"""Ballots add up, and shares are counted in whole numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rules_supervisors.ballots import Answers, BallotsWrong, check_ballots, percent

ASKED = (Answers("答复", 26, 3, 1),)


def test_a_sound_appraisal_stands(app):
    check_ballots(34, 32, 30, ASKED)
    check_ballots(30, 30, 30, (Answers("答复", 0, 0, 0),))


@pytest.mark.parametrize(("sent", "returned", "valid"), [(31, 32, 30), (34, 29, 30), (34, 32, 0), (0, 0, 0)])
def test_more_valid_than_returned_or_more_returned_than_handed_out_is_refused(app, sent, returned, valid):
    with pytest.raises(BallotsWrong):
        check_ballots(sent, returned, valid, ASKED)


@pytest.mark.parametrize("asked", [(), (Answers("答复", 26, 3, 2),), (Answers("答复", -1, 3, 1),)])
def test_answers_fit_into_the_valid_ballots(app, asked):
    with pytest.raises(BallotsWrong):
        check_ballots(34, 32, 30, asked)


def test_half_a_percent_is_rounded_up():
    assert [percent(1, 200), percent(1, 201), percent(2, 3), percent(30, 30), percent(0, 7)] == [1, 0, 67, 100, 0]


@given(st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_share_is_never_further_off_than_half_a_percent(numbers):
    part, whole = numbers
    assert abs(percent(part, whole) * whole * 2 - part * 200) <= whole

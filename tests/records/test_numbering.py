"""Numbers by patterns: distinct, ascending, without gaps."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from portal.extensions import db
from portal.people.models import User
from portal.records.models import AuditEntry
from portal.records.numbering import (
    NumberTaken,
    PatternWrong,
    check_pattern,
    keep_number,
    read_number,
    start_after,
    take_number,
)
from portal.records.writing import writing
from portal.testing import add_user

SERIES, PATTERN = "test.item", "整改〔{year}〕{number}号"

words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P"), exclude_characters="{}"), max_size=5)
numbers = st.sampled_from(["{number}", "{number:02}", "{number:03}", "{number:09}"])
years = st.integers(1900, 2999)


@st.composite
def patterns(draw):
    """Any valid pattern of a series that begins anew each year."""
    first, second = draw(st.permutations([draw(numbers), "{year}"]))
    return draw(words) + first + draw(words) + second + draw(words)


def take(year=2026, pattern=PATTERN, series=SERIES):
    with writing():
        return take_number(series, pattern, year)


def test_a_series_counts_from_one_in_each_year(app):
    assert [take(), take(), take(2027), take()] == [
        "整改〔2026〕1号",
        "整改〔2026〕2号",
        "整改〔2027〕1号",
        "整改〔2026〕3号",
    ]


def test_series_count_apart(app):
    assert [take(series="test.one"), take(series="test.two")] == ["整改〔2026〕1号"] * 2


def test_a_series_without_year_runs_on(app):
    assert [take(None, "第{number:03}号"), take(None, "第{number:03}号")] == ["第001号", "第002号"]


def test_a_number_that_was_rolled_back_is_given_again(app):
    take()
    with pytest.raises(ZeroDivisionError), writing():
        assert take_number(SERIES, PATTERN, 2026) == "整改〔2026〕2号"
        1 / 0  # noqa: B018
    assert take() == "整改〔2026〕2号"


def test_numbers_are_taken_inside_writing_only(app):
    with pytest.raises(RuntimeError):
        take_number(SERIES, PATTERN, 2026)


def test_a_pattern_that_was_changed_goes_on_counting(app):
    assert [take(), take(pattern="{year}-{number:03}")] == ["整改〔2026〕1号", "2026-002"]


def test_a_series_goes_on_after_the_highest_number_and_never_back(app):
    for number in (14, 3):
        with writing():
            start_after(SERIES, 2026, number)
    assert take() == "整改〔2026〕15号"


def keep(typed):
    with writing():
        return keep_number(SERIES, PATTERN, typed, User.name)


def test_after_a_typed_number_the_series_goes_on(app):
    assert keep(" 整改〔2026〕14号 ") == "整改〔2026〕14号"
    assert take() == "整改〔2026〕15号"


def test_a_number_written_in_another_way_moves_no_series(app):
    assert keep("县政协发〔2026〕14号") == "县政协发〔2026〕14号"
    assert take() == "整改〔2026〕1号"


def test_a_number_that_exists_is_refused_and_moves_no_series(app):
    add_user("整改〔2026〕14号")
    with pytest.raises(NumberTaken, match="14号"):
        keep("整改〔2026〕14号")
    assert take() == "整改〔2026〕1号"


@given(patterns(), years, st.integers(1, 10**9 - 1))
def test_what_a_pattern_writes_can_be_read_again(pattern, year, number):
    check_pattern(pattern)
    assert read_number(pattern, pattern.format(year=year, number=number)) == (year, number)


@given(patterns(), st.lists(st.tuples(years, st.integers(1, 10**6)), unique=True, min_size=2))
def test_any_valid_pattern_writes_distinct_numbers(pattern, taken):
    check_pattern(pattern)
    assert len({pattern.format(year=year, number=number) for year, number in taken}) == len(taken)


@given(st.text(st.sampled_from("{}yearnumber:0123!. 号")))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_pattern_works_or_is_refused_with_a_sentence(app, pattern):
    try:
        check_pattern(pattern)
    except PatternWrong:
        return
    assert pattern.format(year=2026, number=1) != pattern.format(year=2026, number=2)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("整改〔{year}〕号", "{number}"),
        ("{number}{year}{number}", "{number}"),
        ("整改{number}号", "{year}"),
        ("整改〔{year}〕{nummer}号", "{nummer}"),
        ("{year}-{number:>9}", "{number:>9}"),
        ("{year:04}-{number}", "{year:04}"),
        ("{year}-{number.__class__}", "{number.__class__}"),
        ("{year}-{number!r}", "{number}"),
        ("{}-{year}-{number}", "{}"),
        ("{year}-{number", "{number}"),
    ],
)
def test_a_wrong_pattern_is_told_in_one_sentence(app, pattern, said):
    with pytest.raises(PatternWrong) as caught:
        check_pattern(pattern)
    assert said in caught.value.message


def test_a_series_that_runs_on_has_no_year(app):
    check_pattern("第{number}号", yearly=False)
    with pytest.raises(PatternWrong, match="year"):
        check_pattern("{year}-{number}", yearly=False)


TAKER = """
import random, sys
from portal import create_app
from portal.items import Change, Subject
from portal.records.numbering import take_number
from portal.records.writing import record, writing

app = create_app(instance=sys.argv[1], database_url=sys.argv[2])
luck, kept = random.Random(sys.argv[3]), 0
with app.app_context():
    while kept < 50:
        try:
            with writing():
                number = take_number("test.item", "{year}-{number}", 2026)
                record(Change(Subject("test.item", number), "numbered"))
                if luck.random() < 0.3:
                    raise KeyError("changed my mind")
            kept += 1
        except KeyError:
            pass
"""


def test_eight_processes_leave_no_gap_and_take_none_twice(app):
    config = app.extensions["portal_config"]
    command = [sys.executable, "-c", TAKER, str(config.instance), config.database_url]
    running = [subprocess.Popen([*command, str(seed)]) for seed in range(8)]
    assert [process.wait(100) for process in running] == [0] * 8
    db.session.rollback()
    numbered = select(AuditEntry.record_id).where(AuditEntry.action == "numbered").order_by(AuditEntry.id)
    assert db.session.scalars(numbered).all() == [f"2026-{number}" for number in range(1, 401)]

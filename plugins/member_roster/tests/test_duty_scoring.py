"""Scores: caps, what counts once, deductions, bands, and that order makes no difference."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.member_roster.duty.scoring import Done, Line, Rules, rules_of, score
from plugins.member_roster.duty.terms import ATTENDANCE, BANDS, KINDS, ONCE, ROLES

pytestmark = pytest.mark.once
DAY = date(2026, 3, 5)


def rules(*lines, **fields):
    values = {"id": 1, "year": 2026, "minimum": 600, "excellent": 900, "competent": 700, "basic": 600} | fields
    return Rules(**values, lines=[replace(it, id=at + 1, position=at) for at, it in enumerate(lines)])


def line(tenths, **fields):
    return Line(0, 0, "x", tenths, **fields)


def tenths(found):
    return [(it.entry_id, it.tenths, it.left_out) for it in found.points]


def test_each_point_cites_its_entry_and_its_line():
    law = rules(line(50, activity="proposal", role="first"), line(20, activity="training", by_amount=True))
    found = score(law, [Done(7, "training", DAY, amount=4), Done(9, "proposal", DAY, role="first")])
    assert [(it.entry_id, it.line_id, it.tenths) for it in found.points] == [(9, 1, 50), (7, 2, 80)]
    assert found.tenths == 130
    assert found.missing == 470


def test_a_cap_gives_what_still_fits_to_the_earlier_entry():
    law = rules(line(30, activity="speech", cap=50))
    found = score(law, [Done(2, "speech", DAY), Done(1, "speech", DAY + timedelta(1))])
    assert tenths(found) == [(2, 30, 0), (1, 20, 10)]


def test_a_deduction_has_a_cap_too():
    law = rules(line(-20, attendance="absent", cap=30))
    found = score(law, [Done(it, "meeting", DAY, attendance="absent") for it in (1, 2, 3)])
    assert (tenths(found), found.tenths) == ([(1, -20, 0), (2, -10, -10), (3, 0, -20)], -30)


def test_leave_earns_nothing_and_costs_nothing_where_no_line_says_so():
    law = rules(line(10, activity="meeting"), line(-20, attendance="absent"))
    states = ("present", "leave", "absent")
    found = score(law, [Done(at, "meeting", DAY, attendance=it) for at, it in enumerate(states)])
    assert tenths(found) == [(0, 10, 0), (2, -20, 0)]


@pytest.mark.parametrize(("once", "points"), [("", 40), ("year", 10), ("session", 30)])
def test_what_counts_once_counts_once(once, points):
    law = rules(line(10, activity="speech", once=once))
    said = [(1, 5, DAY), (2, 5, DAY), (3, None, DAY), (4, 6, DAY + timedelta(1))]
    assert score(law, [Done(a, "speech", c, event_id=b) for a, b, c in said]).tenths == points


@pytest.mark.parametrize(("reached", "band"), [(900, "excellent"), (899, "competent"), (600, "basic"), (599, "poor")])
def test_bands_begin_at_their_points(reached, band):
    assert rules().band(reached) == band


def test_the_version_of_the_year_holds_and_a_new_one_changes_no_old_year():
    old, new = rules(id=1, year=2024), rules(id=2, year=2026)
    found = [rules_of(year, [new, old]) for year in (2023, 2024, 2025, 2026, 2030)]
    assert [it and it.id for it in found] == [None, 1, 1, 2, 2]


codes = {"activity": st.sampled_from(list(KINDS)), "role": st.sampled_from(list(ROLES))}
LINES = st.builds(
    Line, id=st.just(0), position=st.just(0), title=st.just("x"), tenths=st.integers(-50, 50).filter(bool),
    **codes | {"activity": st.sampled_from(["", *KINDS])}, attendance=st.sampled_from(list(ATTENDANCE)),
    by_amount=st.booleans(), cap=st.none() | st.integers(0, 100), once=st.sampled_from(list(ONCE)),
)  # fmt: skip
ENTRIES = st.builds(
    Done, id=st.integers(1, 30), happened_on=st.dates(date(2026, 1, 1), date(2026, 1, 9)), amount=st.integers(0, 9),
    attendance=st.sampled_from(list(ATTENDANCE)), event_id=st.none() | st.integers(1, 3), **codes,
)  # fmt: skip
MANY = st.lists(ENTRIES, max_size=12, unique_by=lambda it: it.id)
LAWS = st.lists(LINES, max_size=6).map(lambda lines: rules(*lines))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(LAWS, MANY, st.randoms())
def test_the_order_of_entries_makes_no_difference(law, entries, random):
    shuffled = random.sample(entries, len(entries))
    first, second = score(law, entries), score(law, shuffled)
    assert (first, first.digest) == (second, second.digest)


@given(LAWS, MANY)
def test_no_line_gives_or_takes_more_than_its_cap(law, entries):
    found = score(law, entries)
    for it in law.lines:
        if it.cap is not None:
            assert abs(sum(p.tenths for p in found.points if p.line_id == it.id)) <= it.cap


@given(LAWS, MANY)
def test_what_counts_once_gives_points_once(law, entries):
    by_id = {it.id: it for it in entries}
    points = score(law, entries).points
    for it in law.lines:
        given_points = [by_id[p.entry_id] for p in points if p.line_id == it.id and p.tenths]
        if it.once == "year":
            assert len(given_points) <= 1
        if it.once == "session":
            events = [e.event_id for e in given_points if e.event_id]
            assert len(events) == len(set(events))


@given(LAWS, MANY)
def test_the_sum_is_the_sum_of_its_sources_and_every_source_is_there(law, entries):
    found, known = score(law, entries), {it.id for it in entries}
    assert found.tenths == sum(it.tenths for it in found.points)
    assert {it.entry_id for it in found.points} <= known
    assert found.band in BANDS
    assert all(abs(p.tenths) <= abs(p.tenths + p.left_out) for p in found.points)


@given(LAWS, MANY, ENTRIES)
def test_an_entry_that_earns_something_changes_the_fingerprint(law, entries, more):
    entries = [it for it in entries if it.id != more.id]
    if any(it.takes(more) and it.worth(more) for it in law.lines):
        assert score(law, entries).digest != score(law, [*entries, more]).digest

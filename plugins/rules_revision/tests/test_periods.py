"""When versions hold: on no day two of one rule."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from plugins.rules_revision.drafted import read
from plugins.rules_revision.models import Rule, RuleVersion
from plugins.rules_revision.periods import BeginsTooLate, TwoInForce, ends_of
from plugins.rules_revision.registering import VersionFacts, change_version
from portal.records.writing import writing

from .making import TEXT, make_rule, make_version, rule, version

FIRST = date(2020, 1, 1)


@given(st.sets(st.integers(0, 400), max_size=8), st.integers(0, 500))
def test_on_every_day_at_most_one_version_is_in_force(starts, day):
    versions = [RuleVersion(number=place, in_force_from=FIRST + timedelta(start)) for place, start in enumerate(starts)]
    for it, end in ends_of(Rule(), versions):
        it.in_force_until = end
    held = [it for it in versions if it.is_in_force(FIRST + timedelta(day))]
    assert len(held) == (any(start <= day for start in starts))


def test_a_later_version_ends_the_one_before(app):
    number = make_rule()
    make_version(number, date(2024, 5, 1))
    first, second = rule(number).versions
    assert (first.in_force_until, second.in_force_until) == (date(2024, 5, 1), None)
    assert [it.number for it in rule(number).versions if it.is_in_force(date(2024, 4, 30))] == [1]
    assert rule(number).version_on(date(2024, 5, 1)).number == 2


def test_an_older_version_entered_afterwards_ends_where_the_next_begins(app):
    number = make_rule()
    make_version(number, date(2010, 1, 1), number=7)
    assert {it.number: it.in_force_until for it in rule(number).versions} == {1: None, 7: FIRST}


def test_two_versions_of_one_day_are_refused(app):
    number = make_rule()
    with pytest.raises(TwoInForce):
        make_version(number, FIRST)
    assert len(rule(number).versions) == 1


def test_a_version_may_change_places_with_another(in_charge):
    number = make_rule()
    other = make_version(number, date(2024, 5, 1))
    change_version(other, version(other).version, VersionFacts(2, in_force_from=date(2015, 1, 1)), read(TEXT))
    assert {it.number: it.in_force_until for it in rule(number).versions} == {1: None, 2: FIRST}


def test_a_version_cannot_begin_after_the_end_of_its_rule(app):
    ended = Rule(ended_on=date(2021, 1, 1))
    with pytest.raises(BeginsTooLate):
        ends_of(ended, [RuleVersion(number=1, in_force_from=date(2021, 1, 1))])


@pytest.mark.parametrize(
    ("field", "value"),
    [("in_force_until", None), ("in_force_until", FIRST), ("digest", "short"), ("number", 2), ("scope", "secret")],
)
def test_the_database_itself_refuses_what_cannot_be(app, field, value):
    number = make_rule()
    make_version(number, date(2024, 5, 1))
    first = rule(number).versions[0].id
    with pytest.raises(IntegrityError), writing() as tx:
        setattr(tx.session.get(RuleVersion, first), field, value)
        tx.session.flush()

"""Slowing down: waits that grow and end, and keys that tell nothing."""

from datetime import timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from portal.clock import now
from portal.errors import TooOften
from portal.extensions import db
from portal.people.models import Attempt
from portal.people.throttle import Slowdown, attempt, forgive, network_of, sweep, take_back
from portal.records.writing import writing

SLOW = Slowdown("test", free=3, longest=60)
slowdowns = st.builds(Slowdown, st.just("test"), st.integers(1, 30), st.integers(2, 900))


@given(slowdowns, st.integers(1, 200))
def test_waits_never_shrink_and_never_pass_the_longest(slowdown, count):
    assert 0 <= slowdown.wait_after(count) <= slowdown.wait_after(count + 1) <= slowdown.longest


@given(slowdowns)
def test_the_first_tries_are_free_and_the_longest_wait_is_reached(slowdown):
    assert [slowdown.wait_after(count) for count in range(1, slowdown.free)] == [0] * (slowdown.free - 1)
    waits = [wait for _number, wait in slowdown.growing]
    assert waits[-1] == slowdown.longest
    assert waits == sorted(waits)


@given(slowdowns, st.integers(1, 200))
def test_what_the_statement_works_out_is_what_the_rule_says(slowdown, count):
    waits = dict(slowdown.growing)
    assert waits.get(count, 0 if count < slowdown.free else slowdown.longest) == slowdown.wait_after(count)


def test_the_statement_stays_small_where_hundreds_are_free():
    assert len(Slowdown("test", free=100_000, longest=10).growing) == 4


def waits_now():
    try:
        attempt((SLOW, "somebody"))
    except TooOften as error:
        return error.wait
    return 0


def test_waits_grow_with_every_try_that_was_let_through(app):
    with time_machine.travel(now(), tick=False) as clock:
        found = []
        for _ in range(9):
            assert waits_now() == 0
            wait = waits_now()
            found.append(wait)
            clock.shift(timedelta(seconds=wait))
        assert [it for it in found if it] == [2, 4, 8, 16, 32, 60, 60, 60]


def test_a_try_that_comes_too_early_makes_nothing_worse(app):
    with time_machine.travel(now(), tick=False) as clock:
        for _ in range(3):
            attempt((SLOW, "somebody"))
        for _ in range(20):
            assert waits_now() == 2
        clock.shift(timedelta(seconds=2))
        assert waits_now() == 0


def test_of_two_keys_none_is_counted_when_one_must_wait(app):
    for _ in range(3):
        attempt((SLOW, "somebody"))
    for _ in range(5):
        with pytest.raises(TooOften):
            attempt((SLOW, "other"), (SLOW, "somebody"))
    attempt((SLOW, "other"))
    assert db.session.query(Attempt).filter(Attempt.count == 1).count() == 1


def test_forgiving_and_taking_back(app):
    for _ in range(3):
        attempt((SLOW, "somebody"))
    with writing():
        take_back(SLOW, "somebody")
    assert waits_now() == 0
    with writing():
        forgive(SLOW, "somebody")
    assert [waits_now() for _ in range(3)] == [0, 0, 0]


def test_the_key_is_another_one_tomorrow(app):
    attempt((SLOW, "somebody"))
    with time_machine.travel(now() + timedelta(days=1)):
        attempt((SLOW, "somebody"))
    keys = {row.key for row in db.session.query(Attempt)}
    assert len(keys) == 2
    assert all(b"somebody" not in key for key in keys)


def test_old_rows_are_swept(app):
    attempt((SLOW, "somebody"))
    with time_machine.travel(now() + timedelta(days=3)), writing():
        sweep()
    assert db.session.query(Attempt).count() == 0


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2ff:3::4", "2001:db8:1:200::/56"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("unix:", "unix:"),
    ],
)
def test_networks(address, network):
    assert network_of(address) == network


@given(st.ip_addresses())
def test_every_address_lies_in_its_network(address):
    assert network_of(network_of(str(address)).partition("/")[0]) == network_of(str(address))

"""What happens when two do the same thing at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from functools import partial
from threading import Barrier

import pytest

from portal.errors import Busy, PortalError, TooOften
from portal.extensions import db
from portal.people import accounts, links, opening, standing
from portal.people.models import Attempt, User
from portal.people.throttle import Slowdown, attempt

PASSWORD = "tractor lemon basin"


@pytest.fixture
def at_once(app):
    """Run functions at the same moment, each in a thread of its own; returns what each returned or raised."""

    def run(*functions):
        barrier = Barrier(len(functions))

        def one(function):
            with app.app_context():
                barrier.wait()
                try:
                    return function()
                except PortalError as error:
                    return error

        with ThreadPoolExecutor(len(functions)) as pool:
            jobs = [pool.submit(Context().run, one, function) for function in functions]
            results = [job.result() for job in jobs]
        db.session.rollback()
        return results

    return run


def test_two_administrators_who_shut_each_other_out(account, at_once):
    for turn in range(5):
        first, second = (account(f"admin{turn}{side}", "system_admin") for side in "ab")
        versions = {number: db.session.get(User, number).version for number in (first, second)}
        db.session.rollback()
        at_once(*(partial(standing.set_active, it, versions[it], False, "x") for it in (first, second)))
        active = [it for it in db.session.query(User).filter(User.active) if it.password_hash]
        assert active
        others = [it.id for it in active][1:]
        for number in others:
            standing.set_active(number, db.session.get(User, number).version, active=False, reason="x")
        assert links.somebody_administers(db.session())


def test_an_invitation_opened_twice_at_once_works_once(app, at_once):
    number, token = accounts.create("wang", "王海燕", ("staff",))
    results = at_once(*(lambda: opening.accept(token, PASSWORD),) * 4)
    done = [it for it in results if not isinstance(it, PortalError)]
    assert [it.user_id for it in done] == [number]


def test_tries_at_the_same_moment_count_each(app, at_once):
    slow = Slowdown("test", free=4)
    results = at_once(*(lambda: attempt((slow, "somebody")),) * 12)
    assert all(it is None or isinstance(it, (TooOften, Busy)) for it in results)
    assert results.count(None) == 4
    assert db.session.query(Attempt).one().count == 4


def test_one_name_becomes_one_account(app, at_once):
    results = at_once(*(lambda: accounts.create("wang", "王海燕"),) * 6)
    assert len([it for it in results if isinstance(it, tuple)]) == 1
    assert db.session.query(User).count() == 1

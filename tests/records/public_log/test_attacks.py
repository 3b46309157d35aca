"""Hundreds of attacks past the portal: each is found, and nothing is found when there was none."""

from random import Random

import pytest
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from portal.database.engine import WRITING
from portal.extensions import db
from portal.host.covering import readable_models
from portal.records.public_log.verify import Examination

from .attacks import ATTACKS


def attacked(random):
    """Attack, and take it back; returns what was done and what is found, None where the database refused it."""
    with db.engine.connect() as plain:
        connection = plain.execution_options(**{WRITING: True})
        with connection.begin() as transaction:
            try:
                done = random.choice(ATTACKS)(connection, random)
            except (IntegrityError, DataError):  # the database itself refuses
                done = None
            found = done and list(Examination(readable_models()).findings_of(Session(connection, autoflush=False)))
            transaction.rollback()
    return done and (done, found)


@pytest.mark.parametrize("count", [200, pytest.param(1000, marks=pytest.mark.full)])
@pytest.mark.timeout(900)
def test_every_attack_is_found_and_nothing_else(filled, findings, count):
    random, tried = Random(count), 0
    assert findings() == []
    while tried < count:
        if answer := attacked(random):
            tried += 1
            done, found = answer
            assert found, done
            assert all(map(str, found))
    assert findings() == []

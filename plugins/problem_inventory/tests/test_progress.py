"""Progress: what was done, which measures it completes, what proves it."""

from datetime import timedelta

import pytest

from plugins.problem_inventory.models import Measure
from plugins.problem_inventory.progress import Done, ProgressRefused, enter
from portal.clock import today
from portal.errors import StaleRecord
from portal.extensions import db
from portal.records.steps import steps_of

from .making import item, later, make_item

pytestmark = pytest.mark.usefixtures("plan", "in_charge")


def test_progress_moves_a_published_item_on_and_marks_measures():
    number = make_item()
    measure = item(number).measures[0]
    enter(number, item(number).version, Done(today() - timedelta(days=2), "登记了1次", "登记簿第3页", [measure.id]))
    assert item(number).state == "in_progress"
    assert db.session.get(Measure, measure.id).done_on == today() - timedelta(days=2)
    assert steps_of(item(number))[-1].decided_on == today() - timedelta(days=2)


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (Done(later(2), "后天"), "还没有到"),
        (Done(today(), "做了", "", [1]), "不属于"),
        (Done(today(), "做了", "登记簿", [987654321]), "不属于"),
    ],
)
def test_progress_that_cannot_be_is_refused(done, words):
    number = make_item()
    with pytest.raises(ProgressRefused, match=words):
        enter(number, item(number).version, done)


def test_a_measure_is_done_once_and_with_evidence():
    number = make_item()
    measure = item(number).measures[0].id
    with pytest.raises(ProgressRefused, match="证明"):
        enter(number, item(number).version, Done(today(), "做了", "", [measure]))
    enter(number, item(number).version, Done(today(), "做了", "登记簿", [measure]))
    with pytest.raises(ProgressRefused, match="完成过"):
        enter(number, item(number).version, Done(today(), "做了", "登记簿", [measure]))


def test_the_same_progress_sent_twice_is_entered_once():
    number = make_item()
    version = item(number).version
    enter(number, version, Done(today(), "登记了1次"))
    with pytest.raises(StaleRecord):
        enter(number, version, Done(today(), "登记了1次"))
    assert len(item(number).progress) == 1


def test_closed_work_takes_no_progress():
    number = make_item("closed_out")
    with pytest.raises(ProgressRefused):
        enter(number, item(number).version, Done(today(), "又做了"))

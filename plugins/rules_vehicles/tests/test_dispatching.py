"""Dispatch slips: numbered without gaps, approved, handed out, taken back; odometers never run backwards."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from plugins.rules_vehicles import dispatching
from plugins.rules_vehicles.dispatching import NotPossible, Return, Start
from plugins.rules_vehicles.garage import PlateTaken
from plugins.rules_vehicles.models import Slip, Vehicle
from plugins.rules_vehicles.odometer import OdometerWrong
from portal.clock import now, today
from portal.records.steps import steps_of
from portal.records.workflow import MoveRefused
from portal.records.writing import writing

from .making import drive, make_slip, make_vehicle, paper, slip, spend

pytestmark = pytest.mark.usefixtures("in_charge")


def go(number, vehicle_id, km=1000, left=None):
    moment = left or now() - timedelta(minutes=5)
    dispatching.go_out(number, slip(number).version, Start(vehicle_id, "驾驶员甲", moment, km), paper())


def back(number, km, at=None):
    dispatching.come_back(number, slip(number).version, Return(at or now(), km), paper())


def test_numbers_follow_each_other_and_a_refused_slip_keeps_its_own(app):
    first = make_slip()
    with pytest.raises(NotPossible):
        make_slip(returns_at=now() - timedelta(days=1))
    dispatching.decide(first, slip(first).version, "refuse", paper())
    second = make_slip()
    year = today().year
    assert [slip(it).number for it in (first, second)] == [f"派车〔{year}〕1号", f"派车〔{year}〕2号"]


def test_a_way_goes_from_asked_to_returned_with_its_distance(app):
    number = make_slip("returned")
    assert (slip(number).state, slip(number).distance) == ("returned", 50)
    assert [it.action for it in steps_of(slip(number))] == ["requested", "approve", "go_out", "come_back"]


def test_a_refusal_says_why(app):
    number = make_slip()
    with pytest.raises(MoveRefused):
        dispatching.decide(number, slip(number).version, "refuse", paper().__class__())


def test_a_vehicle_is_on_the_road_once(app):
    vehicle = make_vehicle()
    make_slip("out", vehicle)
    second = make_slip("approved")
    with pytest.raises(NotPossible, match="路上"):
        go(second, vehicle)


def test_the_database_itself_refuses_a_second_way_of_one_vehicle(app):
    vehicle = make_vehicle()
    make_slip("out", vehicle)
    other = make_slip("out")
    with pytest.raises(IntegrityError), writing() as tx:
        tx.session.get(Slip, other).vehicle_id = vehicle
        tx.session.flush()


def test_a_vehicle_that_is_laid_up_is_not_handed_out(app):
    with pytest.raises(NotPossible):
        go(make_slip("approved"), make_vehicle(state="sealed"))


def test_nobody_rides_without_a_seat(app):
    with pytest.raises(NotPossible, match="5"):
        go(make_slip("approved", people=5), make_vehicle(seats=5))


def test_a_vehicle_is_not_back_before_it_left_nor_with_fewer_kilometres(app):
    number = make_slip("out")
    with pytest.raises(NotPossible):
        back(number, 1100, now() - timedelta(hours=3))
    with pytest.raises(OdometerWrong):
        back(number, 999)
    with pytest.raises(NotPossible):
        back(number, 1100, now() + timedelta(hours=1))
    assert slip(number).state == "out"


@pytest.mark.parametrize(("km", "days_ago"), [(1099, 1), (1301, 3)])
def test_a_reading_between_others_is_neither_smaller_nor_larger(app, km, days_ago):
    vehicle = make_vehicle()
    drive(vehicle, today() - timedelta(days=4), 1000, 1100)
    drive(vehicle, today() - timedelta(days=2), 1200, 1300)
    with pytest.raises(OdometerWrong) as refusal:
        spend(vehicle, today() - timedelta(days=days_ago), odometer=km)
    assert str(km) in refusal.value.message
    assert spend(vehicle, today() - timedelta(days=3), odometer=1150)


def test_a_reading_is_not_below_that_of_the_first_day(app):
    with pytest.raises(OdometerWrong, match="1000"):
        spend(make_vehicle(), today(), odometer=999)


def test_plates_are_given_once(app):
    make_vehicle(plate="试A·1")
    with pytest.raises(PlateTaken):
        make_vehicle(plate="试A·1")


@pytest.mark.parametrize(("field", "value"), [("end_km", 1), ("state", "lost"), ("people", 0), ("driver", "")])
def test_the_database_keeps_a_slip_whole(app, field, value):
    number = make_slip("returned")
    with pytest.raises(IntegrityError), writing() as tx:
        setattr(tx.session.get(Slip, number), field, value)
        tx.session.flush()


def test_nothing_of_a_slip_or_vehicle_is_found_by_search(app):
    number = make_slip("returned")
    assert slip(number).search_document() is None
    assert Vehicle(plate="试A·1").search_document() is None

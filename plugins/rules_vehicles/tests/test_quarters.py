"""Totals of a quarter: counted from the register, fixed once published, with nothing else in them."""

from datetime import date

import pytest

from plugins.rules_vehicles.models import QuarterTotals
from plugins.rules_vehicles.releasing import NotYet, draw_up, publish
from plugins.rules_vehicles.sums import quarter_before, quarter_days, read_year
from portal.clock import today
from portal.errors import NotThere
from portal.extensions import db
from portal.records.review import REVIEW  # noqa: F401 - registers the review's model
from portal.records.review.asking import NotReviewed
from portal.records.writing import writing

from .making import drive, make_vehicle, sign, spend

pytestmark = pytest.mark.usefixtures("in_charge")
YEAR = today().year - 1


def totals(number):
    return db.session.get(QuarterTotals, number)


def a_busy_year():
    vehicle = make_vehicle()
    drive(vehicle, date(YEAR, 3, 31), 1000, 1100)
    drive(vehicle, date(YEAR, 4, 1), 1100, 1250)
    spend(vehicle, date(YEAR, 1, 1), "fuel", 30_050)
    spend(vehicle, date(YEAR, 2, 1), "repair", 20_000)
    spend(vehicle, date(YEAR, 2, 2), "maintenance", 5_000)
    spend(vehicle, date(YEAR, 3, 31), "insurance", 7_000)
    spend(vehicle, date(YEAR, 4, 1), "parking", 500)
    return vehicle


def test_each_way_and_each_bill_counts_in_its_own_quarter(app):
    a_busy_year()
    first, second = totals(draw_up(YEAR, 1)), totals(draw_up(YEAR, 2))
    names = ("vehicles", "slips", "km", "fuel_cents", "repair_cents", "other_cents")
    assert [getattr(first, name) for name in names] == [1, 1, 100, 30_050, 25_000, 7_000]
    assert [getattr(second, name) for name in names] == [1, 1, 150, 0, 0, 500]


def test_months_quarters_and_vehicles_add_up_to_the_year(app):
    vehicle = a_busy_year()
    with db.engine.connect() as connection:
        year = read_year(connection, YEAR)
    assert year.whole == year.vehicles[vehicle]
    assert year.whole.total == 62_550
    assert sum(year.quarter(it).km for it in range(1, 5)) == year.whole.km == 250


def test_totals_are_published_as_reviewed_and_stay(app):
    vehicle = a_busy_year()
    number = draw_up(YEAR, 1)
    with pytest.raises(NotReviewed):
        publish(number, totals(number).version)
    with writing() as tx:
        sign(tx.session.get(QuarterTotals, number))
    publish(number, totals(number).version)
    spend(vehicle, date(YEAR, 3, 1), "fuel", 99)
    with pytest.raises(NotYet):
        draw_up(YEAR, 1)
    assert totals(number).fuel_cents == 30_050


def test_a_count_after_the_review_needs_another_review(app):
    vehicle = a_busy_year()
    number = draw_up(YEAR, 1)
    with writing() as tx:
        sign(tx.session.get(QuarterTotals, number))
    spend(vehicle, date(YEAR, 3, 1), "fuel", 99)
    assert draw_up(YEAR, 1) == number
    with pytest.raises(NotReviewed):
        publish(number, totals(number).version)


def test_a_quarter_is_counted_when_it_is_over(app):
    now_year, now_quarter = today().year, (today().month + 2) // 3
    with pytest.raises(NotYet):
        draw_up(now_year, now_quarter)
    assert draw_up(*quarter_before(today()))


@pytest.mark.parametrize(("year", "quarter"), [(2025, 0), (2025, 5), (0, 1), (10**9, 1)])
def test_what_is_no_quarter_is_not_there(app, year, quarter):
    with pytest.raises(NotThere):
        draw_up(year, quarter)


@pytest.mark.parametrize(
    ("day", "before"), [(date(2026, 1, 1), (2025, 4)), (date(2026, 3, 31), (2025, 4)), (date(2026, 4, 1), (2026, 1))]
)
def test_the_quarter_before_a_day(day, before):
    assert quarter_before(day) == before
    assert quarter_days(*before)[1] <= day

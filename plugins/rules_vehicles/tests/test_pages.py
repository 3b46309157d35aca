"""The pages of staff, as a clerk uses them."""

from datetime import timedelta

import pytest

from plugins.rules_vehicles.models import Cost, QuarterTotals, Slip, Vehicle
from portal.clock import OFFICE, now, today
from portal.extensions import db
from portal.records.writing import writing
from portal.testing import submit

from .making import HOME, make_slip, make_totals, make_vehicle, sign, slip

STAFF = f"{HOME}/staff"


def typed(moment):
    return moment.astimezone(OFFICE).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def clerk(sign_in_as):
    return sign_in_as("staff")


@pytest.fixture
def head(sign_in_as):
    return sign_in_as("office_head")


def last(model):
    return db.session.scalars(db.select(model).order_by(model.id.desc())).first()


def test_a_slip_goes_its_way_through_the_pages(clerk, head):
    vehicle = make_vehicle()
    wish = {
        "applicant": "张某",
        "office": "办公室",
        "reason": "调研",
        "people": 2,
        "reach": "county",
        "destination": "石桥乡",
    }
    times = {"leaves_at": typed(now() + timedelta(hours=1)), "returns_at": typed(now() + timedelta(hours=3))}
    assert submit(clerk, f"{STAFF}/slips/new", **wish, **times).status_code == 302
    number = last(Slip).id
    page = f"{STAFF}/slips/{number}"
    assert submit(clerk, f"{page}/moves/approve").status_code == 422  # a clerk says who decided
    assert submit(head, f"{page}/moves/approve").status_code == 302
    out = {"vehicle_id": vehicle, "driver": "驾驶员甲", "left_at": typed(now() - timedelta(hours=1)), "start_km": 1000}
    assert submit(clerk, f"{page}/moves/go_out", **out).status_code == 302
    assert submit(clerk, f"{page}/moves/come_back", back_at=typed(now()), end_km=1040).status_code == 302
    assert slip(number).distance == 40
    shown = clerk.get(page).text
    assert "已归还" in shown
    assert "驾驶员甲" in clerk.get(f"{page}/paper").text


def test_an_odometer_that_runs_backwards_is_one_sentence_above_the_form(clerk):
    number = make_slip("approved")
    out = {"vehicle_id": make_vehicle(), "driver": "甲", "left_at": typed(now() - timedelta(hours=1)), "start_km": 5}
    answer = submit(clerk, f"{STAFF}/slips/{number}/moves/go_out", **out)
    assert answer.status_code == 422
    assert "1000" in answer.text


def test_a_vehicle_and_its_bill_are_entered_and_mended(clerk):
    fields = {"plate": "试A·1", "model": "轿车", "seats": 5, "purpose": "other", "state": "in_use", "start_km": 10}
    assert submit(clerk, f"{STAFF}/vehicles/new", **fields).status_code == 302
    assert submit(clerk, f"{STAFF}/vehicles/new", **fields).status_code == 409
    vehicle = last(Vehicle).id
    bill = {"vehicle_id": vehicle, "category": "fuel", "happened_on": today(), "yuan": "380.05", "litres": "48.5"}
    assert submit(clerk, f"{STAFF}/costs/new", **bill).status_code == 302
    cost = last(Cost)
    assert (cost.cents, cost.centilitres) == (38_005, 4_850)
    assert submit(clerk, f"{STAFF}/costs/{cost.id}/edit", **bill | {"yuan": "381"}).status_code == 302
    assert last(Cost).cents == 38_100
    assert "381.00" in clerk.get(f"{STAFF}/vehicles/{vehicle}").text
    assert submit(clerk, f"{STAFF}/vehicles/{vehicle}/edit", **fields | {"seats": 7}).status_code == 302
    assert last(Vehicle).seats == 7


@pytest.mark.parametrize("yuan", ["0", "-1", "0.001", "NaN", "", "1e9", "viel"])
def test_what_is_no_amount_is_refused(clerk, yuan):
    bill = {"vehicle_id": make_vehicle(), "category": "toll", "happened_on": today(), "yuan": yuan}
    assert submit(clerk, f"{STAFF}/costs/new", **bill).status_code == 422


def test_litres_are_of_fuel_only(clerk):
    bill = {"vehicle_id": make_vehicle(), "category": "toll", "happened_on": today(), "yuan": "5", "litres": "5"}
    assert submit(clerk, f"{STAFF}/costs/new", **bill).status_code == 422


def test_tables_open_in_a_spreadsheet_without_formulas(clerk):
    make_slip(reason="=1+1")
    answer = clerk.get(f"{STAFF}/export/slips.csv?year={today().year}")
    assert answer.data.startswith("\ufeff".encode())
    assert "'=1+1" in answer.text
    assert clerk.get(f"{STAFF}/export/costs.csv?year={today().year}").status_code == 200
    assert clerk.get(f"{STAFF}/export/costs.csv?year=99999").status_code == 404


def test_totals_pass_the_review_before_everybody_reads_them(clerk, head, client):
    number = make_totals()
    page = f"{STAFF}/quarters/{number}"
    assert submit(clerk, f"{page}/review").status_code == 302
    assert submit(head, page, to=f"{page}/publish").status_code == 409
    with writing() as tx:
        sign(tx.session.get(QuarterTotals, number))
    assert submit(head, page, to=f"{page}/publish").status_code == 302
    assert "2025年第1季度" in client.get(f"{HOME}/").text
    assert client.get(f"/en{HOME}/").status_code == 200


def test_the_sums_page_shows_a_year(clerk):
    make_slip("returned")
    assert clerk.get(f"{STAFF}/sums").status_code == 200
    assert clerk.get(f"{STAFF}/sums?year=1").status_code == 404


@pytest.mark.parametrize("path", ["slips/{}", "slips/{}/moves/approve", "vehicles/{}", "costs/{}/edit", "quarters/{}"])
def test_numbers_of_nothing_are_not_found(clerk, path):
    assert clerk.get(f"{STAFF}/{path.format(987654321)}").status_code == 404

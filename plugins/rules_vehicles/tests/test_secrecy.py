"""No plate, driver or trip is ever public: looked for byte by byte in everything the public gets."""

from datetime import date

import pytest
from sqlalchemy import text

from plugins.rules_vehicles.models import QuarterTotals
from plugins.rules_vehicles.releasing import draw_up, publish
from portal.clock import today
from portal.extensions import db
from portal.records.writing import writing

from .making import DRIVER, HOME, PLATE, TRIP, WHY, drive, make_vehicle, sign, spend

pytestmark = pytest.mark.usefixtures("in_charge")
YEAR = today().year - 1
SECRETS = [it.encode() for it in (PLATE, DRIVER, TRIP, WHY)]


@pytest.fixture
def published(in_charge):
    """A quarter whose every record bears a marker, published."""
    vehicle = make_vehicle(plate=PLATE)
    drive(vehicle, date(YEAR, 2, 1), 1000, 1100, destination=TRIP, reason=WHY, applicant=DRIVER)
    spend(vehicle, date(YEAR, 2, 2), place=TRIP, note=PLATE, approved_by=DRIVER)
    number = draw_up(YEAR, 1)
    with writing() as tx:
        sign(tx.session.get(QuarterTotals, number))
    publish(number, db.session.get(QuarterTotals, number).version)
    return number


def clean(content):
    return [it.decode() for it in SECRETS if it in content] == []


@pytest.mark.parametrize("page", ["/rules_vehicles/", "/en/rules_vehicles/", "/", "/portal/sitemap"])
def test_public_pages_hold_none(published, client, page):
    answer = client.get(page)
    assert clean(answer.data)
    if "rules_vehicles" in page:
        assert b"100.00" in answer.data


@pytest.mark.parametrize("words", [PLATE, DRIVER, TRIP, WHY])
def test_search_finds_none(published, client, words):
    rows = db.session.execute(text("SELECT * FROM portal_search")).all()
    assert not [row for row in rows if words in str(row)]
    assert client.get("/search/", query_string={"q": words}).status_code in (200, 404)


def test_the_public_log_holds_none(published):
    leaves = db.session.execute(text("SELECT * FROM portal_leaf")).all()
    assert any("rules_vehicles.quarter" in str(row) for row in leaves)
    assert not any("rules_vehicles.slip" in str(row) or "rules_vehicles.vehicle" in str(row) for row in leaves)
    assert all(clean(str(row).encode()) for row in leaves)


def test_the_audit_names_fields_and_no_values(published):
    rows = db.session.execute(text("SELECT * FROM portal_audit")).all()
    assert all(clean(str(row).encode()) for row in rows)


@pytest.mark.parametrize(
    "path", ["", "slips/1", "slips/1/paper", "vehicles", "vehicles/1", "sums", "export/slips.csv", "quarters/1"]
)
def test_staff_pages_are_closed_to_the_public(published, client, path):
    answer = client.get(f"{HOME}/staff/{path}")
    assert answer.status_code in (302, 401, 403)
    assert clean(answer.data)


def test_totals_that_are_withdrawn_are_gone(published, client):
    with writing() as tx:
        tx.session.get(QuarterTotals, published).withdrawn_for = "mistake"
    assert QuarterTotals.for_everybody() is not None
    assert db.session.scalar(db.select(QuarterTotals.id).where(QuarterTotals.for_everybody())) is None
    assert draw_up(YEAR, 1) != published

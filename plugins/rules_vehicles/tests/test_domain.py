"""What rules_revision shows of the field: the model text, what a rule lays down, what should be mended."""

from datetime import timedelta

import pytest
from flask import g

from plugins.rules_revision.drafted import read
from plugins.rules_revision.in_force import tree_in_force
from plugins.rules_revision.models import Intake, RuleVersion
from plugins.rules_revision.registering import RuleFacts, VersionFacts, enter
from plugins.rules_vehicles.parameters import MODEL
from plugins.rules_vehicles.ruling import required_for, required_for_repair
from portal.clock import now, today
from portal.extensions import db
from portal.hooks.calling import call_one
from portal.records.writing import writing
from portal.testing import submit

from .making import make_slip, slip

TEXT = MODEL.read_text("utf-8")


def a_rule(text=TEXT, scope="office", published=True):
    """A rule on vehicles that came into force a month ago."""
    facts = RuleFacts(
        title="公务车辆管理制度", text_kind="制度", domain="vehicles", body="主席会议", office="办公室", scope=scope
    )
    g.portal_person = None
    number = enter(facts, VersionFacts(1, in_force_from=today() - timedelta(days=30)), read(text))
    with writing() as tx:
        for version in tx.session.query(RuleVersion).filter_by(rule_id=number) if published else ():
            version.published_at, version.scope = now(), scope
    return number


def test_it_answers_for_its_field(app):
    with app.test_request_context():
        (domain,) = call_one("rules_vehicles", "rule_domains")
    assert (domain.code, domain.model, domain.page) == ("vehicles", MODEL, "rules_vehicles.slips")


def test_a_slip_keeps_who_approves_by_the_rule_in_force(app):
    a_rule()
    assert required_for("city") == "分管机关工作的副秘书长（第九条第（二）项）"
    assert required_for_repair(300_000) == "秘书长（第十六条）"
    assert slip(make_slip()).required == "办公室主任（第九条第（一）项）"


@pytest.mark.parametrize(("scope", "published"), [("party", True), ("office", False)])
def test_a_rule_that_the_office_does_not_read_says_nothing(app, scope, published):
    a_rule(scope=scope, published=published)
    assert tree_in_force("vehicles") is None
    assert required_for("city") == ""


def test_the_page_of_a_rule_shows_what_it_lays_down(app, sign_in_as):
    number = a_rule(TEXT.replace("超过二千元的", "超过三千元的"))
    shown = sign_in_as("staff").get(f"/rules_revision/staff/rules/{number}").text
    assert "分管机关工作的副秘书长" in shown
    assert "第九条第（二）项" in shown
    assert "超过2000元、3000元以下" in shown
    assert "/rules_vehicles/staff/" in shown


def test_a_draft_begins_with_the_model_text(app, sign_in_as):
    clerk, page = sign_in_as("staff"), "/rules_revision/staff/models/vehicles"
    assert "公务车辆实行定点加油" in clerk.get(page).text
    assert "公务车辆管理" in clerk.get("/rules_revision/staff/models").text
    answer = submit(clerk, page, to=f"{page}/draft")
    assert answer.status_code == 302
    row = db.session.scalars(db.select(Intake)).one()
    assert (row.title, row.domain, row.rule_id) == ("公务车辆管理制度", "vehicles", None)
    assert clerk.get(answer.location).status_code == 200


def test_a_text_that_comes_in_is_checked_by_its_field(app, sign_in_as):
    clerk, page = sign_in_as("staff"), "/rules_revision/staff/models/vehicles"
    row = submit(clerk, page, to=f"{page}/draft").location
    assert "没有规定怎样加油" not in clerk.get(row).text
    with writing():
        db.session.scalars(db.select(Intake)).one().text = TEXT.replace("油", "水")
    assert "没有规定怎样加油" in clerk.get(row).text


def test_the_model_text_becomes_a_version_of_a_rule(app, sign_in_as):
    number, clerk = a_rule(), sign_in_as("staff")
    page = "/rules_revision/staff/models/vehicles"
    assert submit(clerk, f"{page}?rule={number}", to=f"{page}/draft").status_code == 302
    assert db.session.scalars(db.select(Intake)).one().rule_id == number
    assert clerk.get("/rules_revision/staff/models/other").status_code == 404

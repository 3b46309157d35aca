"""The matrix of roles and permissions."""

import re

import pytest

from portal.errors import StaleRecord
from portal.extensions import db
from portal.people import grants
from portal.people.grants import GrantRefused
from portal.people.roles import ROLES
from portal.records.models import AuditEntry
from portal.testing import hidden_fields, submit


@pytest.fixture
def security(sign_in_as):
    """A browser of the security administrator."""
    return sign_in_as("security_admin")


def boxes(page):
    """The boxes ticked on the page that can be changed."""
    inputs = re.findall(r"<input[^>]*name=\"grant\"[^>]*>", page)
    return [re.search(r'value="([^"]*)"', it)[1] for it in inputs if " checked" in it and " disabled" not in it]


def change(browser, ticked, **fields):
    """Send the matrix, then what it answers with."""
    page = browser.get("/admin/roles").text
    check = browser.post("/admin/roles", data=hidden_fields(page) | {"grant": ticked}).text
    pairs = {field: re.findall(rf'name="{field}" value="([^"]*)"', check) for field in ("give", "take")}
    return browser.post("/admin/roles/change", data=hidden_fields(check) | pairs | fields)


def test_every_role_and_every_permission_is_on_the_page(security):
    page = security.get("/admin/roles").text
    for role in ROLES:
        assert f'value="{role} portal.modules"' in page
    assert {f"{role} {name}" for role, name in grants.granted() - grants.FIXED} == set(boxes(page))


def test_nothing_is_saved_before_it_was_checked(security):
    page = security.get("/admin/roles").text
    before = grants.granted()
    answer = security.post("/admin/roles", data=hidden_fields(page) | {"grant": []})
    assert answer.status_code == 200
    assert grants.granted() == before


def test_a_permission_is_given_with_a_reason(security):
    ticked = boxes(security.get("/admin/roles").text)
    assert change(security, [*ticked, "leader portal.modules"]).status_code == 422
    assert change(security, [*ticked, "leader portal.modules"], reason="分工调整").status_code == 302
    assert ("leader", "portal.modules") in grants.granted()
    entry = db.session.query(AuditEntry).filter_by(kind="portal.role").one()
    assert (entry.record_id, entry.action, entry.fields, entry.reason) == (
        "leader", "permissions_given", ["portal.modules"], "分工调整",
    )  # fmt: skip


def test_it_counts_from_the_next_page(security, sign_in_as):
    leader = sign_in_as("leader")
    assert leader.get("/admin/modules").status_code == 403
    change(security, [*boxes(security.get("/admin/roles").text), "leader portal.modules"], reason="x")
    assert leader.get("/admin/modules").status_code == 200


def test_a_permission_is_taken(security):
    ticked = boxes(security.get("/admin/roles").text)
    ticked.remove("system_admin portal.modules")
    assert change(security, ticked, reason="x").status_code == 302
    assert ("system_admin", "portal.modules") not in grants.granted()


def test_an_unchanged_matrix_says_so(security):
    page = security.get("/admin/roles").text
    before = grants.granted()
    assert security.post("/admin/roles", data=hidden_fields(page) | {"grant": boxes(page)}).status_code == 200
    assert grants.granted() == before


def test_fixed_grants_cannot_be_sent_away(app):
    present = grants.granted()
    for pair in grants.FIXED:
        with pytest.raises(GrantRefused):
            grants.change_grants(set(), {pair}, grants.stamp(present), "x")
    assert grants.granted() == present


def test_no_role_does_all_three(app):
    present = grants.granted()
    given = {("staff", name) for name in grants.APART}
    with pytest.raises(GrantRefused):
        grants.change_grants(given, set(), grants.stamp(present), "x")
    assert grants.granted() == present


@pytest.mark.parametrize("pair", [("king", "portal.users"), ("staff", "no.such")])
def test_unknown_pairs_are_refused(app, pair):
    with pytest.raises(GrantRefused):
        grants.change_grants({pair}, set(), grants.stamp(grants.granted()), "x")


def test_the_second_of_two_security_administrators_is_told(app):
    seen = grants.stamp(grants.granted())
    grants.change_grants({("leader", "portal.modules")}, set(), seen, "first")
    with pytest.raises(StaleRecord):
        grants.change_grants({("staff", "portal.modules")}, set(), seen, "second")


def test_permissions_of_a_module_that_is_off_stay_on_the_page(app, security):
    from portal.hooks.calling import call_one
    from portal.host.state import current_host
    from portal.host.switching import disable

    plugin = next(it for it in reversed(current_host().loaded) if call_one(it.name, "permissions"))
    before = security.get("/admin/roles").text
    disable(plugin.name, "test")
    page = security.get("/admin/roles").text
    name = call_one(plugin.name, "permissions")[0].name
    assert f' {name}"' in page
    assert page.count("zx-tag") == before.count("zx-tag") + 1
    assert boxes(page) == boxes(before)


def test_left_over_permissions_of_a_module_that_is_gone_can_be_taken(app, security):
    from portal.people.models import Grant, KnownPermission
    from portal.records.writing import writing

    with writing() as tx:
        tx.session.add(KnownPermission(name="gone.read"))
        tx.session.add(Grant(role="staff", permission="gone.read"))
    ticked = boxes(security.get("/admin/roles").text)
    assert "staff gone.read" in ticked
    ticked.remove("staff gone.read")
    assert change(security, ticked, reason="x").status_code == 302
    assert ("staff", "gone.read") not in grants.granted()


def test_somebody_else_cannot_change_it(sign_in_as):
    for role in ("system_admin", "auditor", "leader"):
        assert sign_in_as(role).get("/admin/roles").status_code == 403
        assert submit(sign_in_as(role, name=f"{role}2"), "/portal/desk", to="/admin/roles/change").status_code == 403

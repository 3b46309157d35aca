"""The modules page, switching with reason and password, and settings."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import update

from portal.clock import now
from portal.errors import PortalError
from portal.extensions import db
from portal.host import switching
from portal.items import Setting
from portal.people import passwords
from portal.people.models import SignInSession, User
from portal.records.file_limits import LARGEST_FILE, MOST_FILES, MOST_STAGED
from portal.records.models import AuditEntry
from portal.records.settings import read_setting
from portal.records.state import read_state
from portal.records.writing import writing
from portal.testing import submit

PASSWORD = "tractor lemon basin"
SWITCH = "/admin/modules/public_feedback/switch"


@pytest.fixture
def administrator(sign_in_as, monkeypatch):
    """The browser of an administrator who typed the password long ago."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    browser = sign_in_as("system_admin")
    hashed = passwords.hash_password(PASSWORD)
    with writing() as tx:
        tx.session.execute(update(User).values(password_hash=hashed))
        tx.session.execute(update(SignInSession).values(confirmed_at=now() - timedelta(hours=1)))
    return browser


def entries(kind):
    """The audit entries of a kind, in order."""
    return db.session.scalars(db.select(AuditEntry).where(AuditEntry.kind == kind).order_by(AuditEntry.id)).all()


def test_the_page_names_each_module_with_its_state(administrator):
    page = administrator.get("/admin/modules").text
    assert "群众留言" in page
    assert "public_feedback 1.0" in page
    assert SWITCH in page


def test_a_module_is_switched_off_with_reason_and_password(administrator, client):
    answer = submit(administrator, SWITCH, reason="汛期停用", password=PASSWORD)
    assert answer.location.endswith("/admin/modules?switched=public_feedback")
    assert client.get("/public_feedback/").status_code == 404
    assert "public_feedback" not in client.get("/").text
    entry = entries("portal.plugin")[-1]
    assert (entry.record_id, entry.action, entry.reason) == ("public_feedback", "disabled", "汛期停用")
    assert entry.actor == "system_admin"
    assert submit(administrator, SWITCH, password=PASSWORD).status_code == 302
    assert client.get("/public_feedback/").status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"reason": "why not", "password": "wrong password"},
        {"reason": "why not", "password": ""},
        {"password": PASSWORD},
    ],
)
def test_without_reason_or_password_nothing_happens(fields, administrator, client):
    answer = submit(administrator, SWITCH, **fields)
    assert answer.status_code == 422
    assert 'id="errors"' in answer.text
    assert client.get("/public_feedback/").status_code == 200


def test_what_is_refused_stands_in_the_error_summary(administrator, monkeypatch):
    def refuse(name, reason):
        raise switching.SwitchRefused("something stands in the way")

    monkeypatch.setattr(switching, "disable", refuse)
    answer = submit(administrator, SWITCH, reason="why not", password=PASSWORD)
    assert answer.status_code == 409
    assert "something stands in the way" in answer.text
    assert 'value="why not"' in answer.text


def test_a_stale_form_says_that_somebody_was_faster(administrator):
    submit(administrator, SWITCH, reason="first", password=PASSWORD)
    answer = submit(administrator, SWITCH, wanted="off", reason="second")
    assert answer.status_code == 409
    assert [it.reason for it in entries("portal.plugin")][-1] == "first"


@pytest.mark.parametrize("role", ["auditor", "security_admin", "staff", "office_head"])
def test_only_system_administrators_switch(role, sign_in_as):
    browser = sign_in_as(role)
    for address in ("/admin/modules", SWITCH, "/admin/modules/public_feedback/settings", "/admin/settings"):
        assert browser.get(address).status_code == 403


def test_unknown_modules_are_not_there(administrator):
    for address in ("/admin/modules/nowhere/switch", "/admin/modules/nowhere/settings", "/admin/modules/portal/switch"):
        assert administrator.get(address).status_code == 404


NUMBERS = {
    "value-review_levels": 3,
    "value-file_megabytes": LARGEST_FILE,
    "value-files_per_record": MOST_FILES,
    "value-files_per_form": MOST_STAGED,
}  # a browser sends them along


def test_settings_of_the_site_reach_its_pages(administrator, client):
    assert "0570-1234567" not in client.get("/").text
    named = {"value-phone": " 0570-1234567 ", "value-name": "政协青岚县委员会"}
    answer = submit(administrator, "/admin/settings", **NUMBERS, **named)
    assert answer.location == "/admin/settings?done=changed"
    assert "0570-1234567" in client.get("/").text
    assert 'value="0570-1234567"' in administrator.get("/admin/settings").text
    (entry,) = entries("portal.setting")
    assert (entry.record_id, entry.action, sorted(entry.fields)) == ("portal", "changed", ["name", "phone"])


def test_unchanged_settings_leave_no_trace(administrator):
    before = read_state().values
    assert submit(administrator, "/admin/settings", **NUMBERS).location == "/admin/settings?done=nothing"
    assert read_state().values == before
    assert entries("portal.setting") == []


def refuse_x(value):
    """A component's own check."""
    if "x" in value:
        raise PortalError("No x, please.")


SETTINGS = [
    Setting("name", "Name", maximum=5, check=refuse_x),
    Setting("errors", "A key that a form has, too", "number", default=3, minimum=1, maximum=9),
    Setting("loud", "Loud", "flag", default=True),
    Setting("side", "Side", "choice", default="left", choices=(("left", "Left"), ("right", "Right"))),
]


@pytest.fixture
def settings(monkeypatch):
    """Settings of every kind, said to be public_feedback's."""
    monkeypatch.setattr("portal.admin.views.settings.described", lambda component: SETTINGS)
    return "/admin/modules/public_feedback/settings"


def values():
    """What is stored, with the defaults."""
    return [read_setting("public_feedback", it.key, it.default) for it in SETTINGS]


def test_every_kind_of_setting_is_stored(administrator, settings):
    assert submit(administrator, settings, **{"value-name": "abc", "value-errors": "9", "value-side": "right"})
    assert values() == ["abc", 9, False, "right"]


def test_what_a_component_says_of_a_value_stands_at_its_field(administrator, settings):
    answer = submit(administrator, settings, **{"value-name": "axe", "value-errors": "3", "value-side": "left"})
    assert answer.status_code == 422
    assert "No x, please." in answer.text
    assert values() == ["", 3, True, "left"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"value-name": "too long"},
        {"value-name": "x"},
        {"value-errors": "10"},
        {"value-errors": "many"},
        {"value-side": "up"},
    ],
)
def test_wrong_values_come_back_with_a_sentence(wrong, administrator, settings):
    right = {"value-name": "abc", "value-errors": "3", "value-loud": "y", "value-side": "left"}
    answer = submit(administrator, settings, **right | wrong)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert values() == ["", 3, True, "left"]

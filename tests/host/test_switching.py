"""Switching on and off, and what survives."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import Context
from threading import Barrier, BrokenBarrierError

import pytest

from portal.errors import PortalError
from portal.extensions import db
from portal.host import switching
from portal.host.migrate import MigrationFailed
from portal.host.state import current_host
from portal.host.switching import SwitchRefused, disable, enable
from portal.people.grants import grant_new
from portal.people.models import Grant
from portal.records.models import AuditEntry
from portal.records.state import read_state


def meet(barrier):
    """Wait for the other one, for a moment: who waits for a lock does not come."""
    with suppress(BrokenBarrierError):
        barrier.wait(1)


NEEDS = 'plugin = Plugin(title="Needy", version="1", api=1, requires=({!r},))'


def heard(app):
    """What the plugins of HEARS were told."""
    return app.extensions.setdefault("heard", [])


HEARS = """
from flask import current_app

@hookimpl
def plugin_enabled(name):
    current_app.extensions.setdefault("heard", []).append(("{name}", "enabled", name))

@hookimpl
def plugin_disabled(name):
    current_app.extensions.setdefault("heard", []).append(("{name}", "disabled", name))
"""


def test_a_new_arrival_is_off_until_somebody_switches_it_on(plant_table, start):
    name = plant_table()
    app = start()
    assert app.test_client().get(f"/{name}/").status_code == 404
    assert f"Menu of {name}" not in app.test_client().get("/").text
    enable(name)
    assert app.test_client().get(f"/{name}/").status_code == 200
    assert f"Menu of {name}" in app.test_client().get("/").text
    disable(name, "no longer needed")
    assert app.test_client().get(f"/{name}/").status_code == 404
    assert f"Menu of {name}" not in app.test_client().get("/").text


def test_switching_is_recorded_with_its_reason(plant, start):
    name = plant()
    start(name)
    disable(name, "no longer needed")
    entries = db.session.scalars(db.select(AuditEntry).where(AuditEntry.record_id == name).order_by(AuditEntry.id))
    assert [(it.kind, it.action, it.reason) for it in entries] == [
        ("portal.plugin", "enabled", ""),
        ("portal.plugin", "disabled", "no longer needed"),
    ]


@pytest.mark.once
@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "options", "head", "patch"])
def test_off_means_404_whatever_the_method(method, plant, start):
    name = plant()
    app = start(name)
    disable(name)
    for path in (f"/{name}/", f"/{name}", f"/{name}/nowhere"):
        answer = getattr(app.test_client(), method)(path)
        assert answer.status_code == 404, path
        assert "Allow" not in answer.headers


def test_what_is_owed_survives(plant, start):
    name = plant(
        more="""
        @bp.get("/kept")
        @public("once published", archive=True)
        def kept(): return "still here"

        @bp.post("/correction")
        @public("owed to the sender", archive=True)
        def correction(): return "corrected"
        """
    )
    app = start(name)
    app.config["WTF_CSRF_ENABLED"] = False
    disable(name)
    assert app.test_client().get(f"/{name}/kept").text == "still here"
    assert app.test_client().post(f"/{name}/correction").text == "corrected"
    assert app.test_client().get(f"/{name}/").status_code == 404


def test_requirements_go_on_first_and_off_last(plant, start):
    base = plant()
    dependant = plant(more=NEEDS.format(base))
    start()
    with pytest.raises(SwitchRefused, match=base):
        enable(dependant)
    enable(base)
    enable(dependant)
    with pytest.raises(SwitchRefused, match="Needy"):
        disable(base)
    disable(dependant)
    disable(base)
    assert not current_host().enabled(base)


def test_a_dependant_is_silent_while_what_it_needs_is_pending(plant_table, plant, start, migration, instance, make_app):
    base = plant_table()
    dependant = plant(more=NEEDS.format(base))
    start(base, dependant)
    (instance / "plugins" / base / "migrations/versions/0002_more.py").write_text(migration(base, 2, up="pass"))
    newer = make_app()
    assert newer.test_client().get(f"/{dependant}/").status_code == 404


def test_what_stands_in_the_way_is_said(plant, start):
    failed = plant(more="raise RuntimeError('boom')")
    name = plant()
    start(name)
    for wrong in (lambda: enable("nowhere"), lambda: enable(failed), lambda: enable(name), lambda: disable("nowhere")):
        with pytest.raises(SwitchRefused):
            wrong()
    disable(name)
    with pytest.raises(SwitchRefused):
        disable(name)


def test_a_failed_plugin_can_be_switched_off(plant, start, instance, make_app):
    name = plant()
    start(name)
    (instance / "plugins" / name / "__init__.py").write_text("raise RuntimeError('an update went wrong')")
    newer = make_app()
    with newer.app_context():
        disable(name, "it does not load")
        assert not read_state().switched_on(name)


def test_permissions_are_granted_the_first_time_only(plant, start):
    name = plant(more="@hookimpl\ndef permissions(): return [Permission('{name}.read', 'Read', roles=('staff',))]")
    start(name)
    query = db.select(Grant.role).where(Grant.permission == f"{name}.read")
    assert db.session.scalars(query).all() == ["staff"]


def test_those_that_are_on_are_told(plant, start):
    listener, switched = plant(more=HEARS), plant(more=HEARS)
    app = start(listener)
    heard(app).clear()
    enable(switched)
    assert sorted(heard(app)) == [(listener, "enabled", switched), (switched, "enabled", switched)]
    heard(app).clear()
    disable(switched)
    assert heard(app) == [(listener, "disabled", switched)]


def test_in_a_request_the_hooks_see_the_new_state(plant, start):
    switched = plant(more=HEARS)
    app = start()
    with app.test_request_context("/"):
        enable(switched)
        disable(switched)
    assert heard(app) == [(switched, "enabled", switched)]


def test_two_applications_of_one_installation_agree_at_once(plant, start, make_app):
    name = plant()
    app = start(name)
    other = make_app()
    for page in (f"/{name}/", "/"):
        assert other.test_client().get(page).status_code == 200
    disable(name)
    assert app.test_client().get(f"/{name}/").status_code == 404
    assert other.test_client().get(f"/{name}/").status_code == 404
    assert f"Menu of {name}" not in other.test_client().get("/").text
    enable(name)
    assert other.test_client().get(f"/{name}/").status_code == 200
    assert f"Menu of {name}" in other.test_client().get("/").text


@pytest.mark.parametrize("planted", ["plant", "plant_table"])
def test_of_two_who_switch_a_new_arrival_on_at_once_one_hears_that_it_is_on(planted, start, request, monkeypatch):
    name = request.getfixturevalue(planted)()
    app, both = start(), Barrier(2)
    monkeypatch.setattr(switching, "grant_new", lambda permissions: meet(both) or grant_new(permissions))

    def switch_on():
        with app.app_context():
            try:
                enable(name)
            except SwitchRefused as refusal:
                return refusal.message
            return "done"

    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(Context().run, switch_on) for _ in range(2)]
        answers = {job.result() for job in jobs}
    assert answers == {"done", f"“The {name}”已经打开。"}
    assert read_state().switched_on(name)


def test_a_migration_that_fails_is_told_in_one_sentence(plant_table, start):
    name = plant_table(up="raise RuntimeError('no such luck')")
    start()
    with pytest.raises(MigrationFailed, match="RuntimeError: no such luck") as refusal:
        enable(name)
    assert isinstance(refusal.value, PortalError)
    assert "Traceback" not in refusal.value.message

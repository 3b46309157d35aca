"""The first start of an installation, and the later ones."""

import pytest

from portal import create_app
from portal.extensions import db
from portal.host import migrate, setup
from portal.host.components import core_component
from portal.host.setup import bring_up_to_date
from portal.host.state import current_host
from portal.people.models import Grant
from portal.records.state import read_state
from portal.records.writing import writing


@pytest.fixture
def called(monkeypatch):
    """The hooks that the setup calls, in order."""
    names = []
    call = setup.call
    monkeypatch.setattr(setup, "call", lambda name, **arguments: names.append(name) or call(name, **arguments))
    return names


@pytest.fixture
def new_installation(tmp_path, plant, instance):
    """An application of an installation that was never set up, with one plugin of its own."""
    name = plant()
    app = create_app(instance=tmp_path / "new")
    (tmp_path / "new" / "plugins").symlink_to(instance / "plugins")
    app = create_app(instance=tmp_path / "new")
    with app.app_context():
        yield name
        app.extensions["portal_state"].close()


SHIPPED = {
    "member_roster",
    "problem_inventory",
    "public_feedback",
    "rules_finance",
    "rules_members",
    "rules_revision",
    "rules_supervisors",
    "rules_vehicles",
}


@pytest.mark.once
def test_the_first_run_switches_on_what_is_shipped_and_nothing_else(new_installation, called):
    assert bring_up_to_date() is True
    on = {it.name for it in current_host().plugins.values() if current_host().enabled(it.name)}
    assert on == SHIPPED
    assert not read_state().switched_on(new_installation)
    assert "load_example" not in called


@pytest.mark.once
def test_a_first_start_that_was_killed_is_finished_by_the_next(new_installation):
    migrate.upgrade(db.engine, core_component())  # and here it was killed
    assert bring_up_to_date() is True
    assert current_host().enabled("public_feedback")
    assert bring_up_to_date() is False


@pytest.mark.once
def test_the_example_is_loaded_on_the_first_run_only(new_installation, called):
    bring_up_to_date(example=True)
    assert called.count("load_example") == 1
    assert bring_up_to_date(example=True) is False
    assert called.count("load_example") == 1


def test_what_was_switched_off_stays_off(app):
    with writing() as tx:
        setup.write_state(tx.session, "enabled:public_feedback", "0")
    bring_up_to_date()
    assert not current_host().enabled("public_feedback")


def test_a_permission_taken_away_is_not_given_again(app):
    with writing() as tx:
        tx.session.delete(tx.session.get(Grant, ("staff", "public_feedback.read")))
    bring_up_to_date()
    with writing() as tx:
        assert tx.session.get(Grant, ("staff", "public_feedback.read")) is None

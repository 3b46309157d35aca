"""The tables agree with the models, there and back; the example is whole."""

from sqlalchemy import func, inspect, select

from plugins.rules_vehicles import example, todo
from plugins.rules_vehicles.models import Cost, Slip, Vehicle
from plugins.rules_vehicles.sums import quarter_before, read_year
from portal.clock import today
from portal.extensions import db
from portal.host import migrate, upkeep
from portal.host.state import current_host

from .making import everything, make_slip

NAME = "rules_vehicles"


def test_tables_agree_with_the_models(app):
    assert upkeep.check_components(NAME) == []


def test_the_way_back_leaves_nothing_and_can_be_gone_again(app):
    component = next(it for it in current_host().components if it.name == NAME)
    db.session.remove()
    migrate.downgrade(db.engine, component)
    assert tables() == {component.version_table}
    migrate.upgrade(db.engine, component)
    assert f"{NAME}_slip" in tables()


def tables():
    return {name for name in inspect(db.engine).get_table_names() if name.startswith(f"{NAME}_")}


def test_the_example_lies_in_the_last_quarter_and_is_loaded_once(app):
    example.load()
    example.load()
    counted = [db.session.scalar(select(func.count()).select_from(it)) for it in (Vehicle, Slip, Cost)]
    assert counted == [2, 3, 4]
    year, quarter = quarter_before(today())
    with db.engine.connect() as connection:
        assert read_year(connection, year).quarter(quarter).km == 265


def test_each_step_waits_for_those_who_make_it(app, in_charge):
    for state in ("requested", "approved", "out", "returned"):
        make_slip(state)
    with app.test_request_context(), db.engine.connect() as connection:
        found = [it.url for it in todo.waiting_for(connection, everything())]
    assert found[:3] == [f"/rules_vehicles/staff/slips/{it}" for it in (1, 2, 3)]
    assert found[3:] == ["/rules_vehicles/staff/quarters"]

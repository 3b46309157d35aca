"""The tables agree with the models, there and back."""

from sqlalchemy import inspect, text

from portal.extensions import db
from portal.host import migrate, upkeep
from portal.host.state import current_host

NAME = "member_roster"


def test_tables_agree_with_the_models(app):
    assert upkeep.check_components(NAME) == []


def test_the_way_back_leaves_nothing_and_can_be_gone_again(app):
    component = next(it for it in current_host().components if it.name == NAME)
    db.session.remove()
    migrate.downgrade(db.engine, component)
    assert tables() == {component.version_table}
    assert counting() == 0
    migrate.upgrade(db.engine, component)
    assert f"{NAME}_standing" in tables()
    assert counting() > 0


def tables():
    return {name for name in inspect(db.engine).get_table_names() if name.startswith(f"{NAME}_")}


def counting():
    """How many triggers and functions count seats."""
    queries = {
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'member_roster_%'",
        "postgresql": "SELECT count(*) FROM pg_proc WHERE proname LIKE 'member_roster_%'",
    }
    with db.engine.connect() as connection:
        return connection.scalar(text(queries[db.engine.dialect.name]))

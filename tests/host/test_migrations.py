"""Every component has its own history: up, down and up again, without a word to the others."""

import shutil

import pytest
from sqlalchemy import inspect

from portal.extensions import db
from portal.host import migrate
from portal.host.components import CORE
from portal.host.setup import bring_up_to_date
from portal.host.state import current_host
from portal.host.switching import SwitchRefused, enable
from portal.host.upkeep import check_components, migrate_components, write_migration
from portal.records.state import read_state


def tables(component):
    """The tables of one component."""
    return sorted(it for it in inspect(db.engine).get_table_names() if component.owns(it))


def test_models_and_tables_of_every_component_agree(app):
    assert check_components() == []


def test_each_plugin_goes_down_and_up_and_leaves_the_others(app):
    for component in reversed(current_host().components[1:]):
        others = {it.name: tables(it) for it in current_host().components if it.name != component.name}
        before = tables(component)
        assert bool(before) == (component.head is not None)
        migrate.downgrade(db.engine, component)
        assert tables(component) == []
        assert read_state().schema(component.name) is None
        assert {name: tables(it) for it in current_host().components if (name := it.name) in others} == others
        migrate.upgrade(db.engine, component)
        assert tables(component) == before
        assert check_components(component.name) == []


def test_the_core_goes_down_and_up(app):
    core = current_host().components[0]
    for component in reversed(current_host().components):
        migrate.downgrade(db.engine, component)
    assert tables(core) == []
    assert read_state().values == {}
    assert app.test_client().get("/healthz").status_code == 200
    assert bring_up_to_date() is True
    assert check_components() == []


def test_each_migration_can_be_taken_back_alone(app):
    for component in current_host().components:
        script = component.script
        for revision in script.walk_revisions() if script else ():
            if revision.down_revision:
                migrate.downgrade(db.engine, component, str(revision.down_revision))
        migrate.upgrade(db.engine, component)
    assert check_components() == []


def test_a_pending_plugin_is_gated_until_it_is_migrated(plant_table, start, migration, instance, make_app):
    name = plant_table()
    app = start(name)
    assert app.test_client().get(f"/{name}/").status_code == 200
    second = migration(name, 2, up='op.add_column("{name}_thing", sa.Column("size", sa.Integer))')
    (instance / "plugins" / name / "migrations/versions/0002_size.py").write_text(second)
    newer = make_app()
    with newer.app_context():
        assert newer.test_client().get(f"/{name}/").status_code == 404
        assert check_components(name) == [f"{name}: at {name}_0001, newest {name}_0002"]
        assert migrate_components(name) == [f"{name}: {name}_0002"]
        assert newer.test_client().get(f"/{name}/").status_code == 200


FAILING = {
    "raises": "raise RuntimeError('in the migration')",
    "wrong SQL": "op.execute('THIS IS NO SQL')",
    "table of others": "op.create_table('somewhere_else', sa.Column('id', sa.Integer))",
    "drops a table of the core": "op.drop_table('portal_audit')",
}


@pytest.mark.parametrize("fault", FAILING)
def test_a_failing_migration_changes_nothing(fault, plant_table, start, house_stands):
    half = 'op.create_table("{name}_thing", sa.Column("id", sa.Integer, primary_key=True)); '
    name, sound = plant_table(up=half + FAILING[fault]), plant_table()
    app = start(sound)
    component = current_host().plugins[name].component
    before = inspect(db.engine).get_table_names()
    with pytest.raises(migrate.MigrationFailed):
        enable(name)
    assert inspect(db.engine).get_table_names() == before
    assert tables(component) == []
    assert not read_state().switched_on(name)
    assert app.test_client().get(f"/{name}/").status_code == 404
    house_stands(app)


def test_at_the_start_a_failing_migration_leaves_the_plugin_pending(
    plant_table, start, migration, instance, make_app, house_stands
):
    name = plant_table()
    start(name)
    broken = migration(name, 2, up="raise RuntimeError('in the migration')")
    (instance / "plugins" / name / "migrations/versions/0002_broken.py").write_text(broken)
    newer = make_app()
    with newer.app_context():
        assert bring_up_to_date() is False
        assert read_state().schema(name) == f"{name}_0001"
        assert newer.test_client().get(f"/{name}/").status_code == 404
        assert "tables to be updated" in house_stands(newer)


def test_a_removed_folder_breaks_no_upgrade(plant_table, start, instance, make_app):
    name = plant_table()
    start(name)
    component = current_host().plugins[name].component
    shutil.rmtree(instance / "plugins" / name)
    rest = make_app()
    with rest.app_context():
        assert bring_up_to_date() is False
        assert check_components() == []
        assert tables(component) == [f"{name}_thing"]
        assert current_host().components[0].name == CORE


def test_the_next_migration_is_written_from_the_models(plant, start):
    name = plant(
        more="""
        from sqlalchemy import Integer, Text
        from sqlalchemy.orm import Mapped, mapped_column

        class Thing(Base):
            __tablename__ = "{name}_thing"
            id: Mapped[int] = mapped_column(Integer, primary_key=True)
            words: Mapped[str] = mapped_column(Text, index=True)
        """
    )
    start(name)
    path = write_migration(name, "Things")
    text = path.read_text()
    assert path.name == f"{name}_0001_things.py"
    assert f"{name}_thing" in text
    assert "###" not in text
    assert migrate_components(name) == [f"{name}: {name}_0001"]
    assert check_components(name) == []


def test_a_migration_is_not_written_while_one_is_pending(plant_table, start):
    name = plant_table()
    start()
    with pytest.raises(SwitchRefused, match="portal plugin migrate"):
        write_migration(name, "Again")

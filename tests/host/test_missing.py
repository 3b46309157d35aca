"""A plugin whose folder is gone: the portal starts, its records stay, and it can be forgotten."""

import shutil
from io import BytesIO

import pytest
from sqlalchemy import inspect, text

from portal.extensions import db
from portal.host.overview import overview
from portal.host.state import current_host
from portal.host.switching import SwitchRefused, disable
from portal.host.upkeep import forget, uninstall
from portal.items import Subject
from portal.records.attachments import attach, attachments_of
from portal.records.file_store import CheckedFile, file_store
from portal.records.models import AuditEntry, StoredSetting
from portal.records.settings import read_setting, write_settings
from portal.records.state import current_snapshot, read_state
from portal.records.writing import writing


@pytest.fixture
def abandoned(plant_table, start, instance, make_app):
    """A plugin with one record that was on when its folder was removed; the application after that is current."""
    name = plant_table()
    start(name)
    with writing() as tx:
        tx.session.execute(text(f"INSERT INTO {name}_thing (id) VALUES (7)"))
    shutil.rmtree(instance / "plugins" / name)
    app = make_app()
    with app.app_context():
        yield name, app


def test_it_is_shown_as_missing_and_its_records_stay(abandoned, house_stands):
    name, app = abandoned
    (found,) = [it for it in overview(current_host(), current_snapshot()) if it.name == name]
    assert (found.state, found.pending) == ("missing", None)
    page = house_stands(app)
    assert name in page
    assert "records 1" in page
    assert app.test_client().get(f"/{name}/").status_code == 404


def test_it_cannot_be_uninstalled_but_forgotten(abandoned):
    name, _ = abandoned
    with pytest.raises(SwitchRefused, match="--forget"):
        uninstall(name)
    disable(name)
    assert forget(name) == [f"{name}_alembic_version", f"{name}_thing"]
    assert not [key for key in read_state().values if key.endswith(f":{name}")]
    assert db.session.scalar(text(f"SELECT count(*) FROM {name}_thing")) == 1
    assert db.session.scalars(db.select(AuditEntry.action).where(AuditEntry.record_id == name)).all()[-1] == "forgotten"


def test_what_is_installed_is_not_forgotten(app):
    for name in ("portal", "public_feedback"):
        with pytest.raises(SwitchRefused):
            forget(name)


def test_put_back_it_works_as_before(plant_table, start, instance, make_app, tmp_path):
    name = plant_table()
    start(name)
    shutil.move(instance / "plugins" / name, tmp_path / name)
    gone = make_app()
    assert gone.test_client().get(f"/{name}/").status_code == 404
    shutil.move(tmp_path / name, instance / "plugins" / name)
    assert make_app().test_client().get(f"/{name}/").status_code == 200


def test_uninstalled_it_leaves_nothing_but_a_backup(plant_table, start):
    name = plant_table("@hookimpl\ndef permissions(): return [Permission('{name}.read', 'Read', roles=('staff',))]")
    start(name)
    with writing():
        write_settings(name, {"key": "value"})
        checked = CheckedFile(file_store().keep(BytesIO(b"x")), "x.txt", 1, "0" * 64, "text/plain")
        attach(Subject(f"{name}.note", 1), checked)
    with pytest.raises(SwitchRefused):
        uninstall(name)
    disable(name)
    backup = uninstall(name)
    assert backup.stat().st_size > 0
    assert not [it for it in inspect(db.engine).get_table_names() if it.startswith(f"{name}_")]
    assert read_setting(name, "key", "gone") == "gone"
    assert attachments_of(f"{name}.note", 1) == []
    assert not file_store().path(checked.file).exists()
    assert db.session.scalars(db.select(StoredSetting).where(StoredSetting.component == name)).all() == []
    for table in ("portal_grant WHERE permission", "portal_permission WHERE name"):
        assert db.session.scalar(text(f"SELECT count(*) FROM {table} LIKE '{name}.%'")) == 0


def test_what_another_plugin_needs_is_not_uninstalled(plant_table, plant, start):
    base = plant_table()
    plant(more=f'plugin = Plugin(title="Needy", version="1", api=1, requires=({base!r},))')
    start()
    with pytest.raises(SwitchRefused, match="trial"):
        uninstall(base)

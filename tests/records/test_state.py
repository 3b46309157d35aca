"""The snapshot every request starts from."""

from sqlalchemy.exc import OperationalError

from portal.items import Change, Subject
from portal.records.state import read_state, write_state
from portal.records.writing import record, writing


def touch(app):
    with app.app_context(), writing():
        record(Change(Subject("portal.plugin", "x"), "touched", public=True))


def test_another_process_sees_a_commit_at_its_next_read(make_app):
    one, two = make_app(), make_app()
    with two.app_context():
        before = read_state()
    touch(one)
    with two.app_context():
        assert read_state().public_version != before.public_version


def test_a_snapshot_is_kept_while_nothing_was_committed(make_app):
    app = make_app()
    with app.app_context():
        assert read_state().stamp == read_state().stamp


def test_a_process_sees_its_own_commit(make_app):
    app = make_app()
    with app.app_context():
        before = read_state().public_version
        touch(app)
        assert read_state().public_version != before


def test_before_the_tables_exist_everything_is_off(tmp_path, make_app):
    from portal import create_app

    empty = create_app(instance=tmp_path / "empty")
    with empty.app_context():
        assert read_state().values == {}


def test_a_fault_of_the_database_is_no_portal_with_everything_off(make_app, monkeypatch):
    def fail(*arguments):
        raise OperationalError("SELECT", {}, Exception("disk I/O error"))

    app = make_app()
    monkeypatch.setattr("portal.records.state.Snapshot.__init__", fail)
    answer = app.test_client().get("/problem_inventory/")
    assert answer.status_code == 500
    assert "disk" not in answer.text


def test_a_small_fact_can_be_written_and_read(app):
    with writing() as tx:
        write_state(tx.session, "enabled:x", "1")
    assert read_state().switched_on("x")

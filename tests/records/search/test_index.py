"""The index follows the records: in the same transaction, and for good where something is forgotten."""

from threading import Event

import pytest
from sqlalchemy import select

from portal.extensions import db
from portal.host.upkeep import check_components
from portal.records.search import prefilter
from portal.records.search.finding import find
from portal.records.search.index import remove_plugin
from portal.records.search.letters import pairs
from portal.records.search.models import FTS
from portal.records.search.rebuilding import compact, forget, index_kind, queue_new_kinds, rebuild
from portal.records.state import read_state
from portal.records.writing import writing
from portal.worker import Worker

pytestmark = pytest.mark.own_app

SECRET = "绝密的暗号"


def ids(query):
    return [key.record_id for key in find(query, None).keys]


def test_a_changed_text_is_found_by_its_new_words_only_and_keeps_its_place(write, change):
    old, new = write("路灯", "水井与路灯")
    change(old, body="桥")
    assert ids("路灯") == [new]
    change(old, body="路灯与桥")
    assert ids("路灯") == [new, old]


def test_a_change_that_is_taken_back_changes_no_index(write, change):
    (number,) = write("路灯")
    with pytest.raises(ZeroDivisionError), writing():
        forget("leaflets.leaflet", number)
        1 / 0  # noqa: B018
    assert ids("路灯") == [number]


def test_what_says_nothing_any_more_or_is_deleted_is_taken_out(write, change, delete, entries):
    one, two = write("路灯一", "路灯二")
    change(one, body="withdrawn")
    delete(two)
    assert ids("路灯") == []
    assert entries() == 0


def test_the_index_made_anew_finds_the_same_and_what_was_missed(write, entries):
    numbers = write("路灯一", "路灯二", "路灯三")
    with writing() as tx:
        tx.session.execute(db.text("UPDATE leaflets_leaflet SET body = '路灯和井' WHERE body = '路灯一'"))
        tx.session.execute(db.text("DELETE FROM leaflets_leaflet WHERE body = '路灯二'"))
    assert dict(rebuild())["leaflets.leaflet"] == 2
    assert ids("路灯") == [numbers[2], numbers[0]]
    assert ids("灯和") == [numbers[0]]
    assert entries() == 2


def test_records_that_were_there_before_are_indexed_by_the_worker(app, entries, leaflets):
    with writing() as tx:
        for number in range(450):
            values = {"id": number + 1, "body": f"路灯{number}"}
            insert = (
                "INSERT INTO leaflets_leaflet (id, version, title, body, audience) VALUES (:id, 1, '', :body, 'all')"
            )
            tx.session.execute(db.text(insert), values)
    work_off(app)
    assert entries() == 450
    assert ids("路灯7")[-1] == 8
    assert read_state().values["searchable:leaflets.leaflet"] == "1"
    with writing() as tx:
        tx.session.execute(db.text("DELETE FROM portal_search"))
    queue_new_kinds()  # knows that there is nothing new
    work_off(app)
    assert entries() == 0


def test_nothing_of_an_uninstalled_plugin_stays(write, entries):
    write("路灯")
    index_kind("leaflets.leaflet")
    with writing() as tx:
        remove_plugin(tx.session, "leaflets")
    assert entries() == 0
    assert [key for key in read_state().values if "leaflets" in key] == []
    with db.engine.connect() as connection:
        assert connection.scalar(select(FTS.c.rowid).where(prefilter.has_all(connection, ["路灯"]))) is None


def test_models_and_tables_agree_with_an_index_in_use(write):
    write("路灯")
    assert check_components("portal") == []


def test_what_is_forgotten_leaves_no_trace_in_the_file(app, write):
    if db.engine.dialect.name != "sqlite":
        pytest.skip("reads the SQLite file")
    path = app.extensions["portal_config"].instance
    (number,) = write(SECRET)
    write(*[f"路灯{number}" for number in range(300)])
    with writing() as tx:
        tx.session.execute(db.text("UPDATE leaflets_leaflet SET body = 'withdrawn' WHERE id = :id"), {"id": number})
        forget("leaflets.leaflet", number)
    traces = [SECRET.encode(), *(prefilter._written([pair]).encode() for pair in pairs(SECRET))]
    assert any(trace in content(path) for trace in traces)  # deleting alone is not enough
    work_off(app)  # the job that forget() queued
    assert [trace for trace in traces if trace in content(path)] == []
    assert ids("路灯299")
    compact()  # twice does no harm


def work_off(app):
    """Do everything that is due."""
    worker = Worker(app, Event())
    while worker.work_once():
        pass
    db.session.rollback()


def content(folder):
    return b"".join(path.read_bytes() for path in folder.glob("portal.db*"))

"""What happens to an import behind the pages: the worker, what is cut off, what is swept, the command line."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from portal.clock import now
from portal.extensions import db
from portal.office.importing import find_importer, import_file, staged
from portal.office.importing.matching import MatchRefused
from portal.office.importing.models import ImportPart, StagedImport
from portal.office.importing.sweeping import sweep_imports
from portal.records.file_store import file_store
from portal.records.jobs import QueuedJob
from portal.records.writing import writing
from portal.testing import submit
from tests.web.importing.samples import HEAD, SOUND, digest_of, sheet_of


def test_a_large_file_is_worked_on_by_the_worker_and_the_page_looks_again(shelf, monkeypatch):
    monkeypatch.setattr("portal.web.importing.uploads.SMALL_FILE", 0)
    monkeypatch.setattr(staged, "SMALL_FILE", 0)
    monkeypatch.setattr(staged, "SMALL_TABLE", 0)
    clerk = shelf.clerk()
    at = shelf.upload(clerk, sheet_of(*SOUND))
    page = clerk.get(f"/en{at}").text
    assert "The file is being read" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    shelf.work()
    page = clerk.get(f"/en{at}").text
    assert "Import: 2 new" in page
    submit(clerk, at, to=f"{at}/confirm", digest=digest_of(page))
    assert "The rows are being written" in clerk.get(f"/en{at}").text
    assert shelf.books == {}
    shelf.work()
    assert "2 new, 0 changed" in clerk.get(f"/en{at}").text
    assert shelf.times == 1


def test_a_request_that_was_cut_off_is_finished_by_the_worker(shelf, monkeypatch):
    clerk = shelf.clerk()
    monkeypatch.setattr("portal.web.importing.uploads.work_on", lambda number: None)
    at = shelf.upload(clerk, sheet_of(*SOUND))
    shelf.work()
    assert "The file is being read" in clerk.get(f"/en{at}").text  # somebody else is still given the time
    make_due()
    shelf.work()
    assert "Import: 2 new" in clerk.get(f"/en{at}").text


def test_an_import_killed_while_it_writes_is_done_once_or_not_at_all(shelf, monkeypatch):
    clerk = shelf.clerk()
    at = shelf.upload(clerk, sheet_of(*SOUND))
    digest = digest_of(clerk.get(at).text)
    with monkeypatch.context() as killed:
        killed.setattr("portal.office.importing.confirming.record", power_cut)
        with pytest.raises(SystemExit):
            submit(clerk, at, to=f"{at}/confirm", digest=digest)
    assert shelf.books == {}
    make_due()
    shelf.work()
    make_due()
    shelf.work()
    assert (shelf.times, len(shelf.books)) == (1, 2)


def test_a_clerk_whose_account_is_shut_imports_nothing_more(shelf, monkeypatch):
    from portal.people.models import User

    clerk = shelf.clerk()
    monkeypatch.setattr("portal.web.importing.uploads.work_on", lambda number: None)
    shelf.upload(clerk, sheet_of(*SOUND))
    with writing() as tx:
        tx.session.execute(update(User).values(active=False))
    make_due()
    shelf.work()
    assert db.session.scalar(select(StagedImport.state)) == "reading"


def test_nothing_of_an_upload_stands_in_clear_and_the_file_goes_once_it_is_read(shelf):
    clerk = shelf.clerk()
    shelf.upload(clerk, sheet_of(*SOUND))
    kept = b"".join(db.session.scalars(select(ImportPart.sealed)))
    assert kept
    assert "水稻".encode() not in kept
    assert [path for paths in file_store().folders() for path in paths] == []


def test_uploads_are_swept_after_a_day_and_drafts_after_a_month(shelf):
    clerk = shelf.clerk()
    shelf.upload(clerk, sheet_of(*SOUND))
    submit(clerk, f"{shelf.books_url}/grid", act="check", rows="1", **{"cell-1-0": "水稻"})
    for days, left in ((0.9, 2), (1.1, 1), (29, 1), (31, 0)):
        with writing() as tx:
            tx.session.execute(update(StagedImport).values(touched_at=now() - timedelta(days=days)))
        sweep_imports()
        assert len(db.session.scalars(select(StagedImport.id)).all()) == left
    assert db.session.scalars(select(ImportPart.number)).all() == []


def test_the_command_line_tries_first_and_imports_all_or_nothing(shelf, tmp_path):
    books = find_importer(f"{shelf.name}.books")
    path = tmp_path / "books.xlsx"
    path.write_bytes(sheet_of(*SOUND, ("大豆", "渔业", None, 2000)))
    report = json.loads(import_file(books, path, {}).as_json())
    assert {name: report[name] for name in ("readable", "new", "changed", "unchanged", "imported")} == {
        "readable": 3, "new": 2, "changed": 0, "unchanged": 0, "imported": False,
    }  # fmt: skip
    assert [(error["row"], error["column"]) for error in report["errors"]] == [(4, "类别")]
    path.write_bytes(sheet_of(*SOUND))
    assert import_file(books, path, {}, dry_run=True).new == 2
    assert shelf.books == {}
    assert import_file(books, path, {}).imported
    assert import_file(books, path, {}).unchanged == 2


def test_the_command_line_refuses_a_file_that_lacks_a_needed_column(shelf, tmp_path):
    path = tmp_path / "books.csv"
    path.write_text("类别,年份\n农业,2001\n", "utf-8")
    with pytest.raises(MatchRefused, match="书名"):
        import_file(find_importer(f"{shelf.name}.books"), path, {})


@pytest.mark.full
def test_fifty_thousand_rows_are_checked_and_imported(shelf, tmp_path):
    rows = "".join(f"书{number},农业,138{number:08},{1900 + number % 100}\n" for number in range(50_000))
    content = f"{','.join(HEAD)}\n{rows}".encode("gb18030")
    clerk = shelf.clerk()
    at = shelf.upload(clerk, content, name="书目.csv")
    shelf.work()
    page = clerk.get(f"/en{at}").text
    assert "Import: 50,000 new" in page
    submit(clerk, at, to=f"{at}/confirm", digest=digest_of(page))
    shelf.work()
    assert len(shelf.books) == 50_000


def make_due():
    """Let the time pass after which the worker looks whether a request was cut off."""
    with writing() as tx:
        tx.session.execute(update(QueuedJob).where(QueuedJob.name == staged.JOB).values(due_at=now()))


def power_cut(change):
    """What ends the process in the middle of a transaction."""
    raise SystemExit

"""Files of records: attached, removed, erased."""

import pytest
from sqlalchemy import select

from portal.errors import NotThere
from portal.extensions import db
from portal.items import Subject
from portal.records import attachments
from portal.records.attachment_models import Attachment
from portal.records.attachments import (
    attach,
    attachments_of,
    erase_attachments,
    remove_attachment,
    show_attachment,
)
from portal.records.file_limits import TooManyFiles
from portal.records.file_store import file_store
from portal.records.models import AuditEntry
from portal.records.settings import write_settings
from portal.records.staging import stage
from portal.records.state import read_state
from portal.records.writing import writing


def attached(owner, checked, **more):
    with writing():
        return attach(owner, checked, **more).id


def names(owner, **more):
    return [row.name for row in attachments_of(owner.kind, owner.id, **more)]


def actions():
    return list(db.session.scalars(select(AuditEntry.action).where(AuditEntry.kind == "notes.note")))


def test_files_of_a_record_are_listed_in_the_order_in_which_they_came(owner, checked):
    attached(owner, checked("b.txt"))
    attached(owner, checked("a.txt"), role="scan")
    attached(Subject("notes.note", "77"), checked("other.txt"))
    assert names(owner) == ["b.txt", "a.txt"]
    assert [row.role for row in attachments_of(owner.kind, owner.id)] == ["evidence", "scan"]
    assert actions() == ["file_added"] * 3


def test_a_transaction_that_fails_leaves_no_row(owner, checked):
    with pytest.raises(RuntimeError), writing():
        attach(owner, checked())
        raise RuntimeError
    assert names(owner) == []
    assert actions() == []


def test_who_brought_a_file_is_kept(owner, checked):
    attached(owner, checked())
    assert attachments_of(owner.kind, owner.id)[0].added_by == "portal"


def test_a_record_holds_no_more_files_than_it_may(owner, checked):
    with writing():
        write_settings("portal", {"files_per_record": 1})
    first = attached(owner, checked())
    with pytest.raises(TooManyFiles):
        attached(owner, checked())
    with writing():
        remove_attachment(owner, first)
    attached(owner, checked())


def test_a_removed_file_is_gone_from_the_record_and_kept_for_the_audit(owner, checked, on_disk):
    removed = attached(owner, checked())
    with writing():
        remove_attachment(owner, removed, "wrong file")
    assert names(owner) == []
    assert db.session.get(Attachment, removed).removed_at is not None
    assert len(on_disk()) == 1
    assert actions() == ["file_added", "file_removed"]
    with writing(), pytest.raises(NotThere):
        remove_attachment(owner, removed)


def test_nobody_removes_or_shows_a_file_by_way_of_another_record(owner, checked):
    foreign = attached(owner, checked())
    with writing():
        for change in (remove_attachment, lambda *it: show_attachment(*it, public=True)):
            with pytest.raises(NotThere):
                change(Subject("notes.note", "8"), foreign)
    assert names(owner, public_only=True) == []


def test_showing_a_file_makes_public_pages_old(owner, checked):
    one = attached(owner, checked())
    before = read_state().public_version
    with writing():
        show_attachment(owner, one, public=True)
    assert names(owner, public_only=True) == ["report.txt"]
    assert int(read_state().public_version) == int(before) + 1
    with writing():
        remove_attachment(owner, one)
    assert int(read_state().public_version) == int(before) + 2


def test_erased_files_are_gone_from_table_and_disk_removed_and_waiting_ones_too(owner, checked, on_disk):
    one, two = checked(content="once"), checked()
    stage(b"n" * 16, one)
    removed = attached(owner, one)
    attached(owner, two)
    with writing():
        remove_attachment(owner, removed)
    other = checked()
    attached(Subject("notes.note", "8"), other)
    with writing():
        assert erase_attachments(owner.kind, owner.id) == 2
        assert len(on_disk()) == 3  # until the transaction is sure
    assert on_disk() == {other.file}
    assert db.session.scalars(select(Attachment.file)).all() == [other.file]


def test_content_stays_when_erasing_fails(owner, checked, on_disk):
    attached(owner, checked())
    with pytest.raises(RuntimeError), writing():
        erase_attachments(owner.kind, owner.id)
        raise RuntimeError
    assert len(names(owner)) == len(on_disk()) == 1


def test_content_that_another_record_has_too_stays(owner, checked, on_disk):
    one = checked()
    attached(owner, one)
    attached(Subject("notes.note", "8"), one)
    with writing():
        erase_attachments(owner.kind, owner.id)
    assert on_disk() == {one.file}


def test_erasing_the_files_of_a_plugin_leaves_those_of_others(owner, checked, on_disk):
    attached(owner, checked())
    other = checked()
    attached(Subject("notes_finance.note", "8"), other)
    with writing():
        assert attachments.erase_attachments_of_plugin("notes") == 1
    assert on_disk() == {other.file}


def test_a_file_is_on_the_disk_before_its_row_can_be(checked):
    one = checked()
    assert file_store().path(one.file).stat().st_size == one.size


def test_a_store_that_cannot_write_leaves_no_half_file(checked, monkeypatch, on_disk):
    from portal.errors import Busy
    from portal.records import file_store as module

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(Busy):
        checked()
    assert on_disk() == set()

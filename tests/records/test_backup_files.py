"""The files of records in a backup."""

import tarfile

from portal.records import backup
from portal.records.attachments import attach
from portal.records.backup import make_backup
from portal.records.file_store import file_store
from portal.records.writing import writing


def in_archive(path):
    with tarfile.open(path) as tar:
        return {it.name.rpartition("/")[2]: it for it in tar if it.isfile()}


def test_a_backup_holds_the_files_of_records_closed_to_others(owner, checked):
    one = checked()
    with writing():
        attach(owner, one)
    found = in_archive(make_backup())
    assert (found[one.file].size, found[one.file].mode & 0o777) == (one.size, 0o600)


def test_a_file_that_came_while_the_database_was_copied_comes_along(owner, checked, monkeypatch):
    copy, late = backup._copy_database, []

    def copy_slowly(*arguments):
        done = copy(*arguments)
        late.append(checked())
        return done

    monkeypatch.setattr(backup, "_copy_database", copy_slowly)
    found = in_archive(make_backup())
    assert late[0].file in found


def test_a_file_that_is_erased_meanwhile_does_not_stop_the_backup(checked, monkeypatch):
    gone, stays = checked(), checked()
    add = tarfile.TarFile.add

    def erase_first(tar, path, *rest, **more):
        file_store().discard(gone.file)
        return add(tar, path, *rest, **more)

    monkeypatch.setattr(tarfile.TarFile, "add", erase_first)
    assert stays.file in in_archive(make_backup())

"""The keys of one installation."""

import json
import threading

import pytest

from portal.errors import StartRefused
from portal.secrets import FILE, begin_rotation, end_rotation, key_modes_are_tight, load_secrets


def test_keys_are_made_once_and_stay(tmp_path):
    first = load_secrets(tmp_path)
    assert load_secrets(tmp_path) == first
    assert len(set(first.values())) == len(first)
    assert all(len(key) == 32 for key in first.values())


def test_nobody_but_the_owner_may_read_them(tmp_path):
    load_secrets(tmp_path)
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert key_modes_are_tight(tmp_path)
    (tmp_path / FILE).chmod(0o640)
    assert not key_modes_are_tight(tmp_path)


def test_processes_that_start_together_read_the_same_keys(tmp_path):
    read = []
    threads = [threading.Thread(target=lambda: read.append(load_secrets(tmp_path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read) == 8
    assert all(keys == read[0] for keys in read)


@pytest.mark.parametrize("text", ["", "{}", '{"cookie": "zz"}', '{"cookie": "00"}', "[1]"])
def test_a_damaged_file_is_never_replaced(tmp_path, text):
    (tmp_path / FILE).write_text(text)
    with pytest.raises(StartRefused, match=FILE):
        load_secrets(tmp_path)
    assert (tmp_path / FILE).read_text() == text


def test_a_rotation_keeps_the_former_key_until_it_ends(tmp_path):
    before = load_secrets(tmp_path)
    begin_rotation(tmp_path)
    during = load_secrets(tmp_path)
    assert during["seal_before"] == before["seal"] != during["seal"]
    begin_rotation(tmp_path)
    assert load_secrets(tmp_path) == during
    end_rotation(tmp_path)
    after = load_secrets(tmp_path)
    assert after == before | {"seal": during["seal"]}
    assert key_modes_are_tight(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_file_from_before_the_index_key_keeps_its_hashes(tmp_path):
    keys = {name: key.hex() for name, key in load_secrets(tmp_path).items() if name != "index"}
    (tmp_path / FILE).write_text(json.dumps(keys))
    before = load_secrets(tmp_path)
    assert before["index"] == before["seal"]
    begin_rotation(tmp_path)
    end_rotation(tmp_path)
    assert load_secrets(tmp_path)["index"] == before["index"]


def test_what_cannot_be_written_leaves_the_file_and_no_draft(tmp_path, monkeypatch):
    before = load_secrets(tmp_path)
    monkeypatch.setattr("os.replace", lambda *arguments: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        begin_rotation(tmp_path)
    assert load_secrets(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == [FILE]

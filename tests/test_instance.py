"""The folder one installation owns."""

import os
from pathlib import Path

import pytest

from portal.config import Configuration
from portal.errors import StartRefused
from portal.instance import check_instance, file_system


def test_the_folder_is_made(tmp_path):
    check_instance(Configuration(tmp_path / "deep" / "instance"))
    assert (tmp_path / "deep" / "instance").is_dir()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StartRefused, match="cannot be written"):
        check_instance(Configuration(tmp_path))


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a file system that refuses even root")
def test_a_file_system_that_refuses_is_one_sentence():
    with pytest.raises(StartRefused, match=r"cannot be (written|made)"):
        check_instance(Configuration(Path("/sys/kernel")))


def test_a_file_in_its_place_is_one_sentence(tmp_path):
    (tmp_path / "instance").write_text("")
    with pytest.raises(StartRefused, match="cannot be made"):
        check_instance(Configuration(tmp_path / "instance"))


def mounts(tmp_path, text):
    path = tmp_path / "mounts"
    path.write_text(text)
    return path


def test_the_nearest_mount_decides(tmp_path):
    table = mounts(tmp_path, f"a / ext4 rw\nserver:/x {tmp_path} nfs4 rw\nb {tmp_path}/local ext4 rw\n")
    assert file_system(tmp_path / "shared", table) == "nfs4"
    (tmp_path / "local").mkdir()
    assert file_system(tmp_path / "local" / "instance", table) == "ext4"


def test_sqlite_on_a_network_file_system_is_refused_and_postgresql_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr("portal.instance.file_system", lambda folder: "nfs4")
    with pytest.raises(StartRefused, match="network file system"):
        check_instance(Configuration(tmp_path))
    check_instance(Configuration(tmp_path, database_url="postgresql://h/d"))

"""A file is read by a process of its own: within limits, without the plugin around the reader."""

import sys
from types import ModuleType

import pytest

from portal.office import apart
from portal.office.reading import read_in_child
from portal.office.refusals import FileRefused

pytestmark = pytest.mark.once
READER = """
import os, sys

def size(source):
    return {"size": len(source.read()), "whole": [it for it in ("flask", "sqlalchemy") if it in sys.modules]}

def environment(source):
    return sorted(os.environ)

def greedy(source):
    return len(bytearray(600 * 1024 * 1024))

def endless(source):
    while True:
        pass

def broken(source):
    raise ValueError(source)
"""


@pytest.fixture(autouse=True)
def plugin(app, tmp_path, monkeypatch):
    """A plugin that may not be run where files are read."""
    folder = tmp_path / "outer" / "lender"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("raise SystemExit('the plugin was run')")
    (folder / "reader.py").write_text(READER)
    for name, place in (("plugins", folder.parent), ("plugins.lender", folder)):
        package = ModuleType(name)
        package.__path__ = [str(place)]
        monkeypatch.setitem(sys.modules, name, package)


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "a1b2"
    file.write_bytes(b"12345")
    return file


def read(file, function):
    return read_in_child(file, f"plugins.lender.reader:{function}", name="办法.docx")


def test_what_the_reader_finds_comes_back_and_the_plugin_is_not_run(file):
    assert read(file, "size") == {"size": 5, "whole": []}


def test_the_reader_learns_nothing_of_the_installation(file, monkeypatch):
    monkeypatch.setenv("PORTAL_DATABASE_URL", "postgresql://portal:secret@db/portal")
    assert set(read(file, "environment")) <= {"PYTHONPATH", "LANG", "LC_CTYPE"}


@pytest.mark.parametrize(("function", "why"), [("greedy", "too_heavy"), ("broken", "damaged")])
def test_what_the_reader_dies_of_is_a_refusal_with_the_file_s_name(file, function, why):
    with pytest.raises(FileRefused, match=r"办法\.docx") as refused:
        read(file, function)
    assert refused.value.reason == why


def test_a_reader_that_takes_too_long_is_stopped(file, monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 1)
    with pytest.raises(FileRefused) as refused:
        read(file, "endless")
    assert refused.value.reason == "too_heavy"

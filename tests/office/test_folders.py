"""Folders packed as .zip: names as people gave them, limits, and nothing kept of what is not wanted."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.office.folders import files_of, is_folder
from portal.office.inspection import folder
from portal.office.refusals import FileRefused
from tests.office.samples import archive, upload, word

pytestmark = pytest.mark.once


class Packed(zipfile.ZipInfo):
    """An entry whose name is written in a given encoding, without the mark of UTF-8, as many programs write it."""

    def __init__(self, name, encoding):
        super().__init__(name)
        self.encoding = encoding

    def _encodeFilenameFlags(self):
        return self.filename.encode(self.encoding), self.flag_bits


def packed(names, encoding):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in names:
            made.writestr(Packed(name, encoding), b"x")
    return target.getvalue()


def unpacked(content):
    return folder.unpack(io.BytesIO(content), io.BytesIO())


def names(content):
    return [name for name, _start, _size in unpacked(content)]


def reason(app, content, name="制度.zip"):
    with pytest.raises(FileRefused) as refused:
        list(files_of(upload(content, name)))
    return refused.value.reason


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_are_read_as_they_were_written(encoding):
    given = ["制度/车辆管理办法.docx", "制度/接待.docx"]
    assert names(packed(given, encoding)) == given
    assert names(archive(dict.fromkeys(given, b"x"))) == given


LETTERS = st.text(st.characters(codec="gbk", exclude_characters="\\/:\0", exclude_categories=["C"]), min_size=3)


@given(st.lists(LETTERS, min_size=1, max_size=5, unique_by=str.lower))
def test_every_name_that_windows_in_china_writes_keeps_its_length(given_names):
    """A short GBK name may also be UTF-8; whatever it is taken for, no file is lost."""
    read = unpacked(packed([f"{it}.docx" for it in given_names], "gbk"))
    assert len(read) == len(given_names)
    assert all(name.endswith(".docx") for name, _start, _size in read)


def test_the_name_that_stands_beside_the_written_one_wins():
    entry = zipfile.ZipInfo("_____.docx")
    told = b"\1\0\0\0\0" + "车辆.docx".encode()
    entry.extra = b"\x75\x70" + len(told).to_bytes(2, "little") + told
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr(entry, b"x")
    assert names(target.getvalue()) == ["车辆.docx"]


def test_what_systems_leave_behind_is_left_out():
    left = ("__MACOSX/._甲.docx", "制度/.DS_Store", "制度/Thumbs.db", "制度/~$甲.docx", "制度/")
    assert names(archive(dict.fromkeys(left, b"x") | {"制度/甲.docx": b"x"})) == ["制度/甲.docx"]


def test_files_come_out_as_they_were(app):
    one, two = word(), b"text"
    files = list(files_of(upload(archive({"甲.docx": one, "乙.txt": two}), "制度.ZIP")))
    assert [(it.filename, it.stream.read()) for it in files] == [("甲.docx", one), ("乙.txt", two)]


def test_only_a_zip_is_a_folder():
    assert is_folder(upload(b"", "制度.ZIP"))
    assert not is_folder(upload(b"", "制度.zip.docx"))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (archive({}), "empty"),
        (archive({"制度/": b""}), "empty"),
        (b"PK\3\4 not an archive", "damaged"),
        (archive({f"{number}.docx": b"x" for number in range(folder.MOST_FILES + 1)}), "folder_too_large"),
        (archive({"a.txt": b"0" * 30 * 1024 * 1024}), "bomb"),
        (archive({"../a.docx": b"x"}), "forged"),
    ],
    ids=["empty", "only folders", "damaged", "too many", "bomb", "forged"],
)
def test_a_folder_is_refused_in_one_sentence(app, content, why):
    assert reason(app, content) == why


def test_a_folder_under_a_password_is_refused(app):
    content = bytearray(archive({"a.docx": b"x"}))
    content[6] |= 1
    content[content.index(b"PK\1\2") + 8] |= 1
    assert reason(app, bytes(content)) == "encrypted"


def test_a_marked_name_is_refused_before_anything_is_read(app):
    assert reason(app, b"", "机密★.zip") == "classified"

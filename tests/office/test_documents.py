"""Word documents, spreadsheets and OFD: what may be in them, and what is told when it may not."""

import io
import zipfile

import pytest

from portal.office.inspection import archives
from tests.office.samples import OLE, TYPE, TYPES, archive, related, sheet, verdict, word

pytestmark = pytest.mark.once
BOMB = b"\0" * 20 * 1024 * 1024


def test_documents_of_each_kind_are_taken():
    assert verdict(word(), ".docx") == ".docx"
    assert verdict(sheet(), ".xlsx") == ".xlsx"
    assert verdict(archive({"OFD.xml": "<OFD/>", "Doc_0/Document.xml": "<Document/>"}), ".ofd") == ".ofd"


@pytest.mark.parametrize(
    ("content", "suffix"),
    [(sheet(), ".docx"), (word(), ".xlsx"), (word(), ".ofd"), (archive({"a.txt": "a"}), ".docx"), (word(), ".pdf")],
)
def test_a_document_is_what_its_name_says(content, suffix):
    assert verdict(content, suffix) == "other_content"


@pytest.mark.parametrize(
    "content",
    [
        word(word__vbaProject_bin=b"x"),
        word(more=TYPE.format(part="word/x.bin", kind="application/vnd.ms-office.vbaProject"), word__x=b"x"),
        word(more=TYPE.format(part="word/x", kind="application/vnd.ms-word.document.macroEnabled.main+xml")),
        related("vbaProject", "hidden.bin"),
        related("xlMacrosheet", "macrosheets/sheet1.xml"),
    ],
)
def test_macros_are_refused_whatever_their_part_is_called(content):
    assert verdict(content, ".docx") == "macros"


@pytest.mark.parametrize(
    "content",
    [
        related("oleObject", "embeddings/oleObject1.bin"),
        related("control", "activeX/activeX1.xml"),
        word(word__media__image1=OLE),
        word(word__media__image1=b"MZ\x90\0" + b"\0" * 100),
        word(word__embeddings__a=word(word__embeddings__b=word())),
    ],
)
def test_objects_of_other_programs_are_refused(content):
    assert verdict(content, ".docx") == "embedded"


def test_the_sheet_behind_a_chart_is_taken_and_looked_at_too():
    assert verdict(word(word__embeddings__chart=sheet()), ".docx") == ".docx"
    assert verdict(word(word__embeddings__chart=word(word__x_xml="<!DOCTYPE a><a/>")), ".docx") == "doctype"


def test_what_would_be_fetched_when_opened_is_refused_but_links_and_own_templates_are_not():
    assert verdict(related("attachedTemplate", "https://example.com/a.dotm"), ".docx") == "remote"
    assert verdict(related("attachedTemplate", "\\\\server\\a.dotm"), ".docx") == "remote"
    assert verdict(related("attachedTemplate", "Normal.dotm"), ".docx") == ".docx"
    assert verdict(related("hyperlink", "https://example.com/"), ".docx") == ".docx"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_in_any_part_and_encoding(encoding):
    part = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    assert verdict(word(customXml__item1_xml=part), ".docx") == "doctype"
    assert verdict(word(word__media__image1=part), ".docx") == "doctype"


@pytest.mark.parametrize("body", ["秘密★10年", "<w:t>机 密</w:t> <w:t>\u3000★</w:t>", "<w:r>绝</w:r><w:r>密★</w:r>"])
def test_marks_of_classified_papers_are_found_across_runs(body):
    assert verdict(word(body), ".docx") == "classified"
    assert verdict(word(word__header1_xml=f"<h>{body}</h>".replace("w:", "")), ".docx") == "classified"


def test_a_mark_across_two_pieces_of_a_long_part_is_found():
    for blanks in (256 * 1024 - 90, 256 * 1024 - 88, 256 * 1024 - 86):
        assert verdict(word("a" * blanks + "秘密★"), ".docx") == "classified"


def test_words_about_secrets_are_no_mark():
    assert verdict(word("保守国家秘密，★表示重要"), ".docx") == ".docx"


def test_bombs_are_refused_by_their_table_of_contents(monkeypatch):
    assert verdict(word(word__media__a=BOMB), ".docx") == "bomb"
    monkeypatch.setattr(archives, "MOST_BYTES", 1000)
    assert verdict(word("a" * 2000), ".docx") == "bomb"
    monkeypatch.undo()
    many = {f"word/media/{number}": b"" for number in range(archives.MOST_ENTRIES + 1)}
    assert verdict(word(**many), ".docx") == "bomb"


def test_a_size_that_is_declared_too_small_does_not_help_a_bomb():
    packed = word(word__big_xml="<a>" + "b" * 3_000_000 + "</a>")
    forged = packed.replace((3_000_007).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert forged != packed
    assert verdict(forged, ".docx") == "damaged"


@pytest.mark.parametrize("name", ["../outside.xml", "/etc/passwd", "C:/a", "word\\..\\..\\a"])
def test_names_that_lead_outside_are_refused(name):
    assert verdict(word(**{name: "a"}), ".docx") == "forged"


def test_a_name_that_is_there_twice_is_refused():
    target = io.BytesIO(word())
    with zipfile.ZipFile(target, "a") as made:
        made.writestr("WORD/document.xml", "<other/>")
    assert verdict(target.getvalue(), ".docx") == "forged"


def test_locked_documents_are_told_from_old_ones():
    assert verdict(OLE + "EncryptedPackage".encode("utf-16-le"), ".docx") == "encrypted"
    assert verdict(OLE, ".docx") == "old_document"
    assert verdict(OLE, ".xlsx") == "old_sheet"
    assert verdict(OLE, ".pdf") == "other_content"


def test_a_locked_entry_is_refused():
    content = bytearray(word())
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    assert verdict(bytes(content), ".docx") == "encrypted"


@pytest.mark.parametrize("cut", [5, 100, 400])
def test_a_document_that_was_cut_off_is_damaged(cut):
    assert verdict(word()[:-cut], ".docx") == "damaged"


def test_parts_that_are_no_xml_are_damaged():
    assert verdict(word("<open>"), ".docx") == "damaged"
    assert verdict(archive({TYPES: "no xml"}), ".docx") == "damaged"
    assert verdict(word(word__x_xml='<?xml version="1.0" encoding="klingon"?><a/>'), ".docx") == "damaged"

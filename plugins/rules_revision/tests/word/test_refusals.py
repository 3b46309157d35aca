"""Any file ends in lines or in one clear sentence."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.rules_revision.engine.word.reading import NotReadable, read_word, read_word_as_json
from plugins.rules_revision.engine.word.refusals import SENTENCES
from plugins.rules_revision.tests.word.files import archive, p, word

pytestmark = pytest.mark.once
CORPUS = Path(__file__).parents[4] / ".." / "shared" / "data"
FILES = sorted(it for folder in ("docx", "hostile") for it in (CORPUS / folder).glob("*"))
OWN = sorted((Path(__file__).parents[1] / "files").glob("*.docx"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
DOCUMENT = "word/document.xml"


def reason(content, name=""):
    source = content if isinstance(content, io.BytesIO) else io.BytesIO(content)
    with pytest.raises(NotReadable) as refused:
        read_word(source)
    assert refused.value.sentence == SENTENCES[refused.value.reason_code]
    return refused.value.reason_code


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"\0" * 162, "empty"),
        (b"\x05Admin".ljust(162), "lock_file"),
        (OLE + "WordDocument".encode("utf-16-le"), "old_doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "spreadsheet"),
        (OLE, "old_doc"),
        (b"{\\rtf1", "rtf"),
        (b"%PDF-1.7", "pdf"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\r\n<!DOCTYPE html><html>", "web_page"),
        (
            b"\xef\xbb\xbf<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument office='1'>",
            "word_xml",
        ),
        ("第一条".encode("gb18030"), "other"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged"),
    ],
)
def test_what_is_no_word_file_is_named(content, why):
    assert reason(content) == why


def test_a_wps_file_is_known_by_its_name(tmp_path):
    file = tmp_path / "办法.wps"
    file.write_bytes(OLE + "WordDocument".encode("utf-16-le"))
    with pytest.raises(NotReadable, match=r"\.wps"):
        read_word(file)


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ({"xl/workbook.xml": "<workbook/>"}, "spreadsheet"),
        ({"ppt/presentation.xml": "<p/>"}, "presentation"),
        ({"OFD.xml": "<OFD/>"}, "ofd"),
        ({"content.xml": "<office/>"}, "opendocument"),
        ({DOCUMENT: "<w:document"}, "damaged"),
        ({DOCUMENT: ""}, "damaged"),
        ({DOCUMENT: "<html/>"}, "damaged"),
        ({DOCUMENT: "<!DOCTYPE d [<!ENTITY a 'b'>]><d>&a;</d>"}, "doctype"),
        ({DOCUMENT: "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><d>&a;</d>".encode("utf-16")}, "doctype"),
        ({DOCUMENT: "<d>" * 5_000 + "</d>" * 5_000}, "too_heavy"),
        ({DOCUMENT: b"\0" * 20_000_000}, "bomb"),
        ({f"a{number}": "" for number in range(2_100)}, "bomb"),
    ],
)
def test_other_archives_are_named(entries, why):
    assert reason(archive(entries)) == why


def test_an_archive_of_anything_is_no_document():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        target.writestr("办法.docx", b"PK")
    assert reason(packed) == "archive"


def test_pictures_alone_are_a_scan():
    assert reason(word(p("<w:r><w:drawing/></w:r>", "— 1 —"))) == "scan"


@pytest.mark.parametrize("body", ["", p(""), p("  "), "<w:sectPr/>"])
def test_a_document_without_text_is_told(body):
    assert reason(word(body)) == "no_text"


@pytest.mark.parametrize("part", ["<w:altChunk/>", "<w:p><w:subDoc/></w:p>"])
def test_text_that_lies_elsewhere_is_not_passed_over(part):
    assert reason(word(p("第一条") + part)) == "elsewhere"


def test_tables_may_nest_as_deep_as_xml_may():
    deep = "<w:tbl><w:tr><w:tc>" * 70 + p("第一条") + "</w:tc></w:tr></w:tbl>" * 70
    assert [line.text for line in read_word(word(deep)).lines] == ["第一条"]


@pytest.mark.parametrize("name", ["/word/document.xml", "word\\document.xml", "Word/Document.xml"])
def test_names_of_parts_as_careless_programs_write_them_are_understood(name):
    document = zipfile.ZipFile(word(p("第一条"))).read(DOCUMENT)
    assert [line.text for line in read_word(archive({name: document})).lines] == ["第一条"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:60])
def test_every_file_of_the_corpus_ends_in_lines_or_a_sentence(path):
    with path.open("rb") as source:
        found = read_word_as_json(source)
    assert found.get("lines") or found["sentence"] in SENTENCES.values()


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_real_rules_are_read_with_their_tables(path):
    kinds = {line.kind for line in read_word(path).lines}
    text = "\n".join(line.text for line in read_word(path).lines)
    assert kinds == {"text", "table"}
    assert "\n第一章 总则\n第一条 " in text


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_never_ends_in_anything_else(place, bytes_put_there):
    content = bytearray(word(p("第一条"), numbering="", styles="").getvalue())
    place %= len(content)
    content[place : place + len(bytes_put_there)] = bytes_put_there
    found = read_word_as_json(io.BytesIO(bytes(content)))
    assert found.get("lines") or found["sentence"] in SENTENCES.values()

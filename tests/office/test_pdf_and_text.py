"""PDF and plain text."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.office.samples import pdf, verdict

pytestmark = pytest.mark.once
FONT = b"begincmap 1 beginbfrange <0003> <0003> <79D8> endbfrange 2 beginbfchar <0004> <5BC6> <0009> <2605> endbfchar"
STAR = b"begincmap 1 beginbfchar <08> <2605> endbfchar"  # a font of its own, with codes of one byte


def stream(content: bytes, head: bytes = b"", number: int = 5) -> bytes:
    return (
        str(number).encode()
        + b" 0 obj<<"
        + head
        + b"/Filter/FlateDecode>>stream\n"
        + zlib.compress(content)
        + b"\nendstream endobj\n"
    )


def test_a_plain_pdf_is_taken():
    assert verdict(pdf(), ".pdf") == ".pdf"
    assert verdict(b"\r\n" + pdf(), ".pdf") == ".pdf"


@pytest.mark.parametrize(
    "objects",
    [
        b"3 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj",
        b"3 0 obj<</S/#4Aava#53cript>>endobj",
        b"3 0 obj<</Type/Action/S/Launch/F(cmd.exe)>>endobj",
        stream(b"3 0 <</S/JavaScript/JS 4 0 R>>", b"/Type/ObjStm"),
    ],
)
def test_a_program_in_a_pdf_is_refused(objects):
    assert verdict(pdf(objects), ".pdf") == "program"


def test_letters_that_stand_in_a_packed_stream_by_chance_are_no_program():
    assert verdict(pdf(b"5 0 obj<</Subtype/Image/Filter/DCTDecode>>stream\n/JS /Launch \nendstream"), ".pdf") == ".pdf"
    assert verdict(pdf(stream(b"(/JS) Tj")), ".pdf") == ".pdf"


def test_a_locked_pdf_is_refused():
    assert verdict(pdf(trailer=b"/Encrypt 7 0 R"), ".pdf") == "encrypted"


def page_with(shown: bytes) -> bytes:
    """A PDF that shows something with two fonts, whose names stand in an object stream."""
    pairs = b"21 0 22 36 23 60 "
    packed = pairs + b"<</Font<</F1 22 0 R/F2 23 0 R>>>>".ljust(36)
    packed += b"<</ToUnicode 31 0 R>>".ljust(24) + b"<</ToUnicode 32 0 R>>"
    fonts = stream(FONT, number=31) + stream(STAR, number=32)
    return pdf(fonts + stream(packed, b"/Type/ObjStm/First 17", number=20) + stream(shown, number=40))


def test_a_mark_in_the_text_of_a_pdf_is_found():
    assert verdict(page_with(b"/F1 16 Tf [<0003>-5<0004>] TJ /F2 16 Tf 16 0 Td <08> Tj"), ".pdf") == "classified"
    assert verdict(page_with(b"/F1 16 Tf <000300040009> Tj"), ".pdf") == "classified"
    assert verdict(page_with(b"/F1 16 Tf <0003> Tj 3 0 Td <0003> Tj /F2 16 Tf <08> Tj"), ".pdf") == ".pdf"
    assert verdict(page_with(b"/F1 16 Tf <00030004> Tj <08> Tj"), ".pdf") == ".pdf"


@pytest.mark.browser
@pytest.mark.parametrize(("text", "found"), [("秘密★5年", "classified"), ("秘密5年", ".pdf")])
def test_a_mark_in_a_pdf_that_a_browser_printed_is_found(chromium, text, found):
    page = chromium.new_page()
    page.set_content(f"<p>{text}</p><p>关于整改情况的报告</p>")
    assert verdict(page.pdf(), ".pdf") == found


def test_a_stream_that_grows_too_large_is_refused():
    assert verdict(pdf(stream(b"\0" * 110 * 1024 * 1024)), ".pdf") == "bomb"


def test_what_is_no_pdf_is_not_taken_for_one():
    assert verdict(b"hello", ".pdf") == "other_content"
    assert verdict(pdf(), ".docx") == "other_content"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_every_usual_encoding_is_read(encoding):
    assert verdict("姓名,界别\n张三,农业".encode(encoding), ".csv") == ".csv"
    assert verdict("关于\n机密 ★ 五年".encode(encoding), ".txt") == "classified"


@pytest.mark.parametrize("content", [b"\0\1\2", b"MZ\x90\0\3", b"\x7fELF\2\1", b"abc\xff\xff\xff"])
def test_programs_are_no_text(content):
    assert verdict(content, ".txt") == "other_content"


def test_an_empty_file_is_told():
    assert verdict(b"", ".txt") == "empty"


@given(st.binary(max_size=2000), st.sampled_from([".pdf", ".docx", ".ofd", ".txt", ".jpg", ".png"]))
def test_whatever_the_bytes_there_is_a_verdict(content, suffix):
    assert verdict(content, suffix)
    assert verdict(b"PK\x03\x04" + content, suffix)
    assert verdict(b"%PDF-1.4" + content, suffix)

"""What comes out of a spreadsheet, and the one sentence that comes where nothing does."""

import io
from datetime import date, datetime

import pytest

from portal.office.guard import check_sheet, check_upload
from portal.office.inspection.verdict import Refused
from portal.office.refusals import FileRefused
from portal.office.sheets import opening
from portal.office.sheets.reading import read_sheets, read_workbook
from portal.office.sheets.workbook import Merge, Workbook, column_letter
from portal.records.file_store import file_store
from tests.office.samples import CORPUS, upload, word
from tests.office.sheets.files import MAIN, SAMPLES, archive, cell, ods, ods_cell, raw_xlsx, xlsx

pytestmark = pytest.mark.once
MOMENT = datetime.fromisoformat("2026-06-30T09:30")
HOSTILE = sorted((CORPUS / "hostile").glob("*.xls*"))
WIDE = ods_cell("x", 'table:number-columns-repeated="16384"')
SMALL = cell("A1", "姓名") + cell("A2", "张三")


def opened(content: bytes) -> list[dict]:
    """The same as in the process that can be lost, without its limits."""
    return opening.read(io.BytesIO(content))


def rows_of(content: bytes) -> list[list]:
    return opened(content)[0]["rows"]


def why(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        opened(content)
    return refused.value.reason


def read(tmp_path, content: bytes) -> Workbook:
    file = tmp_path / "名单.xlsx"
    file.write_bytes(content)
    return read_sheets(file)


def test_values_come_as_what_they_are(tmp_path):
    row = ["甲", 3.0, 2.5, True, date(2026, 6, 30), MOMENT, None, "甲="]
    book = read(tmp_path, xlsx({"表": [row]}))
    assert book.sheets[0].rows == (("甲", 3, 2.5, True, date(2026, 6, 30), MOMENT, None, "甲="),)
    assert [type(it) for it in book.sheets[0].rows[0]][1:3] == [int, float]


def test_dates_count_from_where_the_workbook_says():
    assert rows_of(xlsx({"表": [[date(2000, 1, 1)]]}, {"date_1904": True})) == [[["2000-01-01"]]]


def test_row_one_is_row_one_though_nothing_stands_there(tmp_path):
    book = read(tmp_path, xlsx({"表": [[], [None, "甲"], [], [None, "乙"], [], [" "]]}))
    assert book.sheets[0].rows[:4] == ((), (None, "甲"), (), (None, "乙"))


def test_hidden_sheets_come_last_and_say_so(tmp_path):
    book = read(tmp_path, xlsx({"名单": [["甲"]], "隐藏": [["乙"]], "附": [["丙"]]}))
    assert [(it.name, it.hidden) for it in book.sheets] == [("名单", False), ("附", False), ("隐藏", True)]


def test_the_roster_of_three_sheets_is_read_with_its_merges(app):
    book = read_workbook(SAMPLES / "members_messy.xlsx", "名单.xlsx")
    assert [(it.name, len(it.rows), len(it.merges)) for it in book.sheets] == [
        ("界别", 343, 1), ("专委会", 334, 7), ("街道", 343, 16),
    ]  # fmt: skip


def test_an_old_xls_is_read_with_its_merges_dates_and_hidden_sheets():
    book = read_sheets(SAMPLES / "ledger.xls")
    ledger = book.sheets[0]
    assert ledger.merges == (Merge(0, 0, 0, 3), Merge(2, 0, 4, 0), Merge(2, 1, 4, 1))
    assert ledger.rows[3] == (None, None, "限定时长", date(2026, 7, 31))
    assert [(it.name, it.hidden) for it in book.sheets] == [("整改台账", False), ("最后", False), ("隐藏", True)]


def test_an_ods_is_read_with_its_merges():
    rows = f"""<table:table-row>{ods_cell("姓名")}{ods_cell("组")}</table:table-row>
    <table:table-row>{ods_cell("张三")}{ods_cell("一组", 'table:number-rows-spanned="2"')}</table:table-row>
    <table:table-row>{ods_cell("李四")}<table:covered-table-cell/></table:table-row>
    <table:table-row table:number-rows-repeated="1048573"><table:table-cell
        table:number-columns-repeated="1024"/></table:table-row>"""
    found = opened(ods(rows))[0]
    assert found["rows"] == [["姓名", "组"], ["张三", "一组"], ["李四"]]
    assert found["merges"] == [(1, 1, 2, 1)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
def test_texts_are_read_in_every_encoding_and_with_every_separator(encoding, separator):
    text = f'姓名{separator}单位\r\n"张,三;"{separator}"一\n二"\r\n李四{separator}"说""好"""\r\n'
    assert rows_of(text.encode(encoding)) == [["姓名", "单位"], ["张,三;", "一\n二"], ["李四", '说"好"']]


@pytest.mark.parametrize("end", ["", "\n", "\r", "\r\n"])
def test_a_text_ends_with_or_without_a_line_end(end):
    assert rows_of(f'姓名\r张"三"\r"李\r四"{end}'.encode()) == [["姓名"], ['张"三"'], ["李\r四"]]


def test_a_text_of_one_column_is_one():
    assert rows_of("姓名\n张三\n".encode()) == [["姓名"], ["张三"]]


def test_the_roster_in_gb18030_is_read_like_the_other():
    text, book = read_sheets(SAMPLES / "members_gb18030.csv"), read_sheets(SAMPLES / "members_messy.xlsx")
    assert [it[1] for it in text.sheets[0].rows[1:341]] == [it[1] for it in book.sheets[0].rows[1:341]]


def test_the_content_decides_and_not_the_name(app):
    old, new = (SAMPLES / "ledger.xls").read_bytes(), xlsx({"表": [["甲"]]})
    assert check_sheet(upload(old, "台账.xlsx")).name == "台账.xls"
    checked = check_sheet(upload(new, "台账.xls"))
    assert checked.name == "台账.xlsx"
    assert read_workbook(file_store().path(checked.file), checked.name).sheets[0].rows == (("甲",),)


@pytest.mark.parametrize("name", ["台账.xls", "台账.ods"])
def test_attachments_still_refuse_what_only_sheets_may_be(app, name):
    with pytest.raises(FileRefused):
        check_upload(upload((SAMPLES / "ledger.xls").read_bytes(), name))


@pytest.mark.parametrize(("name", "reason"), [("a.et", "old_sheet"), ("a.xlsm", "macros"), ("a.pdf", "other_kind")])
def test_other_kinds_are_no_sheets(app, name, reason):
    with pytest.raises(FileRefused) as refused:
        check_sheet(upload(b"x", name))
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "other_content"),
        (word(), "other_content"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web_page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "web_page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<table>", "web_page"),
        ('姓名,单位\n张三,"某局\n李四,某校\n'.encode(), "open_quote"),
        (b"a,b\n\0,c\n", "other_content"),
        (b"\xff\xfea\0,\0\0\xd8\n\0", "other_content"),
        ("秘密 ★,1年".encode(), "classified"),
        (b"," * 2_000 + b"x\n", "too_wide"),
        ((SAMPLES / "ledger.xls").read_bytes()[:4000], "other_content"),
        ((SAMPLES / "ledger.xls").read_bytes() + "_VBA_PROJECT".encode("utf-16-le"), "macros"),
        (raw_xlsx(SMALL)[:700], "damaged"),
        (raw_xlsx("<row"), "damaged"),
        (raw_xlsx(SMALL + cell("XFD3")), "too_wide"),
        (raw_xlsx(SMALL, xl__sharedStrings_xml='<!DOCTYPE x [<!ENTITY a "a">]><sst>&a;</sst>'), "doctype"),
        (raw_xlsx(SMALL, xl__vbaProject_bin="x"), "macros"),
        (raw_xlsx(SMALL, "<mergeCells>" + '<mergeCell ref="A1:XFD2"/>' * 3 + "</mergeCells>"), "damaged"),
        (raw_xlsx(SMALL, "<mergeCells>" + '<mergeCell ref="A1:B1"/>' * 200_001 + "</mergeCells>"), "bomb"),
        (ods("", content_xml=b"\x93\x01", **{"META-INF__manifest_xml": "<m><encryption-data/></m>"}), "encrypted"),
        (ods("", Basic__Standard__Module1_xml="<x/>"), "macros"),
        (ods("", content_xml="<!DOCTYPE x><x/>"), "doctype"),
        (ods("", mimetype="application/vnd.oasis.opendocument.text"), "other_content"),
        (archive({"a": b"\0" * 20_000_000}), "bomb"),
    ],
)  # fmt: skip
def test_what_is_no_sound_spreadsheet_has_its_reason(content, reason):
    assert why(content) == reason


def test_more_than_can_be_read_in_one_go_is_refused(monkeypatch):
    monkeypatch.setattr(opening, "MOST_CELLS", 5)
    assert why(b"a,b\n" * 3) == "too_long"
    monkeypatch.setattr(opening, "MOST_CHARACTERS", 3)
    assert why(b"aaaa") == "too_long"


@pytest.mark.parametrize(
    "content",
    [
        raw_xlsx(SMALL + cell("XFD1048576")),
        ods(f'<table:table-row table:number-rows-repeated="1048576">{WIDE}</table:table-row>'),
        raw_xlsx(
            "".join(f'<row r="{it}"><c r="A{it}" t="s"><v>0</v></c></row>' for it in range(1, 5_001)),
            xl__sharedStrings_xml=f'<sst xmlns="{MAIN}"><si><t>{"甲" * 150_000}</t></si></sst>',
        ),
    ],
    ids=["far cell", "repeated cells", "long text often"],
)  # fmt: skip
def test_what_would_fill_the_memory_ends_in_a_sentence_about_sheets(tmp_path, content):
    with pytest.raises(FileRefused, match=r"名单\.xlsx") as refused:
        read(tmp_path, content)
    assert refused.value.reason in ("sheet_too_heavy", "too_long", "damaged", "bomb")


def test_a_sheet_that_says_it_is_huge_is_as_large_as_what_stands_in_it():
    ghosts = "".join(f'<row r="{it}"><c r="A{it}" s="0"/><c r="XFD{it}" s="0"/></row>' for it in range(3, 20_000))
    assert rows_of(raw_xlsx(SMALL + ghosts)) == [["姓名"], ["张三"]]


def test_a_panic_of_the_library_is_a_damaged_file(monkeypatch):
    class PanicException(BaseException):
        """As pyo3 names it."""

    with pytest.raises(Refused, match="damaged"), opening.readable():
        raise PanicException
    with pytest.raises(KeyboardInterrupt), opening.readable():
        raise KeyboardInterrupt


@pytest.mark.skipif(not HOSTILE, reason="the corpus is not beside the checkout")
@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.name[-30:])
def test_hostile_files_are_read_or_refused_in_one_sentence(file):
    try:
        said = read_sheets(file).sheets[0].name
    except FileRefused as refused:
        said = refused.message if file.name in refused.message else ""
    assert said


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_their_letters(index, letter):
    assert column_letter(index) == letter

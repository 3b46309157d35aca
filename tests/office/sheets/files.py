"""Spreadsheets made for tests."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from portal.office.sheets.workbook import Merge, Sheet

SAMPLES = Path(__file__).parent / "samples"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKED = "http://schemas.openxmlformats.org/package/2006/relationships"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(sheets: dict[str, Sequence[Sequence[object]]], options: dict[str, object] | None = None) -> bytes:
    """A workbook as a program writes it."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"default_date_format": "yyyy-mm-dd", **(options or {})}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name.startswith("隐藏"):
                sheet.hide()
    return target.getvalue()


def raw_xlsx(rows: str, after: str = "", **parts: str) -> bytes:
    """A workbook of one sheet as an attacker writes it; `parts` by name, with __ for / and _xml for .xml."""
    related = "".join(
        f'<Relationship Id="r{number}" Type="{RELATED}/{kind}" Target="{target}.xml"/>'
        for number, (kind, target) in enumerate(
            (("worksheet", "worksheets/sheet1"), ("sharedStrings", "sharedStrings"), ("styles", "styles"))
        )
    )
    named = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}
    return archive(
        {
            "_rels/.rels": f'<Relationships xmlns="{PACKED}"><Relationship Id="r" Type="{RELATED}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
            "[Content_Types].xml": f'<Types><Override PartName="/xl/workbook.xml" ContentType="{BOOK_TYPE}"/></Types>',
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">'
            '<sheets><sheet name="S" sheetId="1" r:id="r0"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKED}">{related}</Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>',
        }
        | named
    )


def cell(place: str, text: str = "甲") -> str:
    """A row with one cell."""
    number = "".join(it for it in place if it.isdigit())
    return f'<row r="{number}"><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def ods(rows: str, **parts: str | bytes) -> bytes:
    """A spreadsheet of LibreOffice."""
    spaces = " ".join(
        f'xmlns:{it}="urn:oasis:names:tc:opendocument:xmlns:{it}:1.0"' for it in ("office", "table", "text")
    )
    table = f'<table:table table:name="名单">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    named = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}
    content = f"<office:document-content {spaces}>{body}</office:document-content>"
    return archive({"mimetype": ODS, "content.xml": content, "META-INF/manifest.xml": "<manifest/>"} | named)


def ods_cell(text: str, more: str = "") -> str:
    """One cell of it."""
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return target.getvalue()


def sheet(*rows: Sequence[object], merges: Sequence[tuple[int, int, int, int]] = ()) -> Sheet:
    """A sheet as read_workbook() gives it: empty texts are empty cells."""
    kept = tuple(tuple(it if it != "" else None for it in row) for row in rows)
    return Sheet("名单", kept, tuple(Merge(*it) for it in merges))

"""Files to be checked, made here, and the corpus beside the checkout."""

import io
import zipfile
from pathlib import Path

from PIL import Image
from werkzeug.datastructures import FileStorage

from portal.office.inspection.looking import look_at
from portal.office.inspection.verdict import Refused

CORPUS = Path(__file__).parents[3] / "shared" / "data"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
TYPES = "[Content_Types].xml"
TYPE = '<Override PartName="/{part}" ContentType="{kind}"/>'
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def upload(content: bytes, name: str) -> FileStorage:
    """A file as it comes with a request."""
    return FileStorage(io.BytesIO(content), name)


def word(body: str = "<w:t>整改情况</w:t>", more: str = "", **parts: bytes | str) -> bytes:
    """A Word document; `more` are further types, `parts` further parts by name, with __ for / and _xml for .xml."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}
    return archive(
        {
            TYPES: f"<Types>{TYPE.format(part='word/document.xml', kind=WORD_TYPE)}{more}</Types>",
            "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:d xmlns:w="w">{body}</w:d>',
        }
        | named
    )


def sheet() -> bytes:
    """A spreadsheet."""
    return archive(
        {
            TYPES: f"<Types>{TYPE.format(part='xl/workbook.xml', kind=SHEET_TYPE)}</Types>",
            "xl/workbook.xml": "<workbook/>",
            "xl/printerSettings/printerSettings1.bin": b"\1\0\2\0" * 10,
        }
    )


def related(kind: str, target: str) -> bytes:
    """A Word document with one relation."""
    relation = f'<Relationship Type="http://schemas.example/relationships/{kind}" Target="{target}"/>'
    return word(**{"word___rels__document.xml.rels": f"<Relationships>{relation}</Relationships>"})


def archive(parts: dict[str, bytes | str]) -> bytes:
    """A zip archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return target.getvalue()


def picture(form: str = "JPEG", size: tuple[int, int] = (80, 60), **options: object) -> bytes:
    """A picture, dark on its left and light on its right."""
    drawn = Image.new("RGB", size, "white")
    drawn.paste("navy", (0, 0, size[0] // 2, size[1]))
    target = io.BytesIO()
    drawn.save(target, form, **options)
    return target.getvalue()


def pdf(objects: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one empty page."""
    page = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    return b"%PDF-1.7\n" + page + objects + b"\ntrailer<</Root 1 0 R" + trailer + b">>\n%%EOF"


def verdict(content: bytes, suffix: str) -> str:
    """The reason why a file is refused, or the suffix it must have."""
    try:
        return look_at(io.BytesIO(content), suffix, io.BytesIO())
    except Refused as refused:
        return refused.reason

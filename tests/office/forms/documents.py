"""Word templates made for tests, and what a filled one says."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docx import Document

from portal.items import FormField, RowGroup, WordForm
from portal.office.filling.document import WordTemplate
from portal.office.filling.known import Fault
from portal.office.forms.known import known_of

COLUMNS = (FormField("内容", "What"), FormField("责任人", "Who"))
FORM = WordForm(
    "trial.slip",
    "Slip",
    Path("slip.docx"),
    (FormField("整改事项", "Item", "公车<定位>"), FormField("次数", "Times", 3)),
    (RowGroup("措施", "Measures", COLUMNS, (("登记", "甲"), ("公示", "乙"))),),
)
KNOWN = known_of(FORM)
RECORD = {
    "整改事项": "规范用车",
    "次数": 3,
    "措施": [{"内容": "登记", "责任人": "甲"}, {"内容": "公示", "责任人": "乙"}],
}
LOOP = (("{%tr for 行 in 措施 %}", ""), ("{{ loop.index }}", "{{ 行.内容 }}"), ("{%tr endfor %}", ""))


def template(*paragraphs: str, table: tuple[tuple[str, ...], ...] = (), header: str = "") -> bytes:
    """A Word file; a paragraph is split into runs, as word processors do, wherever it says ¦."""
    document = Document()
    for words in paragraphs:
        paragraph = document.add_paragraph()
        for place, piece in enumerate(words.split("¦")):
            paragraph.add_run(piece).bold = bool(place % 2)
    rows = document.add_table(len(table), len(table[0])).rows if table else ()
    for row, words in zip(rows, table, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    if header:
        document.sections[0].header.paragraphs[0].text = header
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def fill(content: bytes, values=RECORD) -> bytes:
    """Fill a template of FORM."""
    return WordTemplate(BytesIO(content), KNOWN).fill(values)


def words_of(content: bytes) -> list[str]:
    """The paragraphs of a Word file, then the cells of its tables."""
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [it.text for it in document.paragraphs if it.text] + cells


def xml_of(content: bytes, part: str = "word/document.xml") -> str:
    """One part of a Word file."""
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(part).decode("utf-8")


def fault(*paragraphs: str, **more) -> tuple[str, dict]:
    """Reason and words of what is wrong with a template."""
    try:
        fill(template(*paragraphs, **more))
    except Fault as found:
        return found.reason, found.words
    return "", {}

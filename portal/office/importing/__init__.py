"""Importing tables, for all modules: a plugin declares an Importer by the hook importers(), the rest happens here.

    rows.py        what check() gets and returns           checking.py    cells read, the plugin asked, the digest
    models.py      imports on their way, and parts.py      steps.py       read, match, check, confirm
    grid.py        rows typed into a page                  files.py       the same from the command line, with report.py

The pages are portal.web.importing.
"""

from .files import import_file
from .known import find_importer
from .report import ImportReport, refused
from .rows import FieldChange, ImportRow, Message, Notice, Outcome, Preview, Status, nearest

__all__ = [
    "FieldChange", "ImportReport", "ImportRow", "Message", "Notice", "Outcome", "Preview", "Status", "find_importer",
    "import_file", "nearest", "refused",
]  # fmt: skip

"""Reading the cells of many rows; what stands in a column again and again is read once."""

import re
from typing import Any

from flask_babel import gettext as _

from ...items import Importer
from ..sheets.cells import parse_cell
from ..sheets.columns import Column
from ..sheets.parsed import Parsed
from ..sheets.workbook import Value
from .rows import Message
from .tables import Written

NOTHING = re.compile(r"[-—–―─_/\\／＼~～…]+")  # which people write into a cell that is to stay empty
FAILED = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE)
REPEATED = frozenset({"choice", "gender", "yes_no", "date", "month", "whole", "number"})


class CellReader:
    """Reads rows of one table by the columns of an importer."""

    def __init__(self, importer: Importer) -> None:
        self._columns: tuple[Column, ...] = importer.columns
        self._known: dict[tuple[str, type, Value], Parsed] = {}

    def read(self, row: Written) -> tuple[dict[str, Any], list[Message], list[Message]]:
        """The values of a row, what is wrong with its cells, and what was read otherwise than it was written."""
        values: dict[str, Any] = {}
        faults: list[Message] = []
        notes: list[Message] = []
        for column in self._columns:
            if column.key not in row.cells:
                continue
            parsed = self._parsed(column, row.cells[column.key])
            values[column.key] = parsed.value
            if column.aside and parsed.aside:
                values[column.aside] = parsed.aside
            if parsed.problem:
                faults.append(Message(parsed.problem, column.key))
            elif column.required and parsed.value in (None, ""):
                faults.append(Message(_("Fill in: %(name)s", name=column.title), column.key))
            elif parsed.note:
                notes.append(Message(parsed.note, column.key))
        return values, faults, notes

    def _parsed(self, column: Column, value: Value) -> Parsed:
        if isinstance(value, str) and not value.isalnum():
            if NOTHING.fullmatch("".join(value.split())):
                value = None
            elif FAILED.fullmatch(value.strip()):
                return Parsed(problem=_("The formula of this cell failed: “%(text)s”. Write the value.", text=value))
        if column.kind not in REPEATED:
            return parse_cell(column, value)
        key = (column.key, type(value), value)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = parse_cell(column, value)
        return known

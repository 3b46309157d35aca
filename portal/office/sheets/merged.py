"""The cells that are merged downwards, as one reads row by row."""

from .headings import words
from .workbook import Merge, Sheet, Value

Cells = dict[int, Value]


class Down:
    """The merged cells that reach over the row one reads; rows are asked for in their order."""

    def __init__(self, sheet: Sheet, first: int, width: int) -> None:
        self._rows = sheet.rows
        self._starting: dict[int, list[Merge]] = {}
        for merge in sheet.merges:
            if merge.bottom >= first and merge.left < width:
                self._starting.setdefault(max(merge.top, first), []).append(merge)
        self._open: list[tuple[Merge, Value]] = []

    def at(self, number: int) -> Cells:
        """The values that come down into this row, by their column."""
        self._open = [(merge, value) for merge, value in self._open if merge.bottom >= number]
        for merge in self._starting.get(number, ()):
            row = self._rows[merge.top]
            value = row[merge.left] if merge.left < len(row) else None
            if merge.bottom > merge.top and words(value):
                self._open.append((merge, value))
        return {merge.left: value for merge, value in self._open}

    def across(self, number: int, place: int) -> bool:
        """Whether the cell is merged with one beside it."""
        merges = self._starting.get(number, ())
        return any(it.left == place and it.right > place and it.bottom == it.top for it in merges)

"""Drawing one page of a spreadsheet: title, headings, rows, total, notes, and how it is printed."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format

from .columns import Column
from .pages import Page
from .shown import shown
from .workbook import Value

NARROWEST, WIDEST = 6, 50
MEASURED = 1_000  # rows whose cells decide how wide a column is
FIRST_YEAR = 1900  # a spreadsheet knows no earlier date
LONGEST_NAME = 31
NOT_IN_NAMES = str.maketrans("[]:*?/\\'", "（）：＊？／＼’")
A4 = 9
FOOTER = "&C第 &P 页，共 &N 页"


class Styles:
    """The formats of one file."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        middle = {"valign": "vcenter", "text_wrap": True}
        cell = middle | {"border": 1}
        self.title = book.add_format(middle | {"bold": True, "font_size": 16, "align": "center"})
        self.heading = book.add_format(cell | {"bold": True, "align": "center", "bg_color": "#E7EBF0"})
        self.text = book.add_format(cell)
        self.day = book.add_format(cell | {"num_format": "yyyy-mm-dd", "align": "center"})
        self.moment = book.add_format(cell | {"num_format": "yyyy-mm-dd hh:mm", "align": "center"})
        self.total = book.add_format(cell | {"bold": True})
        self.note = book.add_format(middle)
        self.typed = book.add_format({"num_format": "@"})


class Drawn:
    """One page while it is drawn, from the first row to the last."""

    def __init__(self, book: xlsxwriter.Workbook, styles: Styles, page: Page) -> None:
        self._sheet = book.add_worksheet(sheet_name(page.name))
        self._styles, self._page = styles, page
        self._widths = [max(NARROWEST, width_of(column.title)) for column in page.columns]
        self._row = 0

    def draw(self) -> None:
        """All of it."""
        if self._page.title:
            self._sheet.set_row(0, 32)
            self._across(self._page.title, self._styles.title)
        heading = self._row
        self._line([str(column.title) for column in self._page.columns], self._styles.heading)
        self._rows()
        if self._page.total:
            self._line(self._shown(self._page.total), self._styles.total)
        for note in self._page.notes:
            self._across(note, self._styles.note)
        self._set_up(heading)

    def _rows(self) -> None:
        groups = Groups(self._page.columns)
        for number, row in enumerate(self._page.rows):
            values = self._shown(row)
            self._merge(groups.next(self._row, values))
            self._line(values, None)
            if number < MEASURED:
                self._widths = [max(pair) for pair in zip(self._widths, map(width_of, values), strict=True)]
        self._merge(groups.next(self._row, None))

    def _shown(self, row: Sequence[object]) -> list[Value]:
        return [shown(*pair) for pair in zip(self._page.columns, row, strict=True)]

    def _line(self, values: Sequence[Value], style: Format | None) -> None:
        for place, value in enumerate(values):
            self._cell(place, value, style)
        self._row += 1

    def _cell(self, place: int, value: Value, style: Format | None) -> None:
        if isinstance(value, date) and value.year >= FIRST_YEAR:
            own = self._styles.moment if isinstance(value, datetime) else self._styles.day
            self._sheet.write_datetime(self._row, place, value, style or own)
        elif isinstance(value, int | float):
            self._sheet.write_number(self._row, place, value, style or self._styles.text)
        elif value is None:
            self._sheet.write_blank(self._row, place, None, style or self._styles.text)
        else:
            self._sheet.write_string(self._row, place, str(value), style or self._styles.text)

    def _merge(self, runs: Iterator["Run"]) -> None:
        """The cells were written as they came; merged, the first one stays."""
        for place, top, bottom, value in runs:
            style = self._styles.text
            self._sheet.merge_range(top, place, bottom, place, "", style)
            below, self._row = self._row, top
            self._cell(place, value, None)
            self._row = below

    def _across(self, text: str, style: Format) -> None:
        last = len(self._page.columns) - 1
        if last:
            self._sheet.merge_range(self._row, 0, self._row, last, "", style)
        self._sheet.write_string(self._row, 0, text, style)
        self._row += 1

    def _set_up(self, heading: int) -> None:
        for place, column in enumerate(self._page.columns):
            self._sheet.set_column(place, place, column.width or min(self._widths[place] + 2, WIDEST))
        self._sheet.freeze_panes(heading + 1, 0)
        self._sheet.repeat_rows(heading)
        if not self._page.upright:
            self._sheet.set_landscape()
        self._sheet.set_paper(A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_footer(FOOTER)


Run = tuple[int, int, int, Value]


class Groups:
    """Finds equal values below one another in the group columns, within those of lower groups and of columns before."""

    def __init__(self, columns: Sequence[Column]) -> None:
        places = [place for place, column in enumerate(columns) if column.group]
        self._places = sorted(places, key=lambda place: columns[place].group)
        self._open: dict[int, tuple[int, Value]] = {}

    def next(self, row: int, values: Sequence[Value] | None) -> Iterator[Run]:
        """The runs that end above this row: place, first and last row, value; without values all end."""
        broken = values is None
        for place in self._places:
            top, value = self._open.get(place, (row, None))
            broken = broken or values is None or place not in self._open or values[place] != value
            if broken:
                if value is not None and row - top > 1:
                    yield place, top, row - 1, value
                if values is not None:
                    self._open[place] = row, values[place]


def width_of(value: object) -> int:
    """How wide a value is, in characters of the Latin alphabet."""
    lines = "" if value is None else str(value)
    return max(len(line.encode("gb18030", "replace")) for line in lines.split("\n"))


def sheet_name(name: str) -> str:
    """A name as a sheet may have it."""
    return name.translate(NOT_IN_NAMES)[:LONGEST_NAME] or "Sheet"
